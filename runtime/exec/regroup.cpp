#include "runtime/exec/regroup.h"

#include <unordered_map>

namespace flux::exec {
namespace {

// Whether two rows of a column hold the same key value, without boxing.
bool SameValue(const Column& column, size_t a, size_t b) {
  if (column.encoding() == Encoding::kConstant) return true;
  if (column.IsNull(a) || column.IsNull(b)) return column.IsNull(a) == column.IsNull(b);
  switch (column.type()) {
    case ColumnType::kBool:
      return column.BoolAt(a) == column.BoolAt(b);
    case ColumnType::kInt:
    case ColumnType::kTime:
      return column.IntAt(a) == column.IntAt(b);
    case ColumnType::kUint:
      return column.UintAt(a) == column.UintAt(b);
    case ColumnType::kFloat:
      return column.FloatAt(a) == column.FloatAt(b);
    case ColumnType::kString:
      return column.StringAt(a) == column.StringAt(b);
  }
  return false;
}

}  // namespace

Regrouper::Regrouper(const GroupKey& old_key, Schema schema) : schema_(std::move(schema)) {
  for (size_t i = 0; i < schema_.size(); ++i) {
    if (old_key.Contains(schema_[i].name)) key_columns_.push_back(i);
  }
}

GroupKey Regrouper::KeyAt(const Chunk& chunk, size_t row) const {
  std::vector<GroupKeyEntry> entries;
  for (const size_t i : key_columns_) {
    entries.push_back({schema_[i].name, schema_[i].type, chunk.columns[i]->ValueAt(row)});
  }
  return GroupKey(std::move(entries));
}

Chunk Regrouper::WithConstantKeys(Chunk chunk, const GroupKey& key) const {
  for (size_t k = 0; k < key_columns_.size(); ++k) {
    const GroupKeyEntry& entry = key.entries()[k];
    chunk.columns[key_columns_[k]] = Column::Constant(entry.type, entry.value, chunk.rows);
  }
  return chunk;
}

void Regrouper::Add(const Chunk& chunk) {
  if (chunk.rows == 0) return;
  // Rows of one key mostly come in runs, so a key is made once a run.
  std::unordered_map<GroupKey, std::vector<uint32_t>, GroupKeyHash> rows_of;
  std::vector<uint32_t>* current = nullptr;
  for (size_t row = 0; row < chunk.rows; ++row) {
    bool is_same = current != nullptr;
    for (size_t k = 0; is_same && k < key_columns_.size(); ++k) {
      is_same = SameValue(*chunk.columns[key_columns_[k]], row - 1, row);
    }
    if (!is_same) current = &rows_of[KeyAt(chunk, row)];
    current->push_back(static_cast<uint32_t>(row));
  }
  for (const auto& [key, rows] : rows_of) {
    Chunk part{{}, rows.size()};
    const bool is_all = rows.size() == chunk.rows;
    for (const ColumnRef& column : chunk.columns) part.columns.push_back(is_all ? column : column->Take(rows));
    groups_[key].push_back(WithConstantKeys(std::move(part), key));
  }
}

}  // namespace flux::exec
