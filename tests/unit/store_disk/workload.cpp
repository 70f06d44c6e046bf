#include "tests/unit/store_disk/workload.h"

#include <fmt/format.h>

#include "runtime/store/maintenance.h"

namespace flux::store {

namespace {

constexpr int64_t kRetention = 20'000;

std::string HostName(uint64_t number) { return "h" + std::to_string(number); }

std::string Rendered(const std::map<std::string, std::map<int64_t, int64_t>>& points) {
  std::string out;
  for (const auto& [host, values] : points) {
    if (values.empty()) continue;
    out += "_field=v,_measurement=m,host=" + host + ":";
    for (const auto& [time, value] : values) out += " " + std::to_string(time) + " " + std::to_string(value) + ",";
    out += "\n";
  }
  return out;
}

}  // namespace

StoreOptions OptionsAt(std::function<Time()> clock) {
  return {.memory_limit = 60'000,
          .cache_bytes = 1 << 20,
          .freeze_from = 1,
          .clock = std::move(clock),
          .least_retention = 0};
}

Workload::Workload(std::string directory, uint64_t seed) : directory_(std::move(directory)), random_(seed) {}

Status Workload::Open() {
  FLUX_TRY(store_, Store::Open(directory_ + "/data", OptionsAt([this] { return Time{now_}; })));
  if (store_->FindBucket("db")) return {};
  const auto made = store_->CreateBucket("db", Duration{0, kRetention});
  return made ? Status() : std::unexpected(made.error());
}

Status Workload::Step() {
  const uint64_t kind = Below(28);
  if (kind < 12) return Write();
  if (kind < 15) return Delete();
  if (kind < 18) return Do([this] { return store_->Flush(); });
  if (kind < 20) return Do([this] { return store_->Compact(); });
  if (kind < 22) return Do([this] { return store_->DropExpired(); });
  if (kind < 24) return Do([this] { return Reopen(); });
  if (kind == 24) return Do([this] { return BackUpAndRestore(); });
  if (kind == 25) return Do([this] { return Export(); });
  MoveClock();
  return {};
}

void Workload::Settle(const std::string& found) {
  if (found == after_) points_ = begun_;
  begun_ = points_;
  before_ = after_ = Rendered(points_);
}

Status Workload::Reopen() {
  store_.reset();
  return Open();
}

Status Workload::BackUpAndRestore() {
  ++copies_;
  const std::string backup = fmt::format("{}/backup-{}", directory_, copies_);
  const std::string restored = fmt::format("{}/restored-{}", directory_, copies_);
  const CancelToken cancel;
  if (const auto copied = CopyStore(directory_ + "/data", backup, cancel); !copied) {
    return std::unexpected(copied.error());
  }
  const auto copied = CopyStore(backup, restored, cancel);
  return copied ? Status() : std::unexpected(copied.error());
}

Status Workload::Export() {
  FLUX_TRY(const std::unique_ptr<Store> beside,
           Store::Open(directory_ + "/data", {.must_exist = true, .is_read_only = true}));
  (void)Scan(*beside, "db");
  return {};
}

// Nothing on disk changes with it.
void Workload::MoveClock() {
  now_ = std::max(now_, clock_);
  for (auto& [host, points] : points_) points.erase(points.begin(), points.lower_bound(now_ - kRetention));
  begun_ = points_;
  before_ = after_ = Rendered(points_);
}

Status Workload::Change(Points points, const std::function<Status()>& change) {
  begun_ = std::move(points);
  after_ = Rendered(begun_);
  FLUX_TRY_STATUS(Do(change));
  points_ = begun_;
  before_ = after_;
  return {};
}

Status Workload::Write() {
  Points points = points_;
  std::string text;
  for (uint64_t left = Below(5) == 0 ? 2'000 : 1 + Below(200); left > 0; --left) {
    clock_ += static_cast<int64_t>(Below(3)) * 5;
    const int64_t late = Below(10) == 0 ? static_cast<int64_t>(Below(3'000)) : 0;
    const int64_t time = std::max({clock_ - late, now_ - kRetention, int64_t{0}});
    const std::string host = HostName(Below(4));
    const int64_t value = static_cast<int64_t>(Below(1'000'000));
    text += "m,host=" + host + " v=" + std::to_string(value) + "i " + std::to_string(time) + "\n";
    points[host][time] = value;
  }
  return Change(std::move(points), [&]() -> Status {
    FLUX_TRY(const std::unique_ptr<LineLoader> loader, store_->OpenLineLoader("db", Precision::kNanoseconds, Time{}));
    FLUX_TRY_STATUS(loader->Feed(text));
    return loader->Commit();
  });
}

Status Workload::Delete() {
  const std::string host = HostName(Below(4));
  const int64_t start = clock_ - static_cast<int64_t>(Below(20'000)), stop = start + static_cast<int64_t>(Below(4'000));
  Points points = points_;
  const auto found = points.find(host);
  if (found != points.end()) {
    found->second.erase(found->second.lower_bound(start), found->second.upper_bound(stop));
  }
  const std::vector<DeleteTerm> predicate = {{"host", host}};
  return Change(std::move(points), [&]() -> Status {
    const auto deleted = store_->DeletePoints("db", Time{start}, Time{stop}, predicate);
    return deleted ? Status() : std::unexpected(deleted.error());
  });
}

}  // namespace flux::store
