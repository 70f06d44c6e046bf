#pragma once

// What the sessions of a process share and what lives longer than they do: the stores that are written to, the compiler
// of machine code with its thread and all that it has compiled, the threads that help, and what all may use together.

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "runtime/base/cancel.h"
#include "runtime/base/memory.h"
#include "runtime/base/worker_pool.h"
#include "runtime/influx/servers.h"
#include "runtime/net/http_client_pool.h"
#include "runtime/store/store.h"
#include "tools/engine/engine.h"
#include "vm/kernel/factory.h"

namespace flux {

// How a process runs queries.
struct HostOptions {
  JitMode jit = JitMode::kAuto;
  std::string jit_cache_directory = {};  // empty: objects are not kept on disk
  size_t threads = 0;                    // how many threads one query may use; 0: as many as there are cores
  bool helps_busy_queries = false;       // also while there are as many queries as threads; for tests
  size_t memory_limit = 0;               // of all queries together, in bytes; 0: none
  size_t max_queries = 0;                // that run at the same time; 0: any number
  size_t max_waiting = 64;               // beyond these, that wait for one of those to end
  // Of what a store read, how many bytes it may keep for all queries.
  size_t store_cache = StoreOptions().cache_bytes;
  // Tells the time by which stored points expire. Null: the host's clock.
  std::function<Time()> clock = {};
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

  // Helpers of the thread that runs a query; null when there are none, or when so many queries run that all threads
  // have one of their own: help would only make them take turns.
  WorkerPool* workers();

  // Who runs queries for those that wait for their answers; ends them all before anything else of the host ends.
  WorkerPool& query_threads() { return query_threads_; }

  // Who sends requests for queries.
  net::HttpClientPool& http_clients() { return http_clients_; }
  // What is known of the InfluxDB servers that queries name.
  influx::Servers& influx_servers() { return influx_servers_; }

  // Of which the accounts of all queries are parts.
  MemoryAccount& memory() { return memory_; }

  // The leave to run a query; it ends with this.
  class Admission {
   public:
    explicit Admission(Host& host) : host_(&host) {}
    Admission(Admission&& other) noexcept : host_(std::exchange(other.host_, nullptr)) {}
    Admission& operator=(Admission&& other) noexcept {
      std::swap(host_, other.host_);
      return *this;
    }
    ~Admission() {
      if (host_ != nullptr) host_->Release();
    }

   private:
    Host* host_;
  };
  // Waits in the order of the calls until few enough queries run. Fails with `kResourceExhausted` when too many wait
  // already, and when cancelled.
  Result<Admission> Admit(const CancelToken& cancel);

  // How many queries wait.
  size_t waiting();

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
  void Release();
  StoreOptions StoreOptionsWith(const Warn& warn, bool is_read_only = false) const;
  // Needs the mutex.
  std::shared_ptr<Store> Share(SharedStores::iterator shared);

  const Engine& engine_;
  const HostOptions options_;
  const std::shared_ptr<jit::LoopCompiler> compiler_;
  WorkerPool workers_;
  net::HttpClientPool http_clients_;
  influx::Servers influx_servers_;
  MemoryAccount memory_;
  std::mutex mutex_;
  SharedStores written_;  // by the directory's full path
  std::mutex admission_mutex_;
  std::condition_variable has_room_;
  size_t running_ = 0;
  std::deque<uint64_t> waiting_;  // numbers, in the order of their coming
  uint64_t next_number_ = 0;
  WorkerPool query_threads_;  // the last member, since what they run uses all others
};

}  // namespace flux
