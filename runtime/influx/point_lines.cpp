#include "runtime/influx/point_lines.h"

#include <fmt/format.h>

#include <cmath>

#include "runtime/io/line_protocol.h"

namespace flux::influx {

Status PointLines::Append(const WritePoint& point) {
  fields_.clear();
  for (const auto& [key, value] : point.fields) {
    FLUX_TRY(const bool is_writable, IsWritable(key, value));
    if (is_writable) fields_.emplace_back(key, Stored(value));
  }
  if (fields_.empty()) return {};
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
