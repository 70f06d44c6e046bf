#include "runtime/io/csv_decoder.h"

#include <boost/test/unit_test.hpp>

#include "runtime/io/csv_record.h"
#include "runtime/io/time_layout.h"
#include "tests/unit/runtime_io/table_literal.h"

namespace flux::io {
namespace {

std::vector<ResultSet> Decode(std::string_view text, CsvDecodeOptions options = {}) {
  Result<std::vector<ResultSet>> results = DecodeCsvResults(text, options);
  BOOST_REQUIRE_MESSAGE(results, results.error().message);
  return *std::move(results);
}

std::string DecodeError(std::string_view text, CsvDecodeOptions options = {}) {
  const Result<std::vector<ResultSet>> results = DecodeCsvResults(text, options);
  BOOST_REQUIRE(!results);
  return results.error().message;
}

// `key{rows}` per table, cells separated by commas, rows by semicolons.
std::string Summary(const std::vector<ResultSet>& results) {
  std::string out;
  for (const ResultSet& result : results) {
    out += result.name + ":";
    for (const Table& table : result.tables) {
      out += " " + table.header->key.DebugText() + "[";
      for (const Chunk& chunk : table.chunks) {
        for (size_t row = 0; row < chunk.rows; ++row) {
          for (size_t i = 0; i < chunk.columns.size(); ++i) {
            out += (i > 0 ? "," : "") + DebugText(chunk.columns[i]->ValueAt(row));
          }
          out += ";";
        }
      }
      out += "]";
    }
    out += "\n";
  }
  return out;
}

const std::string kHead =
    "#datatype,string,long,long,string\n"
    "#group,false,false,false,true\n"
    "#default,r,,,\n"
    ",result,table,n,host\n";

BOOST_AUTO_TEST_CASE(TableNumbersSeparateTables) {
  BOOST_CHECK_EQUAL(Summary(Decode(kHead + ",,0,1,a\n,,0,2,a\n,,,3,a\n,,1,4,b\n")),
                    "r: {host: \"a\"}[1,\"a\";2,\"a\";3,\"a\";] {host: \"b\"}[4,\"b\";]\n");
}

BOOST_AUTO_TEST_CASE(ChunksHaveTheAskedSize) {
  const std::vector<ResultSet> results = Decode(kHead + ",,0,1,a\n,,0,2,a\n,,0,3,a\n", {.chunk_rows = 2});
  const Table& table = results[0].tables[0];
  BOOST_REQUIRE_EQUAL(table.chunks.size(), 2u);
  BOOST_CHECK_EQUAL(table.chunks[0].rows, 2u);
  BOOST_CHECK_EQUAL(table.chunks[1].rows, 1u);
  BOOST_CHECK(table.chunks[1].columns[1]->encoding() == Encoding::kConstant);
}

BOOST_AUTO_TEST_CASE(AnnotationsComeInAnyOrderAmongUnknownOnes) {
  BOOST_CHECK_EQUAL(Summary(Decode("#default,r,,7,\r\n#units,,,m,\r\n#group,false,false,false,true\r\n\r\n"
                                   "#datatype,string,long,long,string\r\n,result,table,n,host\r\n,,0,,a\r\n")),
                    "r: {host: \"a\"}[7,\"a\";]\n");
}

BOOST_AUTO_TEST_CASE(EmptyCellsTakeTheDefault) {
  BOOST_CHECK_EQUAL(Summary(Decode("#datatype,string,long,long,string\n#group,false,false,false,true\n"
                                   "#default,r,,5,x\n,result,table,n,host\n,,0,,\n,,0,1,x\n")),
                    "r: {host: \"x\"}[5,\"x\";1,\"x\";]\n");
  BOOST_CHECK(Decode(kHead + ",,0,,a\n")[0].tables[0].chunks[0].columns[0]->IsNull(0));
}

BOOST_AUTO_TEST_CASE(KeyComesFromTheFirstRow) {
  BOOST_CHECK_EQUAL(Summary(Decode(kHead + ",,0,1,a\n,,0,2,a\n,,0,3,b\n")),
                    "r: {host: \"a\"}[1,\"a\";2,\"a\";3,\"b\";]\n");
}

BOOST_AUTO_TEST_CASE(ABlockWithoutRowsIsAnEmptyTable) {
  const std::string empty =
      "#datatype,string,long,long,string\n#group,false,false,false,true\n#default,r,3,,z\n,result,table,n,host\n";
  BOOST_CHECK_EQUAL(Summary(Decode(empty)), "r: {host: \"z\"}[]\n");
  BOOST_CHECK_EQUAL(Summary(Decode(empty + kHead + ",,4,1,a\n")), "r: {host: \"z\"}[] {host: \"a\"}[1,\"a\";]\n");
  BOOST_CHECK_EQUAL(DecodeError(kHead),
                    "line 4: missing table number: a table without rows needs one in its `#default` annotation");
}

BOOST_AUTO_TEST_CASE(DefaultsNameResults) {
  std::string second = kHead;
  second.replace(second.find("#default,r"), 10, "#default,s");
  BOOST_CHECK_EQUAL(Summary(Decode(kHead + ",ignored,0,1,a\n\n" + second + ",,0,2,b\n" + kHead + ",,0,3,c\n")),
                    "r: {host: \"a\"}[1,\"a\";]\ns: {host: \"b\"}[2,\"b\";]\nr: {host: \"c\"}[3,\"c\";]\n");
  BOOST_CHECK(Decode("").empty());
  BOOST_CHECK(Decode("\r\n\n").empty());
}

BOOST_AUTO_TEST_CASE(AByteOrderMarkIsSkipped) {
  BOOST_CHECK_EQUAL(Summary(Decode("\xef\xbb\xbf" + kHead + ",,0,1,a\n")), "r: {host: \"a\"}[1,\"a\";]\n");
}

BOOST_AUTO_TEST_CASE(RawModeReadsStrings) {
  BOOST_CHECK_EQUAL(Summary(Decode("a,b\n1,\n#x,\"y,z\"\n", {.is_raw = true})),
                    "_result: {}[\"1\",null;\"#x\",\"y,z\";]\n");
  BOOST_CHECK_EQUAL(Summary(Decode("1,2\n", {.is_raw = true, .has_header = false})), "_result: {}[\"1\",\"2\";]\n");
  BOOST_CHECK_EQUAL(DecodeError("a,b\n1\n", {.is_raw = true}), "line 2: wrong number of fields: found 1, expected 2");
}

// Decodes one column of one cell.
Result<Value> Cell(const std::string& datatype, const std::string& cell) {
  FLUX_TRY(const std::vector<ResultSet> results,
           DecodeCsvResults("#datatype,string,long," + datatype +
                            "\n#group,false,false,false\n#default,r,,\n,result,table,c\n,,0," + cell + "\n"));
  return results[0].tables[0].chunks[0].columns[0]->ValueAt(0);
}

BOOST_AUTO_TEST_CASE(CellsAreTyped) {
  const std::vector<std::array<std::string, 3>> good = {
      {"boolean", "T", "true"},
      {"boolean", "0", "false"},
      {"long", "-9223372036854775808", "-9223372036854775808"},
      {"long", "+5", "5"},
      {"unsignedLong", "18446744073709551615", "18446744073709551615"},
      {"double", "1e3", "1000.0"},
      {"double", "+Inf", "+Inf"},
      {"string", "x", "\"x\""},
      {"dateTime:RFC3339", "2024-01-02T03:04:05.25+01:00", "2024-01-02T02:04:05.25Z"},
      {"dateTime:RFC3339Nano", "2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"},
      {"dateTime:2006-01-02", "2024-02-29", "2024-02-29T00:00:00Z"}};
  for (const auto& [datatype, cell, expected] : good) {
    const Result<Value> value = Cell(datatype, cell);
    BOOST_REQUIRE_MESSAGE(value, value.error().message);
    BOOST_CHECK_EQUAL(DebugText(*value), expected);
  }
  const std::vector<std::array<std::string, 3>> bad = {
      {"boolean", "yes", "cannot read `yes` as boolean"},
      {"long", "1.5", "cannot read `1.5` as long"},
      {"long", "9223372036854775808", "cannot read `9223372036854775808` as long"},
      {"unsignedLong", "-1", "cannot read `-1` as unsignedLong"},
      {"double", "x", "cannot read `x` as double"},
      {"dateTime:RFC3339", "2024-01-02", "cannot read `2024-01-02` as dateTime:RFC3339"},
      {"dateTime", "2024-01-02", "datatype `dateTime` needs a format, for example `dateTime:RFC3339`"},
      {"dateTime:2006-01-02", "2023-02-29", "cannot read `2023-02-29` as a time of the layout `2006-01-02`"}};
  for (const auto& [datatype, cell, expected] : bad) {
    const Result<Value> value = Cell(datatype, cell);
    BOOST_REQUIRE(!value);
    BOOST_CHECK_EQUAL(value.error().message, "line 5: column `c`: " + expected);
  }
  BOOST_CHECK_EQUAL(Cell("duration", "1h").error().message,
                    "line 4: column `c`: unsupported datatype `duration`; use boolean, long, unsignedLong, double, "
                    "string or dateTime:RFC3339");
}

BOOST_AUTO_TEST_CASE(ErrorsNameTheLine) {
  BOOST_CHECK_EQUAL(
      DecodeError("a,b,c\n1,2,3\n"),
      "line 1: missing expected annotation `#datatype`; use the mode \"raw\" for CSV that has no annotations");
  BOOST_CHECK_EQUAL(DecodeError("#datatype,string,long,long\n,result,table,n\n"),
                    "line 2: missing expected annotation `#group`");
  BOOST_CHECK_EQUAL(DecodeError("#datatype,string,long,long\n#group,false,false,false\n"),
                    "at the end of the text: missing expected annotation `#default`");
  BOOST_CHECK_EQUAL(DecodeError("#datatype,string,long,long\n#group,false,false\n"),
                    "line 2: wrong number of fields in the annotations: found 3, expected 4");
  BOOST_CHECK_EQUAL(DecodeError("#datatype,string,long,long\n#group,false,false,false\n#default,r,,\n"),
                    "at the end of the text: missing expected header row");
  BOOST_CHECK_EQUAL(DecodeError("#datatype,string,long,long\n#group,false,false,false\n#default,r,,\n,result,table\n"),
                    "line 4: wrong number of fields in the header row: found 3, expected 4");
  BOOST_CHECK_EQUAL(DecodeError("#datatype,string,long,long\n#group,false,false,false\n#default,r,x,\n"),
                    "line 3: default table number `x` is not an integer");
  BOOST_CHECK_EQUAL(
      DecodeError("#datatype,string,long,long\n#group,false,false,false\n#default,r,,x\n,result,table,n\n"),
      "line 4: column `n`: invalid default: cannot read `x` as long");
  BOOST_CHECK_EQUAL(DecodeError("#datatype,string,long,long,long\n#group,false,false,false,false\n#default,r,,,\n"
                                ",result,table,n,n\n"),
                    "line 4: two columns are named `n`");
  BOOST_CHECK_EQUAL(DecodeError(kHead + ",,0,1,a\n,,0,\"2\n3\",a\n"), "line 6: column `n`: cannot read `2\n3` as long");
  BOOST_CHECK_EQUAL(DecodeError(kHead + ",,0,1,a\n,,0\n"), "line 6: wrong number of fields: found 3, expected 5");
}

BOOST_AUTO_TEST_CASE(AnEncodedErrorIsReturned) {
  const std::string trailer =
      "\n#datatype,string,string\n#group,true,true\n#default,,\n,error,reference\n,out of luck,\n";
  const Result<std::vector<ResultSet>> results = DecodeCsvResults(kHead + ",,0,1,a\n" + trailer);
  BOOST_REQUIRE(!results);
  BOOST_CHECK(results.error().code == ErrorCode::kFailedPrecondition);
  BOOST_CHECK_EQUAL(results.error().message, "out of luck");
}

BOOST_AUTO_TEST_CASE(DecodingGivesBackWhatWasEncoded) {
  const auto time = [](int64_t s) { return Value::Of(Time{s * kNsPerSecond + 1}); };
  const Table first =
      MakeTable({{"_time", ColumnType::kTime, {time(1), time(2), Value::Null()}},
                 {"b", ColumnType::kBool, {Value::Bool(true), Value::Null(), Value::Bool(false)}},
                 {"i", ColumnType::kInt, {Value::Null(), Value::Int(-1), Value::Int(7)}},
                 {"u", ColumnType::kUint, {Value::Uint(1), Value::Null(), Value::Uint(2)}},
                 {"f", ColumnType::kFloat, {Value::Float(0.1), Value::Float(1e-9), Value::Null()}},
                 {"s", ColumnType::kString, {Value::String("a\"b,c\nd"), Value::Null(), Value::String(" ")}},
                 {"k", ColumnType::kString, {Value::String("k,1")}, true}},
                3);
  const Table empty = MakeTable({{"n", ColumnType::kFloat, {}}, {"k", ColumnType::kTime, {time(3)}, true}}, 0);
  const std::vector<ResultSet> results = {{"one", {first, empty}}, {"two", {first}}};
  const std::string text = EncodeAs("csv", results);
  const std::vector<ResultSet> back = Decode(text);
  BOOST_CHECK_EQUAL(Summary(back), Summary(results));
  BOOST_CHECK(back[0].tables[0].header->schema == first.header->schema);
  BOOST_CHECK_EQUAL(EncodeAs("csv", back), text);
}

std::vector<std::string> Fields(std::string_view text) {
  CsvRecordReader reader(text);
  std::vector<std::string> out;
  while (reader.Next()) {
    for (std::string_view field : reader.fields()) out.emplace_back(field);
    out.emplace_back("|");
  }
  return out;
}

BOOST_AUTO_TEST_CASE(RecordsFollowLazyQuotes) {
  using Expected = std::vector<std::string>;
  BOOST_CHECK(Fields("a,b\r\n\r\nc,\n") == (Expected{"a", "b", "|", "c", "", "|"}));
  BOOST_CHECK(Fields("\"a\"\"b\",\"\"\n") == (Expected{"a\"b", "", "|"}));
  BOOST_CHECK(Fields("a \"b\" c,\"d\"e\"") == (Expected{"a \"b\" c", "d\"e", "|"}));
  BOOST_CHECK(Fields("\"two\r\nlines\",x\n") == (Expected{"two\nlines", "x", "|"}));
  BOOST_CHECK(Fields("\"never closed\nx") == (Expected{"never closed\nx", "|"}));
}

// A text that comes in pieces of so many bytes, and then fails or ends.
CsvBytes Pieces(std::string_view text, size_t bytes, bool fails = false) {
  return [=]() mutable -> Result<std::string> {
    if (text.empty() && fails) return Fail(ErrorCode::kUnavailable, "cut off");
    const std::string piece(text.substr(0, bytes));
    text.remove_prefix(piece.size());
    return piece;
  };
}

class SummingHandler final : public CsvResultHandler {
 public:
  Result<TableSink*> BeginResult(std::string_view name) override {
    results.push_back({std::string(name), {}});
    sinks.push_back(std::make_unique<CollectingSink>());
    return sinks.back().get();
  }
  std::vector<ResultSet> Take() {
    for (size_t i = 0; i < results.size(); ++i) results[i].tables = std::move(sinks[i]->tables);
    return std::move(results);
  }
  std::vector<ResultSet> results;
  std::vector<std::unique_ptr<CollectingSink>> sinks;
};

BOOST_AUTO_TEST_CASE(ATextMayComeInPieces) {
  const std::string text =
      "\xef\xbb\xbf" + kHead + ",,0,1,\"a\nb \"\"c\"\"\"\r\n,,1,2,d\n\n" + kHead + ",,2,3,\"e, f\"\n,,2,4,\"e, f\"\n";
  const std::string whole = Summary(Decode(text));
  for (size_t bytes = 1; bytes <= text.size(); ++bytes) {
    SummingHandler handler;
    BOOST_REQUIRE(DecodeCsv(Pieces(text, bytes), {}, handler));
    BOOST_REQUIRE_EQUAL(Summary(handler.Take()), whole);
  }
}

BOOST_AUTO_TEST_CASE(ATextThatDoesNotComeIsNoEnd) {
  const std::string text = kHead + ",,0,1,a\n,,0,2,\"b\"\n";
  for (size_t length = 0; length <= text.size(); ++length) {
    SummingHandler handler;
    const Status status = DecodeCsv(Pieces(std::string_view(text).substr(0, length), 7, true), {}, handler);
    BOOST_REQUIRE(!status);
    BOOST_REQUIRE_EQUAL(status.error().message, "cut off");
  }
}

BOOST_AUTO_TEST_CASE(EmptyCellsMayBeEmptyTexts) {
  const std::string text =
      "#datatype,string,long,string,string,string,long\n#group,false,false,true,false,false,false\n"
      "#default,r,,,,d,\n,result,table,key,text,known,n\n,,0,,,,\n";
  BOOST_CHECK_EQUAL(Summary(Decode(text)), "r: {key: null}[null,null,\"d\",null;]\n");
  BOOST_CHECK_EQUAL(Summary(Decode(text, {.has_empty_texts = true})), "r: {key: null}[null,\"\",\"d\",null;]\n");
}

BOOST_AUTO_TEST_CASE(CarriageReturnsThatMayHaveBeenDropped) {
  const auto may_lack = [](const std::string& cell) {
    bool may_lack = false;
    Decode(kHead + ",,0,1," + cell + "\n,,0,2,b\n", {.may_lack_carriage_returns = &may_lack});
    return may_lack;
  };
  for (const char* cell : {"a", "\" a\"", "\"a,b\"", "\"a \"\"b\"\"\"", "\"\\.\""}) BOOST_CHECK(!may_lack(cell));
  for (const char* cell : {"\"ab\"", "\"\"", "\"a\r\nb\"", "\"a\nb\""}) BOOST_CHECK(may_lack(cell));
}

BOOST_AUTO_TEST_CASE(LayoutsAreRead) {
  const auto text = [](std::string_view layout, std::string_view time) {
    const Result<Time> parsed = ParseTimeLayout(layout, time);
    return parsed ? FormatTime(*parsed) : "fails";
  };
  BOOST_CHECK_EQUAL(text("02/01/2006 15:04", "31/12/2023 23:59"), "2023-12-31T23:59:00Z");
  BOOST_CHECK_EQUAL(text("Jan _2 2006 3:04:05PM -0700", "Feb  3 2024 1:02:03PM +0130"), "2024-02-03T11:32:03Z");
  BOOST_CHECK_EQUAL(text("2006-01-02T15:04:05Z07:00", "2024-01-02T03:04:05.123456789Z"),
                    "2024-01-02T03:04:05.123456789Z");
  BOOST_CHECK_EQUAL(text("2006-01-02 15:04:05.000 MST", "2024-01-02 03:04:05.125 UTC"), "2024-01-02T03:04:05.125Z");
  BOOST_CHECK_EQUAL(text("Monday, 02-Jan-06", "Friday, 01-Mar-24"), "2024-03-01T00:00:00Z");
  BOOST_CHECK_EQUAL(text("2006 002", "2024 060"), "2024-02-29T00:00:00Z");
  BOOST_CHECK_EQUAL(text("2006-01-02", "2024-13-01"), "fails");
  BOOST_CHECK_EQUAL(text("2006-01-02", "2024-01-01x"), "fails");
  BOOST_CHECK_EQUAL(text("15:04", "12:00"), "fails");
}

}  // namespace
}  // namespace flux::io
