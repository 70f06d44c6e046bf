#include "runtime/plan/flux_text.h"

#include <algorithm>
#include <array>
#include <limits>

namespace flux::plan {

namespace {

using expr::Node;
using expr::NodeId;
using expr::NodeKind;

// Text that starts an interpolation has to be escaped, which the literals of messages do not do.
std::string Quoted(std::string_view text) {
  std::string quoted = DebugText(Value::String(text));
  for (size_t at = quoted.find("${"); at != std::string::npos; at = quoted.find("${", at + 2)) quoted.insert(at, "\\");
  return quoted;
}

// Names that are not written behind a dot, although they look like identifiers.
bool IsKeyword(std::string_view name) {
  constexpr std::array<std::string_view, 14> kKeywords = {"and",     "or",     "not",    "if",      "then",
                                                          "else",    "exists", "import", "package", "option",
                                                          "builtin", "return", "in",     "testcase"};
  return std::ranges::find(kKeywords, name) != kKeywords.end();
}

bool IsNegative(const Node& node) {
  if (node.kind != NodeKind::kLiteral || node.value.is_null()) return false;
  return (node.value.kind() == ValueKind::kInt && node.value.AsInt() < 0) ||
         (node.value.kind() == ValueKind::kFloat && node.value.AsFloat() < 0);
}

// Whether `expr::ToText` writes the node, itself and without those below it, as Flux that means the same.
bool IsWritable(const expr::Function& fn, const Node& node) {
  switch (node.kind) {
    case NodeKind::kLiteral: {
      const std::optional<std::string> text = FluxLiteral(node.value);
      return text && *text == DebugText(node.value);
    }
    case NodeKind::kCall:
      return node.name.starts_with("universe.");
    case NodeKind::kMember:
      return !IsKeyword(node.name) && node.name.find("${") == std::string::npos;
    case NodeKind::kRecord:
      return std::ranges::none_of(node.names, IsKeyword);
    case NodeKind::kBinary:
      // `-1 ^ 2` is the negated power.
      return node.binary_op != BinaryOp::kPower ||
             std::ranges::none_of(node.children, [&](NodeId child) { return IsNegative(fn.at(child)); });
    case NodeKind::kParam:
    case NodeKind::kUnary:
    case NodeKind::kIndex:
    case NodeKind::kConditional:
    case NodeKind::kInterpolate:
    case NodeKind::kArray:
      return true;
    case NodeKind::kCapture:
    case NodeKind::kLet:
    case NodeKind::kLocal:
      return false;
  }
  return false;
}

bool IsTreeWritable(const expr::Function& fn, NodeId id) {
  const Node& node = fn.at(id);
  return IsWritable(fn, node) &&
         std::ranges::all_of(node.children, [&](NodeId child) { return IsTreeWritable(fn, child); });
}

std::optional<std::string> ArrayLiteral(const std::vector<Value>& elements) {
  std::string text = "[";
  for (const Value& element : elements) {
    const std::optional<std::string> literal = FluxLiteral(element);
    if (!literal) return std::nullopt;
    text += (text.size() > 1 ? ", " : "") + *literal;
  }
  return text + "]";
}

}  // namespace

std::optional<std::string> FluxLiteral(const Value& value) {
  if (value.is_absent() || value.is_null()) return std::nullopt;
  switch (value.kind()) {
    case ValueKind::kBool:
    case ValueKind::kTime:
    case ValueKind::kDuration:
    case ValueKind::kRegexp:
      return DebugText(value);
    case ValueKind::kInt:
      if (value.AsInt() == std::numeric_limits<int64_t>::min()) return std::nullopt;
      return DebugText(value);
    case ValueKind::kFloat: {
      const std::string text = DebugText(value);
      return text.find_first_not_of("-.0123456789") == std::string::npos ? std::optional(text) : std::nullopt;
    }
    case ValueKind::kString:
      return Quoted(value.AsString());
    case ValueKind::kArray:
      return ArrayLiteral(value.AsArray().elements);
    case ValueKind::kNull:
    case ValueKind::kUint:
    case ValueKind::kBytes:
    case ValueKind::kDict:
    case ValueKind::kRecord:
    case ValueKind::kFunction:
    case ValueKind::kStream:
    case ValueKind::kDynamic:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> FluxFunction(const RowFunction& fn) {
  if (!fn.tree || !IsTreeWritable(*fn.tree, fn.tree->body)) return std::nullopt;
  return expr::ToText(*fn.tree);
}

FluxCall& FluxCall::AddText(std::string_view name, const std::optional<std::string>& text) {
  is_written_ &= text.has_value();
  if (!is_written_) return *this;
  if (has_argument_) text_ += ", ";
  has_argument_ = true;
  text_ += std::string(name) + ": " + *text;
  return *this;
}

FluxCall& FluxCall::Add(std::string_view name, const std::vector<std::string>& texts) {
  std::vector<Value> elements;
  for (const std::string& text : texts) elements.push_back(Value::String(text));
  return AddText(name, ArrayLiteral(elements));
}

FluxCall& FluxCall::AddShape(const WindowShape& shape) {
  const auto duration = [](Duration d) {
    return d.ns == WindowShape::kForever ? std::optional<std::string>("inf") : FluxLiteral(Value::Of(d));
  };
  AddText("every", duration(shape.every));
  if (!(shape.period == shape.every)) AddText("period", duration(shape.period));
  if (!shape.offset.IsZero()) AddText("offset", duration(shape.offset));
  if (!shape.location.IsUtc()) {
    AddText("location",
            "{zone: " + Quoted(shape.location.zone) + ", offset: " + FormatDuration(shape.location.offset) + "}");
  }
  return *this;
}

}  // namespace flux::plan
