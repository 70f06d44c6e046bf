#pragma once

// Pieces of InfluxQL text.

#include <optional>
#include <string>
#include <string_view>

#include "runtime/value/value.h"

namespace flux::influx {

// `"name"` with escapes.
std::string QuoteIdentifier(std::string_view name);
// `'text'` with escapes; nothing when InfluxQL has no way to write the text.
std::optional<std::string> QuoteString(std::string_view text);
// `/pattern/` with slashes escaped; nothing when InfluxQL has no way to write the pattern.
std::optional<std::string> QuoteRegex(std::string_view pattern);
// A duration of whole nanoseconds in its largest unit: `10m`, `1500ms`.
std::string DurationText(int64_t nanoseconds);
// A literal of a bool, int, finite float or string; nothing for other values and for the smallest int, which
// InfluxQL cannot read.
std::optional<std::string> LiteralText(const Value& value);

}  // namespace flux::influx
