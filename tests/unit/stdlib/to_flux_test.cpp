// The text of stages for servers that run Flux.

#include <boost/test/unit_test.hpp>
#include <limits>

#include "runtime/exec/aggregate_states.h"
#include "runtime/plan/flux_text.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/filter.h"
#include "tests/unit/stdlib/stdlib_bench.h"

namespace flux::stdlib {

namespace {

using expr::NodeId;
using expr::NodeKind;

struct Fixture {
  StdlibBench bench;
  std::string Written(const plan::NodeRef& node) {
    const OperationDef* def = bench.bench.registry.FindOperation(node->name);
    return def->to_flux == nullptr ? "never" : def->to_flux(*node).value_or("nothing");
  }
  std::string Call(const std::string& name, std::vector<std::pair<std::string, Value>> args) {
    args.emplace_back("tables", bench.Stream({}));
    const Result<Value> stream = bench.Invoke(name, std::move(args));
    return stream ? Written(plan::StreamNode(*stream)) : "error: " + stream.error().message;
  }
};

// `(r) => r.COLUMN == VALUE`
plan::RowFunction Equals(const std::string& column, Value value, BinaryOp op = BinaryOp::kEqual) {
  expr::Function fn{.params = {"r"}, .nodes = {}};
  const NodeId row = fn.Add({.kind = NodeKind::kParam});
  const NodeId left = fn.Add({.kind = NodeKind::kMember, .name = column, .children = {row}});
  const NodeId right = fn.Add({.kind = NodeKind::kLiteral, .value = std::move(value)});
  fn.body = fn.Add({.kind = NodeKind::kBinary, .binary_op = op, .children = {left, right}});
  return {std::make_shared<const expr::Function>(std::move(fn)), Value(), ""};
}

// `(r) => NAME(v: r.a)`
plan::RowFunction Calls(const std::string& name) {
  expr::Function fn{.params = {"r"}, .nodes = {}};
  const NodeId row = fn.Add({.kind = NodeKind::kParam});
  const NodeId argument = fn.Add({.kind = NodeKind::kMember, .name = "a", .children = {row}});
  fn.body = fn.Add({.kind = NodeKind::kCall, .name = name, .children = {argument}, .names = {"v"}});
  return {std::make_shared<const expr::Function>(std::move(fn)), Value(), ""};
}

// `(r) => r.a` with `r.a` bound by a let.
plan::RowFunction Let() {
  expr::Function fn{.params = {"r"}, .nodes = {}};
  const NodeId row = fn.Add({.kind = NodeKind::kParam});
  const NodeId value = fn.Add({.kind = NodeKind::kMember, .name = "a", .children = {row}});
  const NodeId local = fn.Add({.kind = NodeKind::kLocal});
  fn.body = fn.Add({.kind = NodeKind::kLet, .children = {value, local}});
  return {std::make_shared<const expr::Function>(std::move(fn)), Value(), ""};
}

std::string TextOf(const plan::RowFunction& fn) { return plan::FluxFunction(fn).value_or("nothing"); }
std::string TextOf(const Value& value) { return plan::FluxLiteral(value).value_or("nothing"); }

}  // namespace

BOOST_FIXTURE_TEST_CASE(stages_are_written_with_their_arguments, Fixture) {
  const Value yes = Value::Bool(true);
  BOOST_TEST(Call("range", {{"start", Instant("2024-01-01T00:00:00Z")}, {"stop", Instant("2024-01-02T00:00:00.5Z")}}) ==
             "range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00.5Z)");
  BOOST_TEST(Call("keep", {{"columns", Strings({"a", "b\"c"})}}) == R"(keep(columns: ["a", "b\"c"]))");
  BOOST_TEST(Call("drop", {{"columns", Strings({"a"})}}) == R"(drop(columns: ["a"]))");
  BOOST_TEST(Call("rename", {{"columns", MakeRecord({{"a", Text("b")}, {"c d", Text("e")}})}}) ==
             R"(rename(columns: {"a": "b", "c d": "e"}))");
  BOOST_TEST(Call("set", {{"key", Text("k")}, {"value", Text("${v}\n")}}) == R"(set(key: "k", value: "\${v}\n"))");
  BOOST_TEST(Call("duplicate", {{"column", Text("a")}, {"as", Text("b")}}) == R"(duplicate(column: "a", as: "b"))");
  BOOST_TEST(Call("group", {}) == "group(columns: [])");
  BOOST_TEST(Call("group", {{"columns", Strings({"a"})}, {"mode", Text("except")}}) ==
             R"(group(columns: ["a"], mode: "except"))");
  BOOST_TEST(Call("experimental.group", {{"columns", Strings({"a"})}, {"mode", Text("extend")}}) == "nothing");
  BOOST_TEST(Call("sort", {{"columns", Strings({"a"})}, {"desc", yes}}) == R"(sort(columns: ["a"], desc: true))");
  BOOST_TEST(Call("limit", {{"n", Value::Int(5)}}) == "limit(n: 5)");
  BOOST_TEST(Call("tail", {{"n", Value::Int(5)}, {"offset", Value::Int(2)}}) == "tail(n: 5, offset: 2)");
  BOOST_TEST(Call("distinct", {}) == R"(distinct(column: "_value"))");
  BOOST_TEST(Call("unique", {{"column", Text("a")}}) == R"(unique(column: "a"))");
  BOOST_TEST(
      Call("pivot",
           {{"rowKey", Strings({"_time"})}, {"columnKey", Strings({"_field"})}, {"valueColumn", Text("_value")}}) ==
      R"(pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value"))");
  BOOST_TEST(Call("fill", {{"usePrevious", yes}}) == R"(fill(column: "_value", usePrevious: true))");
  BOOST_TEST(Call("fill", {{"value", Value::Float(-1)}}) == R"(fill(column: "_value", value: -1.0))");
  BOOST_TEST(Call("fill", {{"value", Value::Uint(1)}}) == "nothing");
}

BOOST_FIXTURE_TEST_CASE(aggregates_and_series_are_written_with_their_arguments, Fixture) {
  const Value yes = Value::Bool(true);
  BOOST_TEST(Call("mean", {}) == R"(mean(column: "_value"))");
  BOOST_TEST(Call("last", {{"column", Text("a")}}) == R"(last(column: "a"))");
  BOOST_TEST(Call("quantile", {{"q", Value::Float(0.5)}}) == R"(quantile(column: "_value", q: 0.5))");
  BOOST_TEST(Call("quantile", {{"q", Value::Float(0.9)}, {"method", Text("exact_mean")}}) ==
             R"(quantile(column: "_value", q: 0.9, method: "exact_mean"))");
  BOOST_TEST(Call("derivative", {{"unit", Span("1m")}, {"nonNegative", yes}}) ==
             R"(derivative(unit: 1m, nonNegative: true, columns: ["_value"], timeColumn: "_time"))");
  BOOST_TEST(Call("difference", {{"keepFirst", yes}, {"initialZero", yes}}) ==
             R"(difference(columns: ["_value"], keepFirst: true, initialZero: true))");
  BOOST_TEST(Call("cumulativeSum", {}) == R"(cumulativeSum(columns: ["_value"]))");
  BOOST_TEST(Call("movingAverage", {{"n", Value::Int(3)}}) == "movingAverage(n: 3)");
}

BOOST_FIXTURE_TEST_CASE(windows_are_written_with_what_differs_from_the_defaults, Fixture) {
  plan::AggregateWindowSpec spec;
  spec.fn = &exec::aggregates::kMean;
  spec.shape = {.every = *ParseDuration("1mo"), .period = *ParseDuration("1mo"), .offset = {}, .location = {}};
  BOOST_TEST(Written(plan::MakeNode(spec, {})) ==
             R"(aggregateWindow(every: 1mo, fn: mean, column: "_value", timeSrc: "_stop", createEmpty: true))");
  plan::WindowSpec window;
  window.shape = {.every = *ParseDuration("1h"),
                  .period = *ParseDuration("2h"),
                  .offset = *ParseDuration("-5m"),
                  .location = {.zone = "Europe/Paris", .offset = {}}};
  BOOST_TEST(Written(plan::MakeNode(window, {})) ==
             R"(window(every: 1h, period: 2h, offset: -5m, location: {zone: "Europe/Paris", offset: 0ns}, )"
             R"(timeColumn: "_time", startColumn: "_start", stopColumn: "_stop"))");
  window.shape.every = window.shape.period = {0, plan::WindowShape::kForever};
  BOOST_TEST(Written(plan::MakeNode(window, {})).starts_with("window(every: inf, offset: "));
}

BOOST_FIXTURE_TEST_CASE(functions_are_written_when_their_text_stands_alone, Fixture) {
  plan::FilterSpec spec;
  spec.fn = Equals("host", Value::String("a"));
  spec.keep_empty = true;
  BOOST_TEST(Written(plan::MakeNode(spec, {})) == R"(filter(fn: (r) => r.host == "a", onEmpty: "keep"))");
  BOOST_TEST(TextOf(Equals("a b", Value::Float(1))) == R"((r) => r["a b"] == 1.0)");
  BOOST_TEST(TextOf(Equals("t", Instant("2024-01-01T00:00:00Z"))) == "(r) => r.t == 2024-01-01T00:00:00Z");
  BOOST_TEST(TextOf(Equals("a", *RegexpObject::Compile("x/y"), BinaryOp::kMatch)) == R"((r) => r.a =~ /x\/y/)");
  BOOST_TEST(TextOf(Equals("and", Value::Int(1))) == "nothing");
  BOOST_TEST(TextOf(Equals("a", Value::Uint(1))) == "nothing");
  BOOST_TEST(TextOf(Equals("a", Value::String("${b}"))) == "nothing");
  BOOST_TEST(TextOf(Equals("a", Value::Int(-1), BinaryOp::kPower)) == "nothing");
  BOOST_TEST(TextOf(Calls("universe.float")) == "(r) => float(v: r.a)");
  BOOST_TEST(TextOf(Calls("strings.toUpper")) == "nothing");
  BOOST_TEST(TextOf(Let()) == "nothing");
  BOOST_TEST(TextOf(plan::RowFunction{}) == "nothing");
}

BOOST_AUTO_TEST_CASE(literals) {
  BOOST_TEST(TextOf(Value::Int(-3)) == "-3");
  BOOST_TEST(TextOf(Value::Int(std::numeric_limits<int64_t>::min())) == "nothing");
  BOOST_TEST(TextOf(Value::Float(1e21)) == "1000000000000000000000.0");
  BOOST_TEST(TextOf(Value::Float(std::numeric_limits<double>::infinity())) == "nothing");
  BOOST_TEST(TextOf(Value::Null(ValueKind::kInt)) == "nothing");
  BOOST_TEST(TextOf(Span("1h30m")) == "1h30m");
  BOOST_TEST(TextOf(Strings({"a", "b"})) == R"(["a", "b"])");
}

}  // namespace flux::stdlib
