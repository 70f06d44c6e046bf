#include "runtime/expr/safe_kind.h"

#include <algorithm>
#include <unordered_map>

#include "runtime/expr/forgiving.h"
#include "runtime/expr/scalar_ops.h"

namespace flux::expr {
namespace {

bool IsArithmetic(BinaryOp op) { return Precedence(op) >= Precedence(BinaryOp::kAdd); }

// Kinds that columns hold: kernels compute with no others.
bool IsColumnKind(ValueKind kind) {
  return kind == ValueKind::kBool || IsNumber(kind) || kind == ValueKind::kString || kind == ValueKind::kTime;
}

bool IsRegexpLiteral(const Node& node) {
  return node.kind == NodeKind::kLiteral && node.value.kind() == ValueKind::kRegexp && !node.value.is_null();
}

class KindFinder {
 public:
  using Found = std::optional<SafeKind>;

  KindFinder(const Function& fn, const KindOfColumn& columns) : fn_(fn), columns_(columns) {}

  Found Find(NodeId id) {
    if (const auto known = found_.find(id); known != found_.end()) return known->second;
    const Found found = FindNew(fn_.at(id));
    found_.emplace(id, found);
    return found;
  }

 private:
  Found FindNew(const Node& node) {
    switch (node.kind) {
      case NodeKind::kLiteral:
        if (node.value.is_null() || !IsColumnKind(node.value.kind())) return std::nullopt;
        return SafeKind{node.value.kind(), false};
      case NodeKind::kMember:
        return OfMember(node);
      case NodeKind::kUnary:
        return OfUnary(node);
      case NodeKind::kBinary:
        return OfBinary(node);
      case NodeKind::kConditional:
        return OfConditional(node);
      case NodeKind::kLet:
        if (!Bind(node)) return std::nullopt;
        return Find(node.children[1]);
      case NodeKind::kLocal:
        if (const auto bound = locals_.find(node.index); bound != locals_.end()) return bound->second;
        return std::nullopt;
      case NodeKind::kParam:
      case NodeKind::kCapture:
      case NodeKind::kIndex:
      case NodeKind::kInterpolate:
      case NodeKind::kRecord:
      case NodeKind::kArray:
      case NodeKind::kCall:
        return std::nullopt;
    }
    return std::nullopt;
  }

  Found OfMember(const Node& node) {
    const Node& record = fn_.at(node.children[0]);
    if (record.kind != NodeKind::kParam || record.index != 0) return std::nullopt;
    return columns_(node.name);
  }

  Found OfUnary(const Node& node) {
    const Found operand = Find(node.children[0]);
    if (!operand) return std::nullopt;
    const Result<ValueKind> kind = UnaryResultKind(node.unary_op, operand->kind);
    if (!kind) return std::nullopt;
    const bool is_truth = node.unary_op == UnaryOp::kNot || node.unary_op == UnaryOp::kExists;
    return SafeKind{*kind, !is_truth && operand->may_lack_type};
  }

  Found OfBinary(const Node& node) {
    const Found left = Find(node.children[0]);
    if (!left) return std::nullopt;
    if (IsMatch(node.binary_op)) return OfMatch(node, *left);
    const Found right = Find(node.children[1]);
    if (!right) return std::nullopt;
    const Result<ValueKind> kind = BinaryResultKind(node.binary_op, left->kind, right->kind);
    if (!kind && IsForgiving(node)) return SafeKind{ValueKind::kBool, false};
    if (!kind) return std::nullopt;
    if (!IsArithmetic(node.binary_op)) return SafeKind{*kind, false};
    // Two nulls of unknown type cannot be added; integers cannot be divided by zero.
    const bool can_divide = node.binary_op == BinaryOp::kDivide || node.binary_op == BinaryOp::kModulo;
    const bool is_safe = *kind == ValueKind::kFloat || (!can_divide && IsColumnKind(*kind));
    if (!is_safe || left->may_lack_type || right->may_lack_type) return std::nullopt;
    return SafeKind{*kind, false};
  }

  Found OfMatch(const Node& node, const SafeKind& left) {
    const bool fits = left.kind == ValueKind::kString || left.kind == ValueKind::kNull || IsForgiving(node);
    if (!fits || !IsRegexpLiteral(fn_.at(node.children[1]))) return std::nullopt;
    return SafeKind{ValueKind::kBool, false};
  }

  Found OfConditional(const Node& node) {
    const Found test = Find(node.children[0]), then = Find(node.children[1]), otherwise = Find(node.children[2]);
    if (!test || !then || !otherwise || test->kind != ValueKind::kBool || then->kind != otherwise->kind)
      return std::nullopt;
    return SafeKind{then->kind, then->may_lack_type || otherwise->may_lack_type};
  }

  bool Bind(const Node& let) {
    const Found value = Find(let.children[0]);
    if (value) locals_.insert_or_assign(let.index, *value);
    return value.has_value();
  }

  const Function& fn_;
  const KindOfColumn& columns_;
  std::unordered_map<NodeId, Found> found_;
  std::unordered_map<uint32_t, SafeKind> locals_;
};

bool IsFloatLiteral(const Node& node) {
  return node.kind == NodeKind::kLiteral && node.value.kind() == ValueKind::kFloat;
}

// Operands are not looked into. Of arithmetic only that of integers can fail, by dividing.
bool MayFailItself(const Function& fn, const Node& node) {
  switch (node.kind) {
    case NodeKind::kLiteral:
    case NodeKind::kParam:
    case NodeKind::kMember:
    case NodeKind::kUnary:
    case NodeKind::kConditional:
    case NodeKind::kLet:
    case NodeKind::kLocal:
      return false;
    case NodeKind::kBinary:
      if (IsMatch(node.binary_op)) return !IsRegexpLiteral(fn.at(node.children[1]));
      if (node.binary_op != BinaryOp::kDivide && node.binary_op != BinaryOp::kModulo) return false;
      return !IsFloatLiteral(fn.at(node.children[0])) && !IsFloatLiteral(fn.at(node.children[1]));
    case NodeKind::kCapture:
    case NodeKind::kIndex:
    case NodeKind::kInterpolate:
    case NodeKind::kRecord:
    case NodeKind::kArray:
    case NodeKind::kCall:
      return true;
  }
  return true;
}

bool MayFail(const Function& fn, NodeId id) {
  const Node& node = fn.at(id);
  return MayFailItself(fn, node) ||
         std::ranges::any_of(node.children, [&](NodeId child) { return MayFail(fn, child); });
}

}  // namespace

bool MayFailInRows(const Function& fn) {
  const Node& body = fn.at(fn.body);
  if (body.kind != NodeKind::kRecord) return MayFail(fn, fn.body);
  return std::ranges::any_of(body.children, [&](NodeId child) { return MayFail(fn, child); });
}

std::optional<SafeKind> FindSafeKind(const Function& fn, NodeId id, const KindOfColumn& columns) {
  return KindFinder(fn, columns).Find(id);
}

bool IsSafePredicate(const Function& fn, const KindOfColumn& columns) {
  if (fn.params.size() != 1) return false;
  const std::optional<SafeKind> kind = FindSafeKind(fn, fn.body, columns);
  return kind && kind->kind == ValueKind::kBool && !kind->may_lack_type;
}

}  // namespace flux::expr
