#pragma once

// A physical plan at work: its operators, connected, and what failed of them.

#include <optional>

#include "runtime/exec/executor.h"
#include "runtime/exec/pieced_table.h"
#include "runtime/exec/plan_edges.h"

namespace flux::exec {

class PartRun;
class PartsRun;

// Builds the operators of a plan and runs its sources.
class PlanRun final : public FailureListener {
 public:
  // All arguments must outlive it.
  PlanRun(const Registry& registry, ExecContext& context, PlanStats& stats)
      : registry_(registry), context_(context), stats_(stats) {}

  // One sink per root; the plan and the sinks must outlive this.
  Status Build(const PhysicalPlan& plan, std::span<TableSink* const> sinks);
  // Runs every source that something reads. A failure stops what depends on it and nothing else; the first root in
  // order that is not complete says why.
  Status RunSources();
  // Of the operator of a node.
  PieceTaker* piece_taker(size_t index) const { return nodes_[index].op->piece_taker(); }
  // Tells of the columns that calls named and no table had.
  void SayAbsentColumns();

 private:
  // A node and what runs it.
  struct BuiltNode {
    const PhysicalNode* plan;
    OperatorStats* stats;
    std::unique_ptr<ExitSink> exit;
    std::unique_ptr<PieceJoin> join = nullptr;  // before the exit, where pieces of tables may come
    std::unique_ptr<Operator> op = nullptr;
    std::vector<std::unique_ptr<EntrySink>> entries = {};
    bool is_lost = false;      // it failed, or what it depends on
    bool has_stopped = false;  // it is lost, or nothing reads it any more
    // Its own; not when nothing reads it.
    std::optional<Error> failure = std::nullopt;

    // Where its operator sends tables.
    TableSink& out() { return join != nullptr ? static_cast<TableSink&>(*join) : *exit; }
  };

  Status BuildNode(size_t index);
  Status RunSource(size_t index);
  Status RunParts(size_t index, size_t last, ScanParts parts);
  Status RunPart(size_t index, ScanPart& part, size_t i, PartsRun& runs, std::optional<PiecedTable>& table);
  Status SendPart(size_t index, ScanPart& part);
  Status TakePart(std::span<const size_t> members, PartRun& part);
  bool WantsPiece(size_t index, size_t last) const;
  Status OrFailed(size_t index, Status status);
  void OnNodeFailure(size_t index, Error error) override;
  bool MayHaveVanished(size_t index, const std::string& column, PlanFacts& facts) const;
  void OnRootFailure(size_t index, Error error) override;
  void Stop(BuiltNode& built);
  void Drop(BuiltNode& built, size_t input);
  void Lose(BuiltNode& built, bool is_urgent);
  void SpreadFailure(size_t from);
  const Error* FailureOf(size_t index) const;
  Status Outcome();

  const Registry& registry_;
  ExecContext& context_;
  WorkClock clock_;
  PlanStats& stats_;
  const PhysicalPlan* plan_ = nullptr;
  std::vector<BuiltNode> nodes_;  // in the order of the plan
  std::span<const size_t> roots_;
  std::vector<std::unique_ptr<RootSink>> root_sinks_;
  std::vector<std::optional<Error>> root_failures_;
};

}  // namespace flux::exec
