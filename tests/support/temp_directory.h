#pragma once

#include <string>

namespace flux::testing {

// A directory of its own, removed at the end with all that is in it.
struct TempDirectory {
  // A failure ends the test.
  TempDirectory();
  ~TempDirectory();
  TempDirectory(const TempDirectory&) = delete;
  TempDirectory& operator=(const TempDirectory&) = delete;
  std::string path;
};

}  // namespace flux::testing
