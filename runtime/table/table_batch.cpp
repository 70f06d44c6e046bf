#include <algorithm>

#include "runtime/table/table.h"

namespace flux {

bool BatchHeader::IsKey(size_t column) const { return std::ranges::find(key_columns, column) != key_columns.end(); }

GroupKey TableBatch::KeyOf(size_t i) const {
  std::vector<GroupKeyEntry> entries;
  entries.reserve(header->key_columns.size());
  for (const size_t k : header->key_columns) {
    const ColumnDef& def = header->schema[k];
    entries.push_back({def.name, def.type, columns[k]->ValueAt(i)});
  }
  return GroupKey(std::move(entries));
}

TableHeader TableBatch::HeaderOf(size_t i) const { return {KeyOf(i), header->schema, header->is_time_ordered}; }

Chunk TableBatch::AllRows() const {
  std::vector<uint32_t> table_of_row;
  table_of_row.reserve(rows());
  for (uint32_t i = 0; i < tables(); ++i) table_of_row.resize(to(i), i);
  Chunk chunk{columns, rows()};
  for (const size_t k : header->key_columns) chunk.columns[k] = columns[k]->Take(table_of_row);
  return chunk;
}

TableBatch TableBatch::Take(std::span<const uint32_t> of_tables, std::span<const uint32_t> of_rows,
                            std::vector<uint32_t> of_ends) const {
  TableBatch taken{header, {}, std::move(of_ends)};
  for (size_t k = 0; k < columns.size(); ++k) {
    taken.columns.push_back(columns[k]->Take(header->IsKey(k) ? of_tables : of_rows));
  }
  return taken;
}

Status SendTables(const TableBatch& batch, TableSink& sink) {
  if (batch.tables() == 0) return {};
  FLUX_TRY(const bool is_taken, sink.TakeTables(batch));
  if (is_taken) return {};
  const BatchHeader& shared = *batch.header;
  for (size_t i = 0; i < batch.tables(); ++i) {
    auto header = std::make_shared<const TableHeader>(batch.HeaderOf(i));
    Chunk rows{{}, batch.to(i) - batch.from(i)};
    if (rows.rows > 0) {
      rows.columns.reserve(batch.columns.size());
      for (size_t k = 0; k < batch.columns.size(); ++k) {
        rows.columns.push_back(shared.IsKey(k) ? nullptr : batch.columns[k]->Slice(batch.from(i), rows.rows));
      }
      const std::vector<GroupKeyEntry>& entries = header->key.entries();
      for (size_t k = 0; k < entries.size(); ++k) {
        rows.columns[shared.key_columns[k]] = Column::Constant(entries[k].type, entries[k].value, rows.rows);
      }
    }
    FLUX_TRY_STATUS(sink.Begin(std::move(header)));
    if (rows.rows > 0) FLUX_TRY_STATUS(sink.Push(rows));
    FLUX_TRY_STATUS(sink.End());
  }
  return {};
}

}  // namespace flux
