#include <algorithm>

#include "compiler/opt/rewrite_predicate.h"
#include "runtime/registry/native_call.h"

namespace flux::opt {

namespace {

// Beyond this, a chain of comparisons costs more than it saves.
constexpr size_t kMaxElements = 64;

// The elements of a literal array; nothing of other nodes.
std::optional<std::vector<Value>> ElementsOf(const expr::Function& fn, expr::NodeId id) {
  const expr::Node& node = fn.at(id);
  if (node.kind == expr::NodeKind::kLiteral && node.value.kind() == ValueKind::kArray && !node.value.is_null())
    return node.value.AsArray().elements;
  if (node.kind != expr::NodeKind::kArray) return std::nullopt;
  std::vector<Value> elements;
  for (const expr::NodeId child : node.children) {
    if (fn.at(child).kind != expr::NodeKind::kLiteral) return std::nullopt;
    elements.push_back(fn.at(child).value);
  }
  return elements;
}

// The argument of a call by its name, or nothing.
std::optional<expr::NodeId> Argument(const expr::Node& call, std::string_view name) {
  const auto found = std::ranges::find(call.names, name);
  if (found == call.names.end()) return std::nullopt;
  return call.children[static_cast<size_t>(found - call.names.begin())];
}

bool HasExactEquality(ValueKind kind) {
  return kind == ValueKind::kString || kind == ValueKind::kInt || kind == ValueKind::kUint;
}

bool IsMembership(const expr::Node& node, const Registry& registry) {
  const BuiltinDef* def = node.kind == expr::NodeKind::kCall ? registry.FindBuiltin(node.name) : nullptr;
  return def != nullptr && def->native == NativeCall::kContains;
}

std::optional<expr::NodeId> Expanded(const PredicatePart& part, const Registry& registry) {
  const expr::Node& call = part.node();
  if (part.place != Place::kTruth || !IsMembership(call, registry)) return std::nullopt;
  const std::optional<expr::NodeId> value = Argument(call, "value"), set = Argument(call, "set");
  if (call.names.size() != 2 || !value || !set) return std::nullopt;
  const std::optional<expr::SafeKind> kind = part.Kind(*value);
  const std::optional<std::vector<Value>> elements = ElementsOf(part.fn, *set);
  if (!kind || !HasExactEquality(kind->kind) || !elements || elements->empty() || elements->size() > kMaxElements)
    return std::nullopt;
  const bool is_alike = std::ranges::all_of(
      *elements, [&](const Value& element) { return !element.is_null() && element.kind() == kind->kind; });
  if (!is_alike) return std::nullopt;
  std::optional<expr::NodeId> chain;
  for (const Value& element : *elements) {
    expr::Node equal{.kind = expr::NodeKind::kBinary, .binary_op = BinaryOp::kEqual};
    equal.children = {*value, part.fn.Add({.kind = expr::NodeKind::kLiteral, .value = element})};
    const expr::NodeId comparison = part.fn.Add(std::move(equal));
    if (chain) {
      expr::Node either{.kind = expr::NodeKind::kBinary, .binary_op = BinaryOp::kOr};
      either.children = {*chain, comparison};
      chain = part.fn.Add(std::move(either));
    } else {
      chain = comparison;
    }
  }
  return chain;
}

}  // namespace

// `contains(value: r.host, set: ["a", "b"])` becomes `r.host == "a" or r.host == "b"`, which sources evaluate.
//
// Legal where only truth matters: for a null, `contains` is false and the comparisons are null. The elements are of the
// value's type, known for all tables, so that neither form fails; none of them is null, which a null would equal.
RuleResult SetMembershipRule(const plan::NodeRef& node, RuleContext& context) {
  return RewritePredicate(node, context, [&](const PredicatePart& part) { return Expanded(part, context.registry); });
}

}  // namespace flux::opt
