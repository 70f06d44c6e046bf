#include "runtime/influx/msgpack.h"

#include <boost/test/unit_test.hpp>

#include "runtime/influx/answer.h"

namespace flux::influx {
namespace {

using Kind = MsgpackItem::Kind;
using std::string_literals::operator""s;

MsgpackItem ReadOne(const std::string& bytes) {
  MsgpackReader reader(bytes);
  MsgpackItem item;
  BOOST_REQUIRE(reader.Read(item));
  BOOST_CHECK(reader.rest().empty());
  return item;
}

BOOST_AUTO_TEST_CASE(IntegersOfAllWidths) {
  const std::vector<std::pair<std::string, int64_t>> cases = {{"\x00"s, 0},
                                                              {"\x7f", 127},
                                                              {"\xe0", -32},
                                                              {"\xff", -1},
                                                              {"\xcc\xff", 255},
                                                              {"\xcd\x01\x00"s, 256},
                                                              {"\xce\xff\xff\xff\xff", 4294967295},
                                                              {"\xcf\x7f\xff\xff\xff\xff\xff\xff\xff", INT64_MAX},
                                                              {"\xd0\x80", -128},
                                                              {"\xd1\x80\x00"s, -32768},
                                                              {"\xd2\x80\x00\x00\x00"s, INT32_MIN},
                                                              {"\xd3\x80\x00\x00\x00\x00\x00\x00\x00"s, INT64_MIN}};
  for (const auto& [bytes, expected] : cases) {
    const MsgpackItem item = ReadOne(bytes);
    BOOST_CHECK(item.kind == Kind::kInt);
    BOOST_CHECK_EQUAL(item.integer, expected);
  }
  const MsgpackItem large = ReadOne("\xcf\xff\xff\xff\xff\xff\xff\xff\xff");
  BOOST_CHECK(large.kind == Kind::kUint);
  BOOST_CHECK_EQUAL(large.unsigned_integer, UINT64_MAX);
}

BOOST_AUTO_TEST_CASE(OtherScalars) {
  BOOST_CHECK(ReadOne("\xc0").kind == Kind::kNil);
  BOOST_CHECK(ReadOne("\xc3").boolean);
  BOOST_CHECK(!ReadOne("\xc2").boolean);
  BOOST_CHECK_EQUAL(ReadOne("\xcb\x40\x24\x00\x00\x00\x00\x00\x00"s).number, 10.0);
  BOOST_CHECK_EQUAL(ReadOne("\xca\x3f\x00\x00\x00"s).number, 0.5);
  BOOST_CHECK_EQUAL(ReadOne("\xa3"
                            "abc")
                        .text,
                    "abc");
  BOOST_CHECK_EQUAL(ReadOne("\xd9\x02hi").text, "hi");
  BOOST_CHECK_EQUAL(ReadOne("\xda\x00\x01x"s).text, "x");
  BOOST_CHECK(ReadOne("\xc4\x01z").kind == Kind::kBinary);
  BOOST_CHECK(ReadOne("\xc7\x02\x05zz").kind == Kind::kExtension);
  BOOST_CHECK(ReadOne("\xd6\x05zzzz").kind == Kind::kExtension);
}

BOOST_AUTO_TEST_CASE(HeadsOfArraysAndMaps) {
  BOOST_CHECK_EQUAL(ReadOne("\x92").size, 2u);
  BOOST_CHECK_EQUAL(ReadOne("\xdc\x01\x00"s).size, 256u);
  BOOST_CHECK(ReadOne("\x81").kind == Kind::kMap);
  BOOST_CHECK_EQUAL(ReadOne("\xde\x00\x03"s).size, 3u);
  MsgpackReader reader(
      "\x82\xa1"
      "a\x92\x01\x02\xa1"
      "b\xc0\x05");
  BOOST_CHECK(reader.Skip());
  BOOST_CHECK_EQUAL(reader.rest(), "\x05");
}

BOOST_AUTO_TEST_CASE(BrokenInputIsTold) {
  for (const std::string& whole : {"\xcb\x40\x24\x00\x00\x00\x00\x00\x00"s,
                                   "\xa3"
                                   "abc"s,
                                   "\x92\x01\xa1x"s, "\xd9\x02hi"s}) {
    for (size_t length = 0; length < whole.size(); ++length) {
      MsgpackReader reader(std::string_view(whole).substr(0, length));
      BOOST_CHECK(!reader.Skip());
      BOOST_CHECK(reader.state() == MsgpackState::kTruncated);
    }
  }
  MsgpackReader never_used("\xc1");
  BOOST_CHECK(!never_used.Skip());
  BOOST_CHECK(never_used.state() == MsgpackState::kInvalid);
  MsgpackReader deep(std::string_view("\x91\x91\x91\x91"));
  BOOST_CHECK(!deep.Skip());
  const std::string bottomless(1000, '\x91');
  MsgpackReader endless(bottomless);
  BOOST_CHECK(!endless.Skip());
  BOOST_CHECK(endless.state() == MsgpackState::kInvalid);
}

// Writes down what it is given.
class Recorder final : public AnswerHandler {
 public:
  Status BeginSeries(const AnswerSeries& series) override {
    text += series.name + "{";
    for (const auto& [key, value] : series.tags) text += key + "=" + value + ",";
    text += "}";
    return {};
  }
  Status AddRow(std::span<const MsgpackItem> row) override {
    text += "[" + std::to_string(row[0].integer) + " " + std::to_string(row[1].number) + "]";
    return {};
  }
  std::string text;
};

// `{"results": [{"statement_id": 0, "series": [{name, tags {h: ""}, columns, values [[time, 0.5]]}], "partial": …}]}`
std::string Document(char time, bool is_partial) {
  return "\x81\xa7results\x91\x83\xacstatement_id\x00\xa6series\x91\x84\xa4name\xa1m\xa4tags\x81\xa1h\xa1"s + "a" +
         "\xa7"
         "columns\x92\xa4time\xa1v\xa6values\x91\x92" +
         std::string(1, time) + "\xca\x3f\x00\x00\x00\xa7partial"s + (is_partial ? "\xc3" : "\xc2");
}

BOOST_AUTO_TEST_CASE(DocumentsMayArriveInAnyPieces) {
  const std::string bytes = Document(1, true) + Document(2, false);
  for (size_t piece = 1; piece <= bytes.size(); piece += 7) {
    Recorder recorder;
    AnswerDecoder decoder(recorder);
    for (size_t at = 0; at < bytes.size(); at += piece)
      BOOST_REQUIRE(decoder.Feed(std::string_view(bytes).substr(at, piece)));
    BOOST_REQUIRE(decoder.Finish());
    BOOST_CHECK_EQUAL(recorder.text, "m{h=a,}[1 0.500000]m{h=a,}[2 0.500000]");
  }
}

BOOST_AUTO_TEST_CASE(IncompleteAnswersAreDataLoss) {
  const std::string whole = Document(1, false);
  for (const std::string& bytes :
       {std::string(), Document(1, true), whole + whole.substr(0, 20), whole.substr(0, 30)}) {
    Recorder recorder;
    AnswerDecoder decoder(recorder);
    BOOST_REQUIRE(decoder.Feed(bytes));
    const Status status = decoder.Finish();
    BOOST_REQUIRE(!status);
    BOOST_CHECK(status.error().code == ErrorCode::kDataLoss);
    BOOST_CHECK_EQUAL(status.error().message, "the answer of InfluxDB ends too early");
  }
}

BOOST_AUTO_TEST_CASE(ErrorsInLateDocumentsFail) {
  Recorder recorder;
  AnswerDecoder decoder(recorder);
  BOOST_REQUIRE(decoder.Feed(Document(1, true)));
  const Status status = decoder.Feed(
      "\x81\xa7results\x91\x81\xa5"
      "error\xa4"
      "boom"s);
  BOOST_REQUIRE(!status);
  BOOST_CHECK_EQUAL(status.error().message, "InfluxDB: boom");
  AnswerDecoder other(recorder);
  const Status top_level = other.Feed(
      "\x81\xa5"
      "error\xb6"
      "database not found: xy"s);
  BOOST_REQUIRE(!top_level);
  BOOST_CHECK(top_level.error().code == ErrorCode::kNotFound);
  AnswerDecoder html(recorder);
  Status fed = html.Feed("<html>");
  if (fed) fed = html.Finish();
  BOOST_REQUIRE(!fed);
  BOOST_CHECK(fed.error().code == ErrorCode::kDataLoss);
}

}  // namespace
}  // namespace flux::influx
