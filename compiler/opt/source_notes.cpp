#include "compiler/opt/source_notes.h"

#include <algorithm>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/plan/nodes.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

namespace {

uint32_t LineOf(const StackTrace& position) { return position.empty() ? 0 : position.back().line; }

// The sentence on what the source does, the last `untold` stages left out; empty when it cannot be opened, which the
// run will tell.
std::string WhatIsDone(const plan::ScanSpec& scan, size_t untold, RuleContext& context) {
  const Result<std::shared_ptr<Source>> source = context.sources.OpenSource(scan.from);
  if (!source) return {};
  std::vector<std::string> done = {"`range`"};
  for (const plan::NodeRef& stage :
       std::span(scan.stages).first(scan.stages.size() - std::min(untold, scan.stages.size())))
    done.push_back(fmt::format("`{}`", TextOfOperation(*stage, context.registry)));
  const std::string last = std::move(done.back());
  done.pop_back();
  return fmt::format("{} does {}{}{}", (*source)->Name(), fmt::join(done, ", "), done.empty() ? "" : " and ", last);
}

}  // namespace

std::string TextOfOperation(const plan::Node& node, const Registry& registry) {
  const OperationDef* def = registry.FindOperation(node.name);
  std::optional<std::string> text;
  if (def != nullptr && def->to_flux != nullptr) text = def->to_flux(node);
  if (text) return *std::move(text);
  plan::Description arguments;
  node.spec->Describe(arguments);
  return fmt::format("{}({})", node.name, arguments.Text());
}

std::vector<std::string> NotesOfSources(const std::vector<plan::NodeRef>& roots, RuleContext& context) {
  std::vector<plan::NodeRef> scans = plan::NodesOf(roots);
  std::erase_if(scans, [](const plan::NodeRef& node) { return node->As<plan::ScanSpec>() == nullptr; });
  std::vector<std::string> notes;
  const bool names_lines = std::ranges::any_of(
      scans, [&](const plan::NodeRef& scan) { return LineOf(scan->position) != LineOf(scans[0]->position); });
  const auto add = [&](const plan::NodeRef& scan, const std::string& text) {
    std::string note = names_lines ? fmt::format("line {}: {}", LineOf(scan->position), text) : text;
    if (!text.empty() && std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
  };
  for (const plan::NodeRef& scan : scans) {
    std::vector<SourceNote> said;
    std::ranges::copy_if(*context.source_notes, std::back_inserter(said),
                         [&](const SourceNote& note) { return LineOf(note.scan) == LineOf(scan->position); });
    const bool is_limit_told = std::ranges::any_of(said, &SourceNote::tells_limit);
    add(scan, WhatIsDone(*scan->As<plan::ScanSpec>(), is_limit_told ? 1 : 0, context));
    for (const SourceNote& note : said) add(scan, note.text);
  }
  return notes;
}

}  // namespace flux::opt
