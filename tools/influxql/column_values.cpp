#include "tools/influxql/column_values.h"

#include <cmath>

namespace flux::influxql {

namespace {

bool IsLiteral(const ColumnExpr& expr) {
  using enum ColumnExpr::Kind;
  return expr.kind == kInteger || expr.kind == kNumber || expr.kind == kString || expr.kind == kBoolean;
}

uint64_t Bits(int64_t v) { return static_cast<uint64_t>(v); }

Cell WholeBinary(char op, int64_t a, int64_t b) {
  switch (op) {
    case '+':
      return Cell::Integer(static_cast<int64_t>(Bits(a) + Bits(b)));
    case '-':
      return Cell::Integer(static_cast<int64_t>(Bits(a) - Bits(b)));
    case '*':
      return Cell::Integer(static_cast<int64_t>(Bits(a) * Bits(b)));
    case '/':
      // Dividing by nothing gives nothing.
      return Cell::Float(b == 0 ? 0 : static_cast<double>(a) / static_cast<double>(b));
    case '%':
      return Cell::Integer(b == 0 || b == -1 ? 0 : a % b);
    case '&':
      return Cell::Integer(a & b);
    case '|':
      return Cell::Integer(a | b);
    case '^':
      return Cell::Integer(a ^ b);
    default:
      return Cell::Null();
  }
}

Cell FloatBinary(char op, double a, double b) {
  switch (op) {
    case '+':
      return Cell::Float(a + b);
    case '-':
      return Cell::Float(a - b);
    case '*':
      return Cell::Float(a * b);
    case '/':
      return Cell::Float(b == 0 ? 0 : a / b);
    case '%':
      return Cell::Float(std::fmod(a, b));
    default:
      return Cell::Null();
  }
}

Cell BooleanBinary(char op, bool a, bool b) {
  if (op == '&') return Cell::Boolean(a && b);
  if (op == '|') return Cell::Boolean(a || b);
  return op == '^' ? Cell::Boolean(a != b) : Cell::Null();
}

// A cast, `usage::integer`: between numbers; other values are null.
Cell Casted(std::string_view type, const Cell& value) {
  if (type == "string") return value.kind == Cell::Kind::kString ? value : Cell::Null();
  if (type == "boolean") return value.kind == Cell::Kind::kBoolean ? value : Cell::Null();
  if (!value.is_number()) return Cell::Null();
  if (type == "float") return Cell::Float(value.AsFloat());
  if (value.is_whole()) return {type == "unsigned" ? Cell::Kind::kUnsigned : Cell::Kind::kInteger, value.integer};
  return NumberOf(type == "unsigned" ? FieldType::kUnsigned : FieldType::kInteger, value.number);
}

using Unary = double (*)(double);

Unary UnaryOf(std::string_view name) {
  struct Named {
    std::string_view name;
    Unary function;
  };
  static constexpr Named kFunctions[] = {
      {"sin", std::sin},   {"cos", std::cos},   {"tan", std::tan},     {"asin", std::asin},   {"acos", std::acos},
      {"atan", std::atan}, {"exp", std::exp},   {"ln", std::log},      {"log2", std::log2},   {"log10", std::log10},
      {"sqrt", std::sqrt}, {"ceil", std::ceil}, {"floor", std::floor}, {"round", std::round}, {"abs", std::fabs}};
  for (const Named& named : kFunctions) {
    if (named.name == name) return named.function;
  }
  return nullptr;
}

bool KeepsWhole(std::string_view name) { return name == "abs" || name == "ceil" || name == "floor" || name == "round"; }

}  // namespace

bool ColumnValues::Compute(int64_t time, std::span<const Cell> slots, std::vector<Cell>& row) {
  time_ = time;
  row.clear();
  row.push_back(Cell::Time(time));
  bool is_row = false;
  for (const OutputColumn& column : plan_.columns) {
    row.push_back(Value(column.value, slots));
    const bool is_tag = column.value.kind == ColumnExpr::Kind::kSlot && plan_.slots[column.value.index].is_tag;
    is_row |= !is_tag && !row.back().is_absent();
  }
  return is_row;
}

Cell ColumnValues::Value(const ColumnExpr& expr, std::span<const Cell> slots) {
  switch (expr.kind) {
    case ColumnExpr::Kind::kSlot:
      return slots[expr.index];
    case ColumnExpr::Kind::kInteger:
      return Cell::Integer(expr.integer);
    case ColumnExpr::Kind::kNumber:
      return Cell::Float(expr.number);
    case ColumnExpr::Kind::kString:
      return Cell::String(expr.text);
    case ColumnExpr::Kind::kBoolean:
      return Cell::Boolean(expr.integer != 0);
    case ColumnExpr::Kind::kBinary:
      return Binary(expr, slots);
    case ColumnExpr::Kind::kFunction:
      return Function(expr, slots);
    case ColumnExpr::Kind::kTransform:
      return Transform(expr, slots);
  }
  return {};
}

Cell ColumnValues::Binary(const ColumnExpr& expr, std::span<const Cell> slots) {
  const Cell a = Value(expr.args[0], slots), b = Value(expr.args[1], slots);
  if (!a.has_value() || !b.has_value()) {
    const bool is_absent = (a.is_absent() || IsLiteral(expr.args[0])) && (b.is_absent() || IsLiteral(expr.args[1]));
    return is_absent ? Cell() : Cell::Null();
  }
  const char op = expr.text[0];
  if (a.kind == Cell::Kind::kBoolean && b.kind == a.kind) return BooleanBinary(op, a.integer != 0, b.integer != 0);
  if (!a.is_number() || !b.is_number()) return Cell::Null();
  if (a.is_whole() && b.is_whole()) return WholeBinary(op, a.integer, b.integer);
  return FloatBinary(op, a.AsFloat(), b.AsFloat());
}

Cell ColumnValues::Function(const ColumnExpr& expr, std::span<const Cell> slots) {
  const Cell a = Value(expr.args[0], slots);
  if (!a.has_value()) return a;
  for (const std::string_view type : {"float", "integer", "unsigned", "string", "boolean"}) {
    if (expr.text == type) return Casted(type, a);
  }
  if (!a.is_number()) return Cell::Null();
  if (const Unary unary = UnaryOf(expr.text)) {
    if (a.is_whole() && KeepsWhole(expr.text))
      return {a.kind, expr.text == "abs" && a.kind == Cell::Kind::kInteger && a.integer < 0 ? -a.integer : a.integer};
    return Cell::Float(unary(a.AsFloat()));
  }
  const Cell b = Value(expr.args[1], slots);
  if (!b.is_number()) return Cell::Null();
  if (expr.text == "pow") return Cell::Float(std::pow(a.AsFloat(), b.AsFloat()));
  if (expr.text == "atan2") return Cell::Float(std::atan2(a.AsFloat(), b.AsFloat()));
  return Cell::Float(std::log(a.AsFloat()) / std::log(b.AsFloat()));
}

Cell ColumnValues::Transform(const ColumnExpr& expr, std::span<const Cell> slots) {
  const Cell value = Value(expr.args[0], slots);
  if (!value.has_value()) return {};
  State& state = states_[expr.index];
  if (expr.text == "cumulative_sum") {
    if (!value.is_whole()) return Cell::Float(state.sum += value.AsFloat());
    state.whole = static_cast<int64_t>(Bits(state.whole) + Bits(value.integer));
    return {value.kind, state.whole};
  }
  if (expr.text == "moving_average") {
    state.window.push_back(value.AsFloat());
    state.sum += value.AsFloat();
    if (std::cmp_greater(state.window.size(), expr.integer)) {
      state.sum -= state.window.front();
      state.window.pop_front();
    }
    if (std::cmp_less(state.window.size(), expr.integer)) return {};
    return Cell::Float(state.sum / static_cast<double>(state.window.size()));
  }
  const std::optional<int64_t> last_time = std::exchange(state.time, time_);
  const Cell last = std::exchange(state.value, value);
  if (!last_time) return {};
  const int64_t elapsed = time_ - *last_time;
  if (expr.text == "elapsed") return Cell::Integer(elapsed / expr.integer);
  const bool is_difference = expr.text.ends_with("difference");
  Cell result;
  if (is_difference) {
    result = value.is_whole() ? Cell::Integer(static_cast<int64_t>(Bits(value.integer) - Bits(last.integer)))
                              : Cell::Float(value.AsFloat() - last.AsFloat());
  } else {
    if (elapsed == 0) return {};
    const double change = value.is_whole()
                              ? static_cast<double>(static_cast<int64_t>(Bits(value.integer) - Bits(last.integer)))
                              : value.AsFloat() - last.AsFloat();
    const double units = std::abs(static_cast<double>(elapsed)) / static_cast<double>(expr.integer);
    result = Cell::Float(change / units);
  }
  if (expr.text.starts_with("non_negative") && result.AsFloat() < 0) return {};
  return result;
}

}  // namespace flux::influxql
