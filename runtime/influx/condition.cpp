#include "runtime/influx/condition.h"

#include <fmt/format.h>

#include <optional>

#include "runtime/expr/scalar_ops.h"
#include "runtime/influx/influxql.h"

namespace flux::influx {
namespace {

using expr::Function;
using expr::Node;
using expr::NodeId;
using expr::NodeKind;

std::unexpected<Error> CannotSay(std::string why) { return Fail(ErrorCode::kUnimplemented, std::move(why)); }

Condition Constant(bool value) { return {true, value, {}, false, false}; }
Condition OnTag(std::string text) { return {false, false, std::move(text), true, false}; }
Condition OnValue(std::string text) { return {false, false, std::move(text), false, true}; }

// What a comparison compares.
struct Operand {
  enum class Kind : uint8_t { kConstant, kTag, kValue } kind = Kind::kConstant;
  Value constant;
  std::string tag;
};

// The operator that is true where this one is false. Exact because nothing stored is null or not a number.
BinaryOp Negated(BinaryOp op) {
  switch (op) {
    case BinaryOp::kEqual:
      return BinaryOp::kNotEqual;
    case BinaryOp::kNotEqual:
      return BinaryOp::kEqual;
    case BinaryOp::kLess:
      return BinaryOp::kGreaterEqual;
    case BinaryOp::kLessEqual:
      return BinaryOp::kGreater;
    case BinaryOp::kGreater:
      return BinaryOp::kLessEqual;
    case BinaryOp::kGreaterEqual:
      return BinaryOp::kLess;
    case BinaryOp::kMatch:
      return BinaryOp::kNotMatch;
    case BinaryOp::kNotMatch:
      return BinaryOp::kMatch;
    default:
      return op;
  }
}

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

// InfluxQL decides tags per series and values per row; a disjunction across the two is left to the caller.
Result<Condition> Either(Condition a, Condition b) {
  if (a.is_constant) return a.constant ? std::move(a) : std::move(b);
  if (b.is_constant) return b.constant ? std::move(b) : std::move(a);
  Condition out{false, false, fmt::format("({} OR {})", a.text, b.text), a.reads_tags || b.reads_tags,
                a.reads_value || b.reads_value};
  if (out.reads_tags && out.reads_value) return CannotSay("`or` between tags and `_value` cannot be said in InfluxQL");
  return out;
}

class Translator {
 public:
  Translator(const Function& fn, const FieldInfo& target) : fn_(fn), target_(target) {}

  // Translates a boolean expression. `is_negated`: gives where it is false, which for null is nowhere either.
  Result<Condition> Translate(NodeId id, bool is_negated) {
    const Node& node = fn_.at(id);
    if (node.kind == NodeKind::kLiteral && node.value.kind() == ValueKind::kBool && !node.value.is_null()) {
      return Constant(node.value.AsBool() != is_negated);
    }
    if (node.kind == NodeKind::kUnary && node.unary_op == UnaryOp::kNot) {
      return Translate(node.children[0], !is_negated);
    }
    if (node.kind == NodeKind::kUnary && node.unary_op == UnaryOp::kExists) {
      return TranslateExists(node.children[0], is_negated);
    }
    if (node.kind == NodeKind::kBinary) return TranslateBinary(node, is_negated);
    return CannotSay(fmt::format("{} cannot be said in InfluxQL", Describe(node)));
  }

 private:
  static std::string Describe(const Node& node) {
    switch (node.kind) {
      case NodeKind::kCall:
        return node.name.empty() ? "a function call" : fmt::format("`{}()`", node.name);
      case NodeKind::kConditional:
        return "`if`";
      case NodeKind::kBinary:
        return fmt::format("`{}` as an operand", Spelling(node.binary_op));
      case NodeKind::kUnary:
        return fmt::format("`{}` as an operand", Spelling(node.unary_op));
      default:
        return fmt::format("an expression of the kind `{}`", expr::NodeKindName(node.kind));
    }
  }

  Result<Condition> TranslateBinary(const Node& node, bool is_negated) {
    if (node.binary_op == BinaryOp::kAnd || node.binary_op == BinaryOp::kOr) {
      FLUX_TRY(Condition left, Translate(node.children[0], is_negated));
      FLUX_TRY(Condition right, Translate(node.children[1], is_negated));
      const bool is_conjunction = (node.binary_op == BinaryOp::kAnd) != is_negated;
      if (is_conjunction) return And(std::move(left), std::move(right));
      return Either(std::move(left), std::move(right));
    }
    FLUX_TRY(Operand left, TranslateOperand(node.children[0]));
    FLUX_TRY(Operand right, TranslateOperand(node.children[1]));
    BinaryOp op = node.binary_op;
    if (left.kind == Operand::Kind::kConstant && right.kind == Operand::Kind::kConstant) {
      return CompareConstants(op, left.constant, right.constant, is_negated);
    }
    if (left.kind == Operand::Kind::kConstant) {
      std::swap(left, right);
      op = Mirrored(op);
    }
    if (right.kind != Operand::Kind::kConstant) return CannotSay("two columns cannot be compared in InfluxQL");
    if (is_negated) op = Negated(op);
    if (right.constant.is_null()) return CannotSay("a comparison with null cannot be said in InfluxQL");
    if (left.kind == Operand::Kind::kTag) return CompareTag(op, left.tag, right.constant);
    return CompareValue(op, right.constant);
  }

  Result<Operand> TranslateOperand(NodeId id) {
    const Node& node = fn_.at(id);
    if (node.kind == NodeKind::kLiteral) return Operand{Operand::Kind::kConstant, node.value, {}};
    if (node.kind != NodeKind::kMember) return CannotSay(fmt::format("{} cannot be said in InfluxQL", Describe(node)));
    const Node& record = fn_.at(node.children[0]);
    if (record.kind != NodeKind::kParam || record.index != 0) return CannotSay("only columns of the row can be tested");
    if (node.name == "_measurement") {
      return Operand{Operand::Kind::kConstant, Value::String(target_.measurement), {}};
    }
    if (node.name == "_field") return Operand{Operand::Kind::kConstant, Value::String(target_.field), {}};
    if (node.name == "_value") return Operand{Operand::Kind::kValue, {}, {}};
    if (node.name == "_time" || node.name == "_start" || node.name == "_stop") {
      return CannotSay(fmt::format("tests of `{}` are not sent to InfluxDB; use `range`", node.name));
    }
    return Operand{Operand::Kind::kTag, {}, node.name};
  }

  static Result<Condition> CompareConstants(BinaryOp op, const Value& left, const Value& right, bool is_negated) {
    Result<Value> value = expr::EvalBinary(op, left, right);
    if (!value) return CannotSay(value.error().message);
    if (value->kind() != ValueKind::kBool) return CannotSay("the predicate is no comparison");
    return Constant(!value->is_null() && value->AsBool() != is_negated);
  }

  Result<Condition> TranslateExists(NodeId id, bool is_negated) {
    FLUX_TRY(const Operand operand, TranslateOperand(id));
    if (operand.kind == Operand::Kind::kTag) {
      return OnTag(fmt::format("{}::tag {} ''", QuoteIdentifier(operand.tag), is_negated ? "=" : "!="));
    }
    const bool exists = operand.kind == Operand::Kind::kValue || !operand.constant.is_null();
    return Constant(exists != is_negated);
  }

  static Result<Condition> CompareTag(BinaryOp op, const std::string& tag, const Value& constant) {
    const std::string name = QuoteIdentifier(tag) + "::tag";
    const std::string is_there = name + " != ''";
    if (IsMatch(op)) {
      if (constant.kind() != ValueKind::kRegexp) return CannotSay("a match needs a regular expression");
      const std::optional<std::string> regex = QuoteRegex(constant.AsRegexp().pattern());
      if (!regex) return CannotSay("InfluxQL cannot hold this regular expression");
      return OnTag(fmt::format("({} AND {} {} {})", is_there, name, Spelling(op), *regex));
    }
    if (!IsEquality(op)) return CannotSay("InfluxQL compares tags with `==` and `!=` only");
    if (constant.kind() != ValueKind::kString) return CannotSay("a tag is a string, what it is compared with is not");
    // A stored tag is never empty.
    if (constant.AsString().empty())
      return op == BinaryOp::kEqual ? Result<Condition>(Constant(false)) : OnTag(is_there);
    const std::optional<std::string> literal = QuoteString(constant.AsString());
    if (!literal) return CannotSay("InfluxQL cannot hold this string");
    if (op == BinaryOp::kEqual) return OnTag(fmt::format("{} = {}", name, *literal));
    return OnTag(fmt::format("({} AND {} != {})", is_there, name, *literal));
  }

  Result<Condition> CompareValue(BinaryOp op, const Value& constant) {
    FLUX_TRY(const std::string literal, ValueLiteral(op, constant));
    const std::optional<std::string_view> text = OperatorText(op);
    if (!text) return CannotSay(fmt::format("`{}` cannot be said in InfluxQL", Spelling(op)));
    return OnValue(fmt::format("{}::field {} {}", QuoteIdentifier(target_.field), *text, literal));
  }

  // The literal that `_value` is compared with, when InfluxQL compares the two as Flux does.
  Result<std::string> ValueLiteral(BinaryOp op, const Value& constant) {
    const auto misfit = [&] {
      return CannotSay(
          fmt::format("`_value` of field `{}` is of type {}, which InfluxQL does not compare by `{}` with {}",
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
    // Mixed comparisons are those of floats; only integers that floats can hold are written as such.
    Value literal = constant;
    if (is_numeric && !has_same_type && constant.kind() == ValueKind::kInt) {
      constexpr int64_t kExact = int64_t{1} << 53;
      if (constant.AsInt() > kExact || constant.AsInt() < -kExact) return misfit();
      literal = Value::Float(static_cast<double>(constant.AsInt()));
    }
    std::optional<std::string> text = LiteralText(literal);
    if (!text) return misfit();
    return *std::move(text);
  }

  const Function& fn_;
  const FieldInfo& target_;
};

}  // namespace

Condition And(Condition a, Condition b) {
  if (a.is_constant) return a.constant ? std::move(b) : std::move(a);
  if (b.is_constant) return b.constant ? std::move(a) : std::move(b);
  return {false, false, fmt::format("({} AND {})", a.text, b.text), a.reads_tags || b.reads_tags,
          a.reads_value || b.reads_value};
}

Result<Condition> TranslatePredicate(const expr::Function& predicate, const FieldInfo& target) {
  if (predicate.params.size() != 1) return CannotSay("a predicate has one parameter");
  return Translator(predicate, target).Translate(predicate.body, false);
}

}  // namespace flux::influx
