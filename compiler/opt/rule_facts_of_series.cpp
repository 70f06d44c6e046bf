#include <algorithm>
#include <set>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

namespace {

// Tells scans what their sources know of the series.
class Describer {
 public:
  explicit Describer(RuleContext& context) : context_(context) {}

  Result<plan::NodeRef> Rewrite(const plan::NodeRef& node) {
    if (auto known = done_.find(node.get()); known != done_.end()) return known->second;
    plan::NodeRef result;
    if (node->As<plan::ScanSpec>() != nullptr) {
      FLUX_TRY(result, Described(node));
    } else {
      FLUX_TRY(result, OnRewrittenInputs(node, [this](const plan::NodeRef& input) { return Rewrite(input); }));
    }
    done_[node.get()] = result;
    return result;
  }

  size_t count = 0;

 private:
  Result<plan::NodeRef> Described(const plan::NodeRef& node) {
    if (!context_.described.insert(node).second) return node;
    const plan::ScanSpec& scan = *node->As<plan::ScanSpec>();
    Result<plan::SeriesFacts> facts = Ask(scan);
    if (!facts) {
      facts.error().trace.insert(facts.error().trace.end(), node->position.begin(), node->position.end());
      return std::unexpected(std::move(facts.error()));
    }
    if (*facts == scan.series) return node;
    ++count;
    plan::ScanSpec told = scan;
    told.series = *std::move(facts);
    plan::NodeRef result = plan::MakeNode(std::move(told), {}, node->position);
    context_.described.insert(result);
    return result;
  }

  Result<plan::SeriesFacts> Ask(const plan::ScanSpec& scan) const {
    FLUX_TRY(const std::shared_ptr<Source> source, context_.sources.OpenSource(scan.from));
    return source->FactsOfSeries(scan);
  }

  RuleContext& context_;
  std::map<const plan::Node*, plan::NodeRef> done_;
};

// Finds out whether something of the plan writes.
class EffectFinder {
 public:
  explicit EffectFinder(const Registry& registry) : registry_(registry) {}

  bool HasEffect(const plan::NodeRef& node) {
    if (!seen_.insert(node.get()).second) return false;
    const OperationDef* def = registry_.FindOperation(node->name);
    if (def == nullptr || def->has_effect) return true;
    return std::ranges::any_of(node->inputs, [this](const plan::NodeRef& input) { return HasEffect(input); });
  }

 private:
  const Registry& registry_;
  std::set<const plan::Node*> seen_;
};

}  // namespace

// Makes what a scan's source knows of the series part of the scan, so that the columns and keys of all that is above it
// are known. Asks again when the scan has got filters, which leave fewer series to differ.
//
// A plan that writes may read what it wrote, of which nothing is known before; it is made without these facts.
PassResult FactsOfSeriesRule(const std::vector<plan::NodeRef>& roots, RuleContext& context) {
  EffectFinder finder(context.registry);
  if (std::ranges::any_of(roots, [&](const plan::NodeRef& root) { return finder.HasEffect(root); }))
    return PassOutcome{roots, 0};
  return RewriteRoots(roots, Describer(context));
}

}  // namespace flux::opt
