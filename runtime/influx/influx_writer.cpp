#include <fmt/format.h>

#include <cmath>

#include "runtime/influx/influx.h"
#include "runtime/influx/influx_client.h"
#include "runtime/io/line_protocol.h"
#include "runtime/plan/specs/from.h"

namespace flux {
namespace influx {
namespace {

constexpr size_t kBatchPoints = 5000;

class InfluxWriter final : public PointWriter {
 public:
  InfluxWriter(Address address, const CancelToken& cancel, net::HttpClientPool& clients)
      : client_(std::move(address), cancel, clients) {}

  Status CheckVersion() { return client_.CheckVersion(); }

  Status Write(std::span<const WritePoint> points) override {
    for (const WritePoint& point : points) {
      FLUX_TRY_STATUS(AppendPoint(point));
      if (batch_points_ == kBatchPoints) FLUX_TRY_STATUS(Flush());
    }
    return {};
  }

  Status Close() override { return Flush(); }

 private:
  Status AppendPoint(const WritePoint& point) {
    fields_.clear();
    for (const auto& [key, value] : point.fields) {
      FLUX_TRY(const bool is_writable, IsWritable(key, value));
      if (is_writable) fields_.emplace_back(key, Stored(value));
    }
    if (fields_.empty()) return {};
    FLUX_TRY_STATUS(AppendLine(batch_, point.measurement, point.tags, fields_, point.time));
    ++batch_points_;
    return {};
  }

  static Result<bool> IsWritable(std::string_view key, const Value& value) {
    if (value.is_null()) return false;
    if (value.kind() == ValueKind::kFloat) return std::isfinite(value.AsFloat());
    if (value.kind() == ValueKind::kUint && value.AsUint() > INT64_MAX) {
      return Fail(
          ErrorCode::kOutOfRange,
          fmt::format("field `{}`: {} is too large for InfluxDB 1.x, which has no unsigned integers; convert it "
                      "with `float()` or `string()`",
                      key, value.AsUint()));
    }
    return true;
  }

  // The value as InfluxDB 1.x can hold it: unsigned integers and times as integers.
  static Value Stored(const Value& value) {
    if (value.kind() == ValueKind::kUint) return Value::Int(static_cast<int64_t>(value.AsUint()));
    if (value.kind() == ValueKind::kTime) return Value::Int(value.AsTime().ns);
    return value;
  }

  Status Flush() {
    if (batch_points_ == 0) return {};
    batch_points_ = 0;
    return client_.Write(std::exchange(batch_, {}));
  }

  InfluxClient client_;
  std::string batch_;
  size_t batch_points_ = 0;
  std::vector<std::pair<std::string_view, Value>> fields_;
};

}  // namespace
}  // namespace influx

Result<std::unique_ptr<PointWriter>> OpenInfluxWriter(const plan::FromSpec& to, const CancelToken& cancel,
                                                      net::HttpClientPool& clients) {
  FLUX_TRY(influx::Address address, influx::ParseAddress(to));
  auto writer = std::make_unique<influx::InfluxWriter>(std::move(address), cancel, clients);
  FLUX_TRY_STATUS(writer->CheckVersion());
  return writer;
}

}  // namespace flux
