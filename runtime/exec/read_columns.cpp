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
  NamedColumns named{.reads_values = true};
  if (fn.tree == nullptr) return named;
  const std::set<std::string> asked = ColumnsAskedFor(*fn.tree);
  for (const std::string& column : expr::ColumnsRead(*fn.tree).columns)
    if (!asked.contains(column)) named.names.push_back(column);
  return named;
}

void ReadColumns::Add(std::vector<std::string> columns, const StackTrace& at) {
  for (std::string& column : columns) {
    if (made_.contains(column) || std::ranges::find(names_, column) != names_.end()) continue;
    if (at_ == nullptr) at_ = &at;
    names_.push_back(std::move(column));
  }
}

void ReadColumns::AddFilter(const plan::RowFunction& fn, const StackTrace& at) {
  if (fn.tree != nullptr && !is_closed_) Add(ColumnsOfAlternatives(*fn.tree), at);
}

void ReadColumns::AddMap(const plan::RowFunction& fn, const StackTrace& at) {
  if (fn.tree == nullptr) is_closed_ = true;
  if (is_closed_) return;
  const size_t known = names_.size();
  Add(ColumnsReadBy(fn).names, at);
  has_map_columns_ = has_map_columns_ || names_.size() > known;
  is_closed_ = plan::CanDropColumns(fn);
  for (std::string& column : plan::WrittenColumns(fn)) made_.insert(std::move(column));
}

// An alternative may be there for tables that this stream does not have.
NamedColumns ReadColumns::Take() {
  return {.names = std::move(names_), .are_optional = !has_map_columns_, .reads_values = true, .at = at_};
}

}  // namespace flux::exec
