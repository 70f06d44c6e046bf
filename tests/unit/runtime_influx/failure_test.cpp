#include <fmt/format.h>

#include <atomic>
#include <thread>

#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/scan.h"
#include "tests/support/scripted_server.h"
#include "tests/unit/runtime_influx/influx_fixture.h"

namespace flux::influx {
namespace {

using std::string_literals::operator""s;
using testing::ScriptedServer;

// Replies of a server that has one field `v` of measurement `m`.
const std::string kPing = ScriptedServer::Reply("204 No Content", "", "X-Influxdb-Version: 1.6.7\r\n");
const std::string kFields =
    ScriptedServer::Reply("200 OK",
                          "\x81\xa7results\x91\x82\xacstatement_id\x00\xa6series\x91\x83\xa4name\xa1m\xa7"
                          "columns\x92\xa8"
                          "fieldKey\xa9"
                          "fieldType\xa6values\x91\x92\xa1v\xa5"
                          "float"s);
// One row at time 1; more is to come.
const std::string kFirstDocument =
    "\x81\xa7results\x91\x83\xacstatement_id\x00\xa6series\x91\x84\xa4name\xa1m\xa4tags\x80\xa7"
    "columns\x92\xa4time\xa1v\xa6values\x91\x92\x01\xca\x3f\x00\x00\x00\xa7partial\xc3"s;

plan::FromSpec FromUrl(const std::string& url) {
  plan::FromSpec from;
  from.bucket = "db/rp";
  from.host = url;
  return from;
}

std::shared_ptr<Source> OpenUrl(const std::string& url) {
  auto source = OpenInfluxSource(FromUrl(url), kNeverCanceled, servers);
  BOOST_REQUIRE(source.has_value());
  return *std::move(source);
}

BOOST_AUTO_TEST_CASE(AServerThatIsDown) {
  const uint16_t port = testing::FreePort();
  const auto source = OpenUrl(fmt::format("http://127.0.0.1:{}", port));
  const std::string expected = fmt::format("cannot connect to 127.0.0.1:{}: connection refused", port);
  const Error error = ScanError(*source, MakeScan(0, 10));
  BOOST_CHECK(error.code == ErrorCode::kUnavailable);
  BOOST_CHECK_EQUAL(error.message, expected);
  // That it cannot be asked is a failure, not a reason.
  PredicateBuilder b;
  plan::FilterSpec filter;
  filter.fn.tree = std::make_shared<const expr::Function>(b.Body(b.Equal("host", "a")));
  const plan::NodeRef operation = plan::MakeNode(std::move(filter), {});
  const Result<SourceAnswer> answer = source->Offer(MakeScan(0, 10), {&operation, 1});
  BOOST_REQUIRE(!answer);
  BOOST_CHECK_EQUAL(answer.error().message, expected);
  const auto writer = OpenInfluxWriter(FromUrl(fmt::format("http://127.0.0.1:{}", port)), kNeverCanceled, servers);
  BOOST_REQUIRE(!writer);
  BOOST_CHECK_EQUAL(writer.error().message, expected);
}

BOOST_AUTO_TEST_CASE(AServerIsAskedOnce) {
  ScriptedServer server({kPing, kFields, ScriptedServer::Reply("500 Internal Server Error", "asked again")});
  const std::shared_ptr<Source> source = OpenUrl(server.url());
  const plan::NodeRef operation = plan::MakeNode(plan::LimitSpec(), {});
  std::atomic<int> answers = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] { answers += source->Offer(MakeScan(0, 10), {&operation, 1}).has_value() ? 1 : 0; });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_CHECK_EQUAL(answers, 4);
  BOOST_CHECK_EQUAL(server.requests().size(), 2u);
}

BOOST_AUTO_TEST_CASE(AnAnswerThatBreaksOff) {
  ScriptedServer server({kPing, kFields,
                         fmt::format("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{}\r\n",
                                     kFirstDocument.size(), kFirstDocument)});
  const Error error = ScanError(*OpenUrl(server.url()), MakeScan(0, 10));
  BOOST_CHECK(error.code == ErrorCode::kDataLoss);
  BOOST_CHECK_EQUAL(error.message, fmt::format("127.0.0.1:{} closed the connection in the middle of the answer "
                                               "(received {} bytes)",
                                               server.port(), kFirstDocument.size()));
}

BOOST_AUTO_TEST_CASE(AnAnswerThatEndsBetweenDocuments) {
  ScriptedServer server({kPing, kFields, ScriptedServer::Reply("200 OK", kFirstDocument)});
  const Error error = ScanError(*OpenUrl(server.url()), MakeScan(0, 10));
  BOOST_CHECK(error.code == ErrorCode::kDataLoss);
  BOOST_CHECK_EQUAL(error.message, "the answer of InfluxDB ends too early");
}

BOOST_AUTO_TEST_CASE(AnErrorInALateDocument) {
  ScriptedServer server({kPing, kFields,
                         ScriptedServer::Reply("200 OK", kFirstDocument + "\x81\xa7results\x91\x81\xa5"
                                                                          "error\xa7timeout"s)});
  const Error error = ScanError(*OpenUrl(server.url()), MakeScan(0, 10));
  BOOST_CHECK_EQUAL(error.message, "InfluxDB: timeout");
}

BOOST_AUTO_TEST_CASE(AServerOfAnotherVersion) {
  ScriptedServer server({ScriptedServer::Reply("204 No Content", "", "X-Influxdb-Version: 3.1.0\r\n")});
  const Error error = ScanError(*OpenUrl(server.url()), MakeScan(0, 10));
  BOOST_CHECK(error.code == ErrorCode::kUnimplemented);
  BOOST_CHECK_EQUAL(error.message,
                    fmt::format("InfluxDB 3 runs no Flux: 127.0.0.1:{} has version 3.1.0", server.port()));
  ScriptedServer other({ScriptedServer::Reply("404 Not Found", "")});
  BOOST_CHECK_EQUAL(
      ScanError(*OpenUrl(other.url()), MakeScan(0, 10)).message,
      fmt::format("127.0.0.1:{} does not answer as an InfluxDB does (status 404 for `/ping`)", other.port()));
}

BOOST_FIXTURE_TEST_CASE(BucketsThatAreMissing, InfluxFixture) {
  Query("CREATE DATABASE db");
  Error error = ScanError(*Open("nodb"), MakeScan(0, 10));
  BOOST_CHECK(error.code == ErrorCode::kNotFound);
  BOOST_CHECK_EQUAL(error.message, "InfluxDB: database not found: nodb");
  error = ScanError(*Open("db/norp"), MakeScan(0, 10));
  BOOST_CHECK(error.code == ErrorCode::kNotFound);
  BOOST_CHECK_EQUAL(error.message, "InfluxDB: retention policy not found: norp");
}

BOOST_FIXTURE_TEST_CASE(AServerThatStops, InfluxFixture) {
  Query("CREATE DATABASE db WITH NAME rp");
  Write("db", "m v=1 1");
  const std::shared_ptr<Source> source = Open("db/rp");
  BOOST_CHECK_EQUAL(Scan(*source, MakeScan(0, 10)).size(), 1u);
  server().Kill();
  const Error error = ScanError(*source, MakeScan(0, 10));
  BOOST_CHECK(error.code == ErrorCode::kUnavailable);
  BOOST_CHECK(error.message.starts_with("cannot connect to 127.0.0.1:"));
}

BOOST_AUTO_TEST_CASE(CredentialsAreDemandedAndKeptSecret) {
  InfluxFixture fixture({"admin", "s3cret"});
  fixture.Query("CREATE DATABASE db WITH NAME rp");
  fixture.Query("CREATE USER reader WITH PASSWORD 'pw'");
  fixture.Write("db", "m v=1 1");
  const auto open = [&](std::string token) {
    auto source = OpenInfluxSource(fixture.From("db/rp", std::move(token)), kNeverCanceled, servers);
    BOOST_REQUIRE(source.has_value());
    return *std::move(source);
  };
  BOOST_CHECK_EQUAL(Scan(*open("admin:s3cret"), MakeScan(0, 10)).size(), 1u);
  for (const std::string token : {"admin:wr0ng", "nobody:wr0ng", ""}) {
    const Error error = ScanError(*open(token), MakeScan(0, 10));
    BOOST_CHECK(error.code == ErrorCode::kUnauthenticated);
    BOOST_CHECK(error.message.find("refused the credentials") != std::string::npos);
    BOOST_CHECK(error.message.find("wr0ng") == std::string::npos);
  }
  // A user without any right sees nothing.
  plan::ScanSpec scan = MakeScan(0, 10);
  const Error error = ScanError(*open("reader:pw"), scan);
  BOOST_CHECK_MESSAGE(error.code == ErrorCode::kPermissionDenied, error.message);
  const auto writer = OpenInfluxWriter(fixture.From("db/rp", "admin:wr0ng"), kNeverCanceled, servers);
  BOOST_REQUIRE(writer.has_value());
  const std::pair<std::string_view, Value> field{"v", Value::Float(1)};
  const WritePoint point{"m", {}, {field}, Time{5}};
  const Status written = (*writer)->Write({&point, 1});
  BOOST_REQUIRE(!written);
  BOOST_CHECK(written.error().code == ErrorCode::kUnauthenticated);
}

}  // namespace
}  // namespace flux::influx
