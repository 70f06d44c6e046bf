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

}  // namespace

NamedColumns ColumnsReadBy(const plan::RowFunction& fn) {
  NamedColumns named{.reads_values = true};
  if (fn.tree == nullptr) return named;
  const std::set<std::string> asked = ColumnsAskedFor(*fn.tree);
  for (const std::string& column : expr::ColumnsRead(*fn.tree).columns)
    if (!asked.contains(column)) named.names.push_back(column);
  return named;
}

void ReadColumns::AddMap(const plan::RowFunction& fn, const StackTrace& at) {
  if (fn.tree == nullptr) is_closed_ = true;
  if (is_closed_) return;
  if (at_ == nullptr) at_ = &at;
  for (std::string& column : ColumnsReadBy(fn).names) {
    if (!made_.contains(column) && std::ranges::find(names_, column) == names_.end())
      names_.push_back(std::move(column));
  }
  is_closed_ = plan::CanDropColumns(fn);
  for (std::string& column : plan::WrittenColumns(fn)) made_.insert(std::move(column));
}

NamedColumns ReadColumns::Take() { return {.names = std::move(names_), .reads_values = true, .at = at_}; }

}  // namespace flux::exec
