#include "runtime/exec/kept_rows.h"

#include "runtime/base/check.h"
#include "runtime/column/bitmap.h"

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
  kept.columns = Concatenate(schema, chunks_).columns;
  for (const size_t k : batch_.header->key_columns) {
    const std::optional<size_t> at = schema.Find(batch_.header->schema[k].name);
    FLUX_CHECK(at);
    header->key_columns.push_back(*at);
    kept.columns[*at] = tables.size() == batch_.tables() ? batch_.columns[k] : batch_.columns[k]->Take(tables);
  }
  kept.header = std::move(header);
  return kept;
}

}  // namespace flux::exec
