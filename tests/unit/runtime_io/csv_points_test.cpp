// Points in CSV: however the text is cut, the same points come of it.

#include "runtime/io/csv_points.h"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

using namespace flux;
using namespace flux::io;

namespace {

// Writes down what it gets.
class Recorder final : public CsvPointHandler {
 public:
  Status Take(CsvPoint point) override {
    text += fmt::format("{} {}", point.line, point.measurement);
    for (const auto& [key, value] : point.tags) text += fmt::format(",{}={}", key, value);
    for (const auto& [key, value] : point.fields) text += fmt::format(" {}={}", key, DebugText(value));
    text += point.time ? fmt::format(" {}\n", FormatTime(*point.time)) : "\n";
    return {};
  }
  void Reject(LineError error, const CsvRow& row) override {
    text += fmt::format("{} rejected: {}: {}\n", error.line, error.reason, error.excerpt);
    if (row.head != nullptr) rows += *row.head + row.text + "\n";
  }
  std::string rows;
  std::string text;
};

// What is read of a text that comes in pieces of so many bytes.
std::string Read(std::string_view text, size_t piece, Precision precision = Precision::kNanoseconds) {
  CsvPointReader reader(precision);
  Recorder recorder;
  Status done;
  for (size_t at = 0; done && at < text.size(); at += piece)
    done = reader.Feed(text.substr(at, piece), false, recorder);
  if (done) done = reader.Feed("", true, recorder);
  return done ? recorder.text : recorder.text + "failed: " + done.error().message + "\n";
}

void Check(std::string_view text, std::string_view expected, Precision precision = Precision::kNanoseconds) {
  for (const size_t piece : {text.size(), size_t{1}, size_t{2}, size_t{7}, size_t{64}}) {
    BOOST_TEST(Read(text, piece, precision) == expected);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(columns_are_what_the_datatypes_say) {
  Check(
      "#constant measurement,weather\n#constant tag,source,csv\n"
      "#datatype ignored,dateTime:2006-01-02,tag,\"double:,.\",long,boolean:yes:no,string\r\n"
      "id,time,place,rain,hits,wet,note\r\n"
      "1,2024-01-01,a,\"1.234,5\",7_000,yes,\"two\r\nlines\"\r\n"
      "\r\n"
      "2,2024-01-02,,0,8,no,\n"
      "# a comment\n"
      "3,2024-01-03,b,,8",
      "5 weather,place=a,source=csv rain=1234.5 hits=7000 wet=true note=\"two\\nlines\" 2024-01-01T00:00:00Z\n"
      "8 weather,source=csv rain=0.0 hits=8 wet=false 2024-01-02T00:00:00Z\n"
      "10 rejected: the row has 5 cells, the header 7: 3,2024-01-03,b,,8\n");
}

BOOST_AUTO_TEST_CASE(results_of_queries_are_points) {
  Check(
      "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string\n"
      "#group,false,false,true,true,false,false,true,true,true\n"
      "#default,_result,,,,,,,,\n"
      ",result,table,_start,_stop,_time,_value,_field,_measurement,host\n"
      ",,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:01Z,1.5,f,cpu,a\n"
      ",,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:02Z,,f,cpu,b\n"
      "\n"
      "#datatype,string,long,dateTime:RFC3339,string,string,string\n"
      "#group,false,false,false,true,true,false\n"
      "#default,_result,,,,,\n"
      ",result,table,_time,_field,_measurement,_value\n"
      ",,2,2024-01-01T00:00:03Z,s,cpu,text\n",
      "5 cpu,host=a f=1.5 2024-01-01T00:00:01Z\n"
      "6 rejected: the row has no value of a field: "
      ",,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:02Z,,f,cpu,b\n"
      "12 cpu s=\"text\" 2024-01-01T00:00:03Z\n");
}

BOOST_AUTO_TEST_CASE(a_header_may_say_it_all) {
  Check("sep=;\n_measurement;host|tag|none;load|double|0;count;on;at|time\nm;a;1.5;2i;true;5\nm;;;3u;f;\n",
        "3 m,host=a load=1.5 count=2 on=true 1970-01-01T00:00:05Z\n"
        "4 m,host=none load=0.0 count=3 on=false\n",
        Precision::kSeconds);
}

BOOST_AUTO_TEST_CASE(times_without_a_zone_are_those_of_one) {
  Check(
      "#timezone Europe/Berlin\n#datatype measurement,double,dateTime:2006-01-02 15:04\nm,f,t\nm,1,2024-07-01 02:00\n",
      "4 m f=1.0 2024-07-01T00:00:00Z\n");
  Check("#timezone,-0130\n#datatype measurement,double,dateTime:2006-01-02 15:04\nm,f,t\nm,1,2024-07-01 02:00\n",
        "4 m f=1.0 2024-07-01T03:30:00Z\n");
  Check("#timezone -0130\n#datatype measurement,double,dateTime:2006-01-02T15:04Z07:00\nm,f,t\nm,1,2024-07-01T02:00Z\n",
        "4 m f=1.0 2024-07-01T02:00:00Z\n");
}

BOOST_AUTO_TEST_CASE(a_quote_that_is_never_closed) {
  Check("_measurement,f\nm,1\nm,\"2\nm,3\n", "2 m f=1.0\n3 rejected: a quote is not closed: m,\"2\nm,3\n");
}

BOOST_AUTO_TEST_CASE(rejected_rows_come_with_what_they_are_read_with) {
  CsvPointReader reader(Precision::kNanoseconds);
  reader.KeepRows();
  Recorder recorder;
  const std::string text =
      "sep=;\n#constant measurement;m\n#datatype tag;double\n# no annotation\na;f\r\nx;1\nx;\"no\nnumber\"\r\n"
      "# nor this\nx;2;3\n#datatype tag;long\na;f\nx;1\nx;y";
  for (const char letter : text) BOOST_REQUIRE(reader.Feed({&letter, 1}, false, recorder).has_value());
  BOOST_REQUIRE(reader.Feed("", true, recorder).has_value());
  const std::string file = "sep=;\n#constant measurement;m\n", head = file + "#datatype tag;double\na;f\n";
  BOOST_TEST(recorder.rows == head + "x;\"no\nnumber\"\n" + head + "x;2;3\n" + file + "#datatype tag;long\na;f\nx;y\n");
}
