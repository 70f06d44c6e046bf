#include "runtime/exec/stepwise_kernel.h"

namespace flux::exec {

StepwiseKernel::StepwiseKernel(std::span<const plan::ChainStep> steps, Schema input, KernelFactory& factory)
    : steps_(steps.begin(), steps.end()), input_(std::move(input)), factory_(factory), kernels_(steps.size()) {}

Result<KernelOutput> StepwiseKernel::Run(const Chunk& input) {
  Chunk rows = input;
  for (size_t i = 0; i < steps_.size() && rows.rows > 0; ++i) {
    last_step_ = i;
    if (!kernels_[i]) {
      const Schema& schema = i == 0 ? input_ : kernels_[i - 1]->output_schema();
      FLUX_TRY(kernels_[i], factory_.Compile({&steps_[i], 1}, schema));
    }
    FLUX_TRY(const KernelOutput output, kernels_[i]->Run(rows));
    rows = Compact(output);
  }
  return KernelOutput{std::move(rows.columns), rows.rows, nullptr};
}

}  // namespace flux::exec
