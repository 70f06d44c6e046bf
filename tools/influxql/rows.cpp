#include "tools/influxql/rows.h"

#include <unordered_map>

#include "tools/influxql/column_values.h"
#include "tools/influxql/fold.h"
#include "tools/influxql/windows.h"

namespace flux::influxql {

namespace {

constexpr size_t kHandedOver = 32 << 10;
constexpr std::string_view kTime = "_time";

// Sends the rows of a series as far as they are wanted.
class SeriesWriter {
 public:
  SeriesWriter(const SelectPlan& plan, AnswerWriter& answer) : plan_(plan), answer_(answer), values_(plan) {}

  // Whether the series is wanted.
  bool Begin(const GroupKey& key) {
    const int64_t number = series_++;
    has_head_ = false;
    rows_ = 0;
    is_wanted_ = number >= plan_.series.offset && !IsPast(number, plan_.series);
    values_.Reset();
    tags_.clear();
    for (const std::string& tag : plan_.tags) {
      const GroupKeyEntry* const entry = key.Find(tag);
      const bool has_value = entry != nullptr && !entry->value.is_null();
      tags_.emplace_back(tag, has_value ? std::string(entry->value.AsString()) : "");
    }
    return is_wanted_;
  }
  // Whether no later series can be wanted.
  bool is_done() const { return IsPast(series_, plan_.series); }
  bool WantsRows() const { return is_wanted_ && !IsPast(rows_, plan_.rows); }

  // Takes a row of slots; whether it wants more.
  bool Add(int64_t time, std::span<const Cell> slots) {
    if (!WantsRows()) return false;
    if (!values_.Compute(time, slots, row_)) return true;
    const int64_t number = rows_++;
    if (number < plan_.rows.offset) return true;
    if (!std::exchange(has_head_, true)) SendHead();
    answer_.AddRow(row_);
    return WantsRows();
  }

 private:
  static bool IsPast(int64_t number, const Paging& paging) {
    return paging.limit > 0 && number - paging.offset >= paging.limit;
  }

  void SendHead() {
    SeriesHead head{.name = plan_.measurement, .tags = tags_, .columns = {"time"}, .zone = plan_.zone};
    for (const OutputColumn& column : plan_.columns) head.columns.push_back(column.name);
    answer_.BeginSeries(std::move(head));
  }

  const SelectPlan& plan_;
  AnswerWriter& answer_;
  ColumnValues values_;
  std::vector<std::pair<std::string, std::string>> tags_;
  std::vector<Cell> row_;
  int64_t series_ = 0, rows_ = 0;
  bool is_wanted_ = true, has_head_ = false;
};

// Aggregates rows, window by window; they come in the order of their times.
class Folder {
 public:
  explicit Folder(const SelectPlan& plan) : plan_(plan) {
    for (const Slot& slot : plan.slots) {
      folds_.push_back(slot.aggregate.empty() ? nullptr : MakeFold(slot));
      has_plain_ |= slot.aggregate.empty();
    }
  }

  // `tag` is the value of the column of which a slot gives one row per value.
  void Add(int64_t time, const std::vector<Cell>& cells, const Cell& tag) {
    if (plan_.windows.every > 0 && (!has_rows_ || time >= end_)) {
      CloseWindow();
      start_ = plan_.windows.StartOf(time);
      end_ = plan_.windows.EndOf(time);
    }
    has_rows_ = true;
    ++row_;
    for (size_t i = 0; i < folds_.size(); ++i) {
      if (folds_[i] == nullptr || !cells[i].has_value()) continue;
      const Fold::Interest interest = folds_[i]->Add(time, cells[i], row_, tag);
      if (!has_plain_ || interest == Fold::Interest::kNone) continue;
      if (interest == Fold::Interest::kOnlyThis) plain_.clear();
      plain_.insert_or_assign(row_, cells);
    }
  }

  // All windows of the series.
  std::vector<WindowRow> Finish() {
    CloseWindow();
    return std::exchange(rows_, {});
  }

 private:
  void CloseWindow() {
    if (!std::exchange(has_rows_, false)) return;
    WindowRow together{.time = start_, .slots = std::vector<Cell>(folds_.size())};
    bool has_value = false;
    for (size_t i = 0; i < folds_.size(); ++i) {
      if (folds_[i] == nullptr) continue;
      const std::vector<Folded> all = folds_[i]->Finish();
      const bool has_many = plan_.slots[i].count > 0 || plan_.slots[i].aggregate == "distinct";
      for (const Folded& one : all) {
        WindowRow row{.time = together.time, .slots = std::vector<Cell>(folds_.size())};
        WindowRow& target = has_many ? row : together;
        if (one.row) SetPlain(*one.row, target);
        target.slots[i] = one.value;
        if (plan_.windows.every == 0) target.time = TimeOf(one, has_many);
        if (has_many && one.time) target.time = *one.time;
        if (has_many) rows_.push_back(std::move(row));
        has_value |= !has_many;
      }
    }
    if (has_value) rows_.push_back(std::move(together));
    plain_.clear();
  }

  int64_t TimeOf(const Folded& one, bool has_many) const {
    if (one.time && (has_many || plan_.has_point_time)) return *one.time;
    return plan_.has_first_time ? plan_.first_time : 0;
  }

  // The other columns of the row that was picked.
  void SetPlain(size_t row, WindowRow& target) const {
    const auto found = plain_.find(row);
    if (found == plain_.end()) return;
    for (size_t i = 0; i < folds_.size(); ++i) {
      if (folds_[i] == nullptr) target.slots[i] = found->second[i];
    }
  }

  const SelectPlan& plan_;
  std::vector<std::unique_ptr<Fold>> folds_;
  std::unordered_map<size_t, std::vector<Cell>> plain_;
  bool has_plain_ = false, has_rows_ = false;
  int64_t start_ = 0, end_ = 0;
  size_t row_ = 0;
  std::vector<WindowRow> rows_;
};

class RowsEncoder final : public io::ResultEncoder, private TableSink {
 public:
  RowsEncoder(std::shared_ptr<const SelectPlan> plan, std::shared_ptr<AnswerWriter> answer, io::ByteSink& out)
      : plan_(std::move(plan)),
        answer_(std::move(answer)),
        out_(out),
        writer_(*plan_, *answer_),
        folder_(*plan_),
        cells_(plan_->slots.size()) {}

  TableSink& BeginResult(std::string_view) override { return *this; }
  Status EndResult() override { return HandOver(); }
  Status Finish() override { return HandOver(); }
  bool has_output() const override { return has_output_; }
  // Who answers tells the error.
  Status WriteError(std::string_view) override { return {}; }

 private:
  Status Begin(TableHeaderRef header) override {
    if (writer_.is_done()) return Enough();
    const Schema& schema = header->schema;
    time_ = schema.Find(kTime);
    columns_.clear();
    for (const Slot& slot : plan_->slots) {
      columns_.push_back(slot.column.empty() ? std::nullopt : schema.Find(slot.column));
    }
    const std::string& per_tag = plan_->slots.front().per_tag;
    per_tag_ = per_tag.empty() ? std::nullopt : schema.Find(per_tag);
    is_wanted_ = writer_.Begin(header->key);
    return {};
  }

  Status Push(const Chunk& chunk) override {
    if (!is_wanted_) return {};
    for (size_t row = 0; row < chunk.rows; ++row) {
      const int64_t time = time_ && !chunk.columns[*time_]->IsNull(row) ? chunk.columns[*time_]->IntAt(row) : 0;
      for (size_t i = 0; i < cells_.size(); ++i)
        cells_[i] = columns_[i] ? CellAt(*chunk.columns[*columns_[i]], row) : Cell();
      switch (plan_->source) {
        case RowSource::kPoints:
          if (!writer_.Add(time, cells_)) return HandOverMuch();
          break;
        case RowSource::kWindows:
          rows_.push_back({time, cells_});
          break;
        case RowSource::kFolded:
          folder_.Add(time, cells_, per_tag_ ? CellAt(*chunk.columns[*per_tag_], row) : Cell());
          break;
      }
      if (answer_->waiting() >= kHandedOver) FLUX_TRY_STATUS(HandOver());
    }
    return {};
  }

  Status End() override {
    if (!is_wanted_ || plan_->source == RowSource::kPoints) return {};
    std::vector<WindowRow> rows = plan_->source == RowSource::kFolded ? folder_.Finish() : std::exchange(rows_, {});
    Status handed;
    SendFilled(*plan_, std::move(rows), [&](const WindowRow& row) {
      if (!writer_.Add(row.time, row.slots)) return false;
      handed = HandOverMuch();
      return handed.has_value();
    });
    return handed;
  }

  bool WantsRows() const override { return is_wanted_ && (plan_->source != RowSource::kPoints || writer_.WantsRows()); }

  Status HandOverMuch() { return answer_->waiting() >= kHandedOver ? HandOver() : Status(); }
  Status HandOver() {
    const std::string text = answer_->Take();
    if (text.empty()) return {};
    has_output_ = true;
    return out_.Write(text);
  }

  const std::shared_ptr<const SelectPlan> plan_;
  const std::shared_ptr<AnswerWriter> answer_;
  io::ByteSink& out_;
  SeriesWriter writer_;
  Folder folder_;
  std::optional<size_t> time_, per_tag_;
  std::vector<std::optional<size_t>> columns_;  // of the slots
  std::vector<Cell> cells_;
  std::vector<WindowRow> rows_;
  bool is_wanted_ = true, has_output_ = false;
};

}  // namespace

std::unique_ptr<io::ResultEncoder> MakeRowsEncoder(std::shared_ptr<const SelectPlan> plan,
                                                   std::shared_ptr<AnswerWriter> answer, io::ByteSink& out) {
  return std::make_unique<RowsEncoder>(std::move(plan), std::move(answer), out);
}

}  // namespace flux::influxql
