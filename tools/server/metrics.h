#pragma once

// What the server counts, as Prometheus reads it.

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace flux::server {

// Times in seconds, in buckets as Prometheus has them.
class Histogram {
 public:
  // Counts one.
  void Add(double seconds);
  // How many there are.
  uint64_t count() const { return count_; }
  // Lines `name_bucket{labels,le="…"}`, `name_sum` and `name_count`.
  void AppendText(std::string_view name, std::string_view labels, std::string& out) const;

 private:
  static constexpr std::array<double, 13> kBounds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                     0.1,    0.25,  0.5,    1,     2.5,  10};
  std::array<uint64_t, kBounds.size() + 1> counts_{};
  double sum_ = 0;
  uint64_t count_ = 0;
};

// A value of this moment.
struct Gauge {
  std::string_view name, help;
  double value = 0;
};

// May be used from several threads.
class Metrics {
 public:
  // A request was answered. `route` is the pattern of its path.
  void CountRequest(std::string_view method, std::string_view route, int status, double seconds);
  // A query ended with this word: `success`, `compile_error`, `runtime_error`, `queue_error`.
  void CountQuery(std::string_view result, double seconds);
  void CountPoints(uint64_t written, uint64_t rejected);
  // A run of a task was asked for.
  void CountManualRun();
  // A run of a task began so many seconds after its time, an attempt of it failed, or it has ended.
  void CountRunStart(const std::string& task, double delay);
  void CountRunRetry(const std::string& task);
  void CountRunEnd(const std::string& task, std::string_view status, double seconds);
  // Times of tasks went by while nobody ran them.
  void CountMissed(uint64_t times);
  // All of it, and `gauges`, in Prometheus's text form.
  std::string Text(const std::vector<Gauge>& gauges) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, uint64_t> requests_;  // by their labels
  std::map<std::string, Histogram> request_seconds_;
  std::map<std::string, uint64_t, std::less<>> queries_;
  Histogram query_seconds_;
  uint64_t written_points_ = 0, rejected_points_ = 0;
  // Of the tasks of a name.
  struct TaskCounts {
    std::map<std::string, uint64_t, std::less<>> ended;  // by their status
    uint64_t retried = 0;
    Histogram delay, duration;
  };
  void AppendTasks(std::string& out) const;
  std::map<std::string, TaskCounts> tasks_;
  uint64_t manual_runs_ = 0, missed_ = 0;
};

}  // namespace flux::server
