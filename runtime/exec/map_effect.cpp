#include "runtime/exec/map_effect.h"

#include <algorithm>

#include "runtime/exec/operation_facts.h"

namespace flux::exec {
namespace {

bool IsParam(const expr::Function& fn, expr::NodeId id) { return fn.at(id).kind == expr::NodeKind::kParam; }

// Adds what the subtree reads; false when it uses the whole record.
bool AddReads(const expr::Function& fn, expr::NodeId id, ColumnSet& set) {
  const expr::Node& node = fn.at(id);
  if (node.kind == expr::NodeKind::kParam) return false;
  if (expr::IsColumn(fn, node)) {
    set = Plus(std::move(set), {node.name});
    return true;
  }
  return std::all_of(node.children.begin(), node.children.end(),
                     [&](expr::NodeId child) { return AddReads(fn, child, set); });
}

// The type of a field that is a column or a literal; nothing for what has to be computed.
std::optional<ColumnType> TypeOfField(const expr::Function& fn, expr::NodeId id, const plan::StreamSchema& input) {
  const expr::Node& field = fn.at(id);
  if (field.kind == expr::NodeKind::kLiteral) {
    const Result<ColumnType> type = ToColumnType(field.value.kind());
    return type ? std::optional(*type) : std::nullopt;
  }
  if (!expr::IsColumn(fn, field)) return std::nullopt;
  const auto* column = input.Find(field.name);
  return column != nullptr ? column->type : std::nullopt;
}

}  // namespace

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
  return Plus(std::move(needed), out.names);
}

ColumnSet ColumnsForFilter(const plan::RowFunction& fn, const ColumnSet& out) {
  ColumnSet needed = out;
  if (!fn.tree || !AddReads(*fn.tree, fn.tree->body, needed)) return ColumnSet{true, {}};
  return needed;
}

plan::StreamSchema ColumnsAfterMap(const plan::RowFunction& fn, const plan::StreamSchema& input,
                                   const plan::Node& node) {
  if (fn.tree && IsParam(*fn.tree, fn.tree->body)) return input;
  const expr::Node* record = RecordOf(fn);
  const bool is_known = record != nullptr && (!record->has_base || IsParam(*fn.tree, record->children[0]));
  plan::StreamSchema schema = is_known ? input : plan::StreamSchema();
  if (!is_known) return schema;
  if (!record->has_base) schema.Clear(&node);
  const size_t first = record->has_base ? 1 : 0;
  for (size_t i = 0; i < record->names.size(); ++i) {
    schema.Set(record->names[i], TypeOfField(*fn.tree, record->children[first + i], input));
  }
  return schema;
}

}  // namespace flux::exec
