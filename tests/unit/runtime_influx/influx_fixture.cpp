#include "tests/unit/runtime_influx/influx_fixture.h"

#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/scan.h"

namespace flux::influx {

InfluxFixture::InfluxFixture(testing::InfluxServer::Options options) {
  auto server = testing::InfluxServer::Start(std::move(options));
  BOOST_REQUIRE_MESSAGE(server, server.error().message);
  server_ = *std::move(server);
}

std::string InfluxFixture::Query(std::string_view statement, std::string_view database) {
  Result<std::string> answer = server_->Query(statement, database);
  BOOST_REQUIRE_MESSAGE(answer, answer.error().message);
  BOOST_REQUIRE_MESSAGE(answer->find("\"error\"") == std::string::npos, *answer);
  return *std::move(answer);
}

void InfluxFixture::Write(std::string_view database, std::string_view lines, std::string_view retention_policy) {
  const Status status = server_->Write(database, lines, retention_policy);
  BOOST_REQUIRE_MESSAGE(status, status.error().message);
}

plan::FromSpec InfluxFixture::From(std::string bucket, std::string token) const {
  plan::FromSpec from;
  from.bucket = std::move(bucket);
  from.host = server_->url();
  from.token = std::move(token);
  return from;
}

std::shared_ptr<Source> InfluxFixture::Open(std::string bucket) const {
  auto source = OpenInfluxSource(From(std::move(bucket)), kNeverCanceled, servers);
  BOOST_REQUIRE_MESSAGE(source, source.error().message);
  return *std::move(source);
}

plan::ScanSpec MakeScan(int64_t start, int64_t stop) {
  plan::ScanSpec scan;
  scan.range = {Time{start}, Time{stop}};
  return scan;
}

std::vector<Table> Scan(Source& source, const plan::ScanSpec& scan, ScanStats* stats) {
  ScanStats own_stats;
  ScanContext context{kNeverCanceled, stats == nullptr ? own_stats : *stats, 1000};
  CollectingSink sink;
  const Status status = source.Scan(scan, context, sink);
  BOOST_REQUIRE_MESSAGE(status, status.error().message);
  for (size_t i = 1; i < sink.tables.size(); ++i) {
    BOOST_REQUIRE(sink.tables[i - 1].header->key < sink.tables[i].header->key);
  }
  return std::move(sink.tables);
}

Error ScanError(Source& source, const plan::ScanSpec& scan) {
  ScanStats stats;
  ScanContext context{kNeverCanceled, stats, 1000};
  CollectingSink sink;
  const Status status = source.Scan(scan, context, sink);
  BOOST_REQUIRE(!status);
  BOOST_CHECK(sink.tables.empty());
  return status.error();
}

void Push(Source& source, plan::ScanSpec& scan, const expr::Function& predicate) {
  BOOST_REQUIRE_EQUAL(testing::Offer(source, scan, predicate), "");
}

std::vector<std::string> Lines(const std::vector<Table>& tables) {
  std::vector<std::string> lines;
  for (const Table& table : tables) {
    for (const Chunk& chunk : table.chunks) {
      for (size_t row = 0; row < chunk.rows; ++row) {
        std::string& line = lines.emplace_back();
        for (size_t i = 0; i < chunk.columns.size(); ++i) {
          line += (i > 0 ? ", " : "") + table.header->schema[i].name + "=" + DebugText(chunk.columns[i]->ValueAt(row));
        }
      }
    }
  }
  return lines;
}

Row RowAt(const Table& table, size_t row) {
  const Chunk all = table.Combined();
  Row out;
  for (size_t i = 0; i < all.columns.size(); ++i) out[table.header->schema[i].name] = all.columns[i]->ValueAt(row);
  return out;
}

}  // namespace flux::influx
