#include <fmt/format.h>

#include <algorithm>

#include "runtime/influx/influx_client.h"
#include "runtime/influx/sources.h"
#include "runtime/influx/statement.h"

namespace flux::influx {
namespace {

std::unexpected<Error> Unknown(std::string_view what) {
  return Fail(ErrorCode::kDataLoss, fmt::format("InfluxDB lists its {} in an unknown form", what));
}

// Keeps the names in an answer.
class NameCollector final : public AnswerHandler {
 public:
  Status BeginSeries(const AnswerSeries&) override { return {}; }
  Status AddRow(std::span<const MsgpackItem> row) override {
    if (row.empty() || row[0].kind != MsgpackItem::Kind::kString) return Unknown("databases");
    names.emplace_back(row[0].text);
    return {};
  }

  std::vector<std::string> names;
};

// Keeps the retention policies of one database.
class PolicyCollector final : public AnswerHandler {
 public:
  PolicyCollector(std::string database, std::vector<BucketEntry>& entries)
      : database_(std::move(database)), entries_(entries) {}

  Status BeginSeries(const AnswerSeries& series) override {
    const auto find = [&](std::string_view column) {
      return static_cast<size_t>(std::ranges::find(series.columns, column) - series.columns.begin());
    };
    name_ = find("name");
    duration_ = find("duration");
    default_ = find("default");
    return {};
  }
  Status AddRow(std::span<const MsgpackItem> row) override {
    if (std::max({name_, duration_, default_}) >= row.size()) return Unknown("retention policies");
    const std::string policy(row[name_].text);
    // Such as `168h0m0s`.
    const Result<Duration> duration = ParseDuration(row[duration_].text);
    if (!duration) return Unknown("retention policies");
    entries_.push_back({.name = database_ + "/" + policy,
                        .id = "",
                        .database = database_,
                        .policy = policy,
                        .is_default = row[default_].boolean,
                        .retention = *duration});
    return {};
  }

 private:
  std::string database_;
  std::vector<BucketEntry>& entries_;
  size_t name_ = 0, duration_ = 0, default_ = 0;
};

}  // namespace

Result<std::vector<BucketEntry>> ListPolicies(const plan::FromSpec& at, const CancelToken& cancel,
                                              net::HttpClientPool& clients) {
  FLUX_TRY(Address address, ParseServer(at));
  InfluxClient client(std::move(address), cancel, clients);
  uint64_t received = 0;
  NameCollector databases;
  FLUX_TRY_STATUS(client.Query(DatabasesStatement(), databases, received));
  std::vector<BucketEntry> entries;
  for (const std::string& database : databases.names) {
    PolicyCollector policies(database, entries);
    FLUX_TRY_STATUS(client.Query(PoliciesStatement(database), policies, received));
  }
  return entries;
}

}  // namespace flux::influx
