#include "runtime/exec/kept_rows.h"

#include "runtime/base/check.h"
#include "runtime/column/bitmap.h"
#include "runtime/table/concatenate.h"

namespace flux::exec {

void KeptRows::Add(size_t from, const KernelOutput& output) {
  const auto keep = [&](size_t row) {
    while (from + row >= batch_.to(table_)) ++table_;
    ++counts_[table_];
  };
  if (output.selection) {
    ForEachSetBit(output.selection->data(), 0, output.rows, keep);
  } else {
    for (size_t row = 0; row < output.rows; ++row) keep(row);
  }
  Chunk rows = Compact(output);
  if (rows.rows > 0) chunks_.push_back(std::move(rows));
}

// The rows of all columns but those of the keys, of which the tables have theirs.
std::vector<ColumnRef> KeptRows::JoinRows(const BatchHeader& header) const {
  std::vector<size_t> places;
  for (size_t i = 0; i < header.schema.size(); ++i) {
    if (!header.IsKey(i)) places.push_back(i);
  }
  std::vector<Chunk> parts;
  for (const Chunk& chunk : chunks_) {
    Chunk& part = parts.emplace_back(Chunk{{}, chunk.rows});
    for (const size_t i : places) part.columns.push_back(chunk.columns[i]);
  }
  const Chunk joined = JoinChunks(parts);
  std::vector<ColumnRef> columns(header.schema.size());
  for (size_t k = 0; k < places.size(); ++k) columns[places[k]] = joined.columns[k];
  return columns;
}

TableBatch KeptRows::Finish(const Schema& schema, bool is_time_ordered) {
  TableBatch kept;
  std::vector<uint32_t> tables;
  uint32_t rows = 0;
  for (uint32_t i = 0; i < counts_.size(); ++i) {
    if (counts_[i] == 0) continue;
    tables.push_back(i);
    kept.ends.push_back(rows += counts_[i]);
  }
  if (tables.empty()) return kept;
  auto header = std::make_shared<BatchHeader>(BatchHeader{schema, {}, is_time_ordered});
  for (const size_t k : batch_.header->key_columns) {
    const std::optional<size_t> at = schema.Find(batch_.header->schema[k].name);
    FLUX_CHECK(at);
    header->key_columns.push_back(*at);
  }
  kept.columns = JoinRows(*header);
  for (size_t i = 0; i < header->key_columns.size(); ++i) {
    const size_t k = batch_.header->key_columns[i];
    kept.columns[header->key_columns[i]] =
        tables.size() == batch_.tables() ? batch_.columns[k] : batch_.columns[k]->Take(tables);
  }
  kept.header = std::move(header);
  return kept;
}

}  // namespace flux::exec
