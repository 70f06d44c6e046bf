#include "tools/server/metrics.h"

#include <algorithm>

#include "fmt/format.h"

namespace flux::server {

namespace {

void AppendHead(std::string_view name, std::string_view type, std::string_view help, std::string& out) {
  out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
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
  return out;
}

}  // namespace flux::server
