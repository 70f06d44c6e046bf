#include "tests/unit/runtime_influx/row_predicate.h"

#include <boost/test/unit_test.hpp>

#include "runtime/expr/scalar_ops.h"

namespace flux::influx {
namespace {

using expr::Function;
using expr::Node;
using expr::NodeId;
using expr::NodeKind;

Value Evaluate(const Function& fn, NodeId id, const Row& row) {
  const Node& node = fn.at(id);
  if (node.kind == NodeKind::kLiteral) return node.value;
  if (node.kind == NodeKind::kMember) {
    const auto at = row.find(node.name);
    return at == row.end() ? Value::Null() : at->second;
  }
  Result<Value> value = Value();
  const Value left = Evaluate(fn, node.children[0], row);
  if (node.kind == NodeKind::kUnary) {
    value = expr::EvalUnary(node.unary_op, left);
  } else {
    const Value right = Evaluate(fn, node.children[1], row);
    const bool is_logical = node.binary_op == BinaryOp::kAnd || node.binary_op == BinaryOp::kOr;
    value = is_logical ? expr::EvalLogical(node.binary_op, left, right) : expr::EvalBinary(node.binary_op, left, right);
  }
  BOOST_REQUIRE_MESSAGE(value, value.error().message);
  return *value;
}

}  // namespace

NodeId PredicateBuilder::Column(std::string name) {
  Node record;
  record.kind = NodeKind::kParam;
  Node member;
  member.kind = NodeKind::kMember;
  member.name = std::move(name);
  member.children = {fn_.Add(std::move(record))};
  return fn_.Add(std::move(member));
}

NodeId PredicateBuilder::Literal(Value value) {
  Node node;
  node.kind = NodeKind::kLiteral;
  node.value = std::move(value);
  return fn_.Add(std::move(node));
}

NodeId PredicateBuilder::Regex(std::string_view pattern) {
  Result<Value> regex = RegexpObject::Compile(pattern);
  BOOST_REQUIRE(regex.has_value());
  return Literal(*std::move(regex));
}

NodeId PredicateBuilder::Binary(BinaryOp op, NodeId left, NodeId right) {
  Node node;
  node.kind = NodeKind::kBinary;
  node.binary_op = op;
  node.children = {left, right};
  return fn_.Add(std::move(node));
}

NodeId PredicateBuilder::Not(NodeId operand) {
  Node node;
  node.kind = NodeKind::kUnary;
  node.unary_op = UnaryOp::kNot;
  node.children = {operand};
  return fn_.Add(std::move(node));
}

NodeId PredicateBuilder::Exists(NodeId operand) {
  Node node;
  node.kind = NodeKind::kUnary;
  node.unary_op = UnaryOp::kExists;
  node.children = {operand};
  return fn_.Add(std::move(node));
}

bool Keeps(const expr::Function& predicate, const Row& row) {
  const Value value = Evaluate(predicate, predicate.body, row);
  return !value.is_null() && value.AsBool();
}

}  // namespace flux::influx
