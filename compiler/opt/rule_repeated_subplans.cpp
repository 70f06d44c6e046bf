#include <map>
#include <optional>
#include <utility>

#include "compiler/opt/function_identity.h"
#include "compiler/opt/rule.h"
#include "fmt/format.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

namespace {

// Merges nodes that do the same with the same inputs, from the sources upwards.
class Merger {
 public:
  explicit Merger(RuleContext& context) : context_(context) {}

  Result<plan::NodeRef> Rewrite(const plan::NodeRef& node) {
    auto done = done_.find(node.get());
    if (done != done_.end()) return done->second;
    FLUX_TRY(plan::NodeRef result,
             OnRewrittenInputs(node, [this](const plan::NodeRef& input) { return Rewrite(input); }));
    if (std::optional<std::string> what = TextOf(*result)) {
      const plan::NodeRef& first = known_.try_emplace({*std::move(what), result->inputs}, result).first->second;
      if (first != result) ++count;
      result = first;
    }
    done_[node.get()] = result;
    return result;
  }

  size_t count = 0;

 private:
  // What the node does to its inputs: nodes of one text certainly do the same. Nothing when no text says all of it.
  // What is described leaves functions out, and a call what the place of a node has made it do.
  std::optional<std::string> TextOf(const plan::Node& node) const {
    const OperationDef* def = context_.registry.FindOperation(node.name);
    if (def == nullptr || !def->is_deterministic || def->has_effect) return std::nullopt;
    std::optional<std::string> rest;
    if (const auto* scan = node.As<plan::ScanSpec>()) {
      rest = RestOf(*scan);
    } else if (const auto* filter = node.As<plan::FilterSpec>()) {
      if (filter->fn.tree != nullptr) rest = IdentityOf(*filter->fn.tree);
    } else if (def->to_flux != nullptr) {
      rest = def->to_flux(node);
    }
    if (!rest) return std::nullopt;
    plan::Description description;
    node.spec->Describe(description);
    std::string text(node.name);
    for (const auto& [key, value] : description.items) text += fmt::format("\n{}: {}", key, value);
    return text + "\n" + *rest;
  }

  // What the description of a scan leaves out.
  std::optional<std::string> RestOf(const plan::ScanSpec& scan) const {
    std::string text = scan.from.token;
    for (const plan::NodeRef& stage : scan.stages) {
      const std::optional<std::string> what = TextOf(*stage);
      if (!what) return std::nullopt;
      text += "\n" + *what;
    }
    if (scan.sieve == nullptr) return text;
    const std::optional<std::string> sieve = IdentityOf(*scan.sieve);
    return sieve ? std::optional(text + "\n" + *sieve) : std::nullopt;
  }

  RuleContext& context_;
  std::map<const plan::Node*, plan::NodeRef> done_;
  std::map<std::pair<std::string, std::vector<plan::NodeRef>>, plan::NodeRef> known_;
};

}  // namespace

// Streams that are computed alike in several places are computed once.
//
// Comes after all that moves operations towards their sources: what is shared stays where it is.
PassResult RepeatedSubplansRule(const std::vector<plan::NodeRef>& roots, RuleContext& context) {
  return RewriteRoots(roots, Merger(context));
}

}  // namespace flux::opt
