#include "runtime/influx/condition.h"

#include <fmt/format.h>

#include <optional>

#include "runtime/influx/condition_walk.h"
#include "runtime/influx/influxql.h"

namespace flux::influx {
namespace {

constexpr ConditionLanguage kInfluxQl = {
    .and_word = "AND", .or_word = "OR", .cannot_say = "cannot be said in InfluxQL"};

std::optional<std::string_view> OperatorText(BinaryOp op) {
  switch (op) {
    case BinaryOp::kEqual:
      return "=";
    case BinaryOp::kNotEqual:
    case BinaryOp::kLess:
    case BinaryOp::kLessEqual:
    case BinaryOp::kGreater:
    case BinaryOp::kGreaterEqual:
    case BinaryOp::kMatch:
    case BinaryOp::kNotMatch:
      return op == BinaryOp::kNotEqual ? "!=" : Spelling(op);
    default:
      return std::nullopt;
  }
}

bool IsEquality(BinaryOp op) { return op == BinaryOp::kEqual || op == BinaryOp::kNotEqual; }

class Translator final : public ConditionWalk {
 public:
  Translator(const expr::Function& fn, const FieldInfo& target) : ConditionWalk(fn, kInfluxQl), target_(target) {}

 private:
  Operand SeriesColumn(const std::string& name) override {
    if (name == "_measurement") return {.constant = Value::String(target_.measurement)};
    if (name == "_field") return {.constant = Value::String(target_.field)};
    return {.kind = Operand::Kind::kTag, .tag = name};
  }

  Condition TagExists(const std::string& tag, bool is_negated) override {
    return TagCondition(fmt::format("{}::tag {} ''", QuoteIdentifier(tag), is_negated ? "=" : "!="));
  }

  Result<Condition> CompareTag(BinaryOp op, const std::string& tag, const Value& constant) override {
    const std::string name = QuoteIdentifier(tag) + "::tag";
    const std::string is_there = name + " != ''";
    if (IsMatch(op)) {
      if (constant.kind() != ValueKind::kRegexp) return Cannot("a match needs a regular expression");
      const std::optional<std::string> regex = QuoteRegex(constant.AsRegexp().pattern());
      if (!regex) return Cannot("InfluxQL cannot hold this regular expression");
      return TagCondition(fmt::format("({} AND {} {} {})", is_there, name, Spelling(op), *regex));
    }
    if (!IsEquality(op)) return Cannot("InfluxQL compares tags with `==` and `!=` only");
    if (constant.kind() != ValueKind::kString) return Cannot("a tag is a string, what it is compared with is not");
    // A stored tag is never empty.
    if (constant.AsString().empty())
      return op == BinaryOp::kEqual ? Result<Condition>(ConstantCondition(false)) : TagCondition(is_there);
    const std::optional<std::string> literal = QuoteString(constant.AsString());
    if (!literal) return Cannot("InfluxQL cannot hold this string");
    if (op == BinaryOp::kEqual) return TagCondition(fmt::format("{} = {}", name, *literal));
    return TagCondition(fmt::format("({} AND {} != {})", is_there, name, *literal));
  }

  Result<Condition> CompareValue(BinaryOp op, const Value& constant) override {
    FLUX_TRY(const std::string literal, ValueLiteral(op, constant));
    const std::optional<std::string_view> text = OperatorText(op);
    if (!text) return CannotSay(fmt::format("`{}`", Spelling(op)));
    return ValueCondition(fmt::format("{}::field {} {}", QuoteIdentifier(target_.field), *text, literal));
  }

  // The literal that `_value` is compared with, when InfluxQL compares the two as Flux does.
  Result<std::string> ValueLiteral(BinaryOp op, const Value& constant) {
    const auto misfit = [&] {
      return Cannot(fmt::format("`_value` of field `{}` is of type {}, which InfluxQL does not compare by `{}` with {}",
                                target_.field, ColumnTypeName(target_.type), Spelling(op), DebugText(constant)));
    };
    if (IsMatch(op)) {
      if (target_.type != ColumnType::kString || constant.kind() != ValueKind::kRegexp) return misfit();
      const std::optional<std::string> regex = QuoteRegex(constant.AsRegexp().pattern());
      if (!regex) return misfit();
      return *regex;
    }
    const bool is_numeric = IsNumber(target_.type);
    const bool has_same_type = constant.kind() == ToValueKind(target_.type);
    // InfluxDB 1.x has no unsigned numbers.
    const bool is_number = IsNumber(constant.kind()) && constant.kind() != ValueKind::kUint;
    if (!(is_numeric ? is_number : has_same_type && IsEquality(op))) return misfit();
    // Whether an empty string is there at all is no question for InfluxQL.
    if (constant.kind() == ValueKind::kString && constant.AsString().empty()) return misfit();
    Value literal = constant;
    if (is_numeric && !has_same_type && constant.kind() == ValueKind::kInt) {
      if (!IsExactInt(constant)) return misfit();
      literal = Value::Float(static_cast<double>(constant.AsInt()));
    }
    std::optional<std::string> text = LiteralText(literal);
    if (!text) return misfit();
    return *std::move(text);
  }

  const FieldInfo& target_;
};

}  // namespace

Condition And(Condition a, Condition b) { return And(std::move(a), std::move(b), kInfluxQl.and_word); }

Result<Condition> TranslatePredicate(const expr::Function& predicate, const FieldInfo& target) {
  if (predicate.params.size() != 1) return Fail(ErrorCode::kUnimplemented, "a predicate has one parameter");
  return Translator(predicate, target).Translate(predicate.body, false);
}

}  // namespace flux::influx
