#include "runtime/exec/key_decision.h"

#include <algorithm>

#include "runtime/expr/decide.h"
#include "runtime/plan/specs/pipeline.h"

namespace flux::exec {
namespace {

using expr::NodeKind;

bool IsLogic(const expr::Node& node) {
  if (node.kind == NodeKind::kConditional) return true;
  if (node.kind == NodeKind::kUnary) return node.unary_op == UnaryOp::kNot;
  return node.kind == NodeKind::kBinary && (node.binary_op == BinaryOp::kAnd || node.binary_op == BinaryOp::kOr);
}

// A function of the parameters of `fn` that gives the part as the only field of a record.
expr::Function RecordOf(const expr::Function& fn, expr::NodeId part) {
  expr::Function record = fn;
  record.body = record.Add({.kind = NodeKind::kRecord, .children = {part}, .names = {"value"}});
  return record;
}

}  // namespace

KeyDecision::KeyDecision(const plan::ChainStep& filter, Schema schema, Error mismatch, KernelFactory& factory)
    : filter_(filter), schema_(std::move(schema)), mismatch_(std::move(mismatch)), factory_(factory) {
  if (!filter_.fn.tree) return;
  filter_.fn.tree = std::make_shared<const expr::Function>(expr::InlineLets(*filter_.fn.tree));
  ListParts(filter_.fn.tree->body);
}

void KeyDecision::ListParts(expr::NodeId id) {
  const expr::Function& fn = *filter_.fn.tree;
  const expr::Node& node = fn.at(id);
  if (IsLogic(node)) {
    for (const expr::NodeId child : node.children) ListParts(child);
    return;
  }
  expr::Function part = fn;
  part.body = id;
  const expr::ColumnUse use = expr::ColumnsRead(part);
  if (!use.reads_whole) parts_.push_back({id, use.columns, nullptr, false});
}

// A column that the table lacks is null in all its rows.
bool KeyDecision::IsDecidedBy(const GroupKey& key, const Part& part) const {
  return std::ranges::all_of(part.columns,
                             [&](const std::string& column) { return key.Contains(column) || !schema_.Find(column); });
}

Result<std::shared_ptr<Kernel>> KeyDecision::CompilePart(const Part& part) {
  plan::ChainStep step{plan::ChainStep::Kind::kMap, {}, false, filter_.position};
  step.fn.tree = std::make_shared<const expr::Function>(RecordOf(*filter_.fn.tree, part.id));
  return factory_.Compile({&step, 1}, schema_);
}

std::optional<Value> KeyDecision::ValueOf(Part& part, const GroupKey& key) {
  if (part.is_broken || !IsDecidedBy(key, part)) return std::nullopt;
  if (!part.kernel) {
    Result<std::shared_ptr<Kernel>> compiled = CompilePart(part);
    part.is_broken = !compiled;
    if (part.is_broken) return std::nullopt;
    part.kernel = *std::move(compiled);
  }
  const Result<KernelOutput> output = part.kernel->Run(MakeKeyChunk({key, schema_, false}, 1));
  if (!output) return std::nullopt;
  if (output->columns.empty()) return Value::Null(ValueKind::kBool);
  const Value value = output->columns[0]->ValueAt(0);
  const bool is_usable = value.is_null() || value.kind() == ValueKind::kBool;
  return is_usable ? std::optional(value) : std::nullopt;
}

KeyDecision::Case KeyDecision::MakeCase(const std::vector<std::optional<Value>>& values) {
  std::unordered_map<expr::NodeId, Value> known;
  for (size_t i = 0; i < parts_.size(); ++i) {
    if (values[i]) known.emplace(parts_[i].id, *values[i]);
  }
  plan::ChainStep rest = filter_;
  rest.fn.tree = std::make_shared<const expr::Function>(expr::Decide(*filter_.fn.tree, known));
  const expr::Node& body = rest.fn.tree->at(rest.fn.tree->body);
  if (body.kind == NodeKind::kLiteral && body.value.kind() == ValueKind::kBool) {
    return {.error = {}, .drops_all = body.value.is_null() || !body.value.AsBool(), .kernel = nullptr};
  }
  Result<std::shared_ptr<Kernel>> kernel = factory_.Compile({&rest, 1}, schema_);
  if (!kernel) return {.error = mismatch_, .drops_all = false, .kernel = nullptr};
  return {.error = {}, .drops_all = false, .kernel = *std::move(kernel)};
}

Result<KeyDecision::Outcome> KeyDecision::Decide(const GroupKey& key) {
  std::vector<std::optional<Value>> values;
  std::string name;
  for (Part& part : parts_) {
    values.push_back(ValueOf(part, key));
    const std::optional<Value>& value = values.back();
    name += !value ? '?' : value->is_null() ? 'n' : value->AsBool() ? 't' : 'f';
  }
  auto known = cases_.find(name);
  if (known == cases_.end()) known = cases_.emplace(name, MakeCase(values)).first;
  if (known->second.error) return std::unexpected(*known->second.error);
  return Outcome{known->second.drops_all, known->second.kernel.get()};
}

}  // namespace flux::exec
