#include <algorithm>
#include <set>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

namespace {

void Merge(ColumnSet& into, const ColumnSet& more) {
  into.all |= more.all;
  for (const std::string& name : more.names) {
    if (std::find(into.names.begin(), into.names.end(), name) == into.names.end()) into.names.push_back(name);
  }
}

// Collects, from the results downwards, which columns of each node are read.
class Demand {
 public:
  explicit Demand(const RuleContext& context) : context_(context) {}

  // Visits in topological order: a node after all of its consumers.
  void Collect(const std::vector<plan::NodeRef>& roots) {
    for (const plan::NodeRef& root : roots) Order(root);
    for (const plan::NodeRef& root : roots) read_[root.get()].all = true;
    for (auto node = order_.rbegin(); node != order_.rend(); ++node) Propagate(**node);
  }

  const ColumnSet& Of(const plan::Node* node) const { return read_.at(node); }

 private:
  void Order(const plan::NodeRef& node) {
    if (!seen_.insert(node.get()).second) return;
    for (const plan::NodeRef& input : node->inputs) Order(input);
    order_.push_back(node.get());
  }

  void Propagate(const plan::Node& node) {
    const OperationDef* def = context_.registry.FindOperation(node.name);
    ColumnSet needed{.all = true, .names = {}};
    if (def != nullptr && def->needs != nullptr) needed = def->needs(node, read_[&node]);
    for (const plan::NodeRef& input : node.inputs) Merge(read_[input.get()], needed);
  }

  const RuleContext& context_;
  std::set<const plan::Node*> seen_;
  std::vector<const plan::Node*> order_;
  std::map<const plan::Node*, ColumnSet> read_;
};

class Pruner {
 public:
  Pruner(const Demand& demand, RuleContext& context) : demand_(demand), context_(context) {}

  Result<plan::NodeRef> Rewrite(const plan::NodeRef& node) {
    auto done = done_.find(node.get());
    if (done != done_.end()) return done->second;
    FLUX_TRY(plan::NodeRef result,
             OnRewrittenInputs(node, [this](const plan::NodeRef& input) { return Rewrite(input); }));
    if (result->inputs.empty()) {
      FLUX_TRY(result, Pruned(result));
    }
    done_[node.get()] = result;
    return result;
  }

  size_t count = 0;

 private:
  Result<plan::NodeRef> Pruned(const plan::NodeRef& node) {
    const auto* scan = node->As<plan::ScanSpec>();
    const ColumnSet& read = demand_.Of(node.get());
    if (scan == nullptr || read.all || scan->columns) return node;
    FLUX_TRY(std::shared_ptr<Source> source, context_.sources.OpenSource(scan->from));
    if (!source->CanPruneColumns()) return node;
    plan::ScanSpec smaller = *scan;
    smaller.columns = read.names;
    std::sort(smaller.columns->begin(), smaller.columns->end());
    ++count;
    return plan::MakeNode(std::move(smaller), {}, node->position);
  }

  const Demand& demand_;
  RuleContext& context_;
  std::map<const plan::Node*, plan::NodeRef> done_;
};

}  // namespace

// Tells every scan which columns are read above it.
PassResult PruneColumnsRule(const std::vector<plan::NodeRef>& roots, RuleContext& context) {
  Demand demand(context);
  demand.Collect(roots);
  return RewriteRoots(roots, Pruner(demand, context));
}

}  // namespace flux::opt
