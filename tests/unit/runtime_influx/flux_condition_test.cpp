#include "runtime/influx/flux_condition.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/runtime_influx/row_predicate.h"

namespace flux::influx {
namespace {

// The condition of a predicate over series of which `_value` has these types.
std::string Text(const expr::Function& predicate, std::vector<ColumnType> types = {ColumnType::kFloat}) {
  const Result<Condition> condition =
      TranslateToFlux(predicate, [&]() -> Result<std::vector<ColumnType>> { return types; });
  if (!condition) return "cannot: " + condition.error().message;
  if (condition->is_constant) return condition->constant ? "all" : "none";
  return condition->text;
}

std::string OnTag(BinaryOp op, const std::string& tag, Value value) {
  PredicateBuilder b;
  const expr::NodeId column = b.Column(tag);
  return Text(b.Body(b.Binary(op, column, b.Literal(std::move(value)))));
}

std::string OnValue(BinaryOp op, Value value, std::vector<ColumnType> types) {
  PredicateBuilder b;
  const expr::NodeId column = b.Column("_value");
  return Text(b.Body(b.Binary(op, column, b.Literal(std::move(value)))), std::move(types));
}

BOOST_AUTO_TEST_CASE(TagsThatSeriesMayLackAreGuarded) {
  BOOST_CHECK_EQUAL(OnTag(BinaryOp::kEqual, "host", Value::String("a")), R"(r["host"] == "a")");
  BOOST_CHECK_EQUAL(OnTag(BinaryOp::kNotEqual, "host", Value::String("a")),
                    R"((exists r["host"] and r["host"] != "a"))");
  BOOST_CHECK_EQUAL(OnTag(BinaryOp::kNotEqual, "_field", Value::String("a")), R"(r["_field"] != "a")");
  BOOST_CHECK_EQUAL(OnTag(BinaryOp::kEqual, "host", Value::String("")), "none");
  BOOST_CHECK_EQUAL(OnTag(BinaryOp::kNotEqual, "host", Value::String("")), R"(exists r["host"])");
  BOOST_CHECK_EQUAL(OnTag(BinaryOp::kNotEqual, "_measurement", Value::String("")), "all");
  BOOST_CHECK_EQUAL(OnTag(BinaryOp::kLess, "host", Value::String("a")),
                    "cannot: the storage of InfluxDB compares tags with `==` and `!=` only");
  BOOST_CHECK_EQUAL(OnTag(BinaryOp::kEqual, "host", Value::Int(1)),
                    "cannot: a tag is a string, what it is compared with is not");
  BOOST_CHECK_EQUAL(OnTag(BinaryOp::kEqual, "_time", Value::Int(1)),
                    "cannot: tests of `_time` are not sent to InfluxDB; use `range`");
  PredicateBuilder b;
  const expr::NodeId host = b.Column("host");
  const expr::NodeId match = b.Binary(BinaryOp::kMatch, host, b.Regex("^a/b"));
  BOOST_CHECK_EQUAL(Text(b.Body(match)), R"((exists r["host"] and r["host"] =~ /^a\/b/))");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Not(match))), R"((exists r["host"] and r["host"] !~ /^a\/b/))");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Not(b.Exists(host)))), R"(not exists r["host"])");
}

BOOST_AUTO_TEST_CASE(TextIsQuoted) {
  BOOST_CHECK_EQUAL(OnTag(BinaryOp::kEqual, "a\"b", Value::String("x\\y \"z\" ${v}\n")),
                    R"(r["a\"b"] == "x\\y \"z\" \${v}\n")");
}

BOOST_AUTO_TEST_CASE(ConditionsAreJoined) {
  PredicateBuilder b;
  const expr::NodeId a = b.Equal("_field", "a"), c = b.Equal("host", "c");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Binary(BinaryOp::kOr, a, c))), R"((r["_field"] == "a" or r["host"] == "c"))");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Not(b.Binary(BinaryOp::kOr, a, c)))),
                    R"((r["_field"] != "a" and (exists r["host"] and r["host"] != "c")))");
  const expr::NodeId value = b.Column("_value");
  const expr::NodeId above = b.Binary(BinaryOp::kGreater, value, b.Literal(Value::Float(1)));
  BOOST_CHECK_EQUAL(Text(b.Body(b.Binary(BinaryOp::kOr, c, above))),
                    "cannot: `or` between tags and `_value` is not decided by the storage of InfluxDB");
}

BOOST_AUTO_TEST_CASE(ValuesAreComparedWhereTypesFit) {
  const std::string misfit =
      "cannot: `_value` is of type string in some series, which the storage of InfluxDB does not "
      "compare by `>` with 1.5";
  using enum ColumnType;
  BOOST_CHECK_EQUAL(OnValue(BinaryOp::kGreater, Value::Float(1.5), {kFloat, kInt}), "r._value > 1.5");
  BOOST_CHECK_EQUAL(OnValue(BinaryOp::kGreater, Value::Float(1.5), {kFloat, kString}), misfit);
  BOOST_CHECK(OnValue(BinaryOp::kGreater, Value::Int(1), {kUint}).starts_with("cannot"));
  BOOST_CHECK(OnValue(BinaryOp::kGreater, Value::Int(INT64_MAX), {kFloat}).starts_with("cannot"));
  BOOST_CHECK_EQUAL(OnValue(BinaryOp::kEqual, Value::String("a"), {kString}), R"(r._value == "a")");
  BOOST_CHECK(OnValue(BinaryOp::kEqual, Value::String(""), {kString}).starts_with("cannot"));
  BOOST_CHECK_EQUAL(OnValue(BinaryOp::kNotEqual, Value::Bool(true), {kBool}), "r._value != true");
}

}  // namespace
}  // namespace flux::influx
