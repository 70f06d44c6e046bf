#pragma once

// The answer to one statement of a scan, made into tables.

#include <optional>
#include <vector>

#include "runtime/column/builder.h"
#include "runtime/influx/answer.h"
#include "runtime/influx/condition.h"
#include "runtime/plan/aggregation.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/table/table.h"

namespace flux::influx {

// Collects the series of the statement's fields until the answer is complete.
class SeriesCollector final : public AnswerHandler {
 public:
  // `targets` are the fields of one measurement in the order of the statement: one with an operation, which is null for
  // plain reads. All must outlive the collector.
  SeriesCollector(std::span<const FieldInfo> targets, const plan::ScanSpec& scan, const plan::Node* operation);

  Status BeginSeries(const AnswerSeries& series) override;
  Status AddRow(std::span<const MsgpackItem> row) override;

  size_t row_count() const { return row_count_; }
  // Gives one table per series and field, ascending by group key, in chunks of at most `chunk_rows` rows.
  std::vector<Table> TakeTables(size_t chunk_rows);

 private:
  struct FieldRows {
    std::vector<int64_t> times;
    ColumnBuilder values;
  };
  struct Series {
    std::vector<std::pair<std::string, std::string>> tags;  // those that are there, by name
    std::vector<FieldRows> fields;                          // as the targets
  };
  ColumnType ValueType(const FieldInfo& target) const;
  Status AppendValue(const FieldInfo& target, const MsgpackItem& item, ColumnBuilder& values) const;
  Table MakeTable(Series& series, size_t field, size_t chunk_rows) const;
  // Whether a table's rows are points, or have at least their columns.
  bool HasPoints() const { return aggregate_ == nullptr || aggregate_->fn->is_selector; }
  TableHeaderRef MakeHeader(const Series& series, const FieldInfo& target) const;

  const std::span<const FieldInfo> targets_;
  const plan::ScanSpec& scan_;
  const plan::AggregateWindowSpec* windows_ = nullptr;  // null: other aggregates or none
  const plan::Aggregation* aggregate_ = nullptr;        // of windows or of whole series
  bool descends_ = false;                               // rows come with the last one first
  std::vector<Series> series_;
  size_t row_count_ = 0;
};

}  // namespace flux::influx
