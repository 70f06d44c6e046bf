#include "runtime/influx/point_lines.h"

#include <fmt/format.h>

#include <cmath>

#include "runtime/base/terminal_text.h"
#include "runtime/io/line_protocol.h"

namespace flux::influx {
namespace {

// Of a backslash before a character that needs one itself InfluxDB makes another name or none, and says nothing.
Status CheckName(std::string_view what, std::string_view name, std::string_view special) {
  for (size_t i = 0; i + 1 < name.size(); ++i) {
    if (name[i] != '\\' || !special.contains(name[i + 1])) continue;
    return Fail(ErrorCode::kInvalid,
                fmt::format("InfluxDB cannot hold the {} `{}`: a backslash must not stand before `{}`", what,
                            ShownName(name), name[i + 1]));
  }
  return {};
}

}  // namespace

Status PointLines::Append(const WritePoint& point) {
  fields_.clear();
  for (const auto& [key, value] : point.fields) {
    FLUX_TRY(const bool is_writable, IsWritable(key, value));
    if (!is_writable) continue;
    FLUX_TRY_STATUS(CheckName("field key", key, ", ="));
    fields_.emplace_back(key, Stored(value));
  }
  if (fields_.empty()) return {};
  FLUX_TRY_STATUS(CheckName("measurement", point.measurement, ", ="));
  FLUX_TRY_STATUS(AppendLine(lines_, point.measurement, point.tags, fields_, point.time));
  ++points_;
  return {};
}

Result<bool> PointLines::IsWritable(std::string_view key, const Value& value) const {
  if (value.is_null()) return false;
  if (value.kind() == ValueKind::kFloat) return std::isfinite(value.AsFloat());
  if (!has_unsigned_ && value.kind() == ValueKind::kUint && value.AsUint() > INT64_MAX) {
    return Fail(ErrorCode::kOutOfRange,
                fmt::format("field `{}`: {} is too large for InfluxDB 1.x, which has no unsigned integers; convert it "
                            "with `float()` or `string()`",
                            key, value.AsUint()));
  }
  return true;
}

Value PointLines::Stored(const Value& value) const {
  if (!has_unsigned_ && value.kind() == ValueKind::kUint) return Value::Int(static_cast<int64_t>(value.AsUint()));
  if (value.kind() == ValueKind::kTime) return Value::Int(value.AsTime().ns);
  return value;
}

}  // namespace flux::influx
