#include <boost/test/unit_test.hpp>

#include "tests/unit/stdlib/stdlib_bench.h"

namespace flux::stdlib {

namespace {

std::string Convert(const std::string& function, const Value& v) { return StdlibBench().Eval(function, {{"v", v}}); }

}  // namespace

BOOST_AUTO_TEST_CASE(conversions_to_int) {
  BOOST_TEST(Convert("int", Text("-42")) == "-42");
  BOOST_TEST(Convert("int", Value::Float(-2.9)) == "-2");
  BOOST_TEST(Convert("int", Value::Bool(true)) == "1");
  BOOST_TEST(Convert("int", Value::Uint(UINT64_MAX)) == "-1");
  BOOST_TEST(Convert("int", Span("1m")) == "60000000000");
  BOOST_TEST(Convert("int", Instant("1970-01-01T00:00:01Z")) == "1000000000");
  BOOST_TEST(Convert("int", Text("x")) == "error: cannot convert string \"x\" to int due to invalid syntax");
  BOOST_TEST(Convert("int", Value::Float(1e300)) == "-9223372036854775808");
  BOOST_TEST(Convert("int", MakeArray({})) == "error: cannot convert array to int");
}

BOOST_AUTO_TEST_CASE(conversions_to_other_types) {
  BOOST_TEST(Convert("uint", Text("7")) == DebugText(Value::Uint(7)));
  BOOST_TEST(Convert("uint", Value::Int(-1)) == DebugText(Value::Uint(UINT64_MAX)));
  BOOST_TEST(Convert("float", Text("1.5")) == DebugText(Value::Float(1.5)));
  BOOST_TEST(Convert("float", Span("1s")) == "error: cannot convert duration to float");
  BOOST_TEST(Convert("string", Value::Float(0.1)) == "\"0.1\"");
  BOOST_TEST(Convert("string", Instant("2024-01-02T03:04:05.5Z")) == "\"2024-01-02T03:04:05.500000000Z\"");
  BOOST_TEST(Convert("string", Span("1h30m")) == "\"1h30m\"");
  BOOST_TEST(Convert("bool", Text("true")) == "true");
  BOOST_TEST(Convert("bool", Value::Int(2)) == "error: cannot convert int 2 to bool, must be 0 or 1");
  BOOST_TEST(Convert("time", Value::Int(0)) == DebugText(Value::Of(Time{0})));
  BOOST_TEST(Convert("duration", Text("2d")) == "2d");
  BOOST_TEST(Convert("bytes", Value::Null(ValueKind::kString)) == "error: cannot convert null to bytes");
}

BOOST_AUTO_TEST_CASE(conversions_let_null_through_and_unwrap_dynamic) {
  StdlibBench bench;
  const Result<Value> null = bench.Invoke("int", {{"v", Value::Null(ValueKind::kString)}});
  BOOST_REQUIRE(null.has_value());
  BOOST_TEST(null->is_null());
  BOOST_TEST((null->kind() == ValueKind::kInt));
  BOOST_TEST(bench.Eval("int", {{"v", MakeDynamic(Text("3"))}}) == "3");
}

BOOST_AUTO_TEST_CASE(collections) {
  StdlibBench bench;
  BOOST_TEST(bench.Eval("length", {{"arr", Strings({"a", "b"})}}) == "2");
  BOOST_TEST(bench.Eval("contains", {{"value", Text("b")}, {"set", Strings({"a", "b"})}}) == "true");
  BOOST_TEST(bench.Eval("contains", {{"value", Text("c")}, {"set", Strings({"a", "b"})}}) == "false");
}

}  // namespace flux::stdlib
