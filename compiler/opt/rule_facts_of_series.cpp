#include <algorithm>
#include <set>

#include "compiler/opt/rule.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

namespace {

Result<plan::SeriesFacts> Ask(const plan::Node& node, RuleContext& context) {
  const plan::ScanSpec& scan = *node.As<plan::ScanSpec>();
  const auto ask = [&]() -> Result<plan::SeriesFacts> {
    FLUX_TRY(const std::shared_ptr<Source> source, context.sources.OpenSource(scan.from));
    return source->FactsOfSeries(scan);
  };
  Result<plan::SeriesFacts> facts = ask();
  if (!facts) facts.error().trace.insert(facts.error().trace.end(), node.position.begin(), node.position.end());
  return facts;
}

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
  return RewriteUpwards(roots,
                        [&](const plan::NodeRef& node, plan::NodeRef current, size_t& count) -> Result<plan::NodeRef> {
                          const auto* scan = node->As<plan::ScanSpec>();
                          if (scan == nullptr || !context.described.insert(node).second) return current;
                          FLUX_TRY(plan::SeriesFacts facts, Ask(*node, context));
                          if (facts == scan->series) return current;
                          ++count;
                          plan::ScanSpec told = *scan;
                          told.series = std::move(facts);
                          plan::NodeRef result = plan::MakeNode(std::move(told), {}, node->position);
                          context.described.insert(result);
                          return result;
                        });
}

}  // namespace flux::opt
