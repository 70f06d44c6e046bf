// `pivot` of tables that memory has no room for.

#include <algorithm>

#include "runtime/exec/hashed_groups.h"
#include "runtime/exec/row_groups.h"
#include "runtime/exec/table_operator.h"
#include "runtime/spill/row_sorter.h"
#include "stdlib/universe/pivot.h"

namespace flux::stdlib {
namespace {

// A row that waits for its place: its row key, the number of the row in order of arrival, that of the column its value
// comes to stand in, and the value, in the one of the columns behind that has its type.
class PivotRows {
 public:
  PivotRows(const PivotSpec& spec, const std::vector<PivotInput>& inputs) : keys_(spec.row_key.size()) {
    for (size_t k = 0; k < keys_; ++k) columns_.push_back(inputs[0].schema()[inputs[0].row_key[k]]);
    columns_.push_back({"arrival", ColumnType::kInt});
    columns_.push_back({"column", ColumnType::kInt});
    for (const PivotInput& input : inputs) {
      if (std::ranges::find(types_, input.value_type()) != types_.end()) continue;
      types_.push_back(input.value_type());
      columns_.push_back({"value", input.value_type()});
    }
  }

  const std::vector<ColumnDef>& columns() const { return columns_; }
  size_t keys() const { return keys_; }
  size_t arrival() const { return keys_; }
  size_t column() const { return keys_ + 1; }
  size_t value(ColumnType type) const {
    return keys_ + 2 + static_cast<size_t>(std::ranges::find(types_, type) - types_.begin());
  }
  void AppendKey(const Chunk& rows, size_t row, std::string& out) const {
    for (size_t k = 0; k < keys_; ++k) exec::AppendRowText(*rows.columns[k], row, out);
  }
  // Gives rows of an input as such, the first of which is number `arrival`.
  Chunk Of(const PivotInput& input, const Chunk& rows, int64_t arrival, ColumnRef columns) const {
    Chunk made{{}, rows.rows};
    for (size_t k = 0; k < keys_; ++k) made.columns.push_back(rows.columns[input.row_key[k]]);
    made.columns.push_back(Column::Sequence(ColumnType::kInt, arrival, 1, rows.rows));
    made.columns.push_back(std::move(columns));
    for (const ColumnType type : types_) {
      made.columns.push_back(type == input.value_type() ? rows.columns[input.value]
                                                        : Column::Constant(type, Value::Null(), rows.rows));
    }
    return made;
  }

 private:
  const size_t keys_;
  std::vector<ColumnDef> columns_;
  std::vector<ColumnType> types_;
};

// The output rows under way: the arrival of each, its row key, and its values.
class OutputRows {
 public:
  OutputRows(const PivotRows& layout, const std::vector<ColumnDef>& made) : layout_(layout) {
    columns_.push_back({"arrival", ColumnType::kInt});
    for (size_t k = 0; k < layout.keys(); ++k) columns_.push_back(layout.columns()[k]);
    columns_.insert(columns_.end(), made.begin(), made.end());
    for (const ColumnDef& column : columns_) builders_.emplace_back(column.type);
    cells_.resize(made.size());
  }

  const std::vector<ColumnDef>& columns() const { return columns_; }
  size_t rows() const { return rows_; }
  // Begins the row whose key this one is the first to have.
  void Begin(const RunRow& first) {
    const std::vector<ColumnRef>& from = first.chunk->columns;
    builders_[0].AppendRows(*from[layout_.arrival()], first.row, 1);
    for (size_t k = 0; k < layout_.keys(); ++k) builders_[1 + k].AppendRows(*from[k], first.row, 1);
  }
  // Puts the value of a row into its cell; the last one stays.
  void Place(const RunRow& row) {
    cells_[static_cast<size_t>(row.chunk->columns[layout_.column()]->IntAt(row.row))] = row;
  }
  void End() {
    for (size_t c = 0; c < cells_.size(); ++c) {
      ColumnBuilder& builder = builders_[1 + layout_.keys() + c];
      const RunRow cell = std::exchange(cells_[c], {});
      if (cell.chunk == nullptr) {
        builder.AppendNull();
      } else {
        builder.AppendRows(*cell.chunk->columns[layout_.value(builder.type())], cell.row, 1);
      }
    }
    ++rows_;
  }
  Chunk Take() {
    Chunk rows{{}, std::exchange(rows_, 0)};
    for (ColumnBuilder& builder : builders_) rows.columns.push_back(builder.Finish());
    return rows;
  }

 private:
  const PivotRows& layout_;
  std::vector<ColumnDef> columns_;
  std::vector<ColumnBuilder> builders_;
  std::vector<RunRow> cells_;
  size_t rows_ = 0;
};

class DiskPivot {
 public:
  DiskPivot(const PivotSpec& spec, const GroupKey& key, const std::vector<PivotInput>& inputs,
            const exec::ExecContext& context, TableSink& out)
      : spec_(spec), key_(key), inputs_(inputs), context_(context), out_(out), layout_(spec, inputs) {}

  Status Run() {
    RowSorter sorter(
        *context_.spill, layout_.columns(),
        [this](const Chunk& rows, size_t row, std::string& text) { layout_.AppendKey(rows, row, text); },
        context_.cancel);
    for (const PivotInput& input : inputs_) {
      FLUX_TRY_STATUS(input.table.ForEach([&](const Chunk& rows) { return Collect(input, rows, sorter); }));
    }
    FLUX_TRY(MergedRuns merged, sorter.Finish());
    FLUX_TRY_STATUS(Begin());
    FLUX_TRY_STATUS(is_time_sorted_ ? SendInOrderOfKeys(merged) : SendInOrderOfArrival(merged));
    return out_.End();
  }

 private:
  // Notes which column each row's value comes to stand in.
  Status Collect(const PivotInput& input, const Chunk& rows, RowSorter& sorter) {
    if (rows.rows == 0) return {};
    FLUX_TRY(const exec::RowGroups names, GroupByName(input, rows, context_.cancel));
    std::vector<int64_t> column_of_name, columns;
    for (const uint32_t first : names.first_row) {
      FLUX_TRY(const size_t column, made_.FindOrAdd(input, rows, first));
      column_of_name.push_back(static_cast<int64_t>(column));
    }
    for (const uint32_t name : names.group_of_row) columns.push_back(column_of_name[name]);
    for (const size_t k : input.row_key) has_nulls_ = has_nulls_ || rows.columns[k]->has_nulls();
    FLUX_TRY_STATUS(sorter.Add(layout_.Of(input, rows, arrived_, Column::FlatInt(std::move(columns)))));
    arrived_ += static_cast<int64_t>(rows.rows);
    return {};
  }

  Status Begin() {
    is_time_sorted_ = ComeInOrderOfTime(spec_, inputs_, has_nulls_);
    std::vector<ColumnDef> defs = KeptColumns(spec_, key_, inputs_[0].schema());
    FLUX_TRY_STATUS(CheckNamesFree(defs, made_.columns()));
    kept_ = defs.size();
    defs.insert(defs.end(), made_.columns().begin(), made_.columns().end());
    header_ = std::make_shared<const TableHeader>(TableHeader{key_, Schema(std::move(defs)), is_time_sorted_});
    return out_.Begin(header_);
  }

  // Calls `take` with chunks of output rows.
  template <typename Take>
  Status MakeRows(MergedRuns& merged, OutputRows& output, Take take) {
    for (std::string key; merged.has_row();) {
      key = merged.key();
      output.Begin(merged.row());
      do {
        output.Place(merged.row());
        FLUX_TRY_STATUS(merged.Next());
      } while (merged.has_row() && merged.key() == key);
      output.End();
      if (output.rows() < context_.chunk_rows && merged.has_row()) continue;
      FLUX_TRY_STATUS(context_.cancel.Check());
      FLUX_TRY_STATUS(take(output.Take()));
    }
    return {};
  }

  Status SendInOrderOfKeys(MergedRuns& merged) {
    OutputRows output(layout_, made_.columns());
    return MakeRows(merged, output, [&](const Chunk& rows) { return Push(rows); });
  }

  Status SendInOrderOfArrival(MergedRuns& merged) {
    OutputRows output(layout_, made_.columns());
    const auto arrival = [](const Chunk& rows, size_t row, std::string& text) {
      exec::AppendRowText(*rows.columns[0], row, text);
    };
    RowSorter sorter(*context_.spill, output.columns(), arrival, context_.cancel);
    FLUX_TRY_STATUS(MakeRows(merged, output, [&](Chunk rows) { return sorter.Add(std::move(rows)); }));
    FLUX_TRY(MergedRuns in_order, sorter.Finish());
    RowCopier copier(output.columns());
    return in_order.CopyAll(copier, context_.chunk_rows, context_.cancel,
                            [&](const Chunk& rows) { return Push(rows); });
  }

  // Sends output rows.
  Status Push(const Chunk& rows) {
    Chunk sent{{}, rows.rows};
    for (const ColumnDef& column : std::span(header_->schema.columns()).first(kept_)) {
      if (const GroupKeyEntry* entry = key_.Find(column.name)) {
        sent.columns.push_back(Column::Constant(column.type, entry->value, rows.rows));
      } else {
        const auto at = std::ranges::find(spec_.row_key, column.name) - spec_.row_key.begin();
        sent.columns.push_back(rows.columns[1 + static_cast<size_t>(at)]);
      }
    }
    sent.columns.insert(sent.columns.end(), rows.columns.begin() + static_cast<ptrdiff_t>(1 + layout_.keys()),
                        rows.columns.end());
    return out_.Push(sent);
  }

  const PivotSpec& spec_;
  const GroupKey& key_;
  const std::vector<PivotInput>& inputs_;
  const exec::ExecContext& context_;
  TableSink& out_;
  const PivotRows layout_;
  PivotColumns made_;
  int64_t arrived_ = 0;
  bool has_nulls_ = false;  // in the row key
  bool is_time_sorted_ = false;
  size_t kept_ = 0;
  TableHeaderRef header_;
};

}  // namespace

Status PivotOnDisk(const PivotSpec& spec, const GroupKey& key, const std::vector<PivotInput>& inputs,
                   const exec::ExecContext& context, TableSink& out) {
  return DiskPivot(spec, key, inputs, context, out).Run();
}

}  // namespace flux::stdlib
