#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "runtime/expr/expr.h"

namespace flux::expr {
namespace {

// Walks the body once. A let whose value is the record itself is an alias: reading its member reads a column.
class ColumnCollector {
 public:
  ColumnCollector(const Function& fn, uint32_t param) : fn_(fn), param_(param) {}

  ColumnUse Collect() {
    Visit(fn_.body);
    return std::move(use_);
  }

 private:
  bool IsRecord(NodeId id) const {
    const Node& node = fn_.at(id);
    if (node.kind == NodeKind::kParam) return node.index == param_;
    return node.kind == NodeKind::kLocal && aliases_.contains(node.index);
  }

  void AddColumn(const std::string& name) {
    if (std::ranges::find(use_.columns, name) == use_.columns.end()) use_.columns.push_back(name);
  }

  void Visit(NodeId id) {
    if (IsRecord(id)) {
      use_.reads_whole = true;
      return;
    }
    if (!visited_.insert(id).second) return;
    const Node& node = fn_.at(id);
    if (node.kind == NodeKind::kMember && IsRecord(node.children[0])) {
      AddColumn(node.name);
      return;
    }
    if (node.kind == NodeKind::kLet && IsRecord(node.children[0])) {
      aliases_.insert(node.index);
      Visit(node.children[1]);
      return;
    }
    for (const NodeId child : node.children) Visit(child);
  }

  const Function& fn_;
  const uint32_t param_;
  std::unordered_set<uint32_t> aliases_;
  std::unordered_set<NodeId> visited_;
  ColumnUse use_;
};

}  // namespace

std::string_view NodeKindName(NodeKind kind) {
  switch (kind) {
#define FLUX_EXPR_NODE(name, text) \
  case NodeKind::name:             \
    return text;
#include "runtime/expr/node_kinds.def"
  }
  return "?";
}

ColumnUse ColumnsRead(const Function& fn, uint32_t param) { return ColumnCollector(fn, param).Collect(); }

}  // namespace flux::expr
