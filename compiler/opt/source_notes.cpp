#include "compiler/opt/source_notes.h"

#include <algorithm>
#include <set>

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

// What was noted of a scan.
std::vector<SourceNote> NotesOf(const plan::ScanSpec& scan, uint32_t line, RuleContext& context) {
  const std::string stages = StagesText(scan, context.registry);
  std::vector<SourceNote> notes;
  for (const SourceNote& note : *context.source_notes) {
    const bool is_known = std::ranges::find(notes, note.text, &SourceNote::text) != notes.end();
    if (!is_known && LineOf(note.scan) == line && note.stages == stages) notes.push_back(note);
  }
  return notes;
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

std::string StagesText(const plan::ScanSpec& scan, const Registry& registry) {
  std::string text;
  for (const plan::NodeRef& stage : scan.stages) text += TextOfOperation(*stage, registry) + "\n";
  return text;
}

std::vector<std::string> NotesOfSources(const std::vector<plan::NodeRef>& roots, RuleContext& context) {
  std::vector<plan::NodeRef> scans = plan::NodesOf(roots);
  std::erase_if(scans, [](const plan::NodeRef& node) { return node->As<plan::ScanSpec>() == nullptr; });
  std::set<uint32_t> lines;
  for (const plan::NodeRef& scan : scans) lines.insert(LineOf(scan->position));
  std::vector<std::string> notes;
  for (size_t i = 0; i < scans.size(); ++i) {
    const plan::ScanSpec& scan = *scans[i]->As<plan::ScanSpec>();
    const uint32_t line = LineOf(scans[i]->position);
    const std::string name = scans.size() == 1              ? ""
                             : lines.size() == scans.size() ? fmt::format("line {}: ", line)
                                                            : fmt::format("read {} (line {}): ", i + 1, line);
    const std::vector<SourceNote> said = NotesOf(scan, line, context);
    const bool is_limit_told = std::ranges::any_of(said, &SourceNote::tells_limit);
    if (const std::string done = WhatIsDone(scan, is_limit_told ? 1 : 0, context); !done.empty())
      notes.push_back(name + done);
    for (const SourceNote& note : said) notes.push_back(name + note.text);
  }
  return notes;
}

}  // namespace flux::opt
