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
  std::optional<std::string> TextOf(const plan::Node& node) const {
    const OperationDef* def = context_.registry.FindOperation(node.name);
    if (def == nullptr || !def->is_deterministic || def->has_effect) return std::nullopt;
    if (const auto* scan = node.As<plan::ScanSpec>()) return TextOf(*scan);
    if (const auto* filter = node.As<plan::FilterSpec>()) return TextOf(*filter);
    if (def->to_flux == nullptr) return std::nullopt;
    std::optional<std::string> call = def->to_flux(node);
    if (call) call->insert(0, fmt::format("{} ", node.name));
    return call;
  }

  static std::optional<std::string> TextOf(const plan::FilterSpec& filter) {
    const std::optional<std::string> fn = filter.fn.tree != nullptr ? IdentityOf(*filter.fn.tree) : std::nullopt;
    if (!fn) return std::nullopt;
    return fmt::format("filter {} {}", filter.keep_empty, *fn);
  }

  std::optional<std::string> TextOf(const plan::ScanSpec& scan) const {
    // What it describes is all that it does but for its functions.
    plan::Description description;
    scan.Describe(description);
    std::string text = fmt::format("scan {}", scan.from.token);
    for (const auto& [key, value] : description.items) text += fmt::format("\n{}: {}", key, value);
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
