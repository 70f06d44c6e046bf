// Texts made to be slow: none of them crashes or hangs, and what is said about them can be read.

#include <boost/test/unit_test.hpp>

#include "tests/support/broken_texts.h"
#include "trial.h"

namespace flux {

BOOST_AUTO_TEST_CASE(hostile_texts) {
  (void)StdlibTypes();
  for (std::string& text : HostileTexts()) (void)Try(std::move(text));
}

}  // namespace flux
