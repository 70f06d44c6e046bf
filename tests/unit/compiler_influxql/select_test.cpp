// Scripts of `SELECT`s: names and texts of queries stay names and texts, whatever they contain.

#include "compiler/influxql/select.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "compiler/influxql/parse.h"

namespace flux::influxql {
namespace {

const MeasurementShape kShape{
    .name = "m \"${x}\"", .fields = {{"a", FieldType::kFloat}, {"n\"", FieldType::kInteger}}, .tags = {"host"}};

Result<std::vector<SelectPlan>> PlanOf(std::string_view query) {
  const auto parsed = Parse(query);
  BOOST_REQUIRE(parsed);
  return PlanSelect(std::get<SelectStatement>(parsed->front()), "b", {kShape}, Time{1'000'000'000});
}

SelectPlan OnlyPlan(std::string_view query) {
  auto plans = PlanOf(query);
  BOOST_REQUIRE(plans);
  BOOST_REQUIRE(plans->size() == 1);
  return std::move(plans->front());
}

BOOST_AUTO_TEST_CASE(names_and_texts_are_quoted) {
  const SelectPlan plan = OnlyPlan("select a, \"n\\\"\" from m where host = '\") |> yield() // ${die(msg: \"\")}'");
  BOOST_TEST(plan.script.find(R"(r._measurement == "m \"\${x}\"")") != std::string::npos);
  BOOST_TEST(plan.script.find(R"(r["host"] == "\") |> yield() // \${die(msg: \"\")}")") != std::string::npos);
  BOOST_TEST(plan.script.find(R"(r._field == "n\"")") != std::string::npos);
  BOOST_TEST(OnlyPlan("select a from m where host =~ /a\\/b\\/\\// and host !~ /./")
                 .script.find(R"(r["host"] =~ /a\/b\/\//)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_the_engine_does) {
  BOOST_TEST((OnlyPlan("select a from m").source == RowSource::kPoints));
  BOOST_TEST((OnlyPlan("select mean(a) from m group by time(1m)").source == RowSource::kWindows));
  BOOST_TEST((OnlyPlan("select percentile(a, 90) from m").source == RowSource::kFolded));
  BOOST_TEST(OnlyPlan("select a from m limit 3 offset 4").script.find("limit(n: 7)") != std::string::npos);
  BOOST_TEST(OnlyPlan("select difference(a) from m limit 3").script.find("limit(") == std::string::npos);
  // Relative times stay relative, so that the script is the same each time.
  BOOST_TEST(OnlyPlan("select a from m where time > now() - 1h").script.find("range(start: -3599999999999ns") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(windows_in_time_zones) {
  const Windows days{.every = 86'400'000'000'000, .offset = 0, .zone = "Europe/Berlin"};
  const int64_t noon = ParseTime("2024-03-31T10:00:00Z")->ns;
  BOOST_TEST(FormatTime({days.StartOf(noon)}) == "2024-03-30T23:00:00Z");
  BOOST_TEST(FormatTime({days.EndOf(noon)}) == "2024-03-31T22:00:00Z");
}

BOOST_AUTO_TEST_CASE(what_is_wrong) {
  const auto check = [](std::string_view query, std::string_view message) {
    const auto plans = PlanOf(query);
    BOOST_TEST_CONTEXT(query) {
      BOOST_REQUIRE(!plans);
      BOOST_TEST(plans.error().message == message);
    }
  };
  check("select nope(a) from m", "undefined function nope()");
  check("select mean(a), a from m", "mixing aggregate and non-aggregate queries is not supported");
  check("select a from m group by time(1m)", "GROUP BY requires at least one aggregate function");
  check("select mean(a) from m group by time(0s)", "time dimension must have duration argument");
  check("select a from m where time > 'x'", "invalid operation: time and *influxql.StringLiteral are not compatible");
  check("select a from m where time > 9223372036854775807 + 1", "invalid operation: the time is out of range");
}

}  // namespace
}  // namespace flux::influxql
