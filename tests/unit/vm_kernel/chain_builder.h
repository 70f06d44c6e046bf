#pragma once

// Trees, columns and chunks in tests, written the way they read.

#include <string>
#include <utility>
#include <vector>

#include "runtime/column/builder.h"
#include "runtime/plan/specs/pipeline.h"

namespace flux::kernel_test {

using expr::Node;
using expr::NodeId;
using expr::NodeKind;

class Tree {
 public:
  Tree() { fn.params = {"r"}; }
  NodeId Literal(Value v) { return fn.Add({.kind = NodeKind::kLiteral, .value = std::move(v)}); }
  NodeId Int(int64_t v) { return Literal(Value::Int(v)); }
  NodeId Float(double v) { return Literal(Value::Float(v)); }
  NodeId Text(std::string_view v) { return Literal(Value::String(v)); }
  NodeId Row() { return fn.Add({.kind = NodeKind::kParam}); }
  NodeId Column(std::string name) { return With({.kind = NodeKind::kMember, .name = std::move(name)}, {Row()}); }
  NodeId Unary(UnaryOp op, NodeId a) { return With({.kind = NodeKind::kUnary, .unary_op = op}, {a}); }
  NodeId Binary(BinaryOp op, NodeId a, NodeId b) { return With({.kind = NodeKind::kBinary, .binary_op = op}, {a, b}); }
  NodeId If(NodeId test, NodeId then, NodeId otherwise) {
    return With({.kind = NodeKind::kConditional}, {test, then, otherwise});
  }
  NodeId Interpolate(std::vector<NodeId> parts) { return With({.kind = NodeKind::kInterpolate}, std::move(parts)); }
  NodeId Call(std::string name, std::vector<std::string> names, std::vector<NodeId> arguments) {
    return With({.kind = NodeKind::kCall, .name = std::move(name), .names = std::move(names)}, std::move(arguments));
  }
  // `{r with …}` or, without the row, a record literal.
  NodeId Record(bool with_row, std::vector<std::pair<std::string, NodeId>> fields) {
    Node node{.kind = NodeKind::kRecord, .has_base = with_row};
    if (with_row) node.children.push_back(Row());
    for (auto& [name, value] : fields) {
      node.names.push_back(name);
      node.children.push_back(value);
    }
    return fn.Add(std::move(node));
  }
  plan::ChainStep Filter(NodeId body) { return Step(plan::ChainStep::Kind::kFilter, body); }
  plan::ChainStep Map(NodeId body) { return Step(plan::ChainStep::Kind::kMap, body); }

  expr::Function fn;

 private:
  NodeId With(Node node, std::vector<NodeId> children) {
    node.children = std::move(children);
    return fn.Add(std::move(node));
  }
  plan::ChainStep Step(plan::ChainStep::Kind kind, NodeId body) {
    fn.body = body;
    plan::ChainStep step;
    step.kind = kind;
    step.fn.tree = std::make_shared<const expr::Function>(fn);
    return step;
  }
};

// A flat column of the values; nulls of any kind are nulls.
inline ColumnRef Flat(ColumnType type, const std::vector<Value>& values) {
  ColumnBuilder builder(type);
  for (const Value& value : values) {
    if (!builder.Append(value)) std::abort();
  }
  return builder.Finish()->Flatten();
}

}  // namespace flux::kernel_test
