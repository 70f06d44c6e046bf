#include "tests/support/temp_directory.h"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

namespace flux::testing {

TempDirectory::TempDirectory() {
  std::string name = (std::filesystem::temp_directory_path() / "flux-test-XXXXXX").string();
  BOOST_REQUIRE(mkdtemp(name.data()) != nullptr);
  path = name;
}

TempDirectory::~TempDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path, ignored);
}

}  // namespace flux::testing
