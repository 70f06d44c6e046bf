#include "tools/server/run_records.h"

#include <boost/json/serialize.hpp>

#include "fmt/format.h"

namespace flux::server {

namespace {

// What InfluxDB writes for a time that there is not.
constexpr const char* kNoTime = "0001-01-01T00:00:00Z";

Time TimeIn(const json::object& record, std::string_view name) {
  return ParseTime(TextIn(record, name)).value_or(Time());
}

json::object RunRecord(const tasks::Run& run) {
  json::object record{{"id", Id{run.id}.Text()},
                      {"taskID", Id{run.task}.Text()},
                      {"scheduledFor", FormatTime(run.scheduled_for)},
                      {"status", tasks::StatusName(run.status)}};
  if (run.requested_at) record["requestedAt"] = FormatTime(*run.requested_at);
  if (run.is_finished()) {
    record["startedAt"] = FormatTime(run.started_at);
    record["finishedAt"] = FormatTime(run.finished_at);
    record["log"] = LogView(run);
  }
  return record;
}

Result<tasks::Run> ReadRun(const json::object& record) {
  tasks::Run run;
  FLUX_TRY(const Id id, ParseId(TextIn(record, "id")));
  FLUX_TRY(const Id task, ParseId(TextIn(record, "taskID")));
  run.id = id.value;
  run.task = task.value;
  FLUX_TRY(run.scheduled_for, ParseTime(TextIn(record, "scheduledFor")));
  if (const Result<Time> requested = ParseTime(TextIn(record, "requestedAt"))) run.requested_at = *requested;
  run.status = tasks::FindStatus(TextIn(record, "status")).value_or(tasks::RunStatus::kScheduled);
  run.started_at = TimeIn(record, "startedAt");
  run.finished_at = TimeIn(record, "finishedAt");
  FLUX_TRY(const json::array* const log, FindArray(record, "log"));
  if (log != nullptr) run.log = ReadLog(*log);
  return run;
}

json::object StateRecord(tasks::TaskId task, const tasks::TaskState& state) {
  json::object record{{"taskID", Id{task}.Text()},
                      {"latestScheduled", FormatTime(state.latest_scheduled)},
                      {"latestCompleted", FormatTime(state.latest_completed)},
                      {"lastRunStatus", state.last_status},
                      {"lastRunError", state.last_error}};
  if (state.last_success.ns != 0) record["lastSuccess"] = FormatTime(state.last_success);
  return record;
}

tasks::TaskState ReadState(const json::object& record) {
  return {.latest_scheduled = TimeIn(record, "latestScheduled"),
          .latest_completed = TimeIn(record, "latestCompleted"),
          .last_success = TimeIn(record, "lastSuccess"),
          .last_status = TextIn(record, "lastRunStatus"),
          .last_error = TextIn(record, "lastRunError")};
}

}  // namespace

json::array LogView(const tasks::Run& run) {
  json::array lines;
  for (const tasks::LogLine& line : run.log) {
    lines.push_back(
        json::object{{"runID", Id{run.id}.Text()}, {"time", FormatTime(line.time)}, {"message", line.message}});
  }
  return lines;
}

std::vector<tasks::LogLine> ReadLog(const json::array& lines) {
  std::vector<tasks::LogLine> log;
  for (const json::value& line : lines) {
    if (line.is_object()) log.push_back({TimeIn(line.as_object(), "time"), TextIn(line.as_object(), "message")});
  }
  return log;
}

Result<tasks::StoredRuns> RunRecords::Load() {
  tasks::StoredRuns stored;
  for (const RecordRef& record : records_.List(RecordKind::kRun)) {
    FLUX_TRY(tasks::Run run, ReadRun(*record));
    stored.runs.push_back(std::move(run));
  }
  for (const RecordRef& record : records_.List(RecordKind::kTaskState)) {
    FLUX_TRY(const Id task, ParseId(TextIn(*record, "taskID")));
    stored.states.emplace(task.value, ReadState(*record));
  }
  return stored;
}

Status RunRecords::Write(const tasks::RunChange& change) {
  std::vector<RecordWrite> writes;
  const auto put = [&](RecordKind kind, Id id, json::object record) {
    writes.push_back({kind, id.Text(), std::make_shared<const json::object>(std::move(record))});
  };
  for (const tasks::RunId id : change.gone) writes.push_back({RecordKind::kRun, Id{id}.Text(), nullptr});
  for (const tasks::Run* run : change.runs) put(RecordKind::kRun, Id{run->id}, RunRecord(*run));
  for (const auto& [task, state] : change.states) {
    if (state != nullptr) {
      put(RecordKind::kTaskState, Id{task}, StateRecord(task, *state));
    } else {
      writes.push_back({RecordKind::kTaskState, Id{task}.Text(), nullptr});
    }
  }
  return records_.Write(writes);
}

Status RunRecords::AddToHistory(std::span<const tasks::Run> runs) {
  std::vector<WritePoint> points;
  std::vector<std::string> task_ids;
  task_ids.reserve(runs.size());
  for (const tasks::Run& run : runs) {
    const std::string& task_id = task_ids.emplace_back(Id{run.task}.Text());
    const RecordRef task = records_.Find(RecordKind::kTask, task_id);
    WritePoint& point = points.emplace_back();
    point.measurement = kRunsMeasurement;
    point.tags = {{"status", tasks::StatusName(run.status)}, {"taskID", task_id}};
    point.time = run.started_at;
    const auto field = [&](std::string_view name, std::string_view text) {
      point.fields.emplace_back(name, Value::String(text));
    };
    field("runID", Id{run.id}.Text());
    field("scheduledFor", FormatTime(run.scheduled_for));
    field("startedAt", FormatTime(run.started_at));
    field("finishedAt", FormatTime(run.finished_at));
    field("requestedAt", run.requested_at ? FormatTime(*run.requested_at) : kNoTime);
    field("logs", json::serialize(LogView(run)));
    field("name", task != nullptr ? TextIn(*task, "name") : "");
  }
  // Points that are rejected have expired while nobody was there to write them.
  FLUX_TRY([[maybe_unused]] const WriteReport report, store_.Write(kRunsBucket, points));
  return {};
}

}  // namespace flux::server
