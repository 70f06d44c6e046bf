#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/opt/function_identity.h"
#include "compiler/opt/rule.h"
#include "fmt/format.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

namespace {

// Finds nodes that do the same with the same inputs.
class Merger {
 public:
  explicit Merger(RuleContext& context) : context_(context) {}

  // Gives the first node that does the same as `node`, which reads nodes that were merged.
  plan::NodeRef Merged(plan::NodeRef node, size_t& count) {
    const auto [at, is_first] = known_.try_emplace({node->name, node->inputs}, Alike{.untold = node});
    // Most nodes are the only ones of their operation on their inputs, and need no text.
    if (is_first) return node;
    Alike& alike = at->second;
    if (const plan::NodeRef untold = std::exchange(alike.untold, nullptr)) AddTo(alike, untold);
    const plan::NodeRef first = AddTo(alike, node);
    if (first != node) ++count;
    return first;
  }

 private:
  // Nodes of one operation on the same inputs.
  struct Alike {
    plan::NodeRef untold;  // the only one, whose text nobody has asked for
    std::map<std::string, plan::NodeRef> by_text = {};
  };

  // The first one of the node's text.
  plan::NodeRef AddTo(Alike& alike, const plan::NodeRef& node) const {
    std::optional<std::string> what = TextOf(*node);
    return what ? alike.by_text.try_emplace(*std::move(what), node).first->second : node;
  }

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
  std::map<std::pair<std::string_view, std::vector<plan::NodeRef>>, Alike> known_;  // by name and inputs
};

}  // namespace

// Streams that are computed alike in several places are computed once.
//
// Comes after all that moves operations towards their sources: what is shared stays where it is.
PassResult RepeatedSubplansRule(const std::vector<plan::NodeRef>& roots, RuleContext& context) {
  Merger merger(context);
  return RewriteUpwards(roots,
                        [&](const plan::NodeRef&, plan::NodeRef current, size_t& count) -> Result<plan::NodeRef> {
                          return merger.Merged(std::move(current), count);
                        });
}

}  // namespace flux::opt
