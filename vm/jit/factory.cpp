#include "vm/kernel/factory.h"

#include <fmt/format.h>

#include "vm/jit/tiered_kernel.h"
#include "vm/kernel/lower.h"
#include "vm/kernel/row_kernel.h"

namespace flux {
namespace {

class TieredFactory final : public exec::KernelFactory {
 public:
  explicit TieredFactory(KernelOptions options) : options_(std::move(options)) {}

  Result<std::shared_ptr<exec::Kernel>> Compile(std::span<const plan::ChainStep> chain, const Schema& input) override {
    Result<kernel::Program> program = kernel::Lower(chain, input, options_.registry);
    if (program) {
      auto shared = std::make_shared<const kernel::Program>(*std::move(program));
      return std::make_shared<jit::TieredKernel>(std::move(shared), accelerator_);
    }
    if (program.error().code != ErrorCode::kUnimplemented) return std::unexpected<Error>(std::move(program.error()));
    if (!options_.row_caller) {
      return std::unexpected<Error>(std::move(program.error()).WithContext("cannot compile the row function"));
    }
    return kernel::RowKernel::Make(chain, input, *options_.row_caller);
  }

  std::string Dump(std::span<const plan::ChainStep> chain, const Schema& input) override {
    const Result<kernel::Program> program = kernel::Lower(chain, input, options_.registry);
    if (program) return kernel::Dump(*program);
    if (program.error().code == ErrorCode::kUnimplemented) {
      return fmt::format("rows: called row by row, because it {}\n", program.error().message);
    }
    return program.error().message + '\n';
  }

 private:
  const KernelOptions options_;
  std::shared_ptr<vector::Accelerator> accelerator_;
};

}  // namespace

std::unique_ptr<exec::KernelFactory> MakeKernelFactory(KernelOptions options) {
  return std::make_unique<TieredFactory>(std::move(options));
}

}  // namespace flux
