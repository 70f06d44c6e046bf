#include "runtime/sql/time_text.h"

#include <boost/test/unit_test.hpp>

namespace flux::sql {
namespace {

void CheckTime(std::string_view text, std::string_view expected) {
  const std::optional<Time> time = ParseTimeText(text);
  BOOST_TEST_CONTEXT(text) { BOOST_CHECK_EQUAL(time ? FormatTime(*time) : "none", expected); }
}

BOOST_AUTO_TEST_SUITE(TimeTextTest)

BOOST_AUTO_TEST_CASE(ReadsWhatDatabasesWrite) {
  CheckTime("2024-02-29", "2024-02-29T00:00:00Z");
  CheckTime("2024-01-02 03:04", "2024-01-02T03:04:00Z");
  CheckTime("2024-01-02 03:04:05", "2024-01-02T03:04:05Z");
  CheckTime("2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z");
  CheckTime("2024-01-02 03:04:05.6789+00", "2024-01-02T03:04:05.6789Z");
  CheckTime("2024-01-02 03:04:05.1234567899", "2024-01-02T03:04:05.123456789Z");
  CheckTime("2024-01-02 03:04:05+05:30", "2024-01-01T21:34:05Z");
  CheckTime("1900-01-02 03:04:05-01:23:45", "1900-01-02T04:27:50Z");
}

BOOST_AUTO_TEST_CASE(RefusesWhatIsNoTime) {
  for (const char* text : {"", "2024", "2024-13-01", "2023-02-29", "0000-00-00", "2024-01-02 24:00:00", "2024-01-02 03",
                           "2024-01-02 03:04:05.", "2024-01-02 03:04:05 BC", "2024-01-02x", "infinity", "-024-01-02",
                           "2024-01-+2", "1600-01-01", "2300-01-01", "2024-01-02 03:04:05+"}) {
    CheckTime(text, "none");
  }
}

BOOST_AUTO_TEST_CASE(WritesNoMoreDigitsThanThereMayBe) {
  const Time time{1'704'164'645'678'900'123};
  BOOST_CHECK_EQUAL(TimeText(time, 9), "2024-01-02 03:04:05.678900123");
  BOOST_CHECK_EQUAL(TimeText(time, 6), "2024-01-02 03:04:05.6789");
  BOOST_CHECK_EQUAL(TimeText({-1}, 6), "1969-12-31 23:59:59.999999");
  BOOST_CHECK_EQUAL(TimeText({0}, 9), "1970-01-01 00:00:00");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux::sql
