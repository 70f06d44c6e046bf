#pragma once

#include <memory>
#include <span>
#include <vector>

#include "runtime/exec/key_decision.h"
#include "runtime/plan/specs/pipeline.h"

namespace flux::exec {

// A chain run step by step, each step compiled when the first rows reach it. Slower than a fused kernel, but a step
// that does not fit the table is no mistake while the steps before it drop all rows or the group key decides it, and a
// failure is known to be of one step.
class StepwiseKernel final : public Kernel {
 public:
  StepwiseKernel(std::span<const plan::ChainStep> steps, Schema input, KernelFactory& factory);

  // Says of which table the next rows are.
  void BeginTable(const GroupKey& key);
  // Known once rows came out of the last step.
  const Schema& output_schema() const override { return steps_.back().output; }
  Result<KernelOutput> Run(const Chunk& input) override;
  std::string_view Tier() const override { return "step by step, because the functions do not fit all tables"; }
  // The step at which the last run ended, and the rows that it was given.
  size_t last_step() const { return last_step_; }
  const Schema& last_schema() const { return InputOf(last_step_); }
  const Chunk& last_rows() const { return rows_; }

 private:
  struct Step {
    plan::ChainStep step;
    GroupKey key;  // what the table at hand still has of its key when it reaches the step
    Schema output = {};
    // At most one is set, when rows have reached the step.
    std::shared_ptr<Kernel> kernel = nullptr;
    std::unique_ptr<KeyDecision> decision = nullptr;
  };
  const Schema& InputOf(size_t step) const { return step == 0 ? input_ : steps_[step - 1].output; }
  Status Prepare(size_t index);
  Result<Chunk> RunStep(size_t index, Chunk rows);

  std::vector<Step> steps_;
  Schema input_;
  KernelFactory& factory_;
  size_t last_step_ = 0;
  Chunk rows_;
};

}  // namespace flux::exec
