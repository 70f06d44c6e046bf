// Writing batches of points, and `to`'s writer on top.

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "runtime/base/terminal_text.h"
#include "runtime/store/store_state.h"

namespace flux::store {

namespace {

// Points that are too old, of which a batch may have a great many.
class ExpiredPoints {
 public:
  ExpiredPoints(std::span<const WritePoint> points, Time expiry, Duration retention)
      : points_(points), expiry_(expiry), retention_(retention) {}

  void Add(size_t index, WriteReport& report) {
    const Time time = points_[index].time;
    if (count_ == 0 || time < points_[oldest_].time) oldest_ = index;
    if (count_ == 0 || time > points_[newest_].time) newest_ = index;
    ++count_;
    Reject(report, index, report.rejected.size() < WriteReport::kMaxRejected ? ReasonOf(index) : "");
  }

  void Finish(WriteReport& report) const {
    if (count_ == 0) return;
    report.expired_points = count_;
    report.expired = fmt::format("dropped {} points outside retention policy of duration {} - oldest {}, newest {}",
                                 count_, FormatRetention(retention_), ReasonOf(oldest_), ReasonOf(newest_));
  }

 private:
  std::string ReasonOf(size_t index) const {
    const WritePoint& point = points_[index];
    return ExpiredReason(SeriesText(point.measurement, point.tags), point.time, expiry_);
  }

  const std::span<const WritePoint> points_;
  const Time expiry_;
  const Duration retention_;
  size_t count_ = 0, oldest_ = 0, newest_ = 0;
};

// A field's column and value bits before the whole point is known to be good.
struct ResolvedField {
  ColumnId column = 0;
  const Value* value = nullptr;
};

class PointStager {
 public:
  explicit PointStager(BucketState& bucket) : resolver_(bucket) {}

  // Adds the point to the batch, or gives the reason why not; a rejected point leaves nothing behind.
  std::string Stage(const WritePoint& point) {
    if (!IsSameSeries(point)) {
      const auto series = resolver_.ResolveSeries(point.measurement, point.tags);
      last_ = nullptr;
      if (!series) return series.error();
      series_ = *series;
      last_ = &point;
    }
    fields_.clear();
    for (const auto& [key, value] : point.fields) {
      if (key == kIgnoredField || value.is_null()) continue;
      // A column of integers holds times as nanoseconds.
      const Result<ColumnType> type = ToColumnType(value.kind() == ValueKind::kTime ? ValueKind::kInt : value.kind());
      if (!type) return fmt::format("field \"{}\" cannot hold a {}", ShownName(key), ValueKindName(value.kind()));
      const auto column = resolver_.ResolveField(series_, key, *type);
      if (!column) return column.error();
      fields_.push_back({*column, &value});
    }
    if (fields_.empty()) return point.fields.empty() ? "missing fields" : IgnoredFieldReason(point.measurement);
    for (const ResolvedField& field : fields_) Add(field, point.time.ns);
    return "";
  }

  const Batch& batch() const { return batch_; }

 private:
  bool IsSameSeries(const WritePoint& point) const {
    return last_ != nullptr && last_->measurement == point.measurement && last_->tags == point.tags;
  }

  void Add(const ResolvedField& field, int64_t time) {
    const Value& value = *field.value;
    if (value.kind() == ValueKind::kString) return batch_.AddString(field.column, time, value.AsString());
    uint64_t bits = 0;
    if (value.kind() == ValueKind::kFloat) {
      bits = std::bit_cast<uint64_t>(value.AsFloat());
    } else if (value.kind() == ValueKind::kBool) {
      bits = value.AsBool();
    } else if (value.kind() == ValueKind::kTime) {
      bits = static_cast<uint64_t>(value.AsTime().ns);
    } else {
      bits = value.AsUint();
    }
    batch_.Add(field.column, time, bits);
  }

  PointResolver resolver_;
  const WritePoint* last_ = nullptr;
  SeriesId series_ = 0;
  std::vector<ResolvedField> fields_;
  Batch batch_;
};

class StorePointWriter final : public PointWriter {
 public:
  StorePointWriter(std::shared_ptr<StoreState> store, std::shared_ptr<BucketState> bucket)
      : store_(std::move(store)), bucket_(std::move(bucket)) {}

  Status Write(std::span<const WritePoint> points) override {
    FLUX_TRY(const WriteReport report, WritePoints(*store_, *bucket_, points));
    if (report.rejected_points == 0) return {};
    return Fail(ErrorCode::kInvalid, "failure writing points to database: " + PartialWriteText(report));
  }

  // Every write is durable when it returns.
  Status Close() override { return {}; }

 private:
  std::shared_ptr<StoreState> store_;
  std::shared_ptr<BucketState> bucket_;
};

}  // namespace

Result<WriteReport> WritePoints(StoreState& store, BucketState& bucket, std::span<const WritePoint> points) {
  FLUX_TRY_STATUS(CheckExists(bucket));
  WriteReport report;
  const Time expiry = ExpiryOf(store, bucket);
  ExpiredPoints expired(points, expiry, RetentionOf(bucket));
  PointStager stager(bucket);
  for (size_t i = 0; i < points.size(); ++i) {
    if (points[i].time < expiry) {
      expired.Add(i, report);
    } else if (std::string reason = stager.Stage(points[i]); !reason.empty()) {
      Reject(report, i, std::move(reason));
    } else {
      ++report.written_points;
    }
  }
  FLUX_TRY_STATUS(CommitBatch(store, bucket, stager.batch()));
  expired.Finish(report);
  return report;
}

std::unique_ptr<PointWriter> MakePointWriter(std::shared_ptr<StoreState> store, std::shared_ptr<BucketState> bucket) {
  return std::make_unique<StorePointWriter>(std::move(store), std::move(bucket));
}

}  // namespace flux::store

namespace flux {

std::string PartialWriteText(const WriteReport& report) {
  const bool are_all_expired = report.expired_points == report.rejected_points;
  return fmt::format("partial write: {} dropped={}", are_all_expired ? report.expired : report.rejected[0].reason,
                     report.rejected_points);
}

}  // namespace flux
