#include "runtime/exec/executor.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "runtime/base/check.h"

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
Error Placed(Error error, const plan::Node& node, const plan::SourcePosition& at) {
  if (at.line == 0) return std::move(error).WithContext(node.name);
  error.message += plan::TraceText(at);
  return error;
}

// What all edges of a running plan share.
struct Run {
  ExecContext& context;
  WorkClock clock;
  // The innermost operator names itself; those that pass its failure on do not.
  bool is_failure_named = false;

  Status Named(const plan::Node& node, const Operator* op, Status status) {
    if (status || is_failure_named) return status;
    is_failure_named = true;
    if (status.error().code == ErrorCode::kCanceled) return status;
    const plan::SourcePosition* at = op != nullptr ? op->failed_at() : nullptr;
    return std::unexpected(Placed(std::move(status.error()), node, at != nullptr ? *at : node.position));
  }
};

// The way into an operator: keeps time and names failures.
class EntrySink final : public TableSink {
 public:
  EntrySink(Run& run, const plan::Node& node, OperatorStats& stats, Operator& op, TableSink& target)
      : run_(run), node_(node), stats_(stats), op_(op), target_(target) {}

  Status Begin(TableHeaderRef header) override {
    return Enter([&] { return target_.Begin(std::move(header)); });
  }
  Status Push(const Chunk& chunk) override {
    return Enter([&] { return target_.Push(chunk); });
  }
  Status End() override {
    return Enter([&] { return target_.End(); });
  }
  Status Finish() override {
    return Enter([&] { return target_.Finish(); });
  }

 private:
  template <typename Fn>
  Status Enter(Fn&& fn) {
    OperatorStats* caller = run_.clock.Switch(&stats_);
    Status status = run_.Named(node_, &op_, fn());
    run_.clock.Switch(caller);
    return status;
  }

  Run& run_;
  const plan::Node& node_;
  OperatorStats& stats_;
  Operator& op_;
  TableSink& target_;
};

// The way out of an operator: counts, polls for cancellation and passes everything on to all consumers.
class ExitSink final : public TableSink {
 public:
  ExitSink(const CancelToken& cancel, OperatorStats& stats) : cancel_(cancel), stats_(stats) {}
  void AddConsumer(TableSink& consumer) { consumers_.push_back(&consumer); }

  Status Begin(TableHeaderRef header) override {
    ++stats_.tables_out;
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
    for (TableSink* consumer : consumers_) FLUX_TRY_STATUS(fn(*consumer));
    return {};
  }

  const CancelToken& cancel_;
  OperatorStats& stats_;
  std::vector<TableSink*> consumers_;
};

struct BuiltNode {
  const plan::Node* node;
  OperatorStats* stats;
  std::unique_ptr<ExitSink> exit;
  std::unique_ptr<Operator> op;
  std::vector<std::unique_ptr<EntrySink>> entries;
};

// Nodes so that inputs come before their consumers, each once, in the order of the roots.
void ListNodes(const plan::NodeRef& node, std::set<const plan::Node*>& seen, std::vector<const plan::Node*>& order) {
  if (!seen.insert(node.get()).second) return;
  for (const plan::NodeRef& input : node->inputs) ListNodes(input, seen, order);
  order.push_back(node.get());
}

class PlanRun {
 public:
  PlanRun(const Registry& registry, ExecContext& context, PlanStats& stats)
      : registry_(registry), run_{context, {}, false}, stats_(stats) {}

  Status Build(std::span<const plan::NodeRef> roots, std::span<TableSink* const> sinks);
  Status RunSources();

 private:
  Status BuildNode(BuiltNode& built);
  BuiltNode& At(const plan::Node* node) { return nodes_[index_.at(node)]; }

  const Registry& registry_;
  Run run_;
  PlanStats& stats_;
  std::vector<BuiltNode> nodes_;
  std::map<const plan::Node*, size_t> index_;
};

Status PlanRun::BuildNode(BuiltNode& built) {
  const plan::Node& node = *built.node;
  const OperationDef* def = registry_.FindOperation(node.name);
  if (def == nullptr || def->create == nullptr) {
    return run_.Named(node, nullptr, Fail(ErrorCode::kUnimplemented, "this operation cannot run here"));
  }
  auto made = def->create(node, run_.context, *built.exit, *built.stats);
  if (!made) return run_.Named(node, nullptr, std::unexpected(std::move(made.error())));
  built.op = *std::move(made);
  for (size_t i = 0; i < node.inputs.size(); ++i) {
    built.entries.push_back(std::make_unique<EntrySink>(run_, node, *built.stats, *built.op, built.op->input(i)));
    At(node.inputs[i].get()).exit->AddConsumer(*built.entries.back());
  }
  return {};
}

Status PlanRun::Build(std::span<const plan::NodeRef> roots, std::span<TableSink* const> sinks) {
  FLUX_CHECK(roots.size() == sinks.size());
  std::set<const plan::Node*> seen;
  std::vector<const plan::Node*> order;
  for (const plan::NodeRef& root : roots) ListNodes(root, seen, order);
  for (const plan::Node* node : order) {
    OperatorStats* stats = &stats_[node];
    index_.emplace(node, nodes_.size());
    nodes_.push_back(BuiltNode{node, stats, std::make_unique<ExitSink>(run_.context.cancel, *stats), nullptr, {}});
  }
  for (BuiltNode& built : nodes_) FLUX_TRY_STATUS(BuildNode(built));
  for (size_t i = 0; i < roots.size(); ++i) At(roots[i].get()).exit->AddConsumer(*sinks[i]);
  return {};
}

Status PlanRun::RunSources() {
  for (BuiltNode& built : nodes_) {
    if (!built.node->inputs.empty()) continue;
    FLUX_TRY_STATUS(run_.context.cancel.Check());
    run_.clock.Switch(built.stats);
    Status status = run_.Named(*built.node, built.op.get(), built.op->Run());
    run_.clock.Switch(nullptr);
    FLUX_TRY_STATUS(std::move(status));
  }
  return {};
}

}  // namespace

Status ExecuteInto(std::span<const plan::NodeRef> roots, std::span<TableSink* const> sinks, const Registry& registry,
                   ExecContext& context, PlanStats* stats) {
  PlanStats own;
  PlanRun run(registry, context, stats != nullptr ? *stats : own);
  FLUX_TRY_STATUS(run.Build(roots, sinks));
  return run.RunSources();
}

Result<std::vector<ResultSet>> Execute(std::span<const plan::NodeRef> roots, const Registry& registry,
                                       ExecContext& context, PlanStats* stats) {
  std::vector<CollectingSink> collected(roots.size());
  std::vector<TableSink*> sinks;
  for (CollectingSink& sink : collected) sinks.push_back(&sink);
  FLUX_TRY_STATUS(ExecuteInto(roots, sinks, registry, context, stats));
  std::vector<ResultSet> results;
  for (size_t i = 0; i < roots.size(); ++i) {
    const auto* yield = roots[i]->As<plan::YieldSpec>();
    results.push_back(ResultSet{yield != nullptr ? yield->result_name : "_result", std::move(collected[i].tables)});
  }
  return results;
}

}  // namespace flux::exec
