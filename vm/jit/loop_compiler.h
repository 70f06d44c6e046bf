#pragma once

// Decides when a loop becomes native code and gets it: from memory, from disk, or from the JIT library, in a background
// thread unless compiling before the first row was asked for.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "vm/jit/loop_code.h"
#include "vm/jit/object_store.h"
#include "vm/kernel/factory.h"

namespace flux::jit {

// Work after which a loop pays for compiling it, and for linking it from disk: rows seen times instructions.
constexpr uint64_t kCompileWork = 10'000'000;
constexpr uint64_t kLinkWork = 500'000;
// What an instruction costs that runs row by row, instead of over arrays.
constexpr uint64_t kCarriedWork = 8;

class CompiledLoop;

class LoopCompiler final : public vector::Accelerator {
 public:
  // `options.jit` is kAuto or kAlways.
  explicit LoopCompiler(const KernelOptions& options);
  ~LoopCompiler() override;
  std::shared_ptr<vector::LoopSlot> Open(const kernel::Program& program, const vector::LoopPart& part) override;

  // LLVM IR of a part, or why there is none.
  std::string Dump(const kernel::Program& program, const vector::LoopPart& part);

 private:
  friend class CompiledLoop;
  // Compiles in the background; each loop is queued once.
  void Enqueue(CompiledLoop& loop);
  bool IsStored(const CompiledLoop& loop) const;
  void Work();
  // Takes the loop from disk or compiles it.
  void Build(CompiledLoop& loop);
  bool OpenEngine();

  const JitMode mode_;
  const std::string library_path_;
  const ObjectStore store_;

  std::mutex loops_mutex_;
  std::map<std::string, std::shared_ptr<CompiledLoop>> loops_;

  // The engine is used by one thread at a time.
  std::mutex engine_mutex_;
  const FluxJitApi* api_ = nullptr;
  FluxJitEngine* engine_ = nullptr;
  bool has_failed_ = false;
  std::string problem_;

  std::mutex queue_mutex_;
  std::condition_variable queue_changed_;
  std::deque<std::shared_ptr<CompiledLoop>> queue_;
  bool is_stopping_ = false;
  std::thread worker_;
};

}  // namespace flux::jit
