#pragma once

// Runs the parts of a source side by side, each through operators of its own; whoever wants the tables takes the parts
// in their order.

#include <condition_variable>
#include <memory>
#include <mutex>

#include "runtime/exec/plan_run.h"
#include "runtime/spill/stream_buffer.h"

namespace flux::exec {

// One part and the operators that it goes through.
class PartRun {
 public:
  // `chain` is the source and what follows it. All arguments must outlive it.
  PartRun(const PhysicalPlan& chain, ScanPart& part, const Registry& registry, const ExecContext& outer,
          const CancelToken& cancel);
  // To be called once, by any thread that works for the query.
  void Run();
  // Of `Run`: whether the rest is of any use.
  const Status& outcome() const { return outcome_; }
  PlanRun& run() { return run_; }
  const StreamBuffer& tables() const { return tables_; }
  // Of the last operator.
  PieceTaker* piece_taker() const { return run_.piece_taker(chain_.roots[0]); }
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  Status Work();

  const PhysicalPlan& chain_;
  std::vector<std::string> warnings_;
  ExecContext context_;
  PlanStats stats_;
  StreamBuffer tables_;
  TableSink* const sinks_[1] = {&tables_};
  PlanRun run_;
  Status outcome_;
};

// All parts of a source. Its methods are for the thread that made it, which does what it would otherwise wait for.
class PartsRun {
 public:
  // `source` is a node of the plan and `last` the last one behind it that parts go through. All arguments must outlive
  // it.
  PartsRun(const PhysicalPlan& plan, size_t source, size_t last, const ScanParts& parts, const Registry& registry,
           const ExecContext& context);
  // Cancels what runs, and waits for it.
  ~PartsRun();
  PartsRun(const PartsRun&) = delete;
  PartsRun& operator=(const PartsRun&) = delete;

  // Gives part `i` when its run has ended, or null when nobody has begun it, which is left to the caller then. Parts
  // are asked for in their order.
  PartRun* Await(size_t i);
  // Frees what part `i` made.
  void Drop(size_t i);
  // The part is not asked for: nobody begins it any more.
  void Skip(size_t i);
  // The source and what follows it, as nodes of the plan.
  const std::vector<size_t>& members() const { return members_; }

 private:
  enum class State : uint8_t { kWaits, kRuns, kHasEnded };
  // Shared with tasks, which may come to their turn when this is no more.
  struct Progress {
    std::mutex mutex;
    std::condition_variable has_ended;
    std::vector<State> states;
    size_t running = 0;
    bool is_closed = false;
  };

  bool Claim(Progress& progress, size_t i);
  void RunClaimed(size_t i);
  void Offer(size_t i);

  const ScanParts& parts_;
  const Registry& registry_;
  const ExecContext& context_;
  CancelToken cancel_;
  std::vector<size_t> members_;
  PhysicalPlan chain_;
  std::vector<std::unique_ptr<PartRun>> runs_;
  const std::shared_ptr<Progress> progress_ = std::make_shared<Progress>();
  size_t offered_ = 0;  // the parts before this one were left to the workers
};

}  // namespace flux::exec
