#include "runtime/base/uninterruptible.h"

#include <netdb.h>
#include <sys/socket.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "runtime/base/allowed_hosts.h"
#include "runtime/base/memory.h"

namespace flux {
namespace {

constexpr std::chrono::milliseconds kPause{50};

struct Progress {
  std::mutex mutex;
  std::condition_variable changed;
  bool is_done = false;
};

bool IsAddress(const std::string& host) {
  addrinfo wish{};
  wish.ai_flags = AI_NUMERICHOST;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), nullptr, &wish, &found) != 0) return false;
  freeaddrinfo(found);
  return true;
}

// Looks the host up; fails when one of its addresses is not admitted.
Status LookUp(const std::string& host) {
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), nullptr, nullptr, &found) != 0) return {};
  Status status;
  for (const addrinfo* at = found; at != nullptr && status; at = at->ai_next) {
    status = CheckHostAddress(host, *at->ai_addr);
  }
  freeaddrinfo(found);
  return status;
}

}  // namespace

Result<bool> RunAside(std::function<void()> work, std::optional<std::chrono::steady_clock::time_point> deadline,
                      const CancelToken& cancel) {
  // It may outlive the query.
  const MemoryScope uncounted(nullptr);
  const auto progress = std::make_shared<Progress>();
  std::thread([progress, work = std::move(work)] {
    work();
    const std::lock_guard lock(progress->mutex);
    progress->is_done = true;
    progress->changed.notify_all();
  }).detach();
  std::unique_lock lock(progress->mutex);
  while (!progress->is_done) {
    FLUX_TRY_STATUS(cancel.Check());
    if (deadline && std::chrono::steady_clock::now() >= *deadline) return false;
    progress->changed.wait_for(lock, kPause);
  }
  return true;
}

Result<bool> AwaitHostLookup(const std::string& host, std::optional<std::chrono::steady_clock::time_point> deadline,
                             const CancelToken& cancel) {
  // The libraries mean this machine by no host.
  FLUX_TRY_STATUS(CheckHost(host.empty() ? "localhost" : host));
  if (host.empty() || IsAddress(host)) return true;
  const MemoryScope uncounted(nullptr);
  const auto status = std::make_shared<Status>();
  const auto look_up = [name = host, status] { *status = LookUp(name); };
  FLUX_TRY(const bool is_done, RunAside(look_up, deadline, cancel));
  if (is_done) FLUX_TRY_STATUS(*status);
  return is_done;
}

}  // namespace flux
