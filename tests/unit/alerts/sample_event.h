#pragma once

// Events for tests.

#include <string>
#include <string_view>

#include "tools/alerts/event.h"

namespace flux::alerts {

// One of `host=a`, at some nanoseconds since 1970.
inline Event SampleEvent(std::string_view id, Level level, int64_t ns = 0) {
  Event event;
  event.state.id = id;
  event.state.message = std::string(id) + " is " + std::string(LevelName(level));
  event.state.time = Time{ns};
  event.state.level = level;
  event.data.name = "cpu";
  event.data.task = "cpu_alert";
  event.data.group = "host=a";
  event.data.tags = {{"host", "a"}, {"rack", "42"}};
  event.data.fields = {{"value", 1.5}};
  event.data.series = {{.name = "cpu",
                        .tags = {{"host", "a"}},
                        .columns = {"time", "value"},
                        .rows = {{FieldValue(Time{ns}), FieldValue(1.5)}}}};
  return event;
}

}  // namespace flux::alerts
