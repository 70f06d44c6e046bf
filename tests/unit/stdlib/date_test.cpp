#include <boost/test/unit_test.hpp>

#include "runtime/plan/specs/range.h"
#include "tests/unit/stdlib/stdlib_bench.h"

namespace flux::stdlib {

namespace {

Value Zone(std::string_view name) { return MakeRecord({{"zone", Text(name)}, {"offset", Value::Of(Duration{})}}); }

std::string Part(const std::string& part, std::string_view t, std::string_view zone = "UTC") {
  return StdlibBench().Eval("date." + part, {{"t", Instant(t)}, {"location", Zone(zone)}});
}

std::string Truncate(std::string_view t, std::string_view unit, std::string_view zone = "UTC") {
  return StdlibBench().Eval("date._truncate", {{"t", Instant(t)}, {"unit", Span(unit)}, {"location", Zone(zone)}});
}

std::string Show(std::string_view t) { return DebugText(Instant(t)); }

}  // namespace

BOOST_AUTO_TEST_CASE(parts_of_a_time) {
  constexpr std::string_view kTime = "2024-12-30T23:45:06.123456789Z";
  BOOST_TEST(Part("_year", kTime) == "2024");
  BOOST_TEST(Part("_quarter", kTime) == "4");
  BOOST_TEST(Part("_week", kTime) == "1");
  BOOST_TEST(Part("_weekDay", kTime) == "1");
  BOOST_TEST(Part("_yearDay", kTime) == "365");
  BOOST_TEST(Part("second", kTime) == "6");
  BOOST_TEST(Part("millisecond", kTime) == "123");
  BOOST_TEST(Part("microsecond", kTime) == "123456");
  BOOST_TEST(Part("_monthDay", kTime, "Europe/Berlin") == "31");
  BOOST_TEST(Part("_hour", kTime, "Europe/Berlin") == "0");
  BOOST_TEST(Part("_week", "2021-01-03T00:00:00Z") == "53");
  BOOST_TEST(Part("_weekDay", "1969-12-31T00:00:00Z") == "3");
}

BOOST_AUTO_TEST_CASE(truncation) {
  BOOST_TEST(Truncate("2024-05-17T13:14:15Z", "1h") == Show("2024-05-17T13:00:00Z"));
  BOOST_TEST(Truncate("2024-05-17T13:14:15Z", "1w") == Show("2024-05-16T00:00:00Z"));
  BOOST_TEST(Truncate("2024-05-17T13:14:15Z", "3mo") == Show("2024-04-01T00:00:00Z"));
  BOOST_TEST(Truncate("1969-11-17T13:14:15Z", "1y") == Show("1969-01-01T00:00:00Z"));
  BOOST_TEST(Truncate("2024-07-01T21:30:00Z", "1d", "Europe/Berlin") == Show("2024-06-30T22:00:00Z"));
  BOOST_TEST(
      Truncate("2024-05-17T13:14:15Z", "1mo1d").starts_with("error: `date.truncate`: argument `unit` cannot mix"));
}

BOOST_AUTO_TEST_CASE(arithmetic) {
  StdlibBench bench;
  BOOST_TEST(bench.Eval("date._add",
                        {{"d", Span("1mo")}, {"to", Instant("2024-01-31T00:00:00Z")}, {"location", Zone("UTC")}}) ==
             Show("2024-02-29T00:00:00Z"));
  BOOST_TEST(bench.Eval("date._sub",
                        {{"from", Instant("2024-03-31T01:00:00Z")}, {"d", Span("1mo1h")}, {"location", Zone("UTC")}}) ==
             Show("2024-02-29T00:00:00Z"));
  BOOST_TEST(bench.Eval("date._add", {{"d", Span("1h")}, {"to", Span("-1h")}, {"location", Zone("UTC")}}) ==
             DebugText(Value::Of(Time{kNow})));
  BOOST_TEST(bench.Eval("date.scale", {{"d", Span("1mo2h")}, {"n", Value::Int(3)}}) == "3mo6h");
  BOOST_TEST(bench.Eval("timezone.location", {{"name", Text("Mars/Olympus")}}).find("unknown time zone") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(ranges) {
  StdlibBench bench;
  const Value stream = bench.Stream({MakeTable({}, {{"_time time", "0"}})});
  BOOST_TEST(bench.Eval("range", {{"tables", stream}, {"start", Span("1h")}}).find("cannot query an empty range") !=
             std::string::npos);
  BOOST_TEST(bench.Eval("range", {{"tables", stream}, {"start", Text("x")}})
                 .starts_with("error: `range`: argument `start` must be a time, a duration"));
  const Result<Value> node = bench.Invoke("range", {{"tables", stream}, {"start", Value::Int(10)}});
  BOOST_REQUIRE(node.has_value());
  const auto& range = plan::StreamNode(*node)->As<plan::RangeSpec>()->range;
  BOOST_TEST(range.start.ns == 10 * kNsPerSecond);
  BOOST_TEST(range.stop.ns == kNow);
}

}  // namespace flux::stdlib
