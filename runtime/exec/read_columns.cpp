#include "runtime/exec/read_columns.h"

#include <algorithm>
#include <utility>

#include "runtime/plan/map_columns.h"

namespace flux::exec {
namespace {

std::set<std::string> ColumnsAskedFor(const expr::Function& fn) {
  std::set<std::string> asked;
  for (const expr::Node& node : fn.nodes) {
    if (node.kind != expr::NodeKind::kUnary || node.unary_op != UnaryOp::kExists) continue;
    asked.insert(fn.at(node.children[0]).name);
  }
  return asked;
}

bool HasAlternatives(const expr::Function& fn) {
  return std::ranges::any_of(fn.nodes, [](const expr::Node& node) {
    return node.kind == expr::NodeKind::kBinary && node.binary_op == BinaryOp::kOr;
  });
}

}  // namespace

std::vector<std::string> ColumnsOfAlternatives(const expr::Function& fn) {
  std::vector<std::string> columns;
  if (!HasAlternatives(fn)) return columns;
  const std::set<std::string> asked = ColumnsAskedFor(fn);
  for (const expr::Function& conjunct : expr::SplitConjuncts(fn)) {
    if (!HasAlternatives(conjunct)) continue;
    for (std::string& column : expr::ColumnsRead(conjunct).columns) {
      const bool is_known = asked.contains(column) || std::ranges::find(columns, column) != columns.end();
      if (!is_known) columns.push_back(std::move(column));
    }
  }
  return columns;
}

NamedColumns ColumnsReadBy(const plan::RowFunction& fn) {
  NamedColumns named;
  if (fn.tree == nullptr) return named;
  const std::set<std::string> asked = ColumnsAskedFor(*fn.tree);
  for (std::string& column : expr::ColumnsRead(*fn.tree).columns)
    if (!asked.contains(column)) named.push_back({.name = std::move(column), .is_read = true});
  return named;
}

void ReadColumns::Add(NamedColumn column) {
  if (!made_.contains(column.name)) named_.push_back(std::move(column));
}

void ReadColumns::AddFilter(const plan::RowFunction& fn, const StackTrace& at) {
  if (fn.tree == nullptr || is_closed_) return;
  for (std::string& column : ColumnsOfAlternatives(*fn.tree))
    Add({.name = std::move(column), .is_optional = true, .is_read = true, .at = &at});
}

void ReadColumns::AddMap(const plan::RowFunction& fn, const StackTrace& at) {
  if (fn.tree == nullptr) is_closed_ = true;
  if (is_closed_) return;
  for (NamedColumn& column : ColumnsReadBy(fn)) {
    column.at = &at;
    Add(std::move(column));
  }
  is_closed_ = plan::CanDropColumns(fn);
  for (std::string& column : plan::WrittenColumns(fn)) made_.insert(std::move(column));
}

}  // namespace flux::exec
