#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

#include "tests/unit/runtime_io/table_literal.h"

namespace flux::io {
namespace {

Value S(std::string_view text) { return Value::String(text); }
Value T(std::string_view text) { return Value::Of(*ParseTime(text)); }

Table Usage(std::string_view host, std::vector<Value> values) {
  std::vector<Value> times;
  for (size_t i = 0; i < values.size(); ++i) times.push_back(Value::Of(Time{static_cast<int64_t>(i) * kNsPerSecond}));
  const size_t rows = values.size();
  return MakeTable({{"_time", ColumnType::kTime, times},
                    {"_value", ColumnType::kFloat, std::move(values)},
                    {"host", ColumnType::kString, {S(host)}, true}},
                   rows);
}

const std::string kUsageHead =
    "#datatype,string,long,dateTime:RFC3339,double,string\r\n"
    "#group,false,false,false,false,true\r\n"
    "#default,_result,,,,\r\n"
    ",result,table,_time,_value,host\r\n";

BOOST_AUTO_TEST_CASE(TablesOfOneSchemaShareTheHead) {
  const std::vector<ResultSet> results = {
      {"_result", {Usage("a", {Value::Float(1), Value::Null()}), Usage("b", {Value::Float(0.5)})}}};
  const std::string expected = kUsageHead +
                               ",,0,1970-01-01T00:00:00Z,1,a\r\n"
                               ",,0,1970-01-01T00:00:01Z,,a\r\n"
                               ",,1,1970-01-01T00:00:00Z,0.5,b\r\n"
                               "\r\n";
  BOOST_CHECK_EQUAL(EncodeAs("csv", results), expected);
  BOOST_CHECK_EQUAL(EncodeAs("csv", results, 1), expected);
}

BOOST_AUTO_TEST_CASE(EveryTypeHasItsText) {
  const Table table = MakeTable({{"b", ColumnType::kBool, {Value::Bool(true), Value::Bool(false)}},
                                 {"i", ColumnType::kInt, {Value::Int(INT64_MIN), Value::Null()}},
                                 {"u", ColumnType::kUint, {Value::Uint(UINT64_MAX), Value::Null()}},
                                 {"f", ColumnType::kFloat, {Value::Float(1e21), Value::Float(INFINITY)}},
                                 {"t", ColumnType::kTime, {T("2024-01-02T03:04:05.5Z"), T("2024-01-02T03:04:05Z")}}},
                                2);
  BOOST_CHECK_EQUAL(
      EncodeAs("csv", {{"r", {table}}}),
      "#datatype,string,long,boolean,long,unsignedLong,double,dateTime:RFC3339\r\n"
      "#group,false,false,false,false,false,false,false\r\n"
      "#default,r,,,,,,\r\n"
      ",result,table,b,i,u,f,t\r\n"
      ",,0,true,-9223372036854775808,18446744073709551615,1000000000000000000000,2024-01-02T03:04:05.5Z\r\n"
      ",,0,false,,,+Inf,2024-01-02T03:04:05Z\r\n"
      "\r\n");
}

BOOST_AUTO_TEST_CASE(NewSchemaOrKeyStartsABlock) {
  const Table other =
      MakeTable({{"host", ColumnType::kString, {S("a")}, true}, {"n", ColumnType::kInt, {Value::Int(1)}}}, 1);
  const Table ungrouped =
      MakeTable({{"host", ColumnType::kString, {S("a")}}, {"n", ColumnType::kInt, {Value::Int(2)}}}, 1);
  BOOST_CHECK_EQUAL(EncodeAs("csv", {{"r", {other, ungrouped}}}),
                    "#datatype,string,long,string,long\r\n#group,false,false,true,false\r\n#default,r,,,\r\n"
                    ",result,table,host,n\r\n,,0,a,1\r\n"
                    "\r\n"
                    "#datatype,string,long,string,long\r\n#group,false,false,false,false\r\n#default,r,,,\r\n"
                    ",result,table,host,n\r\n,,1,a,2\r\n"
                    "\r\n");
}

BOOST_AUTO_TEST_CASE(EmptyTablesStandAloneWithTheirKeyAsDefaults) {
  const std::string empty =
      "#datatype,string,long,dateTime:RFC3339,double,string\r\n"
      "#group,false,false,false,false,true\r\n"
      "#default,_result,1,,,b\r\n"
      ",result,table,_time,_value,host\r\n";
  BOOST_CHECK_EQUAL(
      EncodeAs("csv", {{"_result", {Usage("a", {Value::Float(1)}), Usage("b", {}), Usage("c", {Value::Float(2)})}}}),
      kUsageHead + ",,0,1970-01-01T00:00:00Z,1,a\r\n\r\n" + empty + "\r\n" + kUsageHead +
          ",,2,1970-01-01T00:00:00Z,2,c\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(EveryResultIsFollowedByALineEnd) {
  const Table one = MakeTable({{"n", ColumnType::kInt, {Value::Int(1)}}}, 1);
  const std::string head = "#datatype,string,long,long\r\n#group,false,false,false\r\n#default,";
  BOOST_CHECK_EQUAL(
      EncodeAs("csv", {{"a", {one}}, {"none", {}}, {"b", {one}}}),
      head + "a,,\r\n,result,table,n\r\n,,0,1\r\n\r\n" + "\r\n" + head + "b,,\r\n,result,table,n\r\n,,0,1\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(FieldsAreQuotedOnlyWhenTheyMustBe) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"plain text", "plain text"}, {"a,b", "\"a,b\""},         {"say \"hi\"", "\"say \"\"hi\"\"\""},
      {" leading", "\" leading\""}, {"\u00a0x", "\"\u00a0x\""}, {"two\nlines", "\"two\r\nlines\""},
      {"a\rb", "\"ab\""},           {"\\.", "\"\\.\""},         {"trailing ", "trailing "}};
  for (const auto& [text, field] : cases) {
    const Table table = MakeTable({{"s", ColumnType::kString, {S(text)}}}, 1);
    BOOST_CHECK_EQUAL(EncodeAs("csv", {{"r", {table}}}),
                      "#datatype,string,long,string\r\n#group,false,false,false\r\n#default,r,,\r\n"
                      ",result,table,s\r\n,,0," +
                          field + "\r\n\r\n");
  }
}

std::string EncodeWith(CsvEncodeOptions options, const std::vector<ResultSet>& results) {
  StringByteSink sink;
  auto encoder = MakeCsvEncoder(sink, std::move(options));
  BOOST_REQUIRE(encoder.has_value());
  return Encode(**encoder, sink, results);
}

BOOST_AUTO_TEST_CASE(WithoutDefaultsTheResultNameIsInEveryRow) {
  const std::vector<ResultSet> results = {{"r", {Usage("a,b", {Value::Float(1.5)})}}};
  BOOST_CHECK_EQUAL(EncodeWith({.annotations = {}}, results),
                    ",result,table,_time,_value,host\r\n,r,0,1970-01-01T00:00:00Z,1.5,\"a,b\"\r\n\r\n");
  BOOST_CHECK_EQUAL(EncodeWith({.annotations = {"group"}, .has_header = false, .delimiter = ":"}, results),
                    "#group:false:false:false:false:true\r\n:r:0:\"1970-01-01T00:00:00Z\":1.5:a,b\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(OptionsAreChecked) {
  StringByteSink sink;
  BOOST_CHECK_EQUAL(MakeCsvEncoder(sink, {.annotations = {"color"}}).error().message,
                    "unsupported annotation `color`; use datatype, group or default");
  BOOST_CHECK(!MakeCsvEncoder(sink, {.delimiter = "ab"}));
  BOOST_CHECK(!MakeCsvEncoder(sink, {.delimiter = ""}));
  BOOST_CHECK_EQUAL(MakeEncoder("xml", sink).error().message,
                    "unknown output format `xml`; known are csv, json, lp, ndjson, table");
}

BOOST_AUTO_TEST_CASE(AnErrorEndsTheOutput) {
  StringByteSink sink;
  auto encoder = MakeCsvEncoder(sink, {});
  BOOST_REQUIRE(encoder.has_value());
  BOOST_CHECK(!(*encoder)->has_output());
  TableSink& tables = (*encoder)->BeginResult("_result");
  BOOST_REQUIRE(SendTable(Usage("a", {Value::Float(1)}), tables));
  BOOST_CHECK((*encoder)->has_output());
  BOOST_REQUIRE((*encoder)->WriteError("division, by zero"));
  BOOST_CHECK_EQUAL(sink.text, kUsageHead +
                                   ",,0,1970-01-01T00:00:00Z,1,a\r\n"
                                   "\r\n"
                                   "#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n"
                                   ",error,reference\r\n,\"division, by zero\",\r\n");
}

}  // namespace
}  // namespace flux::io
