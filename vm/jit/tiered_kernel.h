#pragma once

// A chain on the vector VM, with the numeric part moved to native code when that is there.

#include "vm/vector/machine.h"

namespace flux::jit {

class TieredKernel final : public exec::Kernel {
 public:
  // `accelerator` may be null.
  TieredKernel(std::shared_ptr<const kernel::Program> program, std::shared_ptr<vector::Accelerator> accelerator)
      : program_(std::move(program)), accelerator_(std::move(accelerator)), machine_(program_, accelerator_.get()) {}
  const Schema& output_schema() const override { return program_->output; }
  Result<exec::KernelOutput> Run(const Chunk& input) override { return machine_.Run(input); }
  std::string_view Tier() const override { return machine_.is_native() ? "machine code" : "bytecode"; }

 private:
  std::shared_ptr<const kernel::Program> program_;
  std::shared_ptr<vector::Accelerator> accelerator_;
  vector::Machine machine_;
};

}  // namespace flux::jit
