#pragma once

// Row functions as data: the trees that predicate pushdown translates and kernels compile. A tree is a vector of nodes
// that refer to each other by index, so it is copied, compared, serialised and rewritten without pointers.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/operators.h"
#include "runtime/value/value.h"

namespace flux::expr {

enum class NodeKind : uint8_t {
#define FLUX_EXPR_NODE(name, text) name,
#include "runtime/expr/node_kinds.def"
};

// The word for `explain`: `binary`, `member`.
std::string_view NodeKindName(NodeKind kind);

using NodeId = uint32_t;

// Which members are meaningful depends on the kind: see node_kinds.def.
struct Node {
  NodeKind kind = NodeKind::kLiteral;
  BinaryOp binary_op = BinaryOp::kAdd;
  UnaryOp unary_op = UnaryOp::kNot;
  bool has_base = false;
  uint32_t index = 0;
  std::string name = {};
  Value value = {};
  std::vector<NodeId> children = {};
  std::vector<std::string> names = {};
};

// A function of one or two record parameters (`r`; `r, accumulator`) whose body is one expression.
struct Function {
  std::vector<std::string> params;
  std::vector<Node> nodes;
  NodeId body = 0;
  uint32_t capture_count = 0;

  const Node& at(NodeId id) const { return nodes[id]; }
  // Appends a node and gives its number; references to other nodes become invalid.
  NodeId Add(Node node) {
    nodes.push_back(std::move(node));
    return static_cast<NodeId>(nodes.size() - 1);
  }
};

// Writes the function as Flux source (`(r) => r._value > 10.0`), for `explain` and messages.
std::string ToText(const Function& fn);
// Writes the expression rooted at `id` alone (`r._value > 10.0`).
std::string ToText(const Function& fn, NodeId id);

// `r._value` for a parameter `r`.
inline bool IsColumn(const Function& fn, const Node& node) {
  return node.kind == NodeKind::kMember && fn.at(node.children[0]).kind == NodeKind::kParam;
}

// Names of the columns of parameter `param` that the body reads. `reads_whole` is set when the record is also used as
// a value (`r with`, passed on), in which case every column counts as read.
struct ColumnUse {
  std::vector<std::string> columns;
  bool reads_whole = false;
};
ColumnUse ColumnsRead(const Function& fn, uint32_t param = 0);

// Replaces captures by literals of their values and resolves callees: a captured builtin becomes a named call, a
// captured closure that has a tree of its own is inlined (arguments become lets). A capture that can be neither stays.
// `TreeOf` gives the tree and captures of a closure value, or nothing.
struct ClosureTree {
  std::shared_ptr<const Function> fn;
  std::vector<Value> captures;
};
using TreeOf = ClosureTree (*)(const Value& callable);
Function BindCaptures(const Function& fn, std::span<const Value> captures, TreeOf tree_of);

// Evaluates constant subtrees (arithmetic, comparison, logic, string concatenation) with the semantics of
// expr/scalar_ops.h; what fails to evaluate stays as it is, so that the error appears at run time.
Function FoldConstants(const Function& fn);

// Splits a predicate into the conjuncts of its top-level `and`s, each a function of the same parameters.
std::vector<Function> SplitConjuncts(const Function& fn);
// Joins predicates with `and`; at least one.
Function JoinConjuncts(std::span<const Function> parts);

// Serialises into and reads from the byte form that .fluxb modules hold.
void Serialize(const Function& fn, std::string& out);
Result<Function> Deserialize(std::string_view& in);

}  // namespace flux::expr
