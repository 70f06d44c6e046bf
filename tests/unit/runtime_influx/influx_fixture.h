#pragma once

// A real server shared by the tests of a suite, and short ways to scan it.

#include <boost/test/unit_test.hpp>

#include "runtime/influx/influx.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/scan.h"
#include "tests/support/influx_server.h"
#include "tests/support/source_offer.h"
#include "tests/unit/runtime_influx/row_predicate.h"

namespace flux::influx {

// Starts `influxd` for the test at hand; the test fails when that is not possible.
class InfluxFixture {
 public:
  explicit InfluxFixture(testing::InfluxServer::Options options = {});
  testing::InfluxServer& server() { return *server_; }
  // Runs a statement that must succeed.
  std::string Query(std::string_view statement, std::string_view database = {});
  void Write(std::string_view database, std::string_view lines, std::string_view retention_policy = {});
  plan::FromSpec From(std::string bucket, std::string token = {}) const;
  std::shared_ptr<Source> Open(std::string bucket) const;

 private:
  std::unique_ptr<testing::InfluxServer> server_;
};

inline const CancelToken kNeverCanceled;
inline net::HttpClientPool http_clients;
inline Servers servers(http_clients, [](const plan::Node&) { return std::nullopt; });

// A scan of the range [start, stop) in nanoseconds.
plan::ScanSpec MakeScan(int64_t start, int64_t stop);
std::vector<Table> Scan(Source& source, const plan::ScanSpec& scan, ScanStats* stats = nullptr);
Error ScanError(Source& source, const plan::ScanSpec& scan);
// The predicate is pushed; fails the test when the source declines.
void Push(Source& source, plan::ScanSpec& scan, const expr::Function& predicate);

// One line per row, all columns in order: `_start=…, _stop=…, …`.
std::vector<std::string> Lines(const std::vector<Table>& tables);
// The row of a table as the predicate functions see it.
Row RowAt(const Table& table, size_t row);

}  // namespace flux::influx
