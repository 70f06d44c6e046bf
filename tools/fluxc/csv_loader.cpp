#include "tools/fluxc/csv_loader.h"

#include <algorithm>

#include "runtime/io/csv_points.h"

namespace flux::cli {

namespace {

constexpr size_t kBatchPoints = 25'000;
constexpr size_t kBatchValues = 250'000;

class CsvLoader final : public LineLoader, private io::CsvPointHandler {
 public:
  CsvLoader(Store& store, const CsvSource& source)
      : store_(store),
        bucket_(source.bucket),
        default_time_(source.default_time),
        reader_(source.precision),
        told_(source.rejected) {
    if (told_) reader_.KeepRows();
  }

  Status TakeHeader(const CsvSource& source) {
    for (const std::string& line : source.header) {
      Status taken = reader_.Feed(line + "\n", false, *this);
      if (!taken) return std::unexpected(std::move(taken.error()).WithContext("`--header`"));
    }
    reader_.StartFile(source.skipped_lines);
    return {};
  }

  Status Feed(std::string_view text) override { return reader_.Feed(text, false, *this); }

  Status Sync() override {
    FLUX_TRY_STATUS(WriteBatch());
    report_.rejected = rejected_;
    std::ranges::sort(report_.rejected, {}, &LineError::line);
    report_.rejected_lines = rejected_count_;
    return {};
  }

  Status Commit() override {
    FLUX_TRY_STATUS(reader_.Feed("", true, *this));
    return Sync();
  }

  const LoadReport& report() const override { return report_; }

 private:
  Status Take(io::CsvPoint point) override {
    staged_values_ += point.fields.size();
    staged_.push_back(std::move(point));
    return staged_.size() < most_points() && staged_values_ < kBatchValues ? Status() : WriteBatch();
  }

  // Of larger batches not every rejected point is told.
  size_t most_points() const { return told_ ? WriteReport::kMaxRejected : kBatchPoints; }

  void Reject(LineError error, const io::CsvRow& row) override {
    if (told_) told_(error, row);
    ++rejected_count_;
    if (rejected_.size() < WriteReport::kMaxRejected) rejected_.push_back(std::move(error));
  }

  Status WriteBatch() {
    if (staged_.empty()) return {};
    std::vector<WritePoint> points;
    points.reserve(staged_.size());
    for (const io::CsvPoint& staged : staged_) points.push_back(PointOf(staged));
    FLUX_TRY(const WriteReport written, store_.Write(bucket_, points));
    size_t rejected_values = 0;
    for (const RejectedPoint& rejected : written.rejected) {
      const io::CsvPoint& point = staged_[rejected.index];
      rejected_values += point.fields.size();
      Reject({point.line, rejected.reason, point.measurement}, point.row);
    }
    rejected_count_ += written.rejected_points - written.rejected.size();
    report_.lines += written.written_points;
    report_.field_values += staged_values_ - rejected_values;
    staged_.clear();
    staged_values_ = 0;
    return {};
  }

  WritePoint PointOf(const io::CsvPoint& staged) {
    WritePoint point;
    point.measurement = staged.measurement;
    point.tags.assign(staged.tags.begin(), staged.tags.end());
    point.fields.assign(staged.fields.begin(), staged.fields.end());
    point.time = staged.time.value_or(default_time_);
    report_.first_time.ns = std::min(report_.first_time.ns, point.time.ns);
    report_.last_time.ns = std::max(report_.last_time.ns, point.time.ns);
    return point;
  }

  Store& store_;
  const std::string bucket_;
  const Time default_time_;
  io::CsvPointReader reader_;
  const RejectedRows told_;
  std::vector<io::CsvPoint> staged_;
  size_t staged_values_ = 0;
  std::vector<LineError> rejected_;
  size_t rejected_count_ = 0;
  LoadReport report_;
};

}  // namespace

Result<std::unique_ptr<LineLoader>> MakeCsvLoader(Store& store, const CsvSource& source) {
  auto loader = std::make_unique<CsvLoader>(store, source);
  FLUX_TRY_STATUS(loader->TakeHeader(source));
  return loader;
}

}  // namespace flux::cli
