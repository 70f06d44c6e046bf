#include "tools/server/metrics.h"

#include <algorithm>

#include "fmt/format.h"

namespace flux::server {

namespace {

void AppendHead(std::string_view name, std::string_view type, std::string_view help, std::string& out) {
  out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

// The value of a label, which stands between quotes.
std::string LabelText(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '"' || c == '\\') escaped += '\\';
    if (c == '\n') {
      escaped += "\\n";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace

void Histogram::Add(double seconds) {
  const auto bound = std::ranges::lower_bound(kBounds, seconds);
  ++counts_[static_cast<size_t>(bound - kBounds.begin())];
  sum_ += seconds;
  ++count_;
}

void Histogram::AppendText(std::string_view name, std::string_view labels, std::string& out) const {
  const std::string_view comma = labels.empty() ? "" : ",";
  uint64_t total = 0;
  for (size_t i = 0; i < kBounds.size(); ++i) {
    total += counts_[i];
    out += fmt::format("{}_bucket{{{}{}le=\"{}\"}} {}\n", name, labels, comma, kBounds[i], total);
  }
  out += fmt::format("{}_bucket{{{}{}le=\"+Inf\"}} {}\n", name, labels, comma, count_);
  out += fmt::format("{}_sum{{{}}} {}\n{}_count{{{}}} {}\n", name, labels, sum_, name, labels, count_);
}

void Metrics::CountRequest(std::string_view method, std::string_view route, int status, double seconds) {
  const std::string labels = fmt::format("handler=\"platform\",method=\"{}\",path=\"{}\"", method, route);
  const std::lock_guard lock(mutex_);
  ++requests_[fmt::format("{},response_code=\"{}\",status=\"{}XX\"", labels, status, status / 100)];
  request_seconds_[labels].Add(seconds);
}

void Metrics::CountQuery(std::string_view result, double seconds) {
  const std::lock_guard lock(mutex_);
  const auto found = queries_.find(result);
  if (found == queries_.end()) {
    queries_.emplace(result, 1);
  } else {
    ++found->second;
  }
  query_seconds_.Add(seconds);
}

void Metrics::CountPoints(uint64_t written, uint64_t rejected) {
  const std::lock_guard lock(mutex_);
  written_points_ += written;
  rejected_points_ += rejected;
}

void Metrics::CountManualRun() {
  const std::lock_guard lock(mutex_);
  ++manual_runs_;
}

void Metrics::CountRunStart(const std::string& task, double delay) {
  const std::lock_guard lock(mutex_);
  tasks_[task].delay.Add(delay);
}

void Metrics::CountRunRetry(const std::string& task) {
  const std::lock_guard lock(mutex_);
  ++tasks_[task].retried;
}

void Metrics::CountRunEnd(const std::string& task, std::string_view status, double seconds) {
  const std::lock_guard lock(mutex_);
  TaskCounts& counts = tasks_[task];
  ++counts.ended[std::string(status)];
  counts.duration.Add(seconds);
}

void Metrics::CountMissed(uint64_t times) {
  const std::lock_guard lock(mutex_);
  missed_ += times;
}

void Metrics::AppendTasks(std::string& out) const {
  std::map<std::string_view, uint64_t> by_status;
  uint64_t started = 0;
  for (const auto& [task, counts] : tasks_) {
    for (const auto& [status, count] : counts.ended) by_status[status] += count;
    started += counts.delay.count();
  }
  AppendHead("task_executor_total_runs_complete", "counter", "Number of runs of tasks that ended.", out);
  for (const auto& [status, count] : by_status)
    out += fmt::format("task_executor_total_runs_complete{{status=\"{}\",task_type=\"\"}} {}\n", status, count);
  AppendHead("task_executor_manual_runs_counter", "counter", "Number of runs that somebody asked for.", out);
  out += fmt::format("task_executor_manual_runs_counter {}\n", manual_runs_);
  AppendHead("task_scheduler_total_execution_calls", "counter", "Number of runs that began.", out);
  out += fmt::format("task_scheduler_total_execution_calls {}\n", started);
  AppendHead("fluxc_task_missed_total", "counter", "Times of tasks that went by while no server ran.", out);
  out += fmt::format("fluxc_task_missed_total {}\n", missed_);
  AppendHead("fluxc_task_runs_total", "counter", "Number of runs by task and how they ended.", out);
  for (const auto& [task, counts] : tasks_) {
    for (const auto& [status, count] : counts.ended)
      out += fmt::format("fluxc_task_runs_total{{task=\"{}\",status=\"{}\"}} {}\n", LabelText(task), status, count);
  }
  AppendHead("fluxc_task_retries_total", "counter", "Number of attempts after one that failed.", out);
  for (const auto& [task, counts] : tasks_)
    out += fmt::format("fluxc_task_retries_total{{task=\"{}\"}} {}\n", LabelText(task), counts.retried);
  AppendHead("fluxc_task_delay_seconds", "histogram", "Time from when runs were to start to their start.", out);
  for (const auto& [task, counts] : tasks_)
    counts.delay.AppendText("fluxc_task_delay_seconds", fmt::format("task=\"{}\"", LabelText(task)), out);
  AppendHead("fluxc_task_duration_seconds", "histogram", "Time taken by runs.", out);
  for (const auto& [task, counts] : tasks_)
    counts.duration.AppendText("fluxc_task_duration_seconds", fmt::format("task=\"{}\"", LabelText(task)), out);
}

std::string Metrics::Text(const std::vector<Gauge>& gauges) const {
  std::string out;
  for (const Gauge& gauge : gauges) {
    AppendHead(gauge.name, "gauge", gauge.help, out);
    out += fmt::format("{} {}\n", gauge.name, gauge.value);
  }
  const std::lock_guard lock(mutex_);
  AppendHead("http_api_requests_total", "counter", "Number of HTTP requests.", out);
  for (const auto& [labels, count] : requests_) out += fmt::format("http_api_requests_total{{{}}} {}\n", labels, count);
  AppendHead("http_api_request_duration_seconds", "histogram", "Time taken to answer HTTP requests.", out);
  for (const auto& [labels, times] : request_seconds_)
    times.AppendText("http_api_request_duration_seconds", labels, out);
  AppendHead("qc_requests_total", "counter", "Number of queries by how they ended.", out);
  for (const auto& [result, count] : queries_)
    out += fmt::format("qc_requests_total{{result=\"{}\"}} {}\n", result, count);
  AppendHead("qc_executing_duration_seconds", "histogram", "Time taken by queries.", out);
  query_seconds_.AppendText("qc_executing_duration_seconds", "", out);
  AppendHead("storage_writer_points_total", "counter", "Number of points written and rejected.", out);
  out += fmt::format("storage_writer_points_total{{result=\"written\"}} {}\n", written_points_);
  out += fmt::format("storage_writer_points_total{{result=\"rejected\"}} {}\n", rejected_points_);
  AppendTasks(out);
  return out;
}

}  // namespace flux::server
