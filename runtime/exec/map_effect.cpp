#include "runtime/exec/map_effect.h"

#include <algorithm>

namespace flux::exec {
namespace {

bool IsParam(const expr::Function& fn, expr::NodeId id) { return fn.at(id).kind == expr::NodeKind::kParam; }

// The record literal that the function gives, or null when its body is something else.
const expr::Node* RecordOf(const plan::RowFunction& fn) {
  if (!fn.tree) return nullptr;
  const expr::Node& body = fn.tree->at(fn.tree->body);
  return body.kind == expr::NodeKind::kRecord ? &body : nullptr;
}

// Adds what the subtree reads; false when it uses the whole record.
bool AddReads(const expr::Function& fn, expr::NodeId id, ColumnSet& set) {
  const expr::Node& node = fn.at(id);
  if (node.kind == expr::NodeKind::kParam) return false;
  if (node.kind == expr::NodeKind::kMember && IsParam(fn, node.children[0])) {
    AddColumn(set, node.name);
    return true;
  }
  return std::all_of(node.children.begin(), node.children.end(),
                     [&](expr::NodeId child) { return AddReads(fn, child, set); });
}

}  // namespace

void AddColumn(ColumnSet& set, std::string_view name) {
  if (set.all || std::find(set.names.begin(), set.names.end(), name) != set.names.end()) return;
  set.names.emplace_back(name);
}

bool PreservesColumn(const plan::RowFunction& fn, std::string_view column) {
  const expr::Node* record = RecordOf(fn);
  if (record == nullptr) return fn.tree && IsParam(*fn.tree, fn.tree->body);
  const size_t first = record->has_base ? 1 : 0;
  for (size_t i = 0; i < record->names.size(); ++i) {
    if (record->names[i] != column) continue;
    const expr::Node& field = fn.tree->at(record->children[first + i]);
    return field.kind == expr::NodeKind::kMember && field.name == column && IsParam(*fn.tree, field.children[0]);
  }
  return record->has_base && IsParam(*fn.tree, record->children[0]);
}

bool CanDropColumns(const plan::RowFunction& fn) {
  if (fn.tree && IsParam(*fn.tree, fn.tree->body)) return false;
  const expr::Node* record = RecordOf(fn);
  return record == nullptr || !record->has_base || !IsParam(*fn.tree, record->children[0]);
}

ColumnSet ColumnsForMap(const plan::RowFunction& fn, const ColumnSet& out) {
  const ColumnSet all{true, {}};
  const expr::Node* record = RecordOf(fn);
  if (record == nullptr) return all;
  ColumnSet needed;
  const size_t first = record->has_base ? 1 : 0;
  for (size_t i = 0; i < record->names.size(); ++i) {
    if (!AddReads(*fn.tree, record->children[first + i], needed)) return all;
  }
  if (!record->has_base) return needed;
  if (out.all || !IsParam(*fn.tree, record->children[0])) return all;
  // A column that the function replaces holds its place among the others.
  for (const std::string& name : out.names) AddColumn(needed, name);
  return needed;
}

ColumnSet ColumnsForFilter(const plan::RowFunction& fn, const ColumnSet& out) {
  ColumnSet needed = out;
  if (!fn.tree || !AddReads(*fn.tree, fn.tree->body, needed)) return ColumnSet{true, {}};
  return needed;
}

}  // namespace flux::exec
