#include <algorithm>
#include <set>

#include "compiler/opt/rule.h"
#include "runtime/plan/nodes.h"
#include "runtime/plan/specs/scan.h"

namespace flux::opt {

namespace {

ColumnSet AllColumns() { return {.all = true, .names = {}}; }

void Merge(ColumnSet& into, const ColumnSet& more) {
  into.all |= more.all;
  for (const std::string& name : more.names) {
    if (std::find(into.names.begin(), into.names.end(), name) == into.names.end()) into.names.push_back(name);
  }
}

// Collects, from the results downwards, which columns of each node are read.
class Demand {
 public:
  explicit Demand(RuleContext& context) : context_(context) {}

  // Visits in topological order: a node after all of its consumers.
  void Collect(const std::vector<plan::NodeRef>& roots) {
    for (const plan::NodeRef& root : roots) {
      read_[root.get()] = AllColumns();
      keys_read_.insert(root.get());
    }
    const std::vector<plan::NodeRef> order = plan::NodesOf(roots);
    for (auto node = order.rbegin(); node != order.rend(); ++node) Propagate(**node);
  }

  const ColumnSet& Of(const plan::Node* node) const { return read_.at(node); }
  // Whether somebody reads in which tables the rows of the node are.
  bool ReadsKeysOf(const plan::Node* node) const { return keys_read_.contains(node); }

 private:
  void Propagate(const plan::Node& node) {
    const OperationDef* def = context_.registry.FindOperation(node.name);
    ColumnSet needed = AllColumns();
    if (def != nullptr && def->needs != nullptr) needed = def->needs(node, read_[&node]);
    const bool reads_keys = def == nullptr || def->joins_tables == nullptr || !def->joins_tables(node);
    for (const plan::NodeRef& input : node.inputs) {
      if (reads_keys) keys_read_.insert(input.get());
      Merge(read_[input.get()], MayFail(node, input) ? AllColumns() : WithRows(needed, input));
    }
  }

  // Whether a table may lack a column without which the operation, or one of those that it stands for, fails: then it
  // says which columns there are, so all of them must be.
  bool MayFail(const plan::Node& node, const plan::NodeRef& input) {
    const OperationDef* def = context_.registry.FindOperation(node.name);
    if (def == nullptr) return false;
    if (const plan::NodeRef last = def->stands_for != nullptr ? def->stands_for(node) : nullptr) {
      for (const plan::NodeRef* at = &last; *at != input; at = &(*at)->inputs[0]) {
        if (MayFail(**at, (*at)->inputs[0])) return true;
      }
    }
    const plan::StreamSchema& schema = context_.facts.Of(input).schema;
    const ColumnSet columns = def->must_have != nullptr ? def->must_have(node) : ColumnSet();
    return !std::ranges::all_of(columns.names, [&](const std::string& column) { return schema.MustHave(column); });
  }

  // A table has rows only while it has columns: when none of those needed is certainly there, one more is. Columns of
  // the group key are read for nothing.
  ColumnSet WithRows(const ColumnSet& needed, const plan::NodeRef& input) {
    const plan::StreamFacts& facts = context_.facts.Of(input);
    auto is_certain = [&](const std::string& name) { return facts.schema.MustHave(name); };
    if (needed.all || std::ranges::any_of(needed.names, is_certain)) return needed;
    const std::string* cheapest = nullptr;
    for (const auto& [name, column] : facts.schema.columns()) {
      const bool is_cheaper =
          cheapest == nullptr || (facts.properties.IsOutsideKey(*cheapest) && !facts.properties.IsOutsideKey(name));
      if (column.is_certain && is_cheaper) cheapest = &name;
    }
    return cheapest != nullptr ? Plus(needed, {*cheapest}) : AllColumns();
  }

  RuleContext& context_;
  std::map<const plan::Node*, ColumnSet> read_;
  std::set<const plan::Node*> keys_read_;
};

// Which columns the stages of a scan read so that `read` of its output is right. Filters of the scan itself ask no
// more.
ColumnSet ReadByStages(const plan::ScanSpec& scan, ColumnSet read, const Registry& registry) {
  const std::span<const plan::NodeRef> stages = scan.StagesBehindFilters();
  for (auto stage = stages.rbegin(); stage != stages.rend(); ++stage) {
    const OperationDef* def = registry.FindOperation((*stage)->name);
    if (def == nullptr || def->needs == nullptr) return AllColumns();
    read = def->needs(**stage, read);
  }
  return read;
}

// The scan that sends only what is read of its output; null when that is all.
plan::NodeRef Smaller(const plan::Node& node, const plan::ScanSpec& scan, const Demand& demand,
                      const Registry& registry) {
  ColumnSet read = ReadByStages(scan, demand.Of(&node), registry);
  if (read.all) return nullptr;
  const auto reads = [&](std::string_view column) { return std::ranges::find(read.names, column) != read.names.end(); };
  const auto is_read = [&](const plan::SeriesFacts::Tag& tag) { return reads(tag.name); };
  const bool reads_tags = scan.series.tags && std::ranges::all_of(*scan.series.tags, is_read);
  const bool reads_keys = reads_tags || demand.ReadsKeysOf(&node) || !scan.StagesBehindFilters().empty();
  if (reads_keys && reads("_time") && reads("_value")) return nullptr;
  plan::ScanSpec smaller = scan;
  std::ranges::sort(read.names);
  smaller.columns = std::move(read.names);
  smaller.keys_are_read = reads_keys;
  return plan::MakeNode(std::move(smaller), {}, node.position);
}

}  // namespace

// Tells every scan which columns are read above it.
PassResult PruneColumnsRule(const std::vector<plan::NodeRef>& roots, RuleContext& context) {
  Demand demand(context);
  demand.Collect(roots);
  return RewriteUpwards(roots,
                        [&](const plan::NodeRef& node, plan::NodeRef current, size_t& count) -> Result<plan::NodeRef> {
                          const auto* scan = node->As<plan::ScanSpec>();
                          if (scan == nullptr || scan->columns) return current;
                          plan::NodeRef smaller = Smaller(*node, *scan, demand, context.registry);
                          if (smaller == nullptr) return current;
                          ++count;
                          return smaller;
                        });
}

}  // namespace flux::opt
