#include "runtime/exec/physical_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "runtime/base/check.h"

namespace flux::exec {
namespace {

plan::Choice ChooseFor(const plan::NodeRef& node, PlanFacts& facts, const OperationDef* def) {
  if (def == nullptr) return {&plan::OnlyAlgorithm(plan::Flow::kStream), {}};
  if (def->choose == nullptr) return {&plan::OnlyAlgorithm(def->flow), {}};
  std::vector<const plan::StreamFacts*> inputs;
  for (const plan::NodeRef& input : node->inputs) inputs.push_back(&facts.Of(input));
  plan::Choice choice = def->choose(*node, inputs);
  FLUX_CHECK(choice.algorithm != nullptr);
  return choice;
}

class Lowering {
 public:
  Lowering(PlanFacts& facts, const Registry& registry) : facts_(facts), registry_(registry) {}

  size_t Add(const plan::NodeRef& node) {
    if (const auto known = index_.find(node.get()); known != index_.end()) return known->second;
    std::vector<size_t> inputs;
    for (const plan::NodeRef& input : node->inputs) inputs.push_back(Add(input));
    PhysicalNode lowered = LowerNode(node, facts_, registry_);
    lowered.inputs = std::move(inputs);
    index_.emplace(node.get(), plan.nodes.size());
    plan.nodes.push_back(std::move(lowered));
    return plan.nodes.size() - 1;
  }

  PhysicalPlan plan;

 private:
  PlanFacts& facts_;
  const Registry& registry_;
  std::unordered_map<const plan::Node*, size_t> index_;
};

// Finds how far pieces of tables go in a chain that takes tables apart: through what depends on single rows, and a last
// one that has boundaries of its own. Nothing: rows would pass from one thread to another with nothing done to them, or
// to be folded there, which costs what it saves.
std::optional<PieceChain> FindPieces(std::span<const size_t> chain, const PhysicalPlan& plan, PlanFacts& facts,
                                     const Registry& registry) {
  PieceChain pieces{chain.front(), {}, false};
  for (const size_t i : chain.subspan(1)) {
    const PhysicalNode& node = plan.nodes[i];
    const OperationDef& def = *registry.FindOperation(node.node().name);
    const plan::StreamFacts* input = &facts.Of(node.node().inputs[0]);
    std::optional<TimeCuts> cuts = def.cuts != nullptr ? def.cuts(node.node(), {&input, 1}) : std::nullopt;
    if (!cuts) return std::nullopt;
    pieces.last = i;
    if (*cuts == nullptr) continue;
    pieces.cuts = *std::move(cuts);
    pieces.is_held = true;
    break;
  }
  return pieces.last == chain.front() ? std::nullopt : std::optional(std::move(pieces));
}

// Finds the nodes above each source that may run with its parts: each is the only reader of the one before.
void FindParts(PhysicalPlan& plan, PlanFacts& facts, const Registry& registry) {
  std::vector<std::vector<size_t>> readers(plan.nodes.size());
  for (size_t i = 0; i < plan.nodes.size(); ++i) {
    for (const size_t input : plan.nodes[i].inputs) readers[input].push_back(i);
  }
  for (const size_t root : plan.roots) readers[root].push_back(plan.nodes.size());
  const auto can_split = [&](const PhysicalNode& node) {
    const OperationDef* def = registry.FindOperation(node.node().name);
    return def != nullptr && def->takes_tables_apart != nullptr && def->takes_tables_apart(node.node()) &&
           node.algorithm->kept <= plan::Kept::kTable && !node.algorithm->joins_neighbours;
  };
  for (PhysicalNode& source : plan.nodes) {
    if (!source.inputs.empty() || !can_split(source)) continue;
    size_t last = static_cast<size_t>(&source - plan.nodes.data());
    std::vector<size_t> chain = {last};
    while (readers[last].size() == 1 && readers[last][0] < plan.nodes.size()) {
      const size_t next = readers[last][0];
      if (plan.nodes[next].inputs.size() != 1 || !can_split(plan.nodes[next])) break;
      plan.nodes[last].ends_parts = false;
      last = next;
      chain.push_back(last);
    }
    plan.nodes[last].ends_parts = true;
    source.last_in_parts = last;
    source.pieces = FindPieces(chain, plan, facts, registry);
    if (source.pieces) plan.nodes[source.pieces->last].joins_pieces = source.pieces->is_held;
  }
}

// What several threads do with a source and what follows it.
std::string ThreadsText(const PhysicalNode& node) {
  std::string text = "each takes some of the tables";
  if (node.pieces) {
    const bool are_for_all = node.pieces->last == *node.last_in_parts;
    text += are_for_all ? " or, of a large one, some of its time" : " or, of a large one among few, some of its time";
  }
  if (*node.ends_parts) text += "; what they send is put in order again";
  return text;
}

}  // namespace

const PhysicalNode* PhysicalPlan::Find(const plan::Node& node) const {
  const auto found = std::ranges::find_if(nodes, [&](const PhysicalNode& n) { return n.logical.get() == &node; });
  return found == nodes.end() ? nullptr : &*found;
}

PhysicalNode LowerNode(const plan::NodeRef& node, PlanFacts& facts, const Registry& registry) {
  plan::Choice choice = ChooseFor(node, facts, registry.FindOperation(node->name));
  const std::optional<uint64_t> tables = facts.Of(node).properties.max_tables;
  return {node, choice.algorithm, std::move(choice.reason), tables && *tables <= 1};
}

PhysicalPlan Lower(std::span<const plan::NodeRef> roots, PlanFacts& facts, const Registry& registry) {
  Lowering lowering(facts, registry);
  for (const plan::NodeRef& root : roots) {
    const size_t index = lowering.Add(root);
    lowering.plan.roots.push_back(index);
  }
  FindParts(lowering.plan, facts, registry);
  return std::move(lowering.plan);
}

void Describe(const PhysicalNode& node, bool has_threads, plan::Description& out) {
  const bool is_split = has_threads && node.ends_parts;
  if (is_split) out.Add("threads", ThreadsText(node));
  const plan::Algorithm& algorithm = *node.algorithm;
  // One that just passes what comes needs no words.
  if (algorithm.kept == plan::Kept::kNothing && node.reason.empty()) return;
  const bool orders_tables = algorithm.orders_tables && !node.has_one_table;
  out.Add("runs", fmt::format("{}{}", algorithm.name, orders_tables ? "; puts tables in order of their keys" : ""));
  if (algorithm.kept != plan::Kept::kNothing) {
    out.Add("memory", fmt::format("{}{}{}", plan::KeptText(algorithm.kept),
                                  algorithm.joins_neighbours ? " of those that it sends" : "",
                                  is_split ? ", in each thread" : ""));
  }
  if (!node.reason.empty()) out.Add("because", node.reason);
}

}  // namespace flux::exec
