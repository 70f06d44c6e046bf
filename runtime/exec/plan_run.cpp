#include "runtime/exec/plan_run.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/check.h"
#include "runtime/base/plural.h"
#include "runtime/exec/parts_run.h"

namespace flux::exec {
namespace {

// The function of which the script wants more than there is room for, of which `at` is the place; empty when the
// message names it.
std::string CallOf(const OperationDef* def, const plan::Node& node, const StackTrace& at) {
  std::string call = def != nullptr && def->call != nullptr ? def->call(node, at) : std::string(node.name);
  return call.empty() || at.front().calls.empty() ? call : at.front().calls;
}

// Says where the failing call stands, as script errors do, or at least which operation failed. Others may need the room
// that it does not have, so then it says both.
Error Named(const OperationDef* def, const plan::Node& node, const Operator* op, Error error) {
  if (error.code == ErrorCode::kCanceled) return error;
  const StackTrace* failed_at = op != nullptr ? op->failed_at() : nullptr;
  const StackTrace& at = failed_at != nullptr ? *failed_at : node.position;
  if (at.empty()) return std::move(error).WithContext(node.name);
  const std::string call = CallOf(def, node, at);
  const bool is_named = error.cause_begin != 0 || call.empty();
  if (error.code == ErrorCode::kResourceExhausted && !is_named) {
    error = Error(std::move(error).WithContext(fmt::format("`{}`", call)));
  }
  error.trace.insert(error.trace.end(), at.begin(), at.end());
  return error;
}

// How many tables came in how many pieces.
std::string PiecesText(const ScanParts& parts) {
  uint64_t pieces = 0, tables = 0;
  for (const auto& part : parts) {
    if (part->piece() == nullptr) continue;
    ++pieces;
    tables += part->piece()->is_last;
  }
  return pieces == 0 ? "" : fmt::format("cut {} by time into {} pieces", Counted(tables, "table", "tables"), pieces);
}

}  // namespace

Status PlanRun::BuildNode(size_t index) {
  BuiltNode& built = nodes_[index];
  const plan::Node& node = built.plan->node();
  const OperationDef* def = registry_.FindOperation(node.name);
  if (def == nullptr || def->create == nullptr) {
    return Fail(ErrorCode::kUnimplemented, "this operation cannot run here");
  }
  if (def->has_effect && context_.skipped_effects != nullptr) {
    context_.skipped_effects->Add(node.name, node.position);
    built.op = std::make_unique<PassingOperator>(*built.exit);
  } else {
    if (context_.workers != nullptr && built.plan->joins_pieces) {
      built.join = std::make_unique<PieceJoin>(*built.plan->joins_pieces, context_.spill, *built.exit);
    }
    FLUX_TRY(built.op, WithinMemory([&] { return def->create(*built.plan, context_, built.out(), *built.stats); }));
  }
  for (size_t i = 0; i < built.plan->inputs.size(); ++i) {
    NamedColumns named = def->names != nullptr && context_.warn ? def->names(node) : NamedColumns();
    built.entries.push_back(std::make_unique<EntrySink>(*this, clock_, index, *built.stats, built.op->input(i),
                                                        AbsentColumns(std::move(named), node, i)));
    nodes_[built.plan->inputs[i]].exit->AddConsumer(*built.entries.back());
  }
  return {};
}

Status PlanRun::Build(const PhysicalPlan& plan, std::span<TableSink* const> sinks) {
  FLUX_CHECK(plan.roots.size() == sinks.size());
  plan_ = &plan;
  for (const PhysicalNode& node : plan.nodes) {
    OperatorStats* stats = &stats_[node.logical.get()];
    nodes_.push_back(
        BuiltNode{.plan = &node, .stats = stats, .exit = std::make_unique<ExitSink>(context_.cancel, *stats)});
  }
  for (size_t i = 0; i < nodes_.size(); ++i) {
    Status built = BuildNode(i);
    if (!built) {
      const plan::Node& node = nodes_[i].plan->node();
      return std::unexpected(Named(registry_.FindOperation(node.name), node, nullptr, std::move(built.error())));
    }
  }
  roots_ = plan.roots;
  root_failures_.resize(roots_.size());
  for (size_t i = 0; i < roots_.size(); ++i) {
    root_sinks_.push_back(std::make_unique<RootSink>(*this, i, *sinks[i]));
    nodes_[roots_[i]].exit->AddConsumer(*root_sinks_.back());
  }
  return {};
}

void PlanRun::OnNodeFailure(size_t index, Error error) {
  BuiltNode& built = nodes_[index];
  if (built.has_stopped) return;
  // An operator whose tables nobody reads any more passes that on; it is no failure of its own.
  if (built.exit->is_wanted()) {
    const plan::Node& node = built.plan->node();
    built.failure = Named(registry_.FindOperation(node.name), node, built.op.get(), std::move(error));
    SpreadFailure(index);
  }
  Stop(built);
}

// Whether a column may be one of a stream that was to be united with others but had no tables this time.
bool PlanRun::MayHaveVanished(size_t index, const std::string& column, PlanFacts& facts) const {
  // Nodes come after their inputs, so one pass downwards meets all that the node depends on.
  std::vector<bool> is_below(index + 1);
  is_below[index] = true;
  for (size_t at = index + 1; at-- > 0;) {
    if (!is_below[at]) continue;
    const std::vector<size_t>& inputs = nodes_[at].plan->inputs;
    for (const size_t input : inputs) {
      is_below[input] = true;
      const bool is_empty = inputs.size() > 1 && nodes_[input].stats->tables_out == 0;
      if (is_empty && facts.Of(nodes_[input].plan->logical).schema.MayHave(column)) return true;
    }
  }
  return false;
}

// One call may have become several nodes, one for each input of a union, say: only what none of them saw is absent.
void PlanRun::SayAbsentColumns() {
  std::set<std::string> seen, said;
  for (const BuiltNode& built : nodes_) {
    for (const auto& entry : built.entries) {
      for (std::string& subject : entry->absent().SeenSubjects()) seen.insert(std::move(subject));
    }
  }
  PlanFacts facts(registry_);
  for (const BuiltNode& built : nodes_) {
    for (size_t i = 0; i < built.entries.size(); ++i) {
      const AbsentColumns& absent = built.entries[i]->absent();
      if (!absent.HasAny()) continue;
      for (const AbsentColumns::Message& message : absent.Messages(facts.Of(built.plan->node().inputs[i]).schema)) {
        if (seen.contains(message.subject)) continue;
        if (!message.is_guess && MayHaveVanished(built.plan->inputs[i], message.column, facts)) continue;
        if (said.insert(message.topic).second) context_.warn(message.text);
      }
    }
  }
}

void PlanRun::OnRootFailure(size_t index, Error error) {
  if (error.code != ErrorCode::kEnough) root_failures_[index] = std::move(error);
}

// What nothing but this node reads stops with it.
void PlanRun::Stop(BuiltNode& built) {
  built.has_stopped = true;
  for (size_t i = 0; i < built.entries.size(); ++i) Drop(built, i);
}

void PlanRun::Drop(BuiltNode& built, size_t input) {
  BuiltNode& source = nodes_[built.plan->inputs[input]];
  if (!source.exit->Drop(*built.entries[input]) && !source.has_stopped) Stop(source);
}

// The failure that is told of several is that of the first input in order, whichever came first: chunks, and so their
// size, decide that. So the inputs before the one that failed go on, for nothing but their failures, unless there is no
// time for that.
void PlanRun::Lose(BuiltNode& built, bool is_urgent) {
  const std::vector<size_t>& inputs = built.plan->inputs;
  const auto lost = std::ranges::find_if(inputs, [&](size_t input) { return nodes_[input].is_lost; });
  if (lost == inputs.end()) return;
  built.is_lost = true;
  if (is_urgent) return Stop(built);
  built.has_stopped = true;
  const auto first = static_cast<size_t>(lost - inputs.begin());
  for (size_t i = 0; i < first; ++i) built.entries[i]->Ignore();
  for (size_t i = first; i < inputs.size(); ++i) Drop(built, i);
}

// Nodes come after their inputs, so one pass reaches all that depend on this one.
void PlanRun::SpreadFailure(size_t from) {
  nodes_[from].is_lost = true;
  const bool is_urgent = nodes_[from].failure->code == ErrorCode::kResourceExhausted;
  for (size_t i = from + 1; i < nodes_.size(); ++i) {
    if (!nodes_[i].failure) Lose(nodes_[i], is_urgent);
  }
}

// Why a node cannot give all of its tables; null when it can.
const Error* PlanRun::FailureOf(size_t index) const {
  const BuiltNode& built = nodes_[index];
  if (built.failure) return &*built.failure;
  if (!built.is_lost) return nullptr;
  for (const size_t input : built.plan->inputs) {
    if (nodes_[input].is_lost) return FailureOf(input);
  }
  return nullptr;
}

Status PlanRun::RunSources() {
  for (size_t i = 0; i < nodes_.size(); ++i) {
    BuiltNode& built = nodes_[i];
    if (!built.plan->inputs.empty() || built.has_stopped) continue;
    FLUX_TRY_STATUS(context_.cancel.Check());
    clock_.Switch(built.stats);
    Status status = WithinMemory([&] { return RunSource(i); });
    clock_.Switch(nullptr);
    if (!status) OnNodeFailure(i, std::move(status.error()));
  }
  return Outcome();
}

// Where something follows the pieces that runs for whole tables, these are cut only if there are fewer than threads.
Status PlanRun::RunSource(size_t index) {
  BuiltNode& source = nodes_[index];
  if (context_.workers == nullptr || !source.plan->last_in_parts) return source.op->Run();
  size_t last = *source.plan->last_in_parts;
  const std::optional<PieceChain>& pieces = source.plan->pieces;
  const bool are_for_all = pieces && pieces->last == last;
  FLUX_TRY(ScanParts parts, source.op->Split(are_for_all ? &pieces->cuts : nullptr));
  if (pieces && !are_for_all && !parts.empty() && parts.size() <= context_.workers->size()) {
    FLUX_TRY(ScanParts more, source.op->Split(&pieces->cuts));
    if (more.size() > parts.size()) {
      parts = std::move(more);
      last = pieces->last;
    }
  }
  return parts.empty() ? source.op->Run() : RunParts(index, last, std::move(parts));
}

// Parts that fail elsewhere run again here, where all that a query may use is at hand: the failure is the same as
// without help.
Status PlanRun::RunParts(size_t index, size_t last, ScanParts parts) {
  PartsRun runs(*plan_, index, last, parts, registry_, context_);
  std::vector<OperatorStats*> counted;
  for (const size_t member : runs.members()) counted.push_back(nodes_[member].stats);
  nodes_[index].stats->note = PiecesText(parts);
  std::optional<PiecedTable> table;
  for (size_t i = 0; i < parts.size(); ++i) {
    FLUX_TRY_STATUS(context_.cancel.Check());
    const TablePiece* const piece = parts[i]->piece();
    if (piece != nullptr && !table) table.emplace(*nodes_[last].join, piece_taker(last), counted);
    if (piece != nullptr && !WantsPiece(index, last)) {
      runs.Skip(i);
    } else {
      FLUX_TRY_STATUS(RunPart(index, *parts[i], i, runs, table));
    }
    if (piece == nullptr || !piece->is_last) continue;
    FLUX_TRY_STATUS(OrFailed(last, table->End()));
    table.reset();
  }
  return nodes_[index].exit->Finish();
}

// `table`: the one that the part is a piece of, if it is one.
Status PlanRun::RunPart(size_t index, ScanPart& part, size_t i, PartsRun& runs, std::optional<PiecedTable>& table) {
  clock_.Switch(nullptr);
  PartRun* const elsewhere = runs.Await(i);
  clock_.Switch(nodes_[index].stats);
  const size_t last = runs.members().back();
  if (elsewhere != nullptr && elsewhere->outcome()) {
    if (table) FLUX_TRY_STATUS(OrFailed(last, table->Take(part.piece()->times, elsewhere->piece_taker())));
    FLUX_TRY_STATUS(TakePart(runs.members(), *elsewhere));
    if (table) table->Counted();
  } else {
    if (table) table->Expect(part.piece()->times);
    FLUX_TRY_STATUS(SendPart(index, part));
    if (table) table->Came();
  }
  runs.Drop(i);
  return {};
}

// Whether anything of the table under way is wanted. What its rows go through knows of it once they have come out.
bool PlanRun::WantsPiece(size_t index, size_t last) const {
  return !nodes_[last].join->has_sent() || nodes_[index].exit->WantsRows();
}

// The status, of which the node is told when it is a failure.
Status PlanRun::OrFailed(size_t index, Status status) {
  if (!status) OnNodeFailure(index, status.error());
  return status;
}

// Through the operators of this run.
Status PlanRun::SendPart(size_t index, ScanPart& part) {
  BuiltNode& source = nodes_[index];
  ScanContext scan{context_.cancel, source.stats->scan, context_.chunk_rows};
  return part.Send(scan, source.out());
}

// Goes on with what the operators of another run made of a part.
Status PlanRun::TakePart(std::span<const size_t> members, PartRun& part) {
  for (const std::string& warning : part.warnings()) context_.warn(warning);
  for (size_t i = 0; i < members.size(); ++i) {
    const BuiltNode& mine = nodes_[members[i]];
    const BuiltNode& theirs = part.run().nodes_[i];
    OperatorStats done = *theirs.stats;
    // What goes out is counted there.
    if (i + 1 == members.size()) done.tables_out = done.rows_out = done.chunks_out = 0;
    mine.stats->Append(done);
    for (size_t k = 0; k < mine.entries.size(); ++k) mine.entries[k]->AppendAbsent(theirs.entries[k]->absent());
  }
  const size_t last = members.back();
  return OrFailed(last, part.tables().SendTo(nodes_[last].out()));
}

Status PlanRun::Outcome() {
  FLUX_TRY_STATUS(context_.cancel.Check());
  for (size_t i = 0; i < roots_.size(); ++i) {
    if (root_failures_[i]) return std::unexpected(*std::move(root_failures_[i]));
    if (const Error* failure = FailureOf(roots_[i])) return std::unexpected(*failure);
  }
  return {};
}

}  // namespace flux::exec
