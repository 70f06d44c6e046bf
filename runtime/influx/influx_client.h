#pragma once

// The HTTP interface of InfluxDB 1.x.

#include "runtime/influx/address.h"
#include "runtime/influx/answer.h"
#include "runtime/net/http_client_pool.h"

namespace flux::influx {

// One request at a time.
class InfluxClient {
 public:
  // `cancel` and the pool must outlive the client.
  InfluxClient(Address address, const CancelToken& cancel, net::HttpClientPool& clients)
      : address_(std::move(address)), cancel_(&cancel), http_(clients.Take()) {}

  // Runs statements, which semicolons part; the rows in `handler` count only when this succeeds. `received` grows by
  // the bytes of the answer.
  Status Query(std::string_view statement, AnswerHandler& handler, uint64_t& received);
  // Sends lines with nanosecond times. Tries again, a bounded number of times, when the server could not be reached or
  // was busy: writing points twice changes nothing. Fails when it refused any of them.
  Status Write(std::string lines);

  const Address& address() const { return address_; }

 private:
  net::HttpRequest MakeRequest(std::string_view method, std::string_view path,
                               const std::vector<std::pair<std::string, std::string>>& parameters) const;
  Error StatusError(const net::HttpResponse& response, std::string_view what) const;

  Address address_;
  const CancelToken* cancel_;
  net::HttpClientPool::Lease http_;
};

}  // namespace flux::influx
