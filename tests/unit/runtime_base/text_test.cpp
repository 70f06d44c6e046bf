#include "runtime/base/text.h"

#include <boost/test/unit_test.hpp>

namespace flux {

BOOST_AUTO_TEST_CASE(lower_case) {
  BOOST_TEST(LowerCase("Content-TYPE 1") == "content-type 1");
  BOOST_TEST(LowerCase("\xC3\x84\xC3\xA4Z") == "\xC3\x84\xC3\xA4z");
  BOOST_TEST(LowerCase("").empty());
}

BOOST_AUTO_TEST_CASE(replace_all) {
  BOOST_TEST(ReplaceAll("a token, a token", "token", "***") == "a ***, a ***");
  BOOST_TEST(ReplaceAll("aaa", "aa", "b") == "ba");
  BOOST_TEST(ReplaceAll("none", "x", "y") == "none");
  // What was put in is not looked at again.
  BOOST_TEST(ReplaceAll("***", "***", "***") == "***");
}

}  // namespace flux
