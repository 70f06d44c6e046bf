#include "runtime/plan/map_columns.h"

#include <algorithm>

namespace flux::plan {

namespace {

bool IsParam(const expr::Function& fn, expr::NodeId id) { return fn.at(id).kind == expr::NodeKind::kParam; }

}  // namespace

const expr::Node* RecordOf(const RowFunction& fn) {
  if (!fn.tree) return nullptr;
  const expr::Node& body = fn.tree->at(fn.tree->body);
  return body.kind == expr::NodeKind::kRecord ? &body : nullptr;
}

bool PreservesColumn(const RowFunction& fn, std::string_view column) {
  const expr::Node* record = RecordOf(fn);
  if (record == nullptr) return fn.tree && IsParam(*fn.tree, fn.tree->body);
  const size_t first = record->has_base ? 1 : 0;
  for (size_t i = 0; i < record->names.size(); ++i) {
    if (record->names[i] != column) continue;
    const expr::Node& field = fn.tree->at(record->children[first + i]);
    return expr::IsColumn(*fn.tree, field) && field.name == column;
  }
  return record->has_base && IsParam(*fn.tree, record->children[0]);
}

bool CanDropColumns(const RowFunction& fn) {
  if (fn.tree && IsParam(*fn.tree, fn.tree->body)) return false;
  const expr::Node* record = RecordOf(fn);
  return record == nullptr || !record->has_base || !IsParam(*fn.tree, record->children[0]);
}

std::vector<std::string> WrittenColumns(const RowFunction& fn) {
  const expr::Node* record = RecordOf(fn);
  return record != nullptr ? record->names : std::vector<std::string>();
}

bool KeepsKey(const RowFunction& fn, const StreamFacts& input) {
  const auto keeps = [&](std::string_view column) { return PreservesColumn(fn, column); };
  const Properties& known = input.properties;
  if (known.key) return std::ranges::all_of(*known.key, keeps);
  // A column that is not there is in no key.
  const auto is_safe = [&](std::string_view column) {
    return keeps(column) || known.IsOutsideKey(column) || !input.schema.MayHave(column);
  };
  return !CanDropColumns(fn) && std::ranges::all_of(WrittenColumns(fn), is_safe);
}

}  // namespace flux::plan
