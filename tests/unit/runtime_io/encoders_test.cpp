#include <boost/json.hpp>
#include <boost/json/src.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "tests/unit/runtime_io/table_literal.h"

namespace flux::io {
namespace {

Value S(std::string_view text) { return Value::String(text); }
Value At(int64_t seconds) { return Value::Of(Time{seconds * kNsPerSecond}); }

Table Series(std::string_view host) {
  return MakeTable({{"_start", ColumnType::kTime, {At(0)}, true},
                    {"_time", ColumnType::kTime, {At(10), At(20)}},
                    {"_value", ColumnType::kFloat, {Value::Float(1.5), Value::Null()}},
                    {"_field", ColumnType::kString, {S("usage")}, true},
                    {"_measurement", ColumnType::kString, {S("cpu load")}, true},
                    {"host", ColumnType::kString, {S(host)}, true}},
                   2);
}

BOOST_AUTO_TEST_CASE(TableViewShowsTheKeyOnce) {
  const Table mixed = MakeTable({{"name", ColumnType::kString, {S("a\tb"), Value::Null(), S("日本")}},
                                 {"n", ColumnType::kInt, {Value::Int(-5), Value::Int(12345), Value::Null()}}},
                                3);
  const std::vector<ResultSet> results = {{"_result", {Series("a"), mixed}}, {"none", {}}};
  const std::string expected =
      "Result: _result\n"
      "Table: _start=1970-01-01T00:00:00Z, _field=usage, _measurement=cpu load, host=a\n"
      "_time:time            _value:float\n"
      "--------------------  ------------\n"
      "1970-01-01T00:00:10Z           1.5\n"
      "1970-01-01T00:00:20Z          null\n"
      "\n"
      "Table: (not grouped)\n"
      "name:string  n:int\n"
      "-----------  -----\n"
      "a\\tb            -5\n"
      "null         12345\n"
      "日本          null\n"
      "\n"
      "Result: none\n"
      "(no tables)\n";
  BOOST_CHECK_EQUAL(EncodeAs("table", results), expected);
  BOOST_CHECK_EQUAL(EncodeAs("table", results, 1), expected);
}

BOOST_AUTO_TEST_CASE(TableViewCutsWideCells) {
  const Table wide =
      MakeTable({{"s", ColumnType::kString, {S(std::string(60, 'x'))}}, {"t", ColumnType::kString, {S("end")}}}, 1);
  BOOST_CHECK_EQUAL(EncodeAs("table", {{"r", {wide}}}),
                    "Result: r\nTable: (not grouped)\ns:string" + std::string(40, ' ') + "  t:string\n" +
                        std::string(48, '-') + "  --------\n" + std::string(47, 'x') + "…  end\n");
  const Table only_key = MakeTable({{"k", ColumnType::kInt, {Value::Int(1)}, true}}, 3);
  BOOST_CHECK_EQUAL(EncodeAs("table", {{"r", {only_key}}}),
                    "Result: r\nTable: k=1\n(3 rows, every column is in the group key)\n");
  const Table empty = MakeTable({{"k", ColumnType::kInt, {Value::Int(1)}, true}, {"v", ColumnType::kInt, {}}}, 0);
  BOOST_CHECK_EQUAL(EncodeAs("table", {{"r", {empty}}}), "Result: r\nTable: k=1\n(no rows)\n");
}

BOOST_AUTO_TEST_CASE(TableViewDoesNotDependOnChunks) {
  std::vector<Value> cells;
  for (int i = 0; i < 2500; ++i) cells.push_back(S(std::string(i > 990 ? 20 : 3, 'a' + i % 26)));
  const Table table = MakeTable({{"s", ColumnType::kString, cells}, {"t", ColumnType::kString, cells}}, cells.size());
  const std::string whole = EncodeAs("table", {{"r", {table}}});
  BOOST_CHECK(EncodeAs("table", {{"r", {table}}}, 7) == whole);
  BOOST_CHECK(EncodeAs("table", {{"r", {table}}}, 1000) == whole);
}

BOOST_AUTO_TEST_CASE(JsonIsOneWellFormedArray) {
  const Table odd = MakeTable({{"s", ColumnType::kString, {S("a\"\\\n\x01\xff")}},
                               {"f", ColumnType::kFloat, {Value::Float(NAN)}},
                               {"b", ColumnType::kBool, {Value::Bool(true)}}},
                              1);
  const std::string text = EncodeAs("json", {{"_result", {Series("a"), odd}}, {"empty", {}}});
  BOOST_CHECK_EQUAL(
      text,
      "[\n{\"result\":\"_result\",\"tables\":[\n"
      "{\"group\":[\"_start\",\"_field\",\"_measurement\",\"host\"],\"columns\":["
      "{\"name\":\"_start\",\"type\":\"time\"},{\"name\":\"_time\",\"type\":\"time\"},"
      "{\"name\":\"_value\",\"type\":\"float\"},{\"name\":\"_field\",\"type\":\"string\"},"
      "{\"name\":\"_measurement\",\"type\":\"string\"},{\"name\":\"host\",\"type\":\"string\"}],\"rows\":[\n"
      "[\"1970-01-01T00:00:00Z\",\"1970-01-01T00:00:10Z\",1.5,\"usage\",\"cpu load\",\"a\"],\n"
      "[\"1970-01-01T00:00:00Z\",\"1970-01-01T00:00:20Z\",null,\"usage\",\"cpu load\",\"a\"]]},\n"
      "{\"group\":[],\"columns\":[{\"name\":\"s\",\"type\":\"string\"},{\"name\":\"f\",\"type\":\"float\"},"
      "{\"name\":\"b\",\"type\":\"bool\"}],\"rows\":[\n"
      "[\"a\\\"\\\\\\n\\u0001\ufffd\",\"NaN\",true]]}]},\n"
      "{\"result\":\"empty\",\"tables\":[]}\n]\n");
  BOOST_CHECK(boost::json::parse(text).is_array());
  BOOST_CHECK_EQUAL(EncodeAs("json", {}), "[]\n");
}

BOOST_AUTO_TEST_CASE(JsonStaysWellFormedAfterAnError) {
  StringByteSink sink;
  auto encoder = MakeEncoder("json", sink);
  BOOST_REQUIRE(encoder.has_value());
  TableSink& tables = (*encoder)->BeginResult("r");
  const Table table = Series("a");
  BOOST_REQUIRE(tables.Begin(table.header));
  BOOST_REQUIRE(tables.Push(table.chunks[0]));
  BOOST_REQUIRE((*encoder)->WriteError("lost"));
  const boost::json::value value = boost::json::parse(sink.text);
  BOOST_CHECK(value.as_array().back().as_object().at("error").as_string() == "lost");
}

BOOST_AUTO_TEST_CASE(NdjsonHasOneObjectPerRow) {
  const Table odd = MakeTable({{"table", ColumnType::kInt, {Value::Int(7)}}}, 1);
  BOOST_CHECK_EQUAL(
      EncodeAs("ndjson", {{"r", {Series("a"), odd}}}),
      "{\"result\":\"r\",\"table\":0,\"_start\":\"1970-01-01T00:00:00Z\",\"_time\":\"1970-01-01T00:00:10Z\","
      "\"_value\":1.5,\"_field\":\"usage\",\"_measurement\":\"cpu load\",\"host\":\"a\"}\n"
      "{\"result\":\"r\",\"table\":0,\"_start\":\"1970-01-01T00:00:00Z\",\"_time\":\"1970-01-01T00:00:20Z\","
      "\"_value\":null,\"_field\":\"usage\",\"_measurement\":\"cpu load\",\"host\":\"a\"}\n"
      "{\"result\":\"r\",\"#table\":1,\"table\":7}\n");
}

BOOST_AUTO_TEST_CASE(LineProtocolNeedsStoredSeries) {
  BOOST_CHECK_EQUAL(EncodeAs("lp", {{"r", {Series("a b")}}}), "cpu\\ load,host=a\\ b usage=1.5 10000000000\n");
  const auto error = [](const Table& table) {
    StringByteSink sink;
    auto encoder = MakeEncoder("lp", sink);
    BOOST_REQUIRE(encoder.has_value());
    const Status status = SendTable(table, (*encoder)->BeginResult("r"));
    BOOST_REQUIRE(!status);
    return status.error().message;
  };
  BOOST_CHECK_EQUAL(error(MakeTable({{"n", ColumnType::kInt, {Value::Int(1)}}}, 1)),
                    "the format lp needs a column `_measurement`, which a table does not have; use csv or json");
  BOOST_CHECK_EQUAL(error(MakeTable({{"_measurement", ColumnType::kString, {S("m")}, true},
                                     {"_field", ColumnType::kString, {S("f")}, true},
                                     {"_value", ColumnType::kInt, {Value::Int(1)}},
                                     {"_time", ColumnType::kTime, {At(1)}},
                                     {"rank", ColumnType::kInt, {Value::Int(1)}}},
                                    1)),
                    "the format lp has no place for the column `rank` of type int: only strings can be tags; drop it "
                    "or convert it with `string()`");
}

}  // namespace
}  // namespace flux::io
