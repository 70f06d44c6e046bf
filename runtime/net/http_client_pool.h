#pragma once

// HTTP clients for all who send requests in a process, so that connections stay open from one request to the next.

#include <memory>
#include <mutex>
#include <vector>

#include "runtime/net/http_client.h"

namespace flux::net {

// Lends clients to one user at a time each. May be used from several threads.
class HttpClientPool {
 public:
  // A client on loan; goes back when this ends, which must be before the pool ends.
  class Lease {
   public:
    Lease(HttpClientPool& pool, std::unique_ptr<HttpClient> client) : pool_(&pool), client_(std::move(client)) {}
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (client_ != nullptr) pool_->Return(std::move(client_));
    }
    HttpClient& operator*() const { return *client_; }
    HttpClient* operator->() const { return client_.get(); }

   private:
    HttpClientPool* pool_;
    std::unique_ptr<HttpClient> client_;
  };

  // Lends the client that came back last, or a new one when all are out.
  Lease Take();

 private:
  // Keeps no more than a few for those who come.
  void Return(std::unique_ptr<HttpClient> client);

  std::mutex mutex_;
  std::vector<std::unique_ptr<HttpClient>> idle_;
};

}  // namespace flux::net
