#include "runtime/exec/executor.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <type_traits>

#include "runtime/base/check.h"
#include "runtime/exec/absent_columns.h"
#include "runtime/plan/specs/yield.h"

namespace flux::exec {
namespace {

int64_t NowNs() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

// Charges wall-clock time to the operator that is at work: calls nest, and each level pays for itself only.
class WorkClock {
 public:
  // Makes `stats` pay from now on; gives who paid before.
  OperatorStats* Switch(OperatorStats* stats) {
    const int64_t now = NowNs();
    if (payer_ != nullptr) payer_->self_ns += now - since_;
    since_ = now;
    return std::exchange(payer_, stats);
  }

 private:
  OperatorStats* payer_ = nullptr;
  int64_t since_ = 0;
};

// Says where the failing call stands, as script errors do, or at least which operation failed.
Error Named(const plan::Node& node, const Operator* op, Error error) {
  if (error.code == ErrorCode::kCanceled) return error;
  const StackTrace* failed_at = op != nullptr ? op->failed_at() : nullptr;
  const StackTrace& at = failed_at != nullptr ? *failed_at : node.position;
  if (at.empty()) return std::move(error).WithContext(node.name);
  error.trace.insert(error.trace.end(), at.begin(), at.end());
  return error;
}

// Adds a line with the table that an operator was at, unless the message says so. The bounds of ranges and windows are
// left out: they say little, and fused windows have none.
void NameTable(Error& error, const TableHeader& header) {
  std::vector<GroupKeyEntry> named;
  for (const GroupKeyEntry& entry : header.key.entries()) {
    if (entry.name != "_start" && entry.name != "_stop") named.push_back(entry);
  }
  if (error.code == ErrorCode::kCanceled || named.empty() || error.names_table) return;
  error.message += "\n  in table " + GroupKey(std::move(named)).DebugText();
  error.names_table = true;
}

// What an operator sees when nothing that reads it is left; nobody else does.
std::unexpected<Error> NotWanted() { return Fail(ErrorCode::kCanceled, "nothing reads this stream any more"); }

// Who hears of failures on the edges of a running plan.
class FailureListener {
 public:
  // The work of node `index` failed: by itself, or because nothing reads it any more.
  virtual void OnNodeFailure(size_t index, Error error) = 0;
  // The sink of root `index` failed.
  virtual void OnRootFailure(size_t index, Error error) = 0;

 protected:
  ~FailureListener() = default;
};

// The way into an operator: keeps time, ends refused allocations and hands failures over.
class EntrySink final : public TableSink {
 public:
  EntrySink(FailureListener& listener, WorkClock& clock, size_t node, OperatorStats& stats, TableSink& target,
            AbsentColumns absent)
      : listener_(listener), clock_(clock), node_(node), stats_(stats), target_(target), absent_(std::move(absent)) {}

  const AbsentColumns& absent() const { return absent_; }

  Result<bool> TakeTables(const TableBatch& batch) override {
    absent_.See(*batch.header);
    return Enter([&] { return target_.TakeTables(batch); });
  }
  Status Begin(TableHeaderRef header) override {
    header_ = header;
    absent_.See(*header);
    return Enter([&] { return target_.Begin(std::move(header)); });
  }
  Status Push(const Chunk& chunk) override {
    return Enter([&] { return target_.Push(chunk); });
  }
  Status End() override {
    Status status = Enter([&] { return target_.End(); });
    header_ = nullptr;
    return status;
  }
  Status Finish() override {
    absent_.End();
    return Enter([&] { return target_.Finish(); });
  }

 private:
  template <typename Fn>
  std::invoke_result_t<Fn> Enter(Fn&& fn) {
    OperatorStats* caller = clock_.Switch(&stats_);
    std::invoke_result_t<Fn> status = WithinMemory(fn);
    clock_.Switch(caller);
    if (status) return status;
    if (header_ != nullptr) NameTable(status.error(), *header_);
    listener_.OnNodeFailure(node_, std::move(status.error()));
    return NotWanted();
  }

  FailureListener& listener_;
  WorkClock& clock_;
  const size_t node_;
  OperatorStats& stats_;
  TableSink& target_;
  TableHeaderRef header_;  // of the table that is under way
  AbsentColumns absent_;
};

// The way to the caller's sink of a root.
class RootSink final : public TableSink {
 public:
  RootSink(FailureListener& listener, size_t root, TableSink& target)
      : listener_(listener), root_(root), target_(target) {}

  Result<bool> TakeTables(const TableBatch& batch) override { return Noted(target_.TakeTables(batch)); }
  Status Begin(TableHeaderRef header) override { return Noted(target_.Begin(std::move(header))); }
  Status Push(const Chunk& chunk) override { return Noted(target_.Push(chunk)); }
  Status End() override { return Noted(target_.End()); }
  Status Finish() override { return Noted(target_.Finish()); }

 private:
  template <typename Outcome>
  Outcome Noted(Outcome status) {
    if (status) return status;
    listener_.OnRootFailure(root_, std::move(status.error()));
    return NotWanted();
  }

  FailureListener& listener_;
  const size_t root_;
  TableSink& target_;
};

// The way out of an operator: counts, polls for cancellation and passes everything on to all consumers that still want
// it. A consumer that fails is left out from then on; the operator sees a failure once there is none left.
class ExitSink final : public TableSink {
 public:
  ExitSink(const CancelToken& cancel, OperatorStats& stats) : cancel_(cancel), stats_(stats) {}
  void AddConsumer(TableSink& consumer) {
    consumers_.push_back(&consumer);
    ++wanted_;
  }
  // Leaves a consumer out; gives whether others remain.
  bool Drop(const TableSink& consumer) {
    for (TableSink*& known : consumers_) {
      if (known != &consumer) continue;
      known = nullptr;
      --wanted_;
    }
    return is_wanted();
  }
  bool is_wanted() const { return wanted_ > 0; }

  Result<bool> TakeTables(const TableBatch& batch) override {
    FLUX_TRY_STATUS(cancel_.Check());
    if (batch.tables() == 0) return true;
    if (stats_.tables_out == 0) stats_.first_header = std::make_shared<const TableHeader>(batch.HeaderOf(0));
    stats_.tables_out += batch.tables();
    stats_.rows_out += batch.rows();
    ++stats_.chunks_out;
    FLUX_TRY_STATUS(ForAll([&](TableSink& consumer) { return SendTables(batch, consumer); }));
    return true;
  }
  Status Begin(TableHeaderRef header) override {
    if (stats_.tables_out++ == 0) stats_.first_header = header;
    return ForAll([&](TableSink& consumer) { return consumer.Begin(header); });
  }
  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(cancel_.Check());
    stats_.rows_out += chunk.rows;
    ++stats_.chunks_out;
    return ForAll([&](TableSink& consumer) { return consumer.Push(chunk); });
  }
  Status End() override {
    return ForAll([](TableSink& consumer) { return consumer.End(); });
  }
  Status Finish() override {
    return ForAll([](TableSink& consumer) { return consumer.Finish(); });
  }

 private:
  template <typename Fn>
  Status ForAll(Fn&& fn) {
    for (size_t i = 0; i < consumers_.size(); ++i) {
      if (consumers_[i] == nullptr) continue;
      TableSink& consumer = *consumers_[i];
      if (!fn(consumer)) Drop(consumer);
    }
    return is_wanted() ? Status() : NotWanted();
  }

  const CancelToken& cancel_;
  OperatorStats& stats_;
  std::vector<TableSink*> consumers_;  // null: dropped
  size_t wanted_ = 0;
};

struct BuiltNode {
  const PhysicalNode* plan;
  OperatorStats* stats;
  std::unique_ptr<ExitSink> exit;
  std::unique_ptr<Operator> op = nullptr;
  std::vector<std::unique_ptr<EntrySink>> entries = {};
  bool has_stopped = false;  // it failed, or nothing reads it any more
  // Why it cannot give all of its tables: its own failure or one that it depends on; not when nothing reads it.
  std::optional<Error> failure = std::nullopt;
};

class PlanRun final : public FailureListener {
 public:
  PlanRun(const Registry& registry, ExecContext& context, PlanStats& stats)
      : registry_(registry), context_(context), stats_(stats) {}

  Status Build(const PhysicalPlan& plan, std::span<TableSink* const> sinks);
  // Runs every source that something reads. A failure stops what depends on it and nothing else; the first root in
  // order that is not complete says why.
  Status RunSources();
  // Tells of the columns that calls named and no table had.
  void SayAbsentColumns();

 private:
  Status BuildNode(size_t index);
  void OnNodeFailure(size_t index, Error error) override;
  bool MayHaveVanished(size_t index, const std::string& column, PlanFacts& facts) const;
  void OnRootFailure(size_t index, Error error) override;
  void Stop(BuiltNode& built);
  void SpreadFailure(size_t from);
  Status Outcome();

  const Registry& registry_;
  ExecContext& context_;
  WorkClock clock_;
  PlanStats& stats_;
  std::vector<BuiltNode> nodes_;  // in the order of the plan
  std::span<const size_t> roots_;
  std::vector<std::unique_ptr<RootSink>> root_sinks_;
  std::vector<std::optional<Error>> root_failures_;
};

Status PlanRun::BuildNode(size_t index) {
  BuiltNode& built = nodes_[index];
  const plan::Node& node = built.plan->node();
  const OperationDef* def = registry_.FindOperation(node.name);
  if (def == nullptr || def->create == nullptr) {
    return Fail(ErrorCode::kUnimplemented, "this operation cannot run here");
  }
  if (def->has_effect && context_.skipped_effects != nullptr) {
    context_.skipped_effects->Add(node.name, node.position);
    built.op = std::make_unique<UnaryOperator>(*built.exit);
  } else {
    FLUX_TRY(built.op, WithinMemory([&] { return def->create(*built.plan, context_, *built.exit, *built.stats); }));
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
  for (const PhysicalNode& node : plan.nodes) {
    OperatorStats* stats = &stats_[node.logical.get()];
    nodes_.push_back(
        BuiltNode{.plan = &node, .stats = stats, .exit = std::make_unique<ExitSink>(context_.cancel, *stats)});
  }
  for (size_t i = 0; i < nodes_.size(); ++i) {
    Status built = BuildNode(i);
    if (!built) return std::unexpected(Named(nodes_[i].plan->node(), nullptr, std::move(built.error())));
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
    built.failure = Named(built.plan->node(), built.op.get(), std::move(error));
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

void PlanRun::OnRootFailure(size_t index, Error error) { root_failures_[index] = std::move(error); }

// What nothing but this node reads stops with it.
void PlanRun::Stop(BuiltNode& built) {
  built.has_stopped = true;
  for (size_t i = 0; i < built.entries.size(); ++i) {
    BuiltNode& input = nodes_[built.plan->inputs[i]];
    if (!input.exit->Drop(*built.entries[i]) && !input.has_stopped) Stop(input);
  }
}

// Nodes come after their inputs, so one pass reaches all that depend on this one.
void PlanRun::SpreadFailure(size_t from) {
  for (size_t i = from + 1; i < nodes_.size(); ++i) {
    BuiltNode& built = nodes_[i];
    if (built.failure) continue;
    for (const size_t input : built.plan->inputs) {
      const BuiltNode& source = nodes_[input];
      if (!source.failure) continue;
      built.failure = source.failure;
      if (!built.has_stopped) Stop(built);
      break;
    }
  }
}

Status PlanRun::RunSources() {
  for (size_t i = 0; i < nodes_.size(); ++i) {
    BuiltNode& built = nodes_[i];
    if (!built.plan->inputs.empty() || built.has_stopped) continue;
    FLUX_TRY_STATUS(context_.cancel.Check());
    clock_.Switch(built.stats);
    Status status = WithinMemory([&] { return built.op->Run(); });
    clock_.Switch(nullptr);
    if (!status) OnNodeFailure(i, std::move(status.error()));
  }
  return Outcome();
}

Status PlanRun::Outcome() {
  FLUX_TRY_STATUS(context_.cancel.Check());
  for (size_t i = 0; i < roots_.size(); ++i) {
    if (root_failures_[i]) return std::unexpected(*std::move(root_failures_[i]));
    if (nodes_[roots_[i]].failure) return std::unexpected(*nodes_[roots_[i]].failure);
  }
  return {};
}

}  // namespace

Status ExecuteInto(const PhysicalPlan& plan, std::span<TableSink* const> sinks, const Registry& registry,
                   ExecContext& context, PlanStats* stats) {
  const MemoryScope counted(&context.memory);
  PlanStats own;
  PlanRun run(registry, context, stats != nullptr ? *stats : own);
  FLUX_TRY_STATUS(run.Build(plan, sinks));
  Status done = run.RunSources();
  run.SayAbsentColumns();
  return done;
}

Result<std::vector<ResultSet>> Execute(std::span<const plan::NodeRef> roots, const Registry& registry,
                                       ExecContext& context, PlanStats* stats) {
  std::vector<CollectingSink> collected(roots.size());
  std::vector<TableSink*> sinks;
  for (CollectingSink& sink : collected) sinks.push_back(&sink);
  PlanFacts facts(registry);
  FLUX_TRY_STATUS(ExecuteInto(Lower(roots, facts, registry), sinks, registry, context, stats));
  std::vector<ResultSet> results;
  for (size_t i = 0; i < roots.size(); ++i) {
    const auto* yield = roots[i]->As<plan::YieldSpec>();
    results.push_back(ResultSet{yield != nullptr ? yield->result_name : "_result", std::move(collected[i].tables)});
  }
  return results;
}

}  // namespace flux::exec
