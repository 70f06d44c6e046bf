#include <fmt/format.h>

#include <cmath>

#include "runtime/plan/specs/from.h"
#include "tests/support/scripted_server.h"
#include "tests/unit/runtime_influx/influx_fixture.h"

namespace flux::influx {
namespace {

using testing::ScriptedServer;
using Fields = std::vector<std::pair<std::string_view, Value>>;

class WriterFixture : public InfluxFixture {
 public:
  WriterFixture() { Query("CREATE DATABASE db WITH NAME rp"); }
  std::unique_ptr<PointWriter> OpenWriter(std::string bucket) const {
    auto writer = OpenInfluxWriter(From(std::move(bucket)), kNeverCanceled, servers);
    BOOST_REQUIRE_MESSAGE(writer, writer.error().message);
    return *std::move(writer);
  }
};

Status WriteOne(PointWriter& writer, Fields fields, std::string_view measurement = "m", int64_t time = 1000) {
  const WritePoint point{measurement, {{"host", "a b"}}, std::move(fields), Time{time}};
  FLUX_TRY_STATUS(writer.Write({&point, 1}));
  return writer.Close();
}

BOOST_FIXTURE_TEST_CASE(WhatIsWrittenIsRead, WriterFixture) {
  const auto writer = OpenWriter("db/rp");
  BOOST_REQUIRE(WriteOne(*writer, {{"f", Value::Float(0.1)},
                                   {"i", Value::Int(INT64_MIN)},
                                   {"u", Value::Uint(INT64_MAX)},
                                   {"s", Value::String("say \"hi\",\\ it's\nfine")},
                                   {"b", Value::Bool(true)},
                                   {"t", Value::Of(Time{77})},
                                   {"nan", Value::Float(NAN)},
                                   {"inf", Value::Float(INFINITY)}}));
  std::map<std::string, std::string> found;
  for (const Table& table : Scan(*Open("db/rp"), MakeScan(0, 10'000))) {
    const Row row = RowAt(table, 0);
    BOOST_CHECK_EQUAL(row.at("host").AsString(), "a b");
    BOOST_CHECK_EQUAL(row.at("_time").AsTime().ns, 1000);
    found[std::string(row.at("_field").AsString())] = DebugText(row.at("_value"));
  }
  const std::map<std::string, std::string> expected = {{"f", "0.1"},
                                                       {"i", "-9223372036854775808"},
                                                       {"u", "9223372036854775807"},
                                                       {"b", "true"},
                                                       {"t", "77"},
                                                       {"s", DebugText(Value::String("say \"hi\",\\ it's\nfine"))}};
  BOOST_CHECK(found == expected);
}

BOOST_FIXTURE_TEST_CASE(ManyPointsGoInBatches, WriterFixture) {
  const auto writer = OpenWriter("db");
  std::vector<WritePoint> points;
  for (int i = 0; i < 12'001; ++i) points.push_back({"many", {}, {{"v", Value::Int(i)}}, Time{i + 1}});
  BOOST_REQUIRE(writer->Write(points));
  BOOST_REQUIRE(writer->Close());
  BOOST_CHECK(Query("SELECT count(v), sum(v) FROM many", "db").find("[0,12001,72006000]") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(LargeUnsignedIntegersAreRefused, WriterFixture) {
  const auto writer = OpenWriter("db/rp");
  const Status status = WriteOne(*writer, {{"u", Value::Uint(uint64_t{INT64_MAX} + 1)}});
  BOOST_REQUIRE(!status);
  BOOST_CHECK(status.error().code == ErrorCode::kOutOfRange);
  BOOST_CHECK_EQUAL(status.error().message,
                    "field `u`: 9223372036854775808 is too large for InfluxDB 1.x, which has no unsigned integers; "
                    "convert it with `float()` or `string()`");
}

BOOST_FIXTURE_TEST_CASE(RefusedPointsAreErrors, WriterFixture) {
  Write("db", "m,host=a v=1i 1");
  const auto writer = OpenWriter("db/rp");
  const Status conflict = WriteOne(*writer, {{"v", Value::String("text")}});
  BOOST_REQUIRE(!conflict);
  BOOST_CHECK(conflict.error().code == ErrorCode::kInvalid);
  BOOST_CHECK_MESSAGE(
      conflict.error().message.find("refused the write: partial write: field type conflict: input field "
                                    "\"v\" on measurement \"m\" is type string, already exists as type "
                                    "integer dropped=1") != std::string::npos,
      conflict.error().message);
  const Status no_database = WriteOne(*OpenWriter("nodb"), {{"v", Value::Int(1)}});
  BOOST_REQUIRE(!no_database);
  BOOST_CHECK(no_database.error().code == ErrorCode::kNotFound);
  BOOST_CHECK(no_database.error().message.find("database not found: \"nodb\"") != std::string::npos);
  const Status no_policy = WriteOne(*OpenWriter("db/norp"), {{"v", Value::Int(1)}});
  BOOST_REQUIRE(!no_policy);
  BOOST_CHECK(no_policy.error().code == ErrorCode::kNotFound);
  BOOST_CHECK(no_policy.error().message.find("retention policy not found: norp") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(WritesAreRepeatedWhenTheServerIsBusy) {
  ScriptedServer server({ScriptedServer::Reply("204 No Content", "", "X-Influxdb-Version: 1.6.7\r\n"),
                         ScriptedServer::Reply("503 Service Unavailable", "busy"), "",
                         ScriptedServer::Reply("204 No Content", "")});
  plan::FromSpec to;
  to.bucket = "db";
  to.host = server.url();
  to.token = "me:pw";
  const auto writer = OpenInfluxWriter(to, kNeverCanceled, servers);
  BOOST_REQUIRE(writer.has_value());
  BOOST_REQUIRE(WriteOne(**writer, {{"v", Value::Int(1)}}));
  const std::vector<std::string> requests = server.requests();
  BOOST_REQUIRE_EQUAL(requests.size(), 4u);
  BOOST_CHECK(requests[1].starts_with("POST /write?db=db&rp=&precision=n HTTP/1.1\r\n"));
  BOOST_CHECK(requests[1].find("Authorization: Basic bWU6cHc=\r\n") != std::string::npos);
  BOOST_CHECK(requests[1] == requests[3]);
}

BOOST_AUTO_TEST_CASE(OnlyTheAnswerOfAnInfluxDbIsSuccess) {
  ScriptedServer server({ScriptedServer::Reply("204 No Content", "", "X-Influxdb-Version: 1.6.7\r\n"),
                         ScriptedServer::Reply("200 OK", "<html>", "Content-Type: text/html\r\n"),
                         ScriptedServer::Reply("202 Accepted", "")});
  plan::FromSpec to;
  to.bucket = "db";
  to.host = server.url();
  const auto writer = OpenInfluxWriter(to, kNeverCanceled, servers);
  BOOST_REQUIRE(writer.has_value());
  for (const std::string_view problem : {"of type `text/html` and has status 200", "of no type and has status 202"}) {
    const Status status = WriteOne(**writer, {{"v", Value::Int(1)}});
    BOOST_REQUIRE(!status);
    BOOST_CHECK(status.error().code == ErrorCode::kDataLoss);
    BOOST_CHECK_EQUAL(status.error().message,
                      fmt::format("the answer of 127.0.0.1:{} to the write is {} instead of 204; is there an InfluxDB "
                                  "at this address?",
                                  server.port(), problem));
  }
}

BOOST_AUTO_TEST_CASE(OtherFailuresAreNotRepeated) {
  ScriptedServer server({ScriptedServer::Reply("204 No Content", "", "X-Influxdb-Version: 1.6.7\r\n"),
                         ScriptedServer::Reply("500 Internal Server Error", "{\"error\":\"disk on fire\"}")});
  plan::FromSpec to;
  to.bucket = "db";
  to.host = server.url();
  const auto writer = OpenInfluxWriter(to, kNeverCanceled, servers);
  BOOST_REQUIRE(writer.has_value());
  const Status status = WriteOne(**writer, {{"v", Value::Int(1)}});
  BOOST_REQUIRE(!status);
  BOOST_CHECK_EQUAL(
      status.error().message,
      fmt::format("InfluxDB at 127.0.0.1:{} answered the write with status 500: disk on fire", server.port()));
  BOOST_CHECK_EQUAL(server.requests().size(), 2u);
}

}  // namespace
}  // namespace flux::influx
