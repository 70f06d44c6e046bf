#pragma once

// Where the server keeps runs of tasks: records for those that did not end, points in the bucket `_tasks` for the
// others.

#include "tools/server/records.h"
#include "tools/tasks/run_store.h"

namespace flux::server {

// The bucket with the runs that have ended, and their measurement.
inline constexpr const char* kRunsBucket = "_tasks";
inline constexpr const char* kRunsMeasurement = "runs";

// May be used from several threads.
class RunRecords final : public tasks::RunStore {
 public:
  // Both outlive it.
  RunRecords(Store& store, Records& records) : store_(store), records_(records) {}

  Result<tasks::StoredRuns> Load() override;
  Status Write(const tasks::RunChange& change) override;
  // Points as InfluxDB has them; the time is that of the start, which no two runs of a task share.
  Status AddToHistory(std::span<const tasks::Run> runs) override;

 private:
  Store& store_;
  Records& records_;
};

// The lines of a run's log as JSON, and the reverse.
json::array LogView(const tasks::Run& run);
std::vector<tasks::LogLine> ReadLog(const json::array& lines);

}  // namespace flux::server
