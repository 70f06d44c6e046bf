#pragma once

#include <memory>
#include <span>
#include <vector>

#include "runtime/exec/kernel.h"

namespace flux::exec {

// A chain run step by step, each step compiled when the first rows reach it. Slower than a fused kernel, but a step
// that does not fit the table is no mistake while the steps before it drop all rows, and a failure is known to be of
// one step.
class StepwiseKernel final : public Kernel {
 public:
  StepwiseKernel(std::span<const plan::ChainStep> steps, Schema input, KernelFactory& factory);

  // Known once rows came out of the last step.
  const Schema& output_schema() const override { return kernels_.back()->output_schema(); }
  Result<KernelOutput> Run(const Chunk& input) override;
  std::string_view Tier() const override { return "step by step"; }
  // The step at which the last run ended, and the rows that it was given.
  size_t last_step() const { return last_step_; }
  const Schema& last_schema() const { return last_step_ == 0 ? input_ : kernels_[last_step_ - 1]->output_schema(); }
  const Chunk& last_rows() const { return rows_; }

 private:
  std::vector<plan::ChainStep> steps_;
  Schema input_;
  KernelFactory& factory_;
  // By step; null until rows reach the step.
  std::vector<std::shared_ptr<Kernel>> kernels_;
  size_t last_step_ = 0;
  Chunk rows_;
};

}  // namespace flux::exec
