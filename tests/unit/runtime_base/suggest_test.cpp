#include "runtime/base/suggest.h"

#include <boost/test/unit_test.hpp>

namespace flux {
namespace {

BOOST_AUTO_TEST_CASE(distances) {
  BOOST_TEST(EditDistance("", "abc") == 3u);
  BOOST_TEST(EditDistance("abc", "abc") == 0u);
  BOOST_TEST(EditDistance("abc", "acb") == 1u);
  BOOST_TEST(EditDistance("kitten", "sitting") == 3u);
}

BOOST_AUTO_TEST_CASE(closest_names) {
  const std::string names[] = {"range", "rename", "fn", "column", "true"};
  BOOST_TEST(Closest("rnage", names).value() == "range");
  BOOST_TEST(Closest("func", names).value() == "fn");
  BOOST_TEST(Closest("TRUE", names).value() == "true");
  BOOST_TEST(!Closest("bucket", names).has_value());
  BOOST_TEST(!Closest("x", names).has_value());
}

}  // namespace
}  // namespace flux
