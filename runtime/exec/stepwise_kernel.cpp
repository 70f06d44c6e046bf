#include "runtime/exec/stepwise_kernel.h"

namespace flux::exec {

StepwiseKernel::StepwiseKernel(std::span<const plan::ChainStep> steps, Schema input, KernelFactory& factory)
    : steps_(steps.begin(), steps.end()), input_(std::move(input)), factory_(factory), kernels_(steps.size()) {}

Result<KernelOutput> StepwiseKernel::Run(const Chunk& input) {
  rows_ = input;
  for (size_t i = 0; i < steps_.size() && rows_.rows > 0; ++i) {
    last_step_ = i;
    if (!kernels_[i]) {
      FLUX_TRY(kernels_[i], factory_.Compile({&steps_[i], 1}, last_schema()));
    }
    FLUX_TRY(const KernelOutput output, kernels_[i]->Run(rows_));
    rows_ = Compact(output);
  }
  return KernelOutput{std::move(rows_.columns), rows_.rows, nullptr};
}

}  // namespace flux::exec
