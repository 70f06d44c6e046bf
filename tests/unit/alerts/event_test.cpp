#include "tools/alerts/event.h"

#include <boost/test/unit_test.hpp>
#include <limits>

#include "tests/unit/alerts/sample_event.h"

namespace flux::alerts {

BOOST_AUTO_TEST_SUITE(Events)

// The shape that programs for Kapacitor read.
BOOST_AUTO_TEST_CASE(JsonIsThatOfKapacitor) {
  Event event;
  event.state = {.id = "id", .message = "message", .details = "details", .time = Time{0}, .level = Level::kCritical};
  event.data.series = {{.name = "alert",
                        .tags = {{"host", "a"}},
                        .columns = {"time", "value"},
                        .rows = {{FieldValue(Time{0}), FieldValue(1.0)}}}};
  BOOST_TEST(EventJson(event) ==
             R"({"id":"id","message":"message","details":"details","time":"1970-01-01T00:00:00Z","duration":0,)"
             R"("level":"CRITICAL","data":{"series":[{"name":"alert","tags":{"host":"a"},"columns":["time","value"],)"
             R"("values":[["1970-01-01T00:00:00Z",1]]}]},"previousLevel":"OK","recoverable":true})"
             "\n");
}

BOOST_AUTO_TEST_CASE(JsonLeavesOutWhatIsEmpty) {
  Event event;
  event.previous_level = Level::kWarning;
  event.data.is_recoverable = false;
  event.state.time = Time{1'500'000'000};
  event.state.duration_ns = 60'000'000'000;
  BOOST_TEST(EventJson(event) ==
             R"({"id":"","message":"","details":"","time":"1970-01-01T00:00:01.5Z","duration":60000000000,)"
             R"("level":"OK","data":{"series":null},"previousLevel":"WARNING","recoverable":false})"
             "\n");
  event.data.series = {{.name = "", .tags = {}, .columns = {}, .rows = {}}};
  BOOST_TEST(EventJson(event).contains(R"("data":{"series":[{}]})"));
}

BOOST_AUTO_TEST_CASE(JsonEscapesAsGoDoes) {
  Event event;
  event.state.message = "a<b> & \"c\" \\ \n\t\r\b\f\x01 \u2028 \xff ä";
  BOOST_TEST(
      EventJson(event).contains(R"("message":"a\u003cb\u003e \u0026 \"c\" \\ \n\t\r\b\f\u0001 \u2028 \ufffd ä")"));
}

BOOST_AUTO_TEST_CASE(JsonNumbersAreThoseOfGo) {
  Event event;
  const double nan = std::numeric_limits<double>::quiet_NaN();
  event.data.series = {{.name = "m",
                        .tags = {},
                        .columns = {"time"},
                        .rows = {{FieldValue(1e21), FieldValue(1e-7), FieldValue(0.1), FieldValue(100.0),
                                  FieldValue(int64_t{-5}), FieldValue(UINT64_MAX), FieldValue(true), FieldValue(nan),
                                  FieldValue(std::monostate()), FieldValue(std::string("x"))}}}};
  BOOST_TEST(
      EventJson(event).contains(R"("values":[[1e+21,1e-7,0.1,100,-5,18446744073709551615,true,null,null,"x"]])"));
}

BOOST_AUTO_TEST_CASE(LevelsAreReadByTheirBeginnings) {
  const std::pair<const char*, Level> kGood[] = {
      {"", Level::kOk},          {"ok", Level::kOk},           {"I", Level::kInfo},
      {"warn", Level::kWarning}, {"WARNING", Level::kWarning}, {"crit", Level::kCritical}};
  for (const auto& [text, level] : kGood) BOOST_TEST((ParseLevel(text).value() == level), text);
  for (const char* text : {"critical!", "ARNING", "unknown"}) {
    const Result<Level> level = ParseLevel(text);
    BOOST_TEST_REQUIRE(!level.has_value());
    BOOST_TEST(level.error().message == "unknown alert level '" + std::string(text) + "'");
  }
}

BOOST_AUTO_TEST_CASE(DurationsAreThoseOfGo) {
  const std::pair<int64_t, const char*> kTexts[] = {{0, "0s"},
                                                    {1, "1ns"},
                                                    {1'500, "1.5µs"},
                                                    {2'000'000, "2ms"},
                                                    {1'500'000'000, "1.5s"},
                                                    {300'000'000'000, "5m0s"},
                                                    {3'600'000'000'000, "1h0m0s"},
                                                    {90'061'000'000'007, "25h1m1.000000007s"},
                                                    {-1'000'000'000, "-1s"}};
  for (const auto& [ns, text] : kTexts) BOOST_TEST(DurationText(ns) == text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::alerts
