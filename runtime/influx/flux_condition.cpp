#include "runtime/influx/flux_condition.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/influx/condition_walk.h"
#include "runtime/influx/influxql.h"
#include "runtime/plan/flux_text.h"

namespace flux::influx {
namespace {

constexpr ConditionLanguage kStorage = {
    .and_word = "and", .or_word = "or", .cannot_say = "is not decided by the storage of InfluxDB"};

bool IsEquality(BinaryOp op) { return op == BinaryOp::kEqual || op == BinaryOp::kNotEqual; }

// What all series have.
bool IsCertain(std::string_view column) { return column == "_measurement" || column == "_field"; }

class Translator final : public ConditionWalk {
 public:
  Translator(const expr::Function& fn, const ValueTypes& types) : ConditionWalk(fn, kStorage), types_(types) {}

 private:
  Operand SeriesColumn(const std::string& name) override { return {.kind = Operand::Kind::kTag, .tag = name}; }

  Condition TagExists(const std::string& tag, bool is_negated) override {
    if (IsCertain(tag)) return ConstantCondition(!is_negated);
    return TagCondition((is_negated ? "not exists " : "exists ") + Column(tag));
  }

  Result<Condition> CompareTag(BinaryOp op, const std::string& tag, const Value& constant) override {
    if (IsMatch(op)) {
      if (constant.kind() != ValueKind::kRegexp) return Cannot("a match needs a regular expression");
    } else {
      if (!IsEquality(op)) return Cannot("the storage of InfluxDB compares tags with `==` and `!=` only");
      if (constant.kind() != ValueKind::kString) return Cannot("a tag is a string, what it is compared with is not");
      // A stored tag is never empty.
      if (constant.AsString().empty()) {
        return op == BinaryOp::kEqual ? Result<Condition>(ConstantCondition(false)) : TagExists(tag, false);
      }
    }
    FLUX_TRY(std::string text, Comparison(Column(tag), op, constant));
    if (op == BinaryOp::kEqual || IsCertain(tag)) return TagCondition(std::move(text));
    return TagCondition(fmt::format("(exists {} and {})", Column(tag), text));
  }

  Result<Condition> CompareValue(BinaryOp op, const Value& constant) override {
    FLUX_TRY(std::string text, Comparison("r._value", op, constant));
    FLUX_TRY(const std::vector<ColumnType> types, types_());
    for (const ColumnType type : types) {
      if (!Fits(type, op, constant)) {
        return Cannot(
            fmt::format("`_value` is of type {} in some series, which the storage of InfluxDB does not compare "
                        "by `{}` with {}",
                        ColumnTypeName(type), Spelling(op), DebugText(constant)));
      }
    }
    return ValueCondition(std::move(text));
  }

  // Whether the storage compares values of the type with the constant as it is done here.
  static bool Fits(ColumnType type, BinaryOp op, const Value& constant) {
    if (IsMatch(op)) return type == ColumnType::kString && constant.kind() == ValueKind::kRegexp;
    if (type == ColumnType::kFloat) return constant.kind() == ValueKind::kFloat || IsExactInt(constant);
    if (type == ColumnType::kInt) return constant.kind() == ValueKind::kFloat || constant.kind() == ValueKind::kInt;
    if (type != ColumnType::kString && type != ColumnType::kBool) return false;
    if (constant.kind() != ToValueKind(type) || !IsEquality(op)) return false;
    return type == ColumnType::kBool || !constant.AsString().empty();
  }

  static std::string Column(const std::string& name) {
    return fmt::format("r[{}]", *plan::FluxLiteral(Value::String(name)));
  }

  Result<std::string> Comparison(std::string_view column, BinaryOp op, const Value& constant) const {
    const std::optional<std::string> literal = plan::FluxLiteral(constant);
    // What the regular expressions of servers lack.
    const bool is_foreign = constant.kind() == ValueKind::kRegexp && !QuoteRegex(constant.AsRegexp().pattern());
    if (!literal || is_foreign) return CannotSay(DebugText(constant));
    return fmt::format("{} {} {}", column, Spelling(op), *literal);
  }

  const ValueTypes& types_;
};

}  // namespace

Condition AndInFlux(Condition a, Condition b) { return And(std::move(a), std::move(b), kStorage.and_word); }

Result<Condition> TranslateToFlux(const expr::Function& predicate, const ValueTypes& types) {
  if (predicate.params.size() != 1) return Fail(ErrorCode::kUnimplemented, "a predicate has one parameter");
  return Translator(predicate, types).Translate(predicate.body, false);
}

std::string FilterText(const Condition& condition) { return fmt::format("filter(fn: (r) => {})", condition.text); }

}  // namespace flux::influx
