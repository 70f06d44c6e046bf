#include "runtime/net/http_client_pool.h"

#include "runtime/base/memory.h"

namespace flux::net {

// Clients outlive the query that needed the first one, so they are not its memory.
HttpClientPool::Lease HttpClientPool::Take() {
  const MemoryScope uncounted(nullptr);
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return Lease(*this, std::make_unique<HttpClient>());
  std::unique_ptr<HttpClient> client = std::move(idle_.back());
  idle_.pop_back();
  return Lease(*this, std::move(client));
}

void HttpClientPool::Return(std::unique_ptr<HttpClient> client) {
  constexpr size_t kMostIdle = 16;
  const MemoryScope uncounted(nullptr);
  const std::lock_guard lock(mutex_);
  if (idle_.size() < kMostIdle) idle_.push_back(std::move(client));
}

}  // namespace flux::net
