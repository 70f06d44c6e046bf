#pragma once

// The open connections of a server, and what they share. Private to this component.

#include <atomic>
#include <mutex>
#include <unordered_set>
#include <utility>

#include "runtime/base/worker_pool.h"
#include "tools/http/server.h"

namespace flux::http {

// As the set of open connections sees one.
class OpenConnection {
 public:
  virtual ~OpenConnection() = default;
  // May be called from any thread. What waits for the network fails; with `only_idle`, unless a request is under way.
  enum class Which : uint8_t { kAny, kIdle };
  virtual void Close(Which which) = 0;
};

// What connections share.
struct Shared {
  Shared(ServerOptions server_options, Handler request_handler)
      : options(std::move(server_options)), handler(std::move(request_handler)), workers(options.handlers) {}

  const ServerOptions options;
  const Handler handler;
  std::atomic<bool> is_stopping = false;
  std::mutex mutex;
  std::unordered_set<OpenConnection*> open;
  WorkerPool workers;  // the last, since what they run uses the others
};

}  // namespace flux::http
