#pragma once

// The expression engines as one kernel factory: lowers chains to kernel IR, runs them on the vector VM, moves hot parts
// to the JIT, and falls back to calling the script row by row for what kernel IR cannot express.

#include <functional>
#include <memory>
#include <string>

#include "runtime/exec/kernel.h"
#include "runtime/registry/registry.h"
#include "vm/kernel/row_caller.h"

namespace flux {

// kAuto compiles in the background once enough rows were seen, kAlways before the first row, kNever not at all.
enum class JitMode : uint8_t { kAuto, kAlways, kNever };

namespace jit {
class LoopCompiler;
}  // namespace jit

// What kernels may use, and when to compile.
struct KernelOptions {
  // Where calls to builtins are resolved; null: none are.
  const Registry* registry = nullptr;
  JitMode jit = JitMode::kAuto;
  // What durations given as times refer to, asked whenever a chain is compiled; empty: the epoch.
  std::function<Time()> now = {};
  // Directory that keeps compiled objects between processes; empty: they are not kept.
  std::string cache_directory = {};
  // Path of the JIT library; empty: `libfluxc_jit.so` beside the program.
  std::string jit_library = {};
  // Compiles for several factories, which keep it; null: for this one alone, by the options above.
  std::shared_ptr<jit::LoopCompiler> compiler = nullptr;
  // Calls closures row by row; null: chains that need it fail to compile. Must outlive the factory's kernels.
  kernel::RowCaller* row_caller = nullptr;
};

// Makes the compiler that factories with such options have in common; null when they never compile. It may be used from
// several threads; destroying it waits for a compilation that is under way.
std::shared_ptr<jit::LoopCompiler> MakeLoopCompiler(const KernelOptions& options);

// Makes the factory. It may be used from several threads; a kernel only from one at a time. Destroying the last one
// that keeps a compiler destroys that.
std::unique_ptr<exec::KernelFactory> MakeKernelFactory(KernelOptions options);

}  // namespace flux
