#pragma once

// Compiles loops with LLVM's ORC JIT and links object code of earlier runs.

#include <llvm/ExecutionEngine/Orc/LLJIT.h>

#include <memory>

#include "vm/jit/jit_library.h"

struct FluxJitEngine {
 public:
  static llvm::Expected<std::unique_ptr<FluxJitEngine>> Create();
  llvm::Expected<FluxJitFunction> Compile(const FluxJitLoop& loop, FluxJitObjectSink sink, void* context);
  llvm::Expected<FluxJitFunction> Load(llvm::StringRef object);

 private:
  llvm::Error DefineRuntime();
  std::unique_ptr<llvm::orc::LLJIT> jit_;
  std::unique_ptr<llvm::TargetMachine> machine_;
  unsigned next_number_ = 0;
};

namespace flux::jit {

// The host's target machine.
llvm::Expected<std::unique_ptr<llvm::TargetMachine>> HostMachine();
void Optimize(llvm::Module& module, llvm::TargetMachine& machine);

}  // namespace flux::jit
