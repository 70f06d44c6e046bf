#include <algorithm>
#include <optional>
#include <unordered_map>

#include "runtime/expr/copy_tree.h"
#include "runtime/expr/expr.h"

namespace flux::expr {
namespace {

// Closures cannot recurse, so real scripts stay far below this; it bounds damaged input.
constexpr int kMaxInlineDepth = 64;

// What a parameter or a let stands for while a body is copied: a node of the target, a value known now, or both.
struct Binding {
  std::optional<NodeId> node;
  std::optional<Value> value;
};

// One function body being copied. Only the outermost frame keeps its parameters and unresolvable captures.
struct Frame {
  const Function& fn;
  std::span<const Value> captures;
  bool is_outermost = false;
  int depth = 0;
  std::vector<Binding> params = {};
  std::unordered_map<uint32_t, Binding> locals = {};
  std::unordered_map<NodeId, NodeId> copied = {};
};

bool HoldsFunction(const Value& v) {
  if (v.is_null()) return false;
  if (v.kind() == ValueKind::kFunction || v.kind() == ValueKind::kStream) return true;
  if (v.kind() == ValueKind::kRecord) {
    for (const RecordField& field : v.AsRecord().fields) {
      if (HoldsFunction(field.value)) return true;
    }
  }
  if (v.kind() == ValueKind::kArray) {
    for (const Value& element : v.AsArray().elements) {
      if (HoldsFunction(element)) return true;
    }
  }
  return false;
}

class Binder {
 public:
  Binder(const Function& fn, std::span<const Value> captures, TreeOf tree_of)
      : outer_{.fn = fn, .captures = captures, .is_outermost = true}, tree_of_(tree_of), to_(EmptyLike(fn)) {}

  Function Bind() {
    to_.body = Copy(outer_, outer_.fn.body);
    bool has_captures = false;
    Function result = Normalized(to_);
    for (const Node& node : result.nodes) has_captures = has_captures || node.kind == NodeKind::kCapture;
    if (!has_captures) result.capture_count = 0;
    return result;
  }

 private:
  // The value that a node has before any row is seen, as far as callees and record members need it.
  std::optional<Value> StaticValue(const Frame& frame, NodeId id) const {
    const Node& node = frame.fn.at(id);
    switch (node.kind) {
      case NodeKind::kLiteral:
        return node.value;
      case NodeKind::kCapture:
        if (node.index < frame.captures.size()) return frame.captures[node.index];
        return std::nullopt;
      case NodeKind::kParam:
        if (node.index < frame.params.size()) return frame.params[node.index].value;
        return std::nullopt;
      case NodeKind::kLocal:
        if (const auto found = frame.locals.find(node.index); found != frame.locals.end()) return found->second.value;
        return std::nullopt;
      case NodeKind::kMember: {
        const std::optional<Value> record = StaticValue(frame, node.children[0]);
        if (!record || record->is_null() || record->kind() != ValueKind::kRecord) return std::nullopt;
        const Value* field = record->AsRecord().Find(node.name);
        return field ? *field : Value::Null();
      }
      case NodeKind::kIndex:
      case NodeKind::kUnary:
      case NodeKind::kBinary:
      case NodeKind::kConditional:
      case NodeKind::kInterpolate:
      case NodeKind::kRecord:
      case NodeKind::kArray:
      case NodeKind::kCall:
      case NodeKind::kLet:
        return std::nullopt;
    }
    return std::nullopt;
  }

  NodeId Copy(Frame& frame, NodeId id) {
    if (const auto found = frame.copied.find(id); found != frame.copied.end()) return found->second;
    const NodeId copy = CopyNew(frame, id);
    frame.copied.emplace(id, copy);
    return copy;
  }

  NodeId CopyNew(Frame& frame, NodeId id) {
    const Node& node = frame.fn.at(id);
    if (node.kind == NodeKind::kCall && node.name.empty()) return CopyCall(frame, node);
    if (node.kind == NodeKind::kLet) return CopyLet(frame, node);
    if (const std::optional<Binding> bound = FindBinding(frame, node); bound && bound->node) return *bound->node;
    if (const std::optional<Value> value = StaticValue(frame, id)) {
      // Inside an inlined body a capture's number would mean another function's capture.
      if (!HoldsFunction(*value) || !frame.is_outermost) return AddLiteral(*value);
    }
    return CopyPlain(frame, node);
  }

  static std::optional<Binding> FindBinding(const Frame& frame, const Node& node) {
    if (node.kind == NodeKind::kParam && node.index < frame.params.size()) return frame.params[node.index];
    if (node.kind != NodeKind::kLocal) return std::nullopt;
    const auto found = frame.locals.find(node.index);
    return found == frame.locals.end() ? std::nullopt : std::optional(found->second);
  }

  NodeId CopyPlain(Frame& frame, const Node& node) {
    Node copy = node;
    for (NodeId& child : copy.children) child = Copy(frame, child);
    return to_.Add(std::move(copy));
  }

  NodeId AddLiteral(Value value) { return to_.Add({.kind = NodeKind::kLiteral, .value = std::move(value)}); }

  // Values that are known or as cheap as a column read need no let of their own.
  bool IsTrivial(NodeId id) const {
    const Node& node = to_.at(id);
    if (node.kind == NodeKind::kMember) return to_.at(node.children[0]).kind == NodeKind::kParam;
    return node.kind == NodeKind::kLiteral || node.kind == NodeKind::kParam || node.kind == NodeKind::kLocal;
  }

  // Binds the value of a let or an argument; `lets` receives what must be wrapped around the body.
  Binding Bound(Frame& frame, NodeId value, std::vector<Node>& lets) {
    std::optional<Value> known = StaticValue(frame, value);
    if (known && HoldsFunction(*known)) return {std::nullopt, std::move(known)};
    const NodeId copy = Copy(frame, value);
    if (IsTrivial(copy)) return {copy, std::move(known)};
    const uint32_t number = next_let_++;
    Node let{.kind = NodeKind::kLet, .index = number};
    let.children = {copy};
    lets.push_back(std::move(let));
    return {to_.Add({.kind = NodeKind::kLocal, .index = number}), std::nullopt};
  }

  NodeId Wrap(std::vector<Node> lets, NodeId body) {
    while (!lets.empty()) {
      lets.back().children.push_back(body);
      body = to_.Add(std::move(lets.back()));
      lets.pop_back();
    }
    return body;
  }

  NodeId CopyLet(Frame& frame, const Node& node) {
    std::vector<Node> lets;
    frame.locals.insert_or_assign(node.index, Bound(frame, node.children[0], lets));
    const NodeId body = Copy(frame, node.children[1]);
    return Wrap(std::move(lets), body);
  }

  NodeId CopyCall(Frame& frame, const Node& node) {
    const std::optional<Value> callee = StaticValue(frame, node.children[0]);
    if (!callee || callee->is_null() || callee->kind() != ValueKind::kFunction) return CopyPlain(frame, node);
    Node named = node;
    NamePipedArgument(callee->AsFunction(), named);
    const ClosureTree tree = tree_of_ ? tree_of_(*callee) : ClosureTree{};
    if (tree.fn && frame.depth < kMaxInlineDepth) {
      if (const std::optional<NodeId> inlined = Inline(frame, tree, named)) return *inlined;
    }
    const std::string_view name = callee->AsFunction().name();
    // Only builtins have a qualified name; identifiers hold no dots.
    if (tree.fn || name.find('.') == std::string_view::npos) return CopyPlain(frame, named);
    named.name = name;
    named.children.erase(named.children.begin());
    return CopyPlain(frame, named);
  }

  static void NamePipedArgument(const Callable& callee, Node& call) {
    for (std::string& name : call.names) {
      if (name != "<-") continue;
      for (const Parameter& parameter : callee.parameters()) {
        if (parameter.is_pipe) name = parameter.name;
      }
    }
  }

  // Nothing when the arguments are not exactly the parameters: defaults are evaluated by the script VM.
  std::optional<NodeId> Inline(Frame& caller, const ClosureTree& tree, const Node& call) {
    if (call.names.size() != tree.fn->params.size()) return std::nullopt;
    Frame frame{.fn = *tree.fn, .captures = tree.captures, .depth = caller.depth + 1};
    frame.params.resize(call.names.size());
    std::vector<size_t> parameter_of;
    for (const std::string& name : call.names) {
      const auto found = std::ranges::find(tree.fn->params, name);
      if (found == tree.fn->params.end()) return std::nullopt;
      parameter_of.push_back(static_cast<size_t>(found - tree.fn->params.begin()));
    }
    std::vector<Node> lets;
    for (size_t i = 0; i < call.names.size(); ++i) {
      frame.params[parameter_of[i]] = Bound(caller, call.children[i + 1], lets);
    }
    const NodeId body = Copy(frame, frame.fn.body);
    return Wrap(std::move(lets), body);
  }

  Frame outer_;
  TreeOf tree_of_;
  Function to_;
  uint32_t next_let_ = 0;
};

}  // namespace

Function BindCaptures(const Function& fn, std::span<const Value> captures, TreeOf tree_of) {
  return Binder(fn, captures, tree_of).Bind();
}

}  // namespace flux::expr
