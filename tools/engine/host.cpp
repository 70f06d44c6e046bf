#include "tools/engine/host.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "runtime/base/plural.h"

namespace flux {
namespace {

// Two ways to write the path of one directory must not open it twice.
std::string FullPath(const std::string& directory) {
  std::error_code unknown;
  const std::filesystem::path path = std::filesystem::weakly_canonical(directory, unknown);
  return unknown ? directory : path.string();
}

size_t ThreadCount(const HostOptions& options) {
  return options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace

Host::Host(const Engine& engine, HostOptions options)
    : engine_(engine),
      options_(std::move(options)),
      compiler_(MakeLoopCompiler({.jit = options_.jit, .cache_directory = options_.jit_cache_directory})),
      workers_(ThreadCount(options_) - 1),
      influx_servers_(http_clients_,
                      [&engine](const plan::Node& operation) -> std::optional<std::string> {
                        const OperationDef* def = engine.registry().FindOperation(operation.name);
                        return def != nullptr && def->to_flux != nullptr ? def->to_flux(operation) : std::nullopt;
                      }),
      memory_(options_.memory_limit),
      query_threads_(WorkerPool::kAsManyAsTasks, 2 * (workers_.size() + 1)) {}

Host::~Host() = default;

// Who waits looks now and then whether it was cancelled, which nobody tells it.
Result<Host::Admission> Host::Admit(const CancelToken& cancel) {
  constexpr auto kLook = std::chrono::milliseconds(20);
  std::unique_lock lock(admission_mutex_);
  const auto has_room = [&] { return options_.max_queries == 0 || running_ < options_.max_queries; };
  if (!has_room() || !waiting_.empty()) {
    if (waiting_.size() >= options_.max_waiting) {
      return Fail(ErrorCode::kResourceExhausted,
                  fmt::format("{} and {} more wait, which is as many as may; try again later",
                              Counted(running_, "query runs", "queries run"), waiting_.size()));
    }
    const uint64_t number = next_number_++;
    waiting_.push_back(number);
    while (!(has_room() && waiting_.front() == number) && !cancel.is_canceled()) has_room_.wait_for(lock, kLook);
    std::erase(waiting_, number);
    has_room_.notify_all();
    FLUX_TRY_STATUS(cancel.Check());
  }
  ++running_;
  return Admission(*this);
}

WorkerPool* Host::workers() {
  if (workers_.size() == 0) return nullptr;
  if (options_.helps_busy_queries) return &workers_;
  const std::lock_guard lock(admission_mutex_);
  return running_ <= workers_.size() ? &workers_ : nullptr;
}

size_t Host::waiting() {
  const std::lock_guard lock(admission_mutex_);
  return waiting_.size();
}

void Host::Release() {
  const std::lock_guard lock(admission_mutex_);
  --running_;
  has_room_.notify_all();
}

// The last user closes the store before anybody else can find it gone and open it again.
std::shared_ptr<Store> Host::Share(SharedStores::iterator shared) {
  ++shared->second.users;
  return std::shared_ptr<Store>(shared->second.store.get(), [this, shared](Store*) {
    const std::lock_guard lock(mutex_);
    if (--shared->second.users == 0) written_.erase(shared);
  });
}

StoreOptions Host::StoreOptionsWith(const Warn& warn, bool is_read_only) const {
  return {.must_exist = true,
          .is_read_only = is_read_only,
          .cache_bytes = options_.store_cache,
          .warn = warn,
          .clock = options_.clock};
}

Result<std::shared_ptr<Store>> Host::OpenForWriting(const std::string& directory, const Warn& warn) {
  std::string path = FullPath(directory);
  const std::lock_guard lock(mutex_);
  auto shared = written_.find(path);
  if (shared == written_.end()) {
    FLUX_TRY(std::unique_ptr<Store> store, Store::Open(directory, StoreOptionsWith(warn)));
    shared = written_.emplace(std::move(path), SharedStore{std::move(store)}).first;
  }
  return Share(shared);
}

Result<Host::Readable> Host::OpenForReading(const std::string& directory, const Warn& warn) {
  {
    const std::string path = FullPath(directory);
    const std::lock_guard lock(mutex_);
    if (const auto shared = written_.find(path); shared != written_.end()) return Readable{Share(shared), true};
  }
  FLUX_TRY(std::unique_ptr<Store> store, Store::Open(directory, StoreOptionsWith(warn, true)));
  return Readable{std::move(store), false};
}

bool Host::IsWritten(const std::string& directory) {
  const std::string path = FullPath(directory);
  const std::lock_guard lock(mutex_);
  return written_.contains(path);
}

}  // namespace flux
