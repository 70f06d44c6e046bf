// What operations write of themselves as Flux makes the same plan again.

#include <boost/test/unit_test.hpp>

#include "runtime/plan/plan_text.h"
#include "tools/engine/compile.h"
#include "tools/engine/engine.h"
#include "tools/engine/session.h"

namespace flux {

namespace {

constexpr std::string_view kSource =
    "from(bucket: \"b\") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)";

class Planner {
 public:
  Planner() : engine_(std::move(*Engine::Create())), workspace_(*engine_, Project{}, AmbientTypes{}) {}

  // The plan of a script with one result, as it is written.
  plan::NodeRef Plan(const std::string& script) {
    const auto source = std::make_shared<const SourceFile>("script.flux", script);
    const CheckedScript checked = CheckScript(workspace_, source, ".");
    BOOST_REQUIRE_MESSAGE(!checked.has_errors(), script);
    const auto module = EmitScript(*engine_, checked);
    BOOST_REQUIRE(module.has_value());
    SessionOptions options;
    options.now = Time{kNsPerSecond};
    options.optimize.is_enabled = false;  // there is no store to ask
    const CancelToken cancel;
    Host host(*engine_);
    Session session(host, options, cancel);
    Result<PlannedScript> planned = session.Plan(*module);
    BOOST_REQUIRE_MESSAGE(planned.has_value(), script + (planned ? "" : ": " + planned.error().message));
    return planned->written.at(0);
  }

  // The stages behind `from` as their operations write them; nothing when one cannot.
  std::optional<std::string> Write(const plan::NodeRef& node) {
    if (node->inputs.empty()) return "from(bucket: \"b\")";
    const OperationDef* def = engine_->registry().FindOperation(node->name);
    const std::optional<std::string> before = Write(node->inputs[0]);
    const std::optional<std::string> stage = def->to_flux == nullptr ? std::nullopt : def->to_flux(*node);
    return before && stage ? std::optional(*before + " |> " + *stage) : std::nullopt;
  }

 private:
  std::unique_ptr<Engine> engine_;
  Workspace workspace_;
};

// Where calls are, and in which functions, is another matter.
plan::NodeRef WithoutPositions(const plan::NodeRef& node) {
  plan::Node bare = *node;
  bare.position.clear();
  for (plan::NodeRef& input : bare.inputs) input = WithoutPositions(input);
  return std::make_shared<const plan::Node>(std::move(bare));
}

std::string PlanText(const plan::NodeRef& node) {
  const plan::NodeRef bare = WithoutPositions(node);
  return plan::ToText({&bare, 1});
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_text_of_stages_makes_the_same_plan) {
  Planner planner;
  for (const std::string stage : {
           R"(filter(fn: (r) => r._measurement == "a\"b" and (r.host =~ /x\/y\d+/ or exists r.cpu)))",
           R"(filter(fn: (r) => not (r._value > 1.5 or r._value < -2.0), onEmpty: "keep"))",
           R"(filter(fn: (r) => r._time >= 2024-01-01T12:00:00.5Z and r["a b"] != "\n\t\\"))",
           R"(map(fn: (r) => ({r with x: if r._value > 1 then "a" else "b ${r.host}", y: (r.a + r.b) * 2.0 - -r.c})))",
           R"(map(fn: (r) => ({_value: float(v: r._value) ^ 2.0, "a b": r.x % 3})))",
           R"(keep(columns: ["_time", "a\"b"]))",
           R"(drop(columns: []))",
           R"(rename(columns: {host: "h", "a b": "c"}))",
           R"(set(key: "k", value: "\${v}"))",
           R"(duplicate(column: "_stop", as: "_time"))",
           R"(group())",
           R"(group(columns: ["host", "cpu"]))",
           R"(group(columns: ["_time", "_value"], mode: "except"))",
           R"(window(every: 1h, period: 2h, offset: -5m))",
           R"(window(every: 1mo, createEmpty: true, location: {zone: "Europe/Paris", offset: 1h}))",
           R"(window(every: inf))",
           R"(aggregateWindow(every: 1m, fn: mean, createEmpty: false))",
           R"(sum(column: "a"))",
           R"(max())",
           R"(first(column: "b"))",
           R"(quantile(q: 0.9))",
           R"(quantile(q: 0.5, method: "exact_selector", column: "x"))",
           R"(median())",
           R"(sort(columns: ["a", "b"], desc: true))",
           R"(limit(n: 5, offset: 2))",
           R"(tail(n: 3))",
           R"(distinct(column: "host"))",
           R"(unique())",
           R"(pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value"))",
           R"(fill(usePrevious: true))",
           R"(fill(column: "x", value: 0.5))",
           R"(derivative(unit: 1m, nonNegative: true, columns: ["a", "b"]))",
           R"(difference(keepFirst: true))",
           R"(increase())",
           R"(cumulativeSum())",
           R"(movingAverage(n: 5))",
           R"(exponentialMovingAverage(n: 5))",
       }) {
    const std::string script = std::string(kSource) + " |> " + stage;
    BOOST_TEST_CONTEXT(script) {
      const plan::NodeRef written = planner.Plan(script);
      const std::optional<std::string> text = planner.Write(written);
      BOOST_REQUIRE(text.has_value());
      BOOST_TEST(PlanText(planner.Plan(*text)) == PlanText(written), *text);
    }
  }
}

}  // namespace flux
