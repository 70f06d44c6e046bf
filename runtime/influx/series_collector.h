#pragma once

// The answer to one statement of a scan, made into tables.

#include <vector>

#include "runtime/column/builder.h"
#include "runtime/influx/answer.h"
#include "runtime/influx/condition.h"
#include "runtime/plan/specs.h"
#include "runtime/table/table.h"

namespace flux::influx {

// Collects the series of one field until the answer is complete.
class SeriesCollector final : public AnswerHandler {
 public:
  // `aggregate` is null for plain reads.
  SeriesCollector(const FieldInfo& target, const plan::TimeRange& range, const plan::AggregateWindowSpec* aggregate);

  Status BeginSeries(const AnswerSeries& series) override;
  Status AddRow(std::span<const MsgpackItem> row) override;

  size_t row_count() const { return row_count_; }
  // Gives one table per series, ascending by group key, in chunks of at most `chunk_rows` rows.
  std::vector<Table> TakeTables(size_t chunk_rows);

 private:
  struct Series {
    std::vector<std::pair<std::string, std::string>> tags;  // those that are there, by name
    std::vector<int64_t> times;
    ColumnBuilder values;
  };
  Status AppendValue(const MsgpackItem& item);
  Table MakeTable(Series& series, size_t chunk_rows) const;
  TableHeaderRef MakeHeader(const Series& series) const;

  const FieldInfo& target_;
  const plan::TimeRange range_;
  const plan::AggregateWindowSpec* aggregate_;
  ColumnType value_type_;
  std::vector<Series> series_;
  size_t row_count_ = 0;
};

}  // namespace flux::influx
