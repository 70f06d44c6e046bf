#include <algorithm>
#include <set>

#include "compiler/opt/move_filter.h"
#include "compiler/opt/offered_filter.h"
#include "compiler/opt/source_notes.h"
#include "fmt/format.h"
#include "runtime/base/plural.h"
#include "runtime/base/stack_trace.h"
#include "runtime/plan/map_columns.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/map.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/plan/specs/yield.h"

namespace flux::opt {

namespace {

// Who reads which node of a plan; a result is read by nobody known (null).
class Readers {
 public:
  explicit Readers(const std::vector<plan::NodeRef>& roots) {
    for (const plan::NodeRef& root : roots) {
      Visit(root);
      readers_[root.get()].push_back(nullptr);
    }
  }

  const std::vector<plan::NodeRef>& scans() const { return scans_; }
  const std::vector<plan::NodeRef>& Of(const plan::NodeRef& node) const { return readers_.at(node.get()); }

  // The operations above `node` that each are the only reader of the one before.
  std::vector<plan::NodeRef> ChainAbove(const plan::NodeRef& node) const {
    std::vector<plan::NodeRef> chain;
    for (const plan::NodeRef* at = &node;; at = &chain.back()) {
      const std::vector<plan::NodeRef>& readers = Of(*at);
      if (readers.size() != 1 || readers[0] == nullptr || readers[0]->inputs.size() != 1) return chain;
      chain.push_back(readers[0]);
    }
  }

 private:
  void Visit(const plan::NodeRef& node) {
    if (!seen_.insert(node.get()).second) return;
    if (node->As<plan::ScanSpec>() != nullptr) scans_.push_back(node);
    for (const plan::NodeRef& input : node->inputs) {
      Visit(input);
      readers_[input.get()].push_back(node);
    }
  }

  std::set<const plan::Node*> seen_;
  std::map<const plan::Node*, std::vector<plan::NodeRef>> readers_;
  std::vector<plan::NodeRef> scans_;
};

// What becomes of a node with all below it, and how many operations its source has taken for that.
struct Replacement {
  plan::NodeRef node;
  size_t operations;
};
using Replacements = std::map<const plan::Node*, Replacement>;

std::string TextOfSieve(const std::shared_ptr<const expr::Function>& fn) {
  return fn != nullptr ? expr::ToText(*fn) : "";
}

// Notes something of a scan for those who read it.
void NoteOf(const plan::NodeRef& scan, RuleContext& context, std::string text, bool tells_limit = false) {
  if (!context.wants_notes) return;
  std::string stages = StagesText(*scan->As<plan::ScanSpec>(), context.registry);
  context.source_notes->push_back({scan->position, std::move(stages), std::move(text), tells_limit});
}

// Offers one chain of operations to the source of one scan.
class ChainOffer {
 public:
  ChainOffer(const plan::NodeRef& scan, std::vector<plan::NodeRef> chain, RuleContext& context)
      : scan_(scan), chain_(std::move(chain)), context_(context) {}

  Status Make() {
    const plan::ScanSpec& scan = *scan_->As<plan::ScanSpec>();
    const auto named = [&](Error error) {
      error.trace.insert(error.trace.end(), scan_->position.begin(), scan_->position.end());
      return std::unexpected(std::move(error));
    };
    Result<std::shared_ptr<Source>> source = context_.sources.OpenSource(scan.from);
    if (!source) return named(std::move(source.error()));
    source_ = *std::move(source);
    Result<SourceAnswer> answer = source_->Offer(scan, Operations());
    if (!answer) return named(std::move(answer.error()));
    answer_ = *std::move(answer);
    // A sieve must know all that the filter does.
    if (!filter_.IsWhole() && answer_.taken >= filter_at_) answer_.scan.sieve = scan.sieve;
    if (Status status = OfferDemand(); !status) return named(std::move(status.error()));
    if (context_.wants_notes) NoteRefusals();
    return {};
  }

  // Whether the source does any of the operations.
  bool HasTaken() const { return answer_.taken > 0 || !answer_.rest.empty() || has_limit_; }
  // Notes what changes; gives whether anything does.
  bool AddTo(Replacements& replacements) const {
    const plan::ScanSpec& before = *scan_->As<plan::ScanSpec>();
    if (!HasTaken() && TextOfSieve(before.sieve) == TextOfSieve(answer_.scan.sieve)) return false;
    plan::NodeRef scan = plan::MakeNode(answer_.scan, {}, scan_->position);
    std::vector<expr::Function> rest = Rest();
    const size_t operations = CountTouched() + (has_limit_ ? 1 : 0);
    if (rest.empty()) {
      const plan::NodeRef& last = answer_.taken == 0 ? scan_ : chain_[answer_.taken - 1];
      replacements.emplace(last.get(), Replacement{std::move(scan), operations});
      return true;
    }
    const plan::NodeRef& filter = chain_[PartlyTaken()];
    plan::FilterSpec smaller = plan::WithConjuncts(*filter->As<plan::FilterSpec>(), rest);
    replacements.emplace(
        filter.get(), Replacement{plan::MakeNode(std::move(smaller), {std::move(scan)}, filter->position), operations});
    return true;
  }

 private:
  // The chain as far as a source may be asked to do it.
  std::vector<plan::NodeRef> Operations() {
    std::vector<plan::NodeRef> operations;
    bool is_among_filters = true;
    for (const plan::NodeRef& node : chain_) {
      const OperationDef* def = context_.registry.FindOperation(node->name);
      if (node->As<plan::YieldSpec>() != nullptr || def == nullptr || def->has_effect) break;
      is_among_filters = is_among_filters && node->As<plan::FilterSpec>() != nullptr;
      if (!is_among_filters) {
        operations.push_back(node);
        continue;
      }
      filter_ = OfferFilter(node, scan_, context_);
      filter_at_ = operations.size();
      if (filter_.node != nullptr) operations.push_back(filter_.node);
      if (!filter_.IsWhole()) break;
    }
    offered_ = operations.size();
    return operations;
  }

  // The place of the filter of which the source does a part.
  size_t PartlyTaken() const { return answer_.rest.empty() ? filter_at_ : answer_.taken; }

  // How many operations of the chain the source does something of.
  size_t CountTouched() const { return answer_.taken + (answer_.rest.empty() ? 0 : 1); }

  // Whether the source does something of the last operation that was offered.
  bool HasReachedEnd() const { return CountTouched() == offered_; }

  // What stays of that filter.
  std::vector<expr::Function> Rest() const {
    std::vector<expr::Function> rest;
    std::ranges::copy_if(answer_.rest, std::back_inserter(rest), [&](const expr::Function& conjunct) {
      return std::ranges::find(filter_.weaker, expr::ToText(conjunct)) == filter_.weaker.end();
    });
    if (!filter_.IsWhole() && filter_.node != nullptr && HasReachedEnd())
      rest.insert(rest.end(), filter_.held_back.begin(), filter_.held_back.end());
    return rest;
  }

  void Note(std::string text, bool tells_limit = false) { NoteOf(scan_, context_, std::move(text), tells_limit); }

  void NoteRefusals() {
    const std::optional<uint64_t> enough = RowsSentForDemand();
    for (const SourceAnswer::Refusal& refusal : answer_.refusals) {
      if (enough && refusal.what.empty()) continue;
      const std::string what = refusal.what.empty() ? TextOf(*chain_[answer_.taken]) : refusal.what;
      const bool has_sieve = answer_.scan.sieve != nullptr;
      Note(fmt::format("`{}` stays outside {}: {}{}", what, source_->Name(), refusal.why,
                       has_sieve ? ", but it skips chunks in which none pass" : ""));
    }
    if (!filter_.IsWhole() && HasReachedEnd()) Note(filter_.why_not);
    NoteFiltersBehind();
    if (enough) {
      Note(fmt::format("of each table {} sends {}, which is enough for `{}` and what follows", source_->Name(),
                       Counted(*enough, "row", "rows"), TextOf(*chain_[answer_.taken])),
           true);
    }
  }

  // The rows of each table that the source sends because they are enough for what stays above.
  std::optional<uint64_t> RowsSentForDemand() const {
    const std::span<const plan::NodeRef> stages = answer_.scan.StagesBehindFilters();
    if (stages.empty() || answer_.taken == chain_.size()) return std::nullopt;
    const bool is_demand = TraceText(stages.back()->position) == TraceText(chain_[answer_.taken]->position);
    const auto* limit = stages.back()->As<plan::LimitSpec>();
    const std::optional<uint64_t> rows = RowsWanted();
    return is_demand && limit != nullptr && rows && limit->count <= *rows ? rows : std::nullopt;
  }

  // Filters that might spare reading, were they not behind what is left to be done here.
  void NoteFiltersBehind() {
    if (answer_.refusals.empty() || answer_.taken == chain_.size()) return;
    const plan::Node& stopped = *chain_[answer_.taken];
    if (stopped.As<plan::FilterSpec>() != nullptr) return;
    for (size_t i = answer_.taken + 1; i < chain_.size(); ++i) {
      if (const auto* filter = chain_[i]->As<plan::FilterSpec>()) NoteFilterBehind(*filter, i, stopped);
    }
  }

  void NoteFilterBehind(const plan::FilterSpec& filter, size_t at, const plan::Node& stopped) {
    const std::string text = TextOf(*chain_[at]);
    const expr::ColumnUse use = filter.fn.tree != nullptr ? expr::ColumnsRead(*filter.fn.tree) : expr::ColumnUse();
    for (const std::string& column : use.columns) {
      if (const plan::Node* maker = MakerOf(column, at))
        return Note(
            fmt::format("`{}` runs outside, too, because it reads `{}`, which `{}` makes", text, column, maker->name));
    }
    Note(fmt::format("`{}` runs outside, too, because it comes behind `{}`", text, stopped.name));
  }

  // The operation in front of a place in the chain that computes the column; null when none is known to.
  const plan::Node* MakerOf(const std::string& column, size_t at) {
    while (at-- > answer_.taken) {
      const plan::Node& node = *chain_[at];
      const auto* map = node.As<plan::MapSpec>();
      const auto* aggregate = node.As<plan::AggregateSpec>();
      const auto writes = [&](const plan::RowFunction& fn) {
        const std::vector<std::string> written = plan::WrittenColumns(fn);
        return std::ranges::find(written, column) != written.end() && !plan::PreservesColumn(fn, column);
      };
      const bool is_written = map != nullptr && writes(map->fn);
      const bool is_folded = aggregate != nullptr && !aggregate->fn->is_selector && aggregate->column == column;
      const bool is_new = context_.facts.Of(chain_[at]).schema.Find(column) != nullptr &&
                          !context_.facts.Of(node.inputs[0]).schema.MayHave(column);
      if (is_written || is_folded || is_new) return &node;
    }
    return nullptr;
  }

  std::string TextOf(const plan::Node& node) const { return TextOfOperation(node, context_.registry); }

  // What stays above may be content with some rows of each table. That is as good as a `limit`.
  Status OfferDemand() {
    if (!Rest().empty() || answer_.taken == chain_.size() || !answer_.scan.StagesBehindFilters().empty()) return {};
    const std::optional<uint64_t> rows = RowsWanted();
    if (!rows) return {};
    plan::LimitSpec limit;
    limit.count = *rows;
    const plan::NodeRef node = plan::MakeNode(std::move(limit), {}, chain_[answer_.taken]->position);
    FLUX_TRY(SourceAnswer answer, source_->Offer(answer_.scan, {&node, 1}));
    if (answer.taken == 0) return {};
    answer_.scan = std::move(answer.scan);
    has_limit_ = true;
    return {};
  }

  // How many rows of each table of the scan are enough for all that stays above it.
  std::optional<uint64_t> RowsWanted() const {
    plan::Demand demand;
    ColumnSet read{.all = true, .names = {}};
    for (size_t i = chain_.size(); i-- > answer_.taken;) {
      const OperationDef* def = context_.registry.FindOperation(chain_[i]->name);
      if (def == nullptr) return std::nullopt;
      demand = def->demand != nullptr ? def->demand(*chain_[i], demand) : plan::Demand();
      read = def->needs != nullptr ? def->needs(*chain_[i], read) : ColumnSet{.all = true, .names = {}};
    }
    // One that is not looked at does no harm, and a table with a row is like the others.
    if (demand.rows) return std::max<uint64_t>(1, *demand.rows);
    const auto reads = [&](std::string_view column) {
      return read.all || std::ranges::find(read.names, column) != read.names.end();
    };
    // All other columns are in the group key: without these the rows of a table are equal.
    if (demand.is_set_of_rows && !reads("_time") && !reads("_value")) return 1;
    return std::nullopt;
  }

  const plan::NodeRef scan_;
  const std::vector<plan::NodeRef> chain_;
  RuleContext& context_;
  std::shared_ptr<Source> source_;
  OfferedFilter filter_;  // the last one that was offered
  size_t filter_at_ = 0;  // its place in the chain
  size_t offered_ = 0;    // operations of the chain
  SourceAnswer answer_;
  bool has_limit_ = false;
};

void NoteShared(const plan::NodeRef& scan, RuleContext& context) {
  NoteOf(scan, context, "what several operations read is read once, and what each makes of it stays outside");
}

// A chain that a source may be offered ends where streams meet or part.
void NoteEndOfChain(const plan::NodeRef& scan, const std::vector<plan::NodeRef>& readers, RuleContext& context) {
  if (readers.size() > 1) {
    NoteShared(scan, context);
  } else if (readers[0] != nullptr) {
    NoteOf(scan, context, fmt::format("`{}` stays outside: it has several inputs", readers[0]->name));
  }
}

// A scan that several read is read once, unless each of them reads a part that its own filter chooses.
Status OfferFiltersOfReaders(const plan::NodeRef& scan, const Readers& readers, RuleContext& context,
                             Replacements& replacements) {
  std::vector<ChainOffer> offers;
  for (const plan::NodeRef& reader : readers.Of(scan)) {
    if (reader != nullptr && reader->As<plan::FilterSpec>() != nullptr) {
      FLUX_TRY_STATUS(offers.emplace_back(scan, std::vector{reader}, context).Make());
      if (offers.back().HasTaken()) continue;
    }
    NoteShared(scan, context);
    return {};
  }
  for (const ChainOffer& offer : offers) offer.AddTo(replacements);
  return {};
}

}  // namespace

// Offers every scan's source the operations above the scan; what it takes becomes part of the scan.
PassResult PushIntoSourceRule(const std::vector<plan::NodeRef>& roots, RuleContext& context) {
  // What stayed outside in an earlier round may have been pushed down since.
  context.source_notes.emplace();
  const Readers readers(roots);
  Replacements replacements;
  for (const plan::NodeRef& scan : readers.scans()) {
    if (readers.Of(scan).size() > 1) {
      FLUX_TRY_STATUS(OfferFiltersOfReaders(scan, readers, context, replacements));
      continue;
    }
    const std::vector<plan::NodeRef> chain = readers.ChainAbove(scan);
    ChainOffer offer(scan, chain, context);
    FLUX_TRY_STATUS(offer.Make());
    NoteEndOfChain(scan, readers.Of(chain.empty() ? scan : chain.back()), context);
    offer.AddTo(replacements);
  }
  return RewriteUpwards(roots,
                        [&](const plan::NodeRef& node, plan::NodeRef current, size_t& count) -> Result<plan::NodeRef> {
                          const auto found = replacements.find(node.get());
                          if (found == replacements.end()) return current;
                          count += std::max<size_t>(1, found->second.operations);
                          return found->second.node;
                        });
}

}  // namespace flux::opt
