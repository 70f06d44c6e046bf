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
  // The step at which the last run ended.
  size_t last_step() const { return last_step_; }

 private:
  std::vector<plan::ChainStep> steps_;
  Schema input_;
  KernelFactory& factory_;
  // By step; null until rows reach the step.
  std::vector<std::shared_ptr<Kernel>> kernels_;
  size_t last_step_ = 0;
};

}  // namespace flux::exec
