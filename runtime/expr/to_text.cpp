#include <fmt/format.h>

#include "runtime/base/digits.h"
#include "runtime/expr/expr.h"

namespace flux::expr {
namespace {

constexpr int kLowest = 0;
constexpr int kNotStrength = 3;
constexpr int kUnaryStrength = 8;
constexpr int kPostfixStrength = 9;

bool IsIdentifier(std::string_view name) {
  if (name.empty() || IsDigit(name[0])) return false;
  for (const char c : name) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || IsDigit(c);
    if (!is_letter) return false;
  }
  return true;
}

class Writer {
 public:
  explicit Writer(const Function& fn) : fn_(fn) {}
  std::string out;

  // Writes the node, in parentheses when it binds weaker than `strength`.
  void Write(NodeId id, int strength) {
    const Node& node = fn_.at(id);
    const int own = Strength(node);
    if (own < strength) out += '(';
    WriteBare(node);
    if (own < strength) out += ')';
  }

 private:
  static int Strength(const Node& node) {
    switch (node.kind) {
      case NodeKind::kBinary:
        return Precedence(node.binary_op);
      case NodeKind::kUnary:
        return node.unary_op == UnaryOp::kNot || node.unary_op == UnaryOp::kExists ? kNotStrength : kUnaryStrength;
      case NodeKind::kConditional:
      case NodeKind::kLet:
        return kLowest;
      case NodeKind::kLiteral:
      case NodeKind::kParam:
      case NodeKind::kCapture:
      case NodeKind::kMember:
      case NodeKind::kIndex:
      case NodeKind::kInterpolate:
      case NodeKind::kRecord:
      case NodeKind::kArray:
      case NodeKind::kCall:
      case NodeKind::kLocal:
        return kPostfixStrength;
    }
    return kPostfixStrength;
  }

  void WriteBare(const Node& node) {
    switch (node.kind) {
      case NodeKind::kLiteral:
        out += DebugText(node.value);
        return;
      case NodeKind::kParam:
        out += node.index < fn_.params.size() ? fn_.params[node.index] : fmt::format("param{}", node.index);
        return;
      case NodeKind::kCapture:
        out += node.name.empty() ? fmt::format("capture{}", node.index) : node.name;
        return;
      case NodeKind::kLocal:
        out += fmt::format("v{}", node.index);
        return;
      case NodeKind::kMember:
        return WriteMember(node);
      case NodeKind::kIndex:
        Write(node.children[0], kPostfixStrength);
        out += '[';
        Write(node.children[1], kLowest);
        out += ']';
        return;
      case NodeKind::kUnary:
        return WriteUnary(node);
      case NodeKind::kBinary:
        // Operators of equal strength associate to the left.
        Write(node.children[0], Precedence(node.binary_op));
        out += fmt::format(" {} ", Spelling(node.binary_op));
        Write(node.children[1], Precedence(node.binary_op) + 1);
        return;
      case NodeKind::kConditional:
        out += "if ";
        Write(node.children[0], kLowest);
        out += " then ";
        Write(node.children[1], kLowest);
        out += " else ";
        Write(node.children[2], kLowest);
        return;
      case NodeKind::kInterpolate:
        return WriteInterpolation(node);
      case NodeKind::kRecord:
        return WriteRecord(node);
      case NodeKind::kArray:
        out += '[';
        WriteList(node.children);
        out += ']';
        return;
      case NodeKind::kCall:
        return WriteCall(node);
      case NodeKind::kLet:
        out += fmt::format("let v{} = ", node.index);
        Write(node.children[0], kLowest);
        out += " in ";
        Write(node.children[1], kLowest);
        return;
    }
  }

  void WriteMember(const Node& node) {
    Write(node.children[0], kPostfixStrength);
    if (IsIdentifier(node.name)) {
      out += '.' + node.name;
    } else {
      out += '[' + DebugText(Value::String(node.name)) + ']';
    }
  }

  void WriteUnary(const Node& node) {
    out += Spelling(node.unary_op);
    const bool is_word = node.unary_op == UnaryOp::kNot || node.unary_op == UnaryOp::kExists;
    if (is_word) out += ' ';
    Write(node.children[0], is_word ? kNotStrength + 1 : kUnaryStrength);
  }

  void WriteInterpolation(const Node& node) {
    out += '"';
    for (const NodeId part : node.children) {
      const Node& child = fn_.at(part);
      if (child.kind == NodeKind::kLiteral && child.value.kind() == ValueKind::kString && !child.value.is_null()) {
        const std::string quoted = DebugText(child.value);
        out += quoted.substr(1, quoted.size() - 2);
      } else {
        out += "${";
        Write(part, kLowest);
        out += '}';
      }
    }
    out += '"';
  }

  void WriteField(std::string_view name, NodeId value) {
    out += IsIdentifier(name) ? std::string(name) : DebugText(Value::String(name));
    out += ": ";
    Write(value, kLowest);
  }

  void WriteRecord(const Node& node) {
    out += '{';
    size_t first = 0;
    if (node.has_base) {
      Write(node.children[0], kPostfixStrength);
      out += " with ";
      first = 1;
    }
    for (size_t i = 0; i < node.names.size(); ++i) {
      if (i > 0) out += ", ";
      WriteField(node.names[i], node.children[i + first]);
    }
    out += '}';
  }

  void WriteCall(const Node& node) {
    size_t first = 0;
    if (node.name.empty()) {
      Write(node.children[0], kPostfixStrength);
      first = 1;
    } else {
      // The prelude's names are written without their package.
      constexpr std::string_view kPrelude = "universe.";
      out += node.name.starts_with(kPrelude) ? node.name.substr(kPrelude.size()) : node.name;
    }
    out += '(';
    for (size_t i = 0; i < node.names.size(); ++i) {
      if (i > 0) out += ", ";
      WriteField(node.names[i], node.children[i + first]);
    }
    out += ')';
  }

  void WriteList(std::span<const NodeId> items) {
    for (size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out += ", ";
      Write(items[i], kLowest);
    }
  }

  const Function& fn_;
};

}  // namespace

std::string ToText(const Function& fn) {
  std::string head = "(";
  for (size_t i = 0; i < fn.params.size(); ++i) {
    if (i > 0) head += ", ";
    head += fn.params[i];
  }
  const std::string body = ToText(fn, fn.body);
  // A record would read as a block.
  const bool is_record = fn.at(fn.body).kind == NodeKind::kRecord;
  return head + ") => " + (is_record ? "(" + body + ")" : body);
}

std::string ToText(const Function& fn, NodeId id) {
  Writer writer(fn);
  writer.Write(id, kLowest);
  return std::move(writer.out);
}

}  // namespace flux::expr
