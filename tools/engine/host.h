#pragma once

// What the sessions of a process share and what lives longer than they do: the stores that are written to, and the
// compiler of machine code with its thread and all that it has compiled.

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "runtime/base/worker_pool.h"
#include "runtime/store/store.h"
#include "tools/engine/engine.h"
#include "vm/kernel/factory.h"

namespace flux {

// How a process runs queries.
struct HostOptions {
  JitMode jit = JitMode::kAuto;
  std::string jit_cache_directory = {};  // empty: objects are not kept on disk
  size_t threads = 0;                    // how many threads one query may use; 0: as many as there are cores
};

// Shared by all sessions of a process, which it outlives, as the engine outlives it. May be used from several threads.
class Host {
 public:
  explicit Host(const Engine& engine, HostOptions options = {});
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  const Engine& engine() const { return engine_; }
  JitMode jit() const { return options_.jit; }
  // Null when nothing is to be compiled.
  const std::shared_ptr<jit::LoopCompiler>& compiler() const { return compiler_; }

  // Helpers of the thread that runs a query; null when there are none.
  WorkerPool* workers() { return workers_.size() > 0 ? &workers_ : nullptr; }

  // Told of what is noteworthy but no failure.
  using Warn = std::function<void(std::string_view)>;
  // The store in a directory for writing: one for all who ask, open until the last of them has let it go. What one
  // writes, the others read. Fails when there is none, it is damaged, or another process writes to it.
  Result<std::shared_ptr<Store>> OpenForWriting(const std::string& directory, const Warn& warn);
  // A store to read.
  struct Readable {
    std::shared_ptr<Store> store;
    bool is_shared = false;  // open for writing, so that it stays up to date
  };
  // The same if somebody has it open for writing; else the store's state of this moment, for the caller alone.
  Result<Readable> OpenForReading(const std::string& directory, const Warn& warn);
  // Whether somebody has it open for writing.
  bool IsWritten(const std::string& directory);

 private:
  struct SharedStore {
    std::unique_ptr<Store> store;
    size_t users = 0;
  };
  using SharedStores = std::map<std::string, SharedStore>;
  // Needs the mutex.
  std::shared_ptr<Store> Share(SharedStores::iterator shared);

  const Engine& engine_;
  const HostOptions options_;
  const std::shared_ptr<jit::LoopCompiler> compiler_;
  WorkerPool workers_;
  std::mutex mutex_;
  SharedStores written_;  // by the directory's full path
};

}  // namespace flux
