#include "runtime/store/series_filter.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/check.h"
#include "runtime/expr/text_equality.h"

namespace flux::store {

using expr::Node;
using expr::NodeId;
using expr::NodeKind;

namespace {

enum class Shape : uint8_t { kText, kRegexp, kTruth, kOther };

// What a subtree evaluates to, or kOther with the reason why it is not for the series index.
class ShapeFinder {
 public:
  ShapeFinder(const expr::Function& fn, std::string& why_not) : fn_(fn), why_not_(why_not) {}

  Shape Find(NodeId id) {
    const Node& node = fn_.at(id);
    if (node.kind == NodeKind::kLiteral) return OfLiteral(node.value);
    if (IsColumn(fn_, node)) return OfColumn(node.name);
    if (node.kind == NodeKind::kUnary) return OfUnary(node);
    if (node.kind == NodeKind::kBinary) return OfBinary(node);
    return No(fmt::format("the series index has no {} expressions", NodeKindName(node.kind)));
  }

 private:
  Shape No(std::string reason) {
    if (why_not_.empty()) why_not_ = std::move(reason);
    return Shape::kOther;
  }

  Shape OfLiteral(const Value& value) {
    if (value.is_null()) return No("the series index holds no nulls to compare with");
    if (value.kind() == ValueKind::kString) return Shape::kText;
    if (value.kind() == ValueKind::kRegexp) return Shape::kRegexp;
    if (value.kind() == ValueKind::kBool) return Shape::kTruth;
    return No(fmt::format("tags are strings, not {}", ValueKindName(value.kind())));
  }

  Shape OfColumn(const std::string& name) {
    if (name == "_value" || name == "_time")
      return No(fmt::format("the store picks whole series, not points by their `{}`", name));
    if (name == "_start" || name == "_stop") return No(fmt::format("`{}` is not a tag", name));
    return Shape::kText;
  }

  Shape OfUnary(const Node& node) {
    const Node& operand = fn_.at(node.children[0]);
    const Shape shape = Find(node.children[0]);
    if (shape == Shape::kOther) return shape;
    if (node.unary_op == UnaryOp::kNot && shape == Shape::kTruth) return Shape::kTruth;
    if (node.unary_op == UnaryOp::kExists && IsColumn(fn_, operand)) return Shape::kTruth;
    return No(fmt::format("the series index cannot evaluate `{}` here", Spelling(node.unary_op)));
  }

  Shape OfBinary(const Node& node) {
    const Shape left = Find(node.children[0]), right = Find(node.children[1]);
    if (left == Shape::kOther || right == Shape::kOther) return Shape::kOther;
    const BinaryOp op = node.binary_op;
    const bool fits = IsLogical(op)      ? left == Shape::kTruth && right == Shape::kTruth
                      : IsMatch(op)      ? left == Shape::kText && right == Shape::kRegexp
                      : IsComparison(op) ? left == Shape::kText && right == Shape::kText
                                         : false;
    if (fits) return Shape::kTruth;
    return No(fmt::format("the series index cannot evaluate `{}` of these operands", Spelling(op)));
  }

  const expr::Function& fn_;
  std::string& why_not_;
};

}  // namespace

bool CanFilterSeries(const expr::Function& conjunct, std::string& why_not) {
  why_not.clear();
  if (conjunct.params.size() != 1) {
    why_not = "it is not a function of one row";
    return false;
  }
  const Shape shape = ShapeFinder(conjunct, why_not).Find(conjunct.body);
  if (shape != Shape::kTruth && why_not.empty()) why_not = "it is not a condition";
  return shape == Shape::kTruth;
}

SeriesFilter::SeriesFilter(const SeriesIndex& index, std::span<const expr::Function> conjuncts) : index_(index) {
  for (const expr::Function& fn : conjuncts) {
    std::string why_not;
    FLUX_CHECK(CanFilterSeries(fn, why_not));
    conjuncts_.push_back({&fn, std::vector<Memo>(fn.nodes.size())});
  }
}

std::vector<ColumnId> SeriesFilter::Select() {
  std::vector<ColumnId> out;
  if (const std::optional<std::vector<SeriesId>> candidates = Candidates()) {
    // Of few series it is not worth keeping what comparisons give, by the number of every text.
    constexpr size_t kFew = 1000;
    keeps_truths_ = candidates->size() > kFew;
    for (const SeriesId series : *candidates) {
      for (const ColumnId column : index_.series(series).columns) {
        if (Matches(column)) out.push_back(column);
      }
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  for (ColumnId column = 0; column < index_.column_count(); ++column) {
    if (Matches(column)) out.push_back(column);
  }
  return out;
}

// The shortest inverted list among the equalities that must hold; nothing when there is none to go by.
std::optional<std::vector<SeriesId>> SeriesFilter::Candidates() const {
  std::optional<TaggedSeries> best;
  for (const Conjunct& conjunct : conjuncts_) {
    const auto equality = expr::AsTextEquality(*conjunct.fn, conjunct.fn->body);
    if (!equality) continue;
    const std::optional<TextId> value = index_.texts().Find(equality->text);
    if (!value) return std::vector<SeriesId>();
    if (equality->column == "_field") continue;
    TaggedSeries series;
    if (equality->column == "_measurement") {
      series = index_.WithMeasurement(*value);
    } else if (const std::optional<TextId> key = index_.texts().Find(equality->column)) {
      series = index_.WithTag(*key, *value);
    }
    if (!best || series.size() < best->size()) best = series;
    if (best->size() == 0) break;
  }
  return best ? std::optional(index_.NumbersOf(*best)) : std::nullopt;
}

bool SeriesFilter::Matches(ColumnId column) {
  return std::all_of(conjuncts_.begin(), conjuncts_.end(),
                     [&](Conjunct& conjunct) { return Decide(conjunct, conjunct.fn->body, column) == Truth::kTrue; });
}

SeriesFilter::Truth SeriesFilter::Decide(Conjunct& conjunct, NodeId id, ColumnId column) {
  const Node& node = conjunct.fn->at(id);
  if (node.kind == NodeKind::kLiteral) return node.value.AsBool() ? Truth::kTrue : Truth::kFalse;
  if (node.kind == NodeKind::kBinary) return DecideBinary(conjunct, id, column);
  FLUX_CHECK(node.kind == NodeKind::kUnary);
  if (node.unary_op == UnaryOp::kExists) {
    return TextOf(conjunct.fn->at(node.children[0]).name, column) ? Truth::kTrue : Truth::kFalse;
  }
  const Truth operand = Decide(conjunct, node.children[0], column);
  if (operand == Truth::kNull) return operand;
  return operand == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
}

SeriesFilter::Truth SeriesFilter::DecideBinary(Conjunct& conjunct, NodeId id, ColumnId column) {
  const Node& node = conjunct.fn->at(id);
  if (IsLogical(node.binary_op)) {
    const Truth decisive = node.binary_op == BinaryOp::kAnd ? Truth::kFalse : Truth::kTrue;
    const Truth left = Decide(conjunct, node.children[0], column);
    if (left == decisive) return left;
    const Truth right = Decide(conjunct, node.children[1], column);
    return right == decisive || left != Truth::kNull ? right : left;
  }
  const Node& left = conjunct.fn->at(node.children[0]);
  const Node& right = conjunct.fn->at(node.children[1]);
  if (!IsColumn(*conjunct.fn, left) || right.kind != NodeKind::kLiteral) {
    return Compare(node, Operand(left, column), Operand(right, column));
  }
  const std::optional<TextId> text = TextOf(left.name, column);
  if (!text) return Truth::kNull;
  if (!keeps_truths_) return Compare(node, index_.texts().ValueAt(*text), right.value);
  std::vector<Truth>& known = conjunct.memos[id].by_text;
  if (known.empty()) known.assign(index_.texts().size(), Truth::kUnknown);
  Truth& truth = known[*text];
  if (truth == Truth::kUnknown) truth = Compare(node, index_.texts().ValueAt(*text), right.value);
  return truth;
}

SeriesFilter::Truth SeriesFilter::Compare(const Node& node, const Value& left, const Value& right) const {
  if (left.is_null() || right.is_null()) return Truth::kNull;
  const auto truth = [](bool b) { return b ? Truth::kTrue : Truth::kFalse; };
  switch (node.binary_op) {
    case BinaryOp::kMatch:
      return truth(right.AsRegexp().Matches(left.AsString()));
    case BinaryOp::kNotMatch:
      return truth(!right.AsRegexp().Matches(left.AsString()));
    case BinaryOp::kEqual:
      return truth(left.AsString() == right.AsString());
    case BinaryOp::kNotEqual:
      return truth(left.AsString() != right.AsString());
    case BinaryOp::kLess:
      return truth(left.AsString() < right.AsString());
    case BinaryOp::kLessEqual:
      return truth(left.AsString() <= right.AsString());
    case BinaryOp::kGreater:
      return truth(left.AsString() > right.AsString());
    case BinaryOp::kGreaterEqual:
      return truth(left.AsString() >= right.AsString());
    case BinaryOp::kOr:
    case BinaryOp::kAnd:
    case BinaryOp::kAdd:
    case BinaryOp::kSubtract:
    case BinaryOp::kMultiply:
    case BinaryOp::kDivide:
    case BinaryOp::kModulo:
    case BinaryOp::kPower:
      break;
  }
  FLUX_CHECK(false);
}

Value SeriesFilter::Operand(const Node& node, ColumnId column) const {
  if (node.kind == NodeKind::kLiteral) return node.value;
  const std::optional<TextId> text = TextOf(node.name, column);
  return text ? index_.texts().ValueAt(*text) : Value::Null(ValueKind::kString);
}

std::optional<TextId> SeriesFilter::TextOf(std::string_view name, ColumnId column) const {
  const ColumnIdentity& identity = index_.column(column);
  if (name == "_field") return identity.field;
  const Series series = index_.series(identity.series);
  if (name == "_measurement") return series.measurement;
  for (const Tag tag : series.tags) {
    if (index_.texts().At(tag.key) == name) return tag.value;
  }
  return std::nullopt;
}

}  // namespace flux::store
