// Loading line protocol: the parser interns series, so a line costs a comparison to find its series and one per field.

#include <absl/cleanup/cleanup.h>

#include <algorithm>
#include <array>
#include <deque>
#include <future>
#include <optional>
#include <utility>

#include "runtime/base/hash_table.h"
#include "runtime/base/memory.h"
#include "runtime/store/store_state.h"

namespace flux::store {

namespace {

constexpr size_t kBatchLines = 25'000;
constexpr size_t kBatchValues = 250'000;

// What the loader knows of a series of the text.
struct KnownSeries {
  struct Field {
    std::string key;
    ColumnType type = ColumnType::kFloat;
    ColumnId column = 0;
  };
  bool is_resolved = false;
  SeriesId id = 0;
  std::string reason;         // not empty: its points are rejected
  std::vector<Field> fields;  // in the order in which lines name them
  // Places in `fields` by key, once there are too many to look through.
  HashMap<std::string, size_t> places;
};

class StoreLineLoader final : public LineLoader {
 public:
  StoreLineLoader(std::shared_ptr<StoreState> store, std::shared_ptr<BucketState> bucket, Precision precision,
                  Time default_time, RejectedLines told)
      : store_(std::move(store)),
        bucket_(std::move(bucket)),
        resolver_(*bucket_),
        parser_(precision, default_time),
        told_(std::move(told)) {
    parser_.TellOf(told_);
  }

  Status Feed(std::string_view text) override {
    while (!pending_.empty() && !text.empty()) {
      // As little is copied as completes the line. A string of many lines takes more each time, so that its beginning
      // is not read for each of them.
      const size_t end = text.find('\n', std::min(pending_.size(), text.size()) - 1);
      const size_t taken = end == text.npos ? text.size() : end + 1;
      pending_ += text.substr(0, taken);
      text.remove_prefix(taken);
      FLUX_TRY_STATUS(Parse(pending_, false));
      pending_.erase(0, pending_.size() - parser_.rest().size());
    }
    if (text.empty()) return {};
    FLUX_TRY_STATUS(Parse(text, false));
    pending_ = parser_.rest();
    return {};
  }

  Status Sync() override {
    FLUX_TRY_STATUS(LandAll());
    FLUX_TRY_STATUS(CommitBatch(*store_, *bucket_, batch_));
    CountWritten(batch_, staged_lines_);
    staged_lines_ = 0;
    report_.rejected = rejected_;
    report_.rejected.insert(report_.rejected.end(), parser_.errors().begin(), parser_.errors().end());
    std::ranges::sort(report_.rejected, {}, &LineError::line);
    report_.rejected_lines = rejected_count_ + parser_.error_count();
    return {};
  }

  Status Commit() override {
    FLUX_TRY_STATUS(Parse(pending_, true));
    pending_.clear();
    return Sync();
  }

  const LoadReport& report() const override { return report_; }

 private:
  Status Parse(std::string_view text, bool is_last) {
    FLUX_TRY_STATUS(CheckExists(*bucket_));
    expiry_ = ExpiryOf(*store_, *bucket_);
    parser_.Feed(text, is_last);
    LinePoint point;
    while (parser_.Next(point)) {
      Stage(point);
      if (staged_lines_ >= kBatchLines || batch_.entries.size() >= kBatchValues) FLUX_TRY_STATUS(StartCommit());
    }
    return {};
  }

  // A batch that becomes durable while the next lines are read.
  struct Flight {
    Batch batch;
    size_t lines = 0;
    std::optional<PendingBatch> pending;
    std::promise<void> queued;
    std::future<Status> outcome;  // the last member: its end waits for the thread
  };

  void CountWritten(Batch& batch, size_t lines) {
    report_.lines += lines;
    report_.field_values += batch.entries.size();
    batch.Clear();
  }

  Status StartCommit() {
    Flight& flight = flights_[next_flight_];
    FLUX_TRY_STATUS(Land(flight));
    next_flight_ = (next_flight_ + 1) % flights_.size();
    std::swap(batch_, flight.batch);
    flight.lines = std::exchange(staged_lines_, 0);
    flight.queued = {};
    const auto commit = [this, &flight, before = std::exchange(last_queued_, flight.queued.get_future().share())] {
      Enqueue(flight, before);
      return AwaitBatch(*store_, *bucket_, *flight.pending);
    };
    std::promise<Status> outcome;
    flight.outcome = outcome.get_future();
    try {
      flight.outcome = std::async(std::launch::async, commit);
    } catch (const std::exception&) {
      // There are no more threads.
      outcome.set_value(commit());
    }
    return {};
  }

  // Records are made side by side and go into the log in the order of the text.
  void Enqueue(Flight& flight, const std::shared_future<void>& before) {
    const absl::Cleanup tell = [&] { flight.queued.set_value(); };
    flight.pending.emplace(PrepareBatch(*bucket_, flight.batch));
    if (before.valid()) before.wait();
    EnqueueBatch(*bucket_, *flight.pending);
  }

  // Waits for the batch.
  Status Land(Flight& flight) {
    if (!flight.outcome.valid()) return {};
    FLUX_TRY_STATUS(flight.outcome.get());
    CountWritten(flight.batch, flight.lines);
    return {};
  }

  Status LandAll() {
    for (size_t i = 0; i < flights_.size(); ++i) FLUX_TRY_STATUS(Land(flights_[(next_flight_ + i) % flights_.size()]));
    return {};
  }

  void Stage(const LinePoint& point) {
    if (point.time < expiry_.ns) return RejectExpired(point);
    if (known_.size() <= point.series) known_.resize(parser_.series_count());
    KnownSeries& series = known_[point.series];
    if (!series.is_resolved) Resolve(parser_.series(point.series), series);
    if (!series.reason.empty()) return RejectLine(point, series.reason);
    const size_t staged = batch_.entries.size();
    for (size_t i = 0; i < point.fields.size(); ++i) {
      const LineField& field = point.fields[i];
      if (field.key == kIgnoredField) continue;
      std::string reason;
      const KnownSeries::Field* known = FindField(series, field, i, reason);
      if (known == nullptr) {
        batch_.entries.resize(staged);
        return RejectLine(point, std::move(reason));
      }
      if (field.type == ColumnType::kString) {
        batch_.AddString(known->column, point.time, field.text);
      } else {
        batch_.Add(known->column, point.time, field.bits);
      }
    }
    if (batch_.entries.size() == staged) {
      return RejectLine(point, IgnoredFieldReason(parser_.series(point.series).measurement));
    }
    ++staged_lines_;
    report_.first_time.ns = std::min(report_.first_time.ns, point.time);
    report_.last_time.ns = std::max(report_.last_time.ns, point.time);
  }

  // There may be as many as lines, most of which nobody reads.
  void RejectExpired(const LinePoint& point) {
    std::string reason;
    if (told_ || rejected_.size() < LineProtocolParser::kMaxErrors) {
      const LineSeries& series = parser_.series(point.series);
      reason = ExpiredReason(SeriesText(series.measurement, TagsOf(series)), Time{point.time}, expiry_);
    }
    RejectLine(point, std::move(reason));
  }

  static std::vector<std::pair<std::string_view, std::string_view>> TagsOf(const LineSeries& series) {
    return {series.tags.begin(), series.tags.end()};
  }

  void Resolve(const LineSeries& text, KnownSeries& series) {
    const std::vector<std::pair<std::string_view, std::string_view>> tags = TagsOf(text);
    const auto id = resolver_.ResolveSeries(text.measurement, tags);
    series.is_resolved = true;
    if (id) {
      series.id = *id;
    } else {
      series.reason = id.error();
    }
  }

  // The field's column; the field at the same place of the last line is tried first. Null with the reason when the
  // field has another type.
  const KnownSeries::Field* FindField(KnownSeries& series, const LineField& field, size_t place, std::string& reason) {
    std::vector<KnownSeries::Field>& fields = series.fields;
    if (place < fields.size() && fields[place].key == field.key && fields[place].type == field.type) {
      return &fields[place];
    }
    size_t at = PlaceOf(series, field.key);
    if (at == fields.size() || fields[at].type != field.type) {
      const auto column = resolver_.ResolveField(series.id, field.key, field.type);
      if (!column) {
        reason = column.error();
        return nullptr;
      }
      fields.push_back({std::string(field.key), field.type, *column});
      at = fields.size() - 1;
      if (!series.places.empty()) series.places[fields[at].key] = at;
    }
    if (place >= fields.size()) return &fields[at];
    if (!series.places.empty()) {
      series.places[fields[place].key] = at;
      series.places[fields[at].key] = place;
    }
    std::swap(fields[place], fields[at]);
    return &fields[place];
  }

  // The place of the field in `fields`, or their number when it is not among them.
  static size_t PlaceOf(KnownSeries& series, std::string_view key) {
    constexpr size_t kLookedThrough = 32;
    const std::vector<KnownSeries::Field>& fields = series.fields;
    if (fields.size() <= kLookedThrough) {
      size_t at = 0;
      while (at < fields.size() && fields[at].key != key) ++at;
      return at;
    }
    if (series.places.empty()) {
      for (size_t at = 0; at < fields.size(); ++at) series.places[fields[at].key] = at;
    }
    const auto found = series.places.find(std::string(key));
    return found == series.places.end() ? fields.size() : found->second;
  }

  void RejectLine(const LinePoint& point, std::string reason) {
    ++rejected_count_;
    if (!told_ && rejected_.size() >= LineProtocolParser::kMaxErrors) return;
    LineError error{point.line, std::move(reason), LineExcerpt(point.text)};
    if (told_) told_(error, point.text.substr(0, point.text.find_last_not_of("\r\n") + 1));
    if (rejected_.size() < LineProtocolParser::kMaxErrors) rejected_.push_back(std::move(error));
  }

  std::shared_ptr<StoreState> store_;
  std::shared_ptr<BucketState> bucket_;
  PointResolver resolver_;
  LineProtocolParser parser_;
  const RejectedLines told_;  // nothing, if nobody wants to know
  std::string pending_;
  std::deque<KnownSeries> known_;
  Batch batch_;
  Time expiry_;  // points before it are not kept
  size_t staged_lines_ = 0;
  std::vector<LineError> rejected_;
  size_t rejected_count_ = 0;
  LoadReport report_;
  std::shared_future<void> last_queued_;
  size_t next_flight_ = 0;
  // One that becomes a record, one that is written to the log and one that becomes visible. The last member: its end
  // waits for them.
  std::array<Flight, 3> flights_;
};

}  // namespace

std::unique_ptr<LineLoader> MakeLineLoader(std::shared_ptr<StoreState> store, std::shared_ptr<BucketState> bucket,
                                           Precision precision, Time default_time, RejectedLines rejected) {
  return std::make_unique<StoreLineLoader>(std::move(store), std::move(bucket), precision, default_time,
                                           std::move(rejected));
}

}  // namespace flux::store
