#include "runtime/influx/statement.h"

#include <boost/test/unit_test.hpp>

#include "runtime/exec/aggregate_states.h"
#include "runtime/influx/influxql.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/tail.h"
#include "tests/unit/runtime_influx/row_predicate.h"

namespace flux::influx {
namespace {

const FieldInfo kUsage{"cpu", "usage", ColumnType::kFloat};

Address MakeAddress(std::string bucket) {
  plan::FromSpec from;
  from.bucket = std::move(bucket);
  from.host = "http://localhost:8086";
  const Result<Address> address = ParseAddress(from);
  BOOST_REQUIRE(address.has_value());
  return *address;
}

BOOST_AUTO_TEST_CASE(NamesAndLiteralsAreQuoted) {
  BOOST_CHECK_EQUAL(QuoteIdentifier("a\"b\\c\nd"), R"("a\"b\\c\nd")");
  BOOST_CHECK_EQUAL(*QuoteString("it's \\ \n"), R"('it\'s \\ \n')");
  BOOST_CHECK_EQUAL(*QuoteRegex("^a/b\\/c\\\\"), R"(/^a\/b\/c\x5c/)");
  BOOST_CHECK_EQUAL(*QuoteRegex("a\nb[\\\\/]"), R"(/a\x0ab[\x5c\/]/)");
  BOOST_CHECK_EQUAL(*QuoteRegex(std::string_view("\0", 1)), R"(/\x00/)");
  BOOST_CHECK(!QuoteString(std::string_view("a\0b", 3)));
  BOOST_CHECK(!QuoteString("a\rb"));
  BOOST_CHECK(!QuoteRegex(""));
  BOOST_CHECK(!QuoteRegex("\\C"));
  BOOST_CHECK_EQUAL(*LiteralText(Value::Float(90)), "90.0");
  BOOST_CHECK_EQUAL(*LiteralText(Value::Float(-0.5)), "-0.5");
  BOOST_CHECK_EQUAL(*LiteralText(Value::Int(-7)), "-7");
  BOOST_CHECK_EQUAL(*LiteralText(Value::Bool(true)), "true");
  BOOST_CHECK(!LiteralText(Value::Int(INT64_MIN)));
  BOOST_CHECK(!LiteralText(Value::Float(1.0 / 0.0)));
  BOOST_CHECK(!LiteralText(Value::Null(ValueKind::kInt)));
}

BOOST_AUTO_TEST_CASE(DurationsUseTheLargestUnit) {
  BOOST_CHECK_EQUAL(DurationText(600 * kNsPerSecond), "10m");
  BOOST_CHECK_EQUAL(DurationText(90 * kNsPerSecond), "90s");
  BOOST_CHECK_EQUAL(DurationText(14 * kNsPerDay), "2w");
  BOOST_CHECK_EQUAL(DurationText(1'500'000'000), "1500ms");
  BOOST_CHECK_EQUAL(DurationText(2'000), "2u");
  BOOST_CHECK_EQUAL(DurationText(1), "1ns");
}

BOOST_AUTO_TEST_CASE(BucketsAreTakenApart) {
  BOOST_CHECK_EQUAL(MakeAddress("db/rp").retention_policy, "rp");
  BOOST_CHECK_EQUAL(MakeAddress("db").retention_policy, "");
  BOOST_CHECK_EQUAL(MakeAddress("db/a/b").retention_policy, "a/b");
  plan::FromSpec from;
  const auto error = [&] {
    const Result<Address> address = ParseAddress(from);
    BOOST_REQUIRE(!address);
    return address.error().message;
  };
  from.host = "localhost:8086";
  from.bucket = "db";
  BOOST_CHECK_EQUAL(error(), "`host`: the URL has no scheme; it must begin with `http://` or `https://`");
  from.host = "http://localhost:8086";
  from.bucket = "/rp";
  BOOST_CHECK_EQUAL(error(), "the bucket `/rp` names no database; write `database` or `database/retention-policy`");
  from.bucket = "db";
  from.token = "secret";
  BOOST_CHECK_EQUAL(error(), "the token of an InfluxDB 1.x must be `user:password`, but it has no colon");
  from.token = "me:pass:word";
  const Result<Address> address = ParseAddress(from);
  BOOST_REQUIRE(address.has_value());
  BOOST_CHECK_EQUAL(address->credentials->user, "me");
  BOOST_CHECK_EQUAL(address->credentials->password, "pass:word");
}

std::string Text(const expr::Function& predicate, const FieldInfo& target = kUsage) {
  const Result<Condition> condition = TranslatePredicate(predicate, target);
  if (!condition) return "cannot: " + condition.error().message;
  if (condition->is_constant) return condition->constant ? "always" : "never";
  return condition->text;
}

BOOST_AUTO_TEST_CASE(TagConditionsDemandTheTag) {
  PredicateBuilder b;
  const auto host = [&] { return b.Column("host"); };
  const auto text = [&](std::string_view s) { return b.Literal(Value::String(s)); };
  BOOST_CHECK_EQUAL(Text(b.Body(b.Equal("host", "a'b"))), R"("host"::tag = 'a\'b')");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Binary(BinaryOp::kEqual, text("a"), host()))), R"("host"::tag = 'a')");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Binary(BinaryOp::kNotEqual, host(), text("a")))),
                    R"(("host"::tag != '' AND "host"::tag != 'a'))");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Binary(BinaryOp::kMatch, host(), b.Regex("^a/")))),
                    R"(("host"::tag != '' AND "host"::tag =~ /^a\//))");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Binary(BinaryOp::kNotMatch, host(), b.Regex("b")))),
                    R"(("host"::tag != '' AND "host"::tag !~ /b/))");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Exists(host()))), R"("host"::tag != '')");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Not(b.Exists(host())))), R"("host"::tag = '')");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Not(b.Equal("host", "a")))), R"(("host"::tag != '' AND "host"::tag != 'a'))");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Equal("host", ""))), "never");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Binary(BinaryOp::kNotEqual, host(), text("")))), R"("host"::tag != '')");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Binary(BinaryOp::kLess, host(), text("m")))),
                    "cannot: InfluxQL compares tags with `==` and `!=` only");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Binary(BinaryOp::kEqual, host(), b.Column("region")))),
                    "cannot: a comparison of two columns cannot be said in InfluxQL");
}

BOOST_AUTO_TEST_CASE(NamesAreDecidedHere) {
  PredicateBuilder b;
  const auto both = [&](BinaryOp op, expr::NodeId l, expr::NodeId r) { return b.Binary(op, l, r); };
  BOOST_CHECK_EQUAL(Text(b.Body(b.Equal("_measurement", "cpu"))), "always");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Equal("_field", "idle"))), "never");
  BOOST_CHECK_EQUAL(Text(b.Body(both(BinaryOp::kMatch, b.Column("_field"), b.Regex("^us")))), "always");
  const auto cpu_a = [&] { return both(BinaryOp::kAnd, b.Equal("_measurement", "cpu"), b.Equal("host", "a")); };
  const auto mem_b = [&] { return both(BinaryOp::kAnd, b.Equal("_measurement", "mem"), b.Equal("host", "b")); };
  BOOST_CHECK_EQUAL(Text(b.Body(both(BinaryOp::kOr, cpu_a(), mem_b()))), R"("host"::tag = 'a')");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Not(both(BinaryOp::kOr, cpu_a(), mem_b())))),
                    R"(("host"::tag != '' AND "host"::tag != 'a'))");
}

BOOST_AUTO_TEST_CASE(ValuesAreComparedByType) {
  PredicateBuilder b;
  const auto compare = [&](BinaryOp op, Value literal, ColumnType type) {
    return Text(b.Body(b.Binary(op, b.Column("_value"), b.Literal(std::move(literal)))), {"cpu", "usage", type});
  };
  BOOST_CHECK_EQUAL(compare(BinaryOp::kGreater, Value::Float(90), ColumnType::kFloat), R"("usage"::field > 90.0)");
  BOOST_CHECK_EQUAL(compare(BinaryOp::kLessEqual, Value::Int(5), ColumnType::kFloat), R"("usage"::field <= 5.0)");
  BOOST_CHECK_EQUAL(compare(BinaryOp::kEqual, Value::Int(5), ColumnType::kInt), R"("usage"::field = 5)");
  BOOST_CHECK_EQUAL(compare(BinaryOp::kNotEqual, Value::String("on"), ColumnType::kString),
                    R"("usage"::field != 'on')");
  BOOST_CHECK_EQUAL(compare(BinaryOp::kEqual, Value::Bool(true), ColumnType::kBool), R"("usage"::field = true)");
  BOOST_CHECK_EQUAL(
      compare(BinaryOp::kGreater, Value::Float(1), ColumnType::kString),
      "cannot: `_value` of field `usage` is of type string, which InfluxQL does not compare by `>` with 1.0");
  BOOST_CHECK(compare(BinaryOp::kLess, Value::String("m"), ColumnType::kString).starts_with("cannot"));
  BOOST_CHECK(compare(BinaryOp::kEqual, Value::Int(INT64_MAX), ColumnType::kFloat).starts_with("cannot"));
  BOOST_CHECK_EQUAL(Text(b.Body(b.Not(b.Binary(BinaryOp::kLess, b.Literal(Value::Float(1)), b.Column("_value"))))),
                    R"("usage"::field <= 1.0)");
  const expr::NodeId mixed = b.Binary(BinaryOp::kOr, b.Equal("host", "a"),
                                      b.Binary(BinaryOp::kGreater, b.Column("_value"), b.Literal(Value::Float(1))));
  BOOST_CHECK_EQUAL(Text(b.Body(mixed)), "cannot: `or` between tags and `_value` cannot be said in InfluxQL");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Exists(b.Column("_value")))), "always");
  BOOST_CHECK_EQUAL(Text(b.Body(b.Binary(BinaryOp::kGreater, b.Column("_time"), b.Literal(Value::Of(Time{}))))),
                    "cannot: tests of `_time` are not sent to InfluxDB; use `range`");
  const expr::NodeId sum = b.Binary(BinaryOp::kAdd, b.Column("_value"), b.Literal(Value::Float(1)));
  BOOST_CHECK_EQUAL(Text(b.Body(b.Binary(BinaryOp::kGreater, sum, b.Literal(Value::Float(2))))),
                    "cannot: `+` as an operand cannot be said in InfluxQL");
}

BOOST_AUTO_TEST_CASE(StatementsReadFields) {
  const plan::TimeRange range{Time{1}, Time{2}};
  BOOST_CHECK_EQUAL(ReadStatement(MakeAddress("db/rp"), {&kUsage, 1}, range, {}, nullptr),
                    R"(SELECT "usage"::float FROM "db"."rp"."cpu" WHERE time >= 1 AND time < 2 GROUP BY *)");
  const Condition condition{false, false, R"("host"::tag = 'a')", true, false};
  const FieldInfo fields[] = {{"m", "s", ColumnType::kString}, {"m", "b", ColumnType::kBool}};
  BOOST_CHECK_EQUAL(
      ReadStatement(MakeAddress("db"), fields, range, condition, nullptr),
      R"(SELECT "s"::string, "b"::boolean FROM "db".."m" WHERE time >= 1 AND time < 2 AND "host"::tag = 'a' GROUP BY *)");
  BOOST_CHECK_EQUAL(FieldKeysStatement(MakeAddress("db")), R"(SHOW FIELD KEYS ON "db")");
  BOOST_CHECK_EQUAL(FieldKeysStatement(MakeAddress("db/rp")), R"(SHOW FIELD KEYS ON "db" FROM "rp"./.*/)");
}

BOOST_AUTO_TEST_CASE(AggregatesAddFloatsInOrder) {
  const plan::TimeRange range{Time{1}, Time{2}};
  plan::AggregateWindowSpec aggregate;
  aggregate.shape.every = aggregate.shape.period = Duration{0, 600 * kNsPerSecond};
  aggregate.shape.offset = Duration{0, -60 * kNsPerSecond};
  aggregate.fn = &exec::aggregates::kMax;
  aggregate.create_empty = false;
  BOOST_CHECK_EQUAL(ReadStatement(MakeAddress("db/rp"), {&kUsage, 1}, range, {}, plan::MakeNode(aggregate, {}).get()),
                    R"(SELECT max("usage"::float) FROM "db"."rp"."cpu" WHERE time >= 1 AND time < 2 )"
                    R"(GROUP BY time(10m, 9m), * fill(none))");
  aggregate.fn = &exec::aggregates::kMean;
  aggregate.shape.offset = {};
  aggregate.create_empty = true;
  const FieldInfo ints{"cpu", "n", ColumnType::kInt};
  BOOST_CHECK_EQUAL(ReadStatement(MakeAddress("db/rp"), {&ints, 1}, range, {}, plan::MakeNode(aggregate, {}).get()),
                    R"(SELECT mean("_value") FROM (SELECT "n"::float AS "_value" FROM "db"."rp"."cpu" )"
                    R"(WHERE time >= 1 AND time < 2 GROUP BY *) WHERE time >= 1 AND time < 2 )"
                    R"(GROUP BY time(10m), * fill(null))");
}

BOOST_AUTO_TEST_CASE(OperationsOnWholeSeries) {
  const auto text = [](plan::NodeRef operation) {
    const std::string all = ReadStatement(MakeAddress("db/rp"), {&kUsage, 1}, {Time{1}, Time{2}}, {}, operation.get());
    const std::string where = R"(FROM "db"."rp"."cpu" WHERE time >= 1 AND time < 2 GROUP BY *)";
    const size_t at = all.find(where);
    BOOST_REQUIRE(at != std::string::npos);
    return all.substr(0, at) + "…" + all.substr(at + where.size());
  };
  plan::LimitSpec limit;
  limit.count = 5;
  BOOST_CHECK_EQUAL(text(plan::MakeNode(limit, {})), R"(SELECT "usage"::float … LIMIT 5)");
  limit.offset = 2;
  BOOST_CHECK_EQUAL(text(plan::MakeNode(limit, {})), R"(SELECT "usage"::float … LIMIT 5 OFFSET 2)");
  plan::TailSpec tail;
  tail.count = 3;
  BOOST_CHECK_EQUAL(text(plan::MakeNode(tail, {})), R"(SELECT "usage"::float … ORDER BY time DESC LIMIT 3)");
  plan::AggregateSpec aggregate;
  aggregate.fn = &exec::aggregates::kLast;
  BOOST_CHECK_EQUAL(text(plan::MakeNode(aggregate, {})), R"(SELECT last("usage"::float) …)");
  aggregate.fn = &exec::aggregates::kSum;
  BOOST_CHECK_EQUAL(text(plan::MakeNode(aggregate, {})),
                    R"(SELECT sum("_value") FROM (SELECT "usage"::float AS "_value" …) WHERE time >= 1 AND time < 2 )"
                    R"(GROUP BY *)");
}

}  // namespace
}  // namespace flux::influx
