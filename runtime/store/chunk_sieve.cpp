#include "runtime/store/chunk_sieve.h"

#include <algorithm>
#include <bit>

#include "runtime/expr/forgiving.h"
#include "runtime/expr/safe_kind.h"
#include "runtime/expr/scalar_ops.h"

namespace flux::store {

using expr::Function;
using expr::Node;
using expr::NodeId;
using expr::NodeKind;

namespace {

// A column compared with a literal, as if the column were on the left.
struct Comparison {
  std::string_view column;
  BinaryOp op = BinaryOp::kEqual;
  const Value* literal = nullptr;
};

bool IsLiteral(const Node& node) { return node.kind == NodeKind::kLiteral && !node.value.is_null(); }

std::optional<Comparison> ComparisonOf(const Function& fn, const Node& node) {
  if (node.kind != NodeKind::kBinary || !IsComparison(node.binary_op)) return std::nullopt;
  const Node& left = fn.at(node.children[0]);
  const Node& right = fn.at(node.children[1]);
  if (expr::IsColumn(fn, left) && IsLiteral(right)) return Comparison{left.name, node.binary_op, &right.value};
  if (IsLiteral(left) && expr::IsColumn(fn, right))
    return Comparison{right.name, Mirrored(node.binary_op), &left.value};
  return std::nullopt;
}

bool IsAnd(const Node& node) { return node.kind == NodeKind::kBinary && node.binary_op == BinaryOp::kAnd; }
bool IsOr(const Node& node) { return node.kind == NodeKind::kBinary && node.binary_op == BinaryOp::kOr; }

bool CanSieve(const Function& fn, NodeId id) {
  const Node& node = fn.at(id);
  if (IsAnd(node)) return CanSieve(fn, node.children[0]) || CanSieve(fn, node.children[1]);
  if (IsOr(node)) return CanSieve(fn, node.children[0]) && CanSieve(fn, node.children[1]);
  const std::optional<Comparison> comparison = ComparisonOf(fn, node);
  if (!comparison) return false;
  const ValueKind kind = comparison->literal->kind();
  if (comparison->column == "_time") return kind == ValueKind::kTime;
  return comparison->column == "_value" && (IsNumber(kind) || expr::IsForgiving(node));
}

// Whether `x op literal` is true for an x of [low, high].
template <typename T>
bool MayHoldBetween(BinaryOp op, T low, T high, T literal) {
  switch (op) {
    case BinaryOp::kEqual:
      return low <= literal && literal <= high;
    case BinaryOp::kNotEqual:
      return !(low == literal && high == literal);
    case BinaryOp::kLess:
      return low < literal;
    case BinaryOp::kLessEqual:
      return low <= literal;
    case BinaryOp::kGreater:
      return high > literal;
    case BinaryOp::kGreaterEqual:
      return high >= literal;
    default:
      return true;
  }
}

// Integers and floats are compared as floats, which keeps their order.
std::optional<double> AsFloat(const Value& literal) {
  if (literal.kind() == ValueKind::kFloat) return literal.AsFloat();
  if (literal.kind() == ValueKind::kInt) return static_cast<double>(literal.AsInt());
  return std::nullopt;
}

bool MayHoldFloats(BinaryOp op, double low, double high, const Value& literal) {
  const std::optional<double> limit = AsFloat(literal);
  return !limit || *limit != *limit || MayHoldBetween(op, low, high, *limit);
}

bool MayHoldValue(const Comparison& comparison, ColumnType type, const ChunkInfo& chunk) {
  const Value& literal = *comparison.literal;
  if (!chunk.has_min_max) return true;
  switch (type) {
    case ColumnType::kFloat:
      // What is not a number differs from all numbers and is in no order with any.
      if (chunk.has_nan && comparison.op == BinaryOp::kNotEqual) return true;
      return MayHoldFloats(comparison.op, std::bit_cast<double>(chunk.min), std::bit_cast<double>(chunk.max), literal);
    case ColumnType::kInt: {
      const int64_t low = static_cast<int64_t>(chunk.min), high = static_cast<int64_t>(chunk.max);
      if (literal.kind() == ValueKind::kInt) return MayHoldBetween(comparison.op, low, high, literal.AsInt());
      // Different integers may be the same float.
      if (comparison.op == BinaryOp::kNotEqual) return true;
      return MayHoldFloats(comparison.op, static_cast<double>(low), static_cast<double>(high), literal);
    }
    case ColumnType::kUint:
      if (literal.kind() != ValueKind::kUint) return true;
      return MayHoldBetween(comparison.op, chunk.min, chunk.max, literal.AsUint());
    case ColumnType::kBool:
    case ColumnType::kString:
    case ColumnType::kTime:
      return true;
  }
  return true;
}

expr::KindOfColumn KindsOfColumns(ColumnType type) {
  return [type](std::string_view name) -> std::optional<expr::SafeKind> {
    if (name == "_value") return expr::SafeKind{ToValueKind(type), false};
    if (name == "_time" || name == "_start" || name == "_stop") return expr::SafeKind{ValueKind::kTime, false};
    return expr::SafeKind{ValueKind::kString, name != "_measurement" && name != "_field"};
  };
}

}  // namespace

bool CanSieve(const Function& predicate) { return predicate.params.size() == 1 && CanSieve(predicate, predicate.body); }

std::optional<plan::TimeRange> NarrowByTime(const Function& conjunct, plan::TimeRange range) {
  const std::optional<Comparison> comparison = ComparisonOf(conjunct, conjunct.at(conjunct.body));
  if (!comparison || comparison->column != "_time" || comparison->literal->kind() != ValueKind::kTime)
    return std::nullopt;
  const int64_t time = comparison->literal->AsTime().ns;
  // The instant behind; there is none behind the last, at which nothing is stored.
  const int64_t next = time == INT64_MAX ? time : time + 1;
  const auto from = [&](int64_t start) { range.start.ns = std::max(range.start.ns, start); };
  const auto to = [&](int64_t stop) { range.stop.ns = std::min(range.stop.ns, stop); };
  switch (comparison->op) {
    case BinaryOp::kEqual:
      from(time);
      to(next);
      break;
    case BinaryOp::kLess:
      to(time);
      break;
    case BinaryOp::kLessEqual:
      to(next);
      break;
    case BinaryOp::kGreater:
      from(next);
      break;
    case BinaryOp::kGreaterEqual:
      from(time);
      break;
    default:
      return std::nullopt;
  }
  if (range.stop.ns < range.start.ns) range.stop = range.start;
  return range;
}

std::optional<ChunkSieve> ChunkSieve::Make(const Function& predicate, ColumnType type) {
  if (!expr::IsSafePredicate(predicate, KindsOfColumns(type))) return std::nullopt;
  return ChunkSieve(predicate, type);
}

plan::TimeRange ChunkSieve::Narrow(plan::TimeRange range) const {
  for (const Function& conjunct : expr::SplitConjuncts(*predicate_)) {
    range = NarrowByTime(conjunct, range).value_or(range);
  }
  return range;
}

bool ChunkSieve::MayHold(NodeId id, const ChunkInfo& chunk) const {
  const Node& node = predicate_->at(id);
  if (IsAnd(node)) return MayHold(node.children[0], chunk) && MayHold(node.children[1], chunk);
  if (IsOr(node)) return MayHold(node.children[0], chunk) || MayHold(node.children[1], chunk);
  return MayCompare(node, chunk);
}

bool ChunkSieve::MayCompare(const Node& node, const ChunkInfo& chunk) const {
  const std::optional<Comparison> comparison = ComparisonOf(*predicate_, node);
  if (!comparison) return true;
  if (comparison->column == "_value") {
    const bool fits =
        expr::BinaryResultKind(comparison->op, ToValueKind(type_), comparison->literal->kind()).has_value();
    return fits && MayHoldValue(*comparison, type_, chunk);
  }
  if (comparison->column != "_time" || comparison->literal->kind() != ValueKind::kTime) return true;
  return MayHoldBetween(comparison->op, chunk.min_time, chunk.max_time, comparison->literal->AsTime().ns);
}

}  // namespace flux::store
