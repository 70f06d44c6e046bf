#pragma once

// What is published into topics: events, their levels, and the JSON in which handlers give them away.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runtime/base/error.h"
#include "runtime/base/time.h"

namespace flux::alerts {

enum class Level : uint8_t { kOk, kInfo, kWarning, kCritical };

// `OK`, `INFO`, `WARNING`, `CRITICAL`.
std::string_view LevelName(Level level);
// Reads a name in whatever case, or the beginning of one (`warn`), as Kapacitor does; an empty one is `OK`. Fails with
// `kInvalid`.
Result<Level> ParseLevel(std::string_view text);

// A value in the row that an event is about.
using FieldValue = std::variant<std::monostate, bool, int64_t, uint64_t, double, std::string, Time>;

// Rows as InfluxQL's answers have them; the first column is `time`.
struct Series {
  std::string name;
  std::map<std::string, std::string> tags;
  std::vector<std::string> columns;
  std::vector<std::vector<FieldValue>> rows;
};

// What a topic remembers of the last event of an id.
struct EventState {
  std::string id, message, details;
  Time time;
  int64_t duration_ns = 0;  // since the id left `OK`
  Level level = Level::kOk;
};

// What an event is about.
struct EventData {
  std::string name;   // of the measurement
  std::string task;   // that published it; empty outside of tasks
  std::string group;  // `host=a,region=b`, or `nil` without tags
  std::map<std::string, std::string> tags;
  std::map<std::string, FieldValue> fields;
  bool is_recoverable = true;
  std::vector<Series> series;
};

// One event on its way; never changes once handlers have it.
struct Event {
  std::string topic;
  EventState state;
  Level previous_level = Level::kOk;  // of the same id in its topic
  EventData data;
  int hops = 0;  // topics through which handlers have passed it on

  bool is_change() const { return state.level != previous_level; }
};

using EventRef = std::shared_ptr<const Event>;

// The event as Kapacitor's handlers write it, byte for byte, with a line end: a program that reads its standard input
// for Kapacitor reads ours. What JSON has no number for (NaN) is `null`.
std::string EventJson(const Event& event);

// A span of time as Go writes it: `5m0s`, `1.5s`, `0s`.
std::string DurationText(int64_t ns);

}  // namespace flux::alerts
