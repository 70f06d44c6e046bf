#include <optional>

#include "compiler/opt/effects.h"
#include "compiler/opt/function_identity.h"
#include "compiler/opt/rule.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

namespace {

// What decides which series a scan reads: where from, and which tests they pass. Nothing when no bytes say all of it.
std::optional<std::vector<std::string>> SelectionOf(const plan::ScanSpec& scan) {
  std::vector<std::string> selection = {scan.from.host, scan.from.org, scan.from.token, scan.from.bucket};
  for (const expr::Function& predicate : scan.Predicates()) {
    std::optional<std::string> identity = IdentityOf(predicate);
    if (!identity) return std::nullopt;
    selection.push_back(*std::move(identity));
  }
  return selection;
}

// Scans that read the same series are told the same, and the source is asked once.
Result<plan::SeriesFacts> FactsFor(const plan::ScanSpec& scan, RuleContext& context) {
  const auto selection = SelectionOf(scan);
  if (selection) {
    if (const auto known = context.series_facts.find(*selection); known != context.series_facts.end())
      return known->second;
  }
  FLUX_TRY(const std::shared_ptr<Source> source, context.sources.OpenSource(scan.from));
  FLUX_TRY(plan::SeriesFacts facts, source->FactsOfSeries(scan));
  if (selection) context.series_facts.emplace(*selection, facts);
  return facts;
}

}  // namespace

// Makes what a scan's source knows of the series part of the scan, so that the columns and keys of all that is above it
// are known. Asks again when the scan has got filters, which leave fewer series to differ.
//
// A plan that writes may read what it wrote, of which nothing is known before; it is made without these facts.
PassResult FactsOfSeriesRule(const std::vector<plan::NodeRef>& roots, RuleContext& context) {
  if (!EffectsOf(roots, context.registry).empty()) return PassOutcome{roots, 0};
  return RewriteUpwards(roots,
                        [&](const plan::NodeRef& node, plan::NodeRef current, size_t& count) -> Result<plan::NodeRef> {
                          const auto* scan = node->As<plan::ScanSpec>();
                          if (scan == nullptr || !context.described.insert(node).second) return current;
                          Result<plan::SeriesFacts> facts = FactsFor(*scan, context);
                          if (!facts) {
                            StackTrace& trace = facts.error().trace;
                            trace.insert(trace.end(), node->position.begin(), node->position.end());
                            return std::unexpected(std::move(facts.error()));
                          }
                          if (*facts == scan->series) return current;
                          ++count;
                          plan::ScanSpec told = *scan;
                          told.series = *std::move(facts);
                          plan::NodeRef result = plan::MakeNode(std::move(told), {}, node->position);
                          context.described.insert(result);
                          return result;
                        });
}

}  // namespace flux::opt
