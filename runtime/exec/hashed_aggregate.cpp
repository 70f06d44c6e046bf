#include "runtime/exec/hashed_aggregate.h"

#include <algorithm>
#include <numeric>

namespace flux::exec {

bool HashedAggregate::Takes(const plan::Aggregation& aggregation, const Schema& schema,
                            std::span<const size_t> key_columns) {
  const std::optional<size_t> column = schema.Find(aggregation.column);
  if (!column || !aggregation.ResultType(schema[*column].type)) return false;
  return aggregation.fn->is_selector || std::ranges::find(key_columns, *column) == key_columns.end();
}

HashedAggregate::HashedAggregate(const plan::Aggregation& aggregation, const Schema& schema,
                                 std::vector<size_t> key_columns, RowOrigins origins, const ExecContext& context)
    : aggregation_(aggregation),
      schema_(schema),
      column_(*schema_.Find(aggregation.column)),
      groups_(schema_, std::move(key_columns)),
      states_(StartStates(aggregation, schema_[column_].type, context.cancel, context.spill)),
      row_origins_(std::move(origins)) {
  for (size_t i = 0; i < schema_.size(); ++i) {
    if (std::ranges::find(groups_.key_columns(), i) == groups_.key_columns().end()) other_columns_.push_back(i);
  }
}

Chunk HashedAggregate::OtherColumns(const Chunk& rows) const {
  Chunk others{{}, rows.rows};
  for (const size_t i : other_columns_) others.columns.push_back(rows.columns[i]);
  return others;
}

void HashedAggregate::Fold(const Chunk& rows, const RowGroups& groups) {
  const GroupedOrder grouped = OrderByGroup(groups);
  ColumnRef values = rows.columns[column_]->Take(grouped.order);
  // States of numbers would do it for each group again.
  if (values->type() != ColumnType::kString) values = values->Flatten();
  std::vector<uint32_t> selecting, selected;
  for (size_t g = 0; g < groups.count(); ++g) {
    const uint32_t group = groups_.NumberOf(rows.columns, groups.first_row[g]);
    if (group == state_count_) {
      const TableHeaderRef origin = row_origins_.Of(rows.columns, groups.first_row[g]);
      if (origins_.empty() || origins_.back().second != origin) origins_.emplace_back(group, origin);
      states_->Add(1);
      ++state_count_;
    }
    const RowRange of_group{grouped.offsets[g], grouped.offsets[g + 1]};
    states_->Fold(*values, {&of_group, 1}, group);
    if (!is_selector()) continue;
    const uint32_t row = states_->SelectedRow(group);
    if (row == AggregateStates::kNoRow) continue;
    selecting.push_back(group);
    selected.push_back(grouped.order[row]);
  }
  selected_.Set(OtherColumns(rows), selected, selecting);
}

Status HashedAggregate::SendSelected(TableSink& out, size_t tables_at_once, const CancelToken& cancel) {
  states_->Clear();
  FLUX_TRY(const std::vector<uint32_t> ascending, groups_.Ascending(cancel));
  const auto header = std::make_shared<const BatchHeader>(BatchHeader{schema_, groups_.key_columns(), false});
  for (size_t from = 0; from < state_count_; from += tables_at_once) {
    FLUX_TRY_STATUS(cancel.Check());
    const auto groups = std::span(ascending).subspan(from, std::min(tables_at_once, state_count_ - from));
    TableBatch batch{header, std::vector<ColumnRef>(schema_.size()), {}};
    uint32_t rows = 0;
    for (const uint32_t group : groups) batch.ends.push_back(rows += selected_.Has(group) ? 1 : 0);
    const std::vector<ColumnRef> keys = groups_.KeysOf(groups);
    for (size_t i = 0; i < keys.size(); ++i) batch.columns[header->key_columns[i]] = keys[i];
    const Chunk others = selected_.Of(groups);
    for (size_t i = 0; i < other_columns_.size(); ++i) {
      batch.columns[other_columns_[i]] =
          rows > 0 ? others.columns[i] : ColumnBuilder(schema_[other_columns_[i]].type).Finish();
    }
    FLUX_TRY_STATUS(SendTables(batch, out));
  }
  return {};
}

Status HashedAggregate::Send(TableSink& out, size_t tables_at_once, const CancelToken& cancel) {
  if (is_selector()) return SendSelected(out, tables_at_once, cancel);
  const ColumnType type = *aggregation_.ResultType(schema_[column_].type);
  ColumnBuilder builder(type);
  builder.Reserve(state_count_);
  FLUX_TRY_STATUS(states_->Append(0, state_count_, builder));
  states_->Clear();
  const ColumnRef values = builder.Finish();
  FLUX_TRY(const std::vector<uint32_t> ascending, groups_.Ascending(cancel));
  auto header = std::make_shared<BatchHeader>();
  std::vector<ColumnDef> columns = groups_.key_defs();
  for (size_t i = 0; i < columns.size(); ++i) header->key_columns.push_back(i);
  columns.push_back({aggregation_.column, type});
  header->schema = Schema(std::move(columns));
  for (size_t from = 0; from < state_count_; from += tables_at_once) {
    FLUX_TRY_STATUS(cancel.Check());
    const auto groups = std::span(ascending).subspan(from, std::min(tables_at_once, state_count_ - from));
    TableBatch batch{header, groups_.KeysOf(groups), std::vector<uint32_t>(groups.size())};
    batch.columns.push_back(values->Take(groups));
    std::iota(batch.ends.begin(), batch.ends.end(), 1);
    FLUX_TRY_STATUS(SendTables(batch, out));
  }
  return {};
}

// Gives the row that a group has selected, as one of the group's table.
std::optional<Chunk> HashedAggregate::SelectedOf(uint32_t group, const GroupKey& key) const {
  if (!selected_.Has(group)) return std::nullopt;
  const Chunk others = selected_.Of({&group, 1});
  Chunk row{std::vector<ColumnRef>(schema_.size()), 1};
  for (size_t i = 0; i < other_columns_.size(); ++i) row.columns[other_columns_[i]] = others.columns[i];
  for (const size_t i : groups_.key_columns()) {
    row.columns[i] = Column::Constant(schema_[i].type, key.Find(schema_[i].name)->value, 1);
  }
  return row;
}

HashedAggregate::Parts HashedAggregate::Take() && {
  Parts parts{{}, {}, std::move(row_origins_), std::move(states_), {}, schema_[column_].type};
  std::vector<uint32_t> groups(state_count_);
  std::iota(groups.begin(), groups.end(), 0);
  const std::vector<ColumnRef> keys = groups_.KeysOf(groups);
  for (const uint32_t group : groups) {
    std::vector<GroupKeyEntry> entries;
    for (size_t i = 0; i < keys.size(); ++i) {
      const ColumnDef& column = groups_.key_defs()[i];
      entries.push_back({column.name, column.type, keys[i]->ValueAt(group)});
    }
    parts.groups.push_back({GroupKey(std::move(entries)), schema_, false});
    if (is_selector()) parts.selected.push_back(SelectedOf(group, parts.groups.back().key));
  }
  for (size_t i = 0; i < origins_.size(); ++i) {
    parts.origins.resize(i + 1 < origins_.size() ? origins_[i + 1].first : state_count_, origins_[i].second);
  }
  return parts;
}

}  // namespace flux::exec
