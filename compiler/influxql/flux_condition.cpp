#include "compiler/influxql/flux_condition.h"

#include "fmt/format.h"
#include "runtime/plan/flux_text.h"

namespace flux::influxql {

namespace {

const Expr& Inner(const Expr& expr) { return expr.kind == ExprKind::kParentheses ? Inner(*expr.args.front()) : expr; }

bool IsComparison(std::string_view op) { return op == "=" || op == "!=" || op.starts_with('<') || op.starts_with('>'); }

// A part of a condition as Flux, and what it is.
struct Text {
  enum class Type : uint8_t { kFloat, kInteger, kString, kBoolean, kNothing };
  std::string flux;
  Type type = Type::kNothing;
  bool is_tag = false;
  bool is_converted = false;  // by a function that does not take nulls
  std::set<std::string> columns = {};

  bool IsNumber() const { return type == Type::kFloat || type == Type::kInteger; }
};

Text::Type TypeOf(FieldType type) {
  switch (type) {
    case FieldType::kFloat:
      return Text::Type::kFloat;
    case FieldType::kInteger:
    case FieldType::kUnsigned:
      return Text::Type::kInteger;
    case FieldType::kString:
      return Text::Type::kString;
    case FieldType::kBoolean:
      return Text::Type::kBoolean;
  }
  return Text::Type::kNothing;
}

class Writer {
 public:
  Writer(const MeasurementShape& shape, std::string_view only_field) : shape_(shape), only_field_(only_field) {}

  Result<std::string> Condition(const Expr& expr) const {
    const Expr& inner = Inner(expr);
    if (inner.kind == ExprKind::kBinary && (inner.text == "AND" || inner.text == "OR")) return Chain(inner);
    if (inner.kind == ExprKind::kBinary && (inner.text == "=~" || inner.text == "!~")) return Match(inner);
    if (inner.kind == ExprKind::kBinary && IsComparison(inner.text)) return Comparison(inner);
    FLUX_TRY(const Text text, Operand(inner));
    return text.type == Text::Type::kBoolean ? text.flux : "false";
  }

 private:
  // Not nested, however long it is.
  Result<std::string> Chain(const Expr& chain) const {
    const std::string_view op = chain.text == "AND" ? " and " : " or ";
    std::vector<const Expr*> parts;
    const Expr* left = &chain;
    for (; Inner(*left).kind == ExprKind::kBinary && Inner(*left).text == chain.text; left = Inner(*left).args[0].get())
      parts.push_back(Inner(*left).args[1].get());
    parts.push_back(left);
    std::string text;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
      FLUX_TRY(const std::string one, Condition(**part));
      text += fmt::format("{}{}", text.empty() ? "" : op, one);
    }
    return "(" + text + ")";
  }

  Result<std::string> Match(const Expr& match) const {
    const Expr& left = Inner(*match.args[0]);
    const std::string& pattern = match.args[1]->text;
    FLUX_TRY(const Text text, Operand(left));
    const std::string test = fmt::format("{} {} {}", text.flux, match.text, FluxRegex(pattern));
    if (text.is_tag) return OfTag(left.text, match.text, pattern, test);
    return text.type == Text::Type::kString ? test : "false";
  }

  // A test of a tag that a series may not have.
  Result<std::string> OfTag(const std::string& tag, std::string_view op, std::string_view wanted,
                            const std::string& test) const {
    FLUX_TRY(const bool matches_absent, MatchesText(op, wanted, ""));
    if (!shape_.tags.contains(tag)) return matches_absent ? "true" : "false";
    if (wanted.empty() && op == "=") return fmt::format("not exists {}", FluxColumn(tag));
    if (wanted.empty() && op == "!=") return fmt::format("exists {}", FluxColumn(tag));
    return matches_absent ? fmt::format("(not exists {} or {})", FluxColumn(tag), test) : test;
  }

  Result<std::string> Comparison(const Expr& comparison) const {
    const Expr& left = Inner(*comparison.args[0]);
    const Expr& right = Inner(*comparison.args[1]);
    FLUX_TRY(Text a, Operand(left));
    FLUX_TRY(Text b, Operand(right));
    const std::string op = comparison.text == "=" ? "==" : comparison.text;
    if (a.is_tag && right.kind == ExprKind::kString)
      return OfTag(left.text, comparison.text, right.text, fmt::format("{} {} {}", a.flux, op, b.flux));
    if (b.is_tag && left.kind == ExprKind::kString && (op == "==" || op == "!="))
      return OfTag(right.text, comparison.text, left.text, fmt::format("{} {} {}", b.flux, op, a.flux));
    if (a.is_tag != b.is_tag) return "false";
    if (a.IsNumber() && b.IsNumber()) {
      if (a.type != b.type) Promote(a.type == Text::Type::kInteger ? a : b);
      return Guarded(a, b, fmt::format("{} {} {}", a.flux, op, b.flux));
    }
    if (a.type != b.type || a.type == Text::Type::kNothing) return "false";
    if (a.type == Text::Type::kBoolean && op != "==" && op != "!=") return "false";
    return fmt::format("{} {} {}", a.flux, op, b.flux);
  }

  static std::string Guarded(const Text& a, const Text& b, std::string test) {
    if (!a.is_converted && !b.is_converted) return test;
    std::set<std::string> columns = a.columns;
    columns.insert(b.columns.begin(), b.columns.end());
    std::string text = "(";
    for (const std::string& column : columns) text += fmt::format("exists {} and ", column);
    return text + test + ")";
  }

  static void Promote(Text& text) {
    text.flux = fmt::format("float(v: {})", text.flux);
    text.type = Text::Type::kFloat;
    text.is_converted = !text.columns.empty();
  }

  Result<Text> Operand(const Expr& expr) const {
    switch (expr.kind) {
      case ExprKind::kVariable:
        return Variable(expr);
      case ExprKind::kString:
        return Text{FluxString(expr.text), Text::Type::kString};
      case ExprKind::kInteger:
      case ExprKind::kDuration:
        return Text{IntegerText(expr.integer), Text::Type::kInteger};
      case ExprKind::kNumber:
        return Text{fmt::format("({})", *plan::FluxLiteral(Value::Float(expr.number))), Text::Type::kFloat};
      case ExprKind::kBoolean:
        return Text{expr.integer != 0 ? "true" : "false", Text::Type::kBoolean};
      case ExprKind::kBinary:
        return Arithmetic(expr);
      case ExprKind::kParentheses:
        return Operand(*expr.args.front());
      case ExprKind::kWildcard:
      case ExprKind::kRegex:
      case ExprKind::kCall:
        break;
    }
    return Fail(ErrorCode::kInvalid, expr.kind == ExprKind::kCall
                                         ? fmt::format("invalid function call in condition: {}()", expr.text)
                                         : "invalid expression in condition");
  }

  static std::string IntegerText(int64_t value) {
    if (value == INT64_MIN) return "int(v: \"-9223372036854775808\")";
    return value < 0 ? fmt::format("({})", value) : fmt::format("{}", value);
  }

  Text Variable(const Expr& variable) const {
    const auto field = shape_.fields.find(variable.text);
    if (field == shape_.fields.end() || variable.cast == "tag")
      return {FluxColumn(variable.text), Text::Type::kString, true};
    const std::string column = FluxColumn(variable.text == only_field_ ? "_value" : variable.text);
    Text text{column, TypeOf(field->second), false, false, {column}};
    if (field->second == FieldType::kUnsigned) {
      text.flux = fmt::format("int(v: {})", column);
      text.is_converted = true;
    }
    return text;
  }

  Result<Text> Arithmetic(const Expr& sum) const {
    FLUX_TRY(Text a, Operand(Inner(*sum.args[0])));
    FLUX_TRY(Text b, Operand(Inner(*sum.args[1])));
    if (!a.IsNumber() || !b.IsNumber()) return Text{};
    if (sum.text == "&" || sum.text == "|" || sum.text == "^")
      return Fail(ErrorCode::kInvalid, fmt::format("the operator {} is not supported in a condition", sum.text));
    if (sum.text == "/" || a.type != b.type) {
      for (Text* text : {&a, &b}) {
        if (text->type == Text::Type::kInteger) Promote(*text);
      }
    }
    Text both{fmt::format("({} {} {})", a.flux, sum.text, b.flux), a.type, false, a.is_converted || b.is_converted,
              a.columns};
    both.columns.insert(b.columns.begin(), b.columns.end());
    return both;
  }

  const MeasurementShape& shape_;
  const std::string_view only_field_;
};

void AddFields(const Expr& expr, const MeasurementShape& shape, std::set<std::string>& fields) {
  if (expr.IsVariable() && shape.fields.contains(expr.text) && expr.cast != "tag") fields.insert(expr.text);
  for (const ExprRef& arg : expr.args) AddFields(*arg, shape, fields);
}

// A bound of `range`.
std::string BoundText(const TimeBound& bound) {
  if (bound.is_relative) return bound.ns == 0 ? "now()" : fmt::format("{}ns", bound.ns);
  return fmt::format("time(v: {})", bound.ns);
}

void AddConjuncts(const Expr& expr, std::vector<const Expr*>& conjuncts) {
  const Expr& inner = Inner(expr);
  if (inner.kind != ExprKind::kBinary || inner.text != "AND") {
    conjuncts.push_back(&inner);
    return;
  }
  for (const ExprRef& arg : inner.args) AddConjuncts(*arg, conjuncts);
}

}  // namespace

std::string_view FieldTypeName(FieldType type) {
  constexpr std::string_view kNames[] = {"float", "integer", "unsigned", "string", "boolean"};
  return kNames[static_cast<size_t>(type)];
}

std::string FluxString(std::string_view text) { return *plan::FluxLiteral(Value::String(text)); }

std::string FluxRegex(std::string_view pattern) {
  std::string text = "/";
  if (pattern.empty()) text += "(?:)";
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '/') {
      text += "\\/";
    } else if (pattern[i] == '\\' && i + 1 < pattern.size() && pattern[i + 1] != '/') {
      text += pattern.substr(i++, 2);
    } else {
      text += pattern[i];
    }
  }
  return text + "/";
}

std::string RangeText(const TimeSpan& span) {
  constexpr int64_t kLeast = -9223372036854775806, kMost = 9223372036854775806;
  const TimeBound first = span.first.value_or(TimeBound{false, kLeast});
  TimeBound stop = span.last.value_or(TimeBound{false, kMost});
  if (stop.ns < INT64_MAX) ++stop.ns;
  return fmt::format("range(start: {}, stop: {})", BoundText(first), BoundText(stop));
}

std::string FluxColumn(std::string_view name) { return fmt::format("r[{}]", FluxString(name)); }

Result<FluxCondition> ToFlux(const Expr* condition, const MeasurementShape& shape, std::string_view only_field) {
  FluxCondition flux;
  if (condition == nullptr) return flux;
  const Writer writer(shape, only_field);
  std::vector<const Expr*> conjuncts;
  AddConjuncts(*condition, conjuncts);
  for (const Expr* conjunct : conjuncts) {
    FLUX_TRY(std::string text, writer.Condition(*conjunct));
    std::set<std::string> fields = FieldsIn(conjunct, shape);
    (fields.empty() ? flux.on_series : flux.on_rows).push_back(std::move(text));
    flux.fields.merge(fields);
  }
  return flux;
}

std::set<std::string> FieldsIn(const Expr* condition, const MeasurementShape& shape) {
  std::set<std::string> fields;
  if (condition != nullptr) AddFields(*condition, shape, fields);
  return fields;
}

Result<bool> MatchesText(std::string_view op, std::string_view wanted, std::string_view value) {
  if (op == "=") return value == wanted;
  if (op == "!=") return value != wanted;
  if (op == "<") return value < wanted;
  if (op == "<=") return value <= wanted;
  if (op == ">") return value > wanted;
  if (op == ">=") return value >= wanted;
  FLUX_TRY(const Value regex, RegexpObject::Compile(wanted));
  return regex.AsRegexp().Matches(value) == (op == "=~");
}

}  // namespace flux::influxql
