#pragma once

// Random row functions.

#include <array>
#include <random>

#include "runtime/table/table.h"
#include "tests/unit/vm_jit/sample_columns.h"
#include "tests/unit/vm_kernel/chain_builder.h"

namespace flux::jit_test {

using expr::NodeId;
using kernel_test::Tree;

constexpr std::array kBinaryOps = {
    BinaryOp::kEqual,        BinaryOp::kNotEqual, BinaryOp::kLess,     BinaryOp::kLessEqual, BinaryOp::kGreater,
    BinaryOp::kGreaterEqual, BinaryOp::kAdd,      BinaryOp::kSubtract, BinaryOp::kMultiply,  BinaryOp::kDivide,
    BinaryOp::kModulo,       BinaryOp::kPower,    BinaryOp::kAnd,      BinaryOp::kOr};

// Random well-typed expressions over the sample's columns.
class ExpressionGenerator {
 public:
  ExpressionGenerator(const Schema& schema, uint64_t seed) : schema_(schema), random_(seed) {}
  Tree tree;

  NodeId Make(ColumnType type, int depth) {
    if (depth == 0 || Pick(6) == 0) return Leaf(type);
    if (Pick(6) == 0) return tree.If(Make(ColumnType::kBool, depth - 1), Make(type, depth - 1), Make(type, depth - 1));
    switch (type) {
      case ColumnType::kBool:
        return MakeBool(depth - 1);
      case ColumnType::kInt:
      case ColumnType::kUint:
        return MakeInteger(type, depth - 1);
      case ColumnType::kFloat:
        return MakeFloat(depth - 1);
      case ColumnType::kString:
        return MakeText(depth - 1);
      case ColumnType::kTime:
        return tree.Call("universe.time", {"v"}, {Make(ColumnType::kInt, depth - 1)});
    }
    return Leaf(type);
  }

 private:
  size_t Pick(size_t count) { return random_() % count; }

  NodeId Leaf(ColumnType type) {
    if (Pick(4) == 0) return tree.Literal(RandomValue(type, random_));
    std::vector<std::string> names;
    for (const ColumnDef& column : schema_.columns()) {
      if (column.type == type) names.push_back(column.name);
    }
    return tree.Column(names[Pick(names.size())]);
  }

  NodeId MakeBool(int depth) {
    constexpr std::array kTypes = {ColumnType::kInt, ColumnType::kUint, ColumnType::kFloat, ColumnType::kString,
                                   ColumnType::kTime};
    switch (Pick(5)) {
      case 0:
        return tree.Unary(UnaryOp::kNot, Make(ColumnType::kBool, depth));
      case 1:
        return tree.Unary(UnaryOp::kExists, Make(kTypes[Pick(kTypes.size())], depth));
      case 2:
      case 3: {
        const BinaryOp op = Pick(2) == 0 ? BinaryOp::kAnd : BinaryOp::kOr;
        return tree.Binary(op, Make(ColumnType::kBool, depth), Make(ColumnType::kBool, depth));
      }
      default: {
        // Numbers may be compared across types.
        const size_t left = Pick(kTypes.size());
        const size_t right = left < 3 ? Pick(3) : left;
        return tree.Binary(kBinaryOps[Pick(6)], Make(kTypes[left], depth), Make(kTypes[right], depth));
      }
    }
  }

  NodeId MakeInteger(ColumnType type, int depth) {
    if (Pick(4) == 0) {
      constexpr std::array kFrom = {ColumnType::kBool, ColumnType::kInt, ColumnType::kUint, ColumnType::kFloat,
                                    ColumnType::kTime};
      const std::string call = type == ColumnType::kInt ? "universe.int" : "universe.uint";
      return tree.Call(call, {"v"}, {Make(kFrom[Pick(kFrom.size())], depth)});
    }
    constexpr std::array kOps = {BinaryOp::kAdd, BinaryOp::kSubtract, BinaryOp::kMultiply};
    const NodeId left = Make(type, depth);
    if (Pick(6) != 0) return tree.Binary(kOps[Pick(kOps.size())], left, Make(type, depth));
    // A guarded division: fails where the guard forgets what it guards.
    const NodeId divisor = Leaf(type);
    const NodeId zero = tree.Literal(type == ColumnType::kInt ? Value::Int(0) : Value::Uint(0));
    const NodeId quotient = tree.Binary(Pick(2) == 0 ? BinaryOp::kDivide : BinaryOp::kModulo, left, divisor);
    return tree.If(tree.Binary(BinaryOp::kEqual, divisor, zero), zero, quotient);
  }

  NodeId MakeFloat(int depth) {
    constexpr std::array kOps = {BinaryOp::kAdd,    BinaryOp::kSubtract, BinaryOp::kMultiply,
                                 BinaryOp::kDivide, BinaryOp::kModulo,   BinaryOp::kPower};
    if (Pick(5) == 0) {
      constexpr std::array kCalls = {"math.sqrt", "math.abs", "math.floor", "math.round"};
      return tree.Call(kCalls[Pick(kCalls.size())], {"x"}, {Make(ColumnType::kFloat, depth)});
    }
    if (Pick(5) == 0)
      return tree.Call("universe.float", {"v"}, {Make(Pick(2) == 0 ? ColumnType::kInt : ColumnType::kUint, depth)});
    return tree.Binary(kOps[Pick(kOps.size())], Make(ColumnType::kFloat, depth), Make(ColumnType::kFloat, depth));
  }

  NodeId MakeText(int depth) {
    if (Pick(3) == 0) {
      const NodeId value = Make(ColumnType::kInt, depth);
      const NodeId text = tree.Interpolate({tree.Text("n="), value});
      return tree.If(tree.Unary(UnaryOp::kExists, value), text, tree.Text("none"));
    }
    return tree.Binary(BinaryOp::kAdd, Make(ColumnType::kString, depth), Make(ColumnType::kString, depth));
  }

  const Schema& schema_;
  std::mt19937_64 random_;
};

}  // namespace flux::jit_test
