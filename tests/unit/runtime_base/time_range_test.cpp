#include <boost/test/unit_test.hpp>

#include "runtime/base/time.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(time_range_test)

namespace {

// The sum as text, or the error's message.
std::string Sum(std::string_view time, std::string_view duration, int64_t scale = 1) {
  const Result<Time> sum = Add(*ParseTime(time), *ParseDuration(duration), scale);
  return sum ? FormatTime(*sum) : sum.error().message;
}

}  // namespace

BOOST_AUTO_TEST_CASE(SumsWithinTheRange) {
  BOOST_TEST(Sum("2024-01-31T00:00:00Z", "1mo") == "2024-02-29T00:00:00Z");
  BOOST_TEST(Sum("2024-01-01T00:00:00Z", "1d", -2) == "2023-12-30T00:00:00Z");
  BOOST_TEST(Sum("1677-10-21T00:12:44Z", "-1mo") == "1677-09-21T00:12:44Z");
  BOOST_TEST(Sum("2262-03-11T23:47:16Z", "1mo") == "2262-04-11T23:47:16Z");
}

BOOST_AUTO_TEST_CASE(SumsBeyondTheRangeFail) {
  BOOST_TEST(Sum("2024-01-01T00:00:00Z", "400y") ==
             "adding 400y to 2024-01-01T00:00:00Z is out of the range of times, which is "
             "1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z");
  BOOST_TEST(Sum("2024-01-01T00:00:00Z", "400y", -1).starts_with("subtracting 400y from 2024-01-01T00:00:00Z is out"));
  BOOST_TEST(Sum("2262-04-11T23:47:16Z", "1s").starts_with("adding 1s to"));
  BOOST_TEST(Sum("1677-10-21T00:12:43Z", "-1mo").starts_with("adding -1mo to"));
  BOOST_TEST(Sum("2024-01-01T00:00:00Z", "1d", INT64_MAX).starts_with("adding 1d"));
  BOOST_TEST(Sum("2024-01-01T00:00:00Z", "1mo", INT64_MIN).starts_with("subtracting 1mo"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
