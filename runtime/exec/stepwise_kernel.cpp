#include "runtime/exec/stepwise_kernel.h"

#include "runtime/exec/map_effect.h"
#include "runtime/plan/specs/pipeline.h"

namespace flux::exec {

using plan::ChainStep;

StepwiseKernel::StepwiseKernel(std::span<const ChainStep> steps, Schema input, KernelFactory& factory)
    : input_(std::move(input)), factory_(factory) {
  for (const ChainStep& step : steps) steps_.push_back({step, {}});
}

void StepwiseKernel::BeginTable(const GroupKey& key) {
  std::vector<GroupKeyEntry> entries = key.entries();
  for (Step& step : steps_) {
    step.key = GroupKey(entries);
    if (step.step.kind == ChainStep::Kind::kFilter) continue;
    std::erase_if(entries, [&](const GroupKeyEntry& entry) { return !PreservesColumn(step.step.fn, entry.name); });
  }
}

// A filter that does not fit the types of the table may be decided by the group key.
Status StepwiseKernel::Prepare(size_t index) {
  Step& step = steps_[index];
  if (step.kernel || step.decision) return {};
  Result<std::shared_ptr<Kernel>> kernel = factory_.Compile({&step.step, 1}, InputOf(index));
  if (kernel) {
    step.kernel = *std::move(kernel);
    return {};
  }
  if (step.step.kind == ChainStep::Kind::kMap) return std::unexpected(std::move(kernel.error()));
  step.decision = std::make_unique<KeyDecision>(step.step, InputOf(index), std::move(kernel.error()), factory_);
  step.output = InputOf(index);
  return {};
}

Result<Chunk> StepwiseKernel::RunStep(size_t index, Chunk rows) {
  Step& step = steps_[index];
  FLUX_TRY_STATUS(Prepare(index));
  Kernel* kernel = step.kernel.get();
  if (step.decision) {
    FLUX_TRY(const KeyDecision::Outcome outcome, step.decision->Decide(step.key));
    if (outcome.drops_all) return Chunk{};
    if (outcome.kernel == nullptr) return rows;
    kernel = outcome.kernel;
  }
  FLUX_TRY(const KernelOutput output, kernel->Run(rows));
  step.output = kernel->output_schema();
  return Compact(output);
}

Result<KernelOutput> StepwiseKernel::Run(const Chunk& input) {
  rows_ = input;
  for (size_t i = 0; i < steps_.size() && rows_.rows > 0; ++i) {
    last_step_ = i;
    FLUX_TRY(rows_, RunStep(i, rows_));
  }
  return KernelOutput{std::move(rows_.columns), rows_.rows, nullptr};
}

}  // namespace flux::exec
