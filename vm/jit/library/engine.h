#pragma once

// Compiles loops with LLVM's ORC JIT and links object code of earlier runs. Failures give nothing and a text.

#include <memory>
#include <string>
#include <string_view>

#include "vm/jit/jit_library.h"

struct FluxJitEngine {
 public:
  // Null on failure.
  static std::unique_ptr<FluxJitEngine> Create(std::string& error);
  ~FluxJitEngine();
  FluxJitFunction Compile(const FluxJitLoop& loop, FluxJitObjectSink sink, void* context, std::string& error);
  FluxJitFunction Load(std::string_view object, std::string& error);

 private:
  struct Parts;
  explicit FluxJitEngine(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

namespace flux::jit {

// Compiler version, processor and its features.
std::string HostTarget();
// LLVM IR of the loop after optimisation; empty when there is no code for this processor.
std::string DumpLoop(const FluxJitLoop& loop);

}  // namespace flux::jit
