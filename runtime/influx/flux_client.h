#pragma once

// The HTTP interface of InfluxDB 2.x: `/api/v2`.

#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/io/csv_decoder.h"
#include "runtime/net/http_client_pool.h"
#include "runtime/plan/specs/from.h"
#include "runtime/source/bucket_list.h"

namespace flux::influx {

// Where a bucket of such a server is.
struct FluxAddress {
  net::Url server;
  std::string bucket;  // its name or its ID
  bool has_bucket_id = false;
  std::string org;    // its name or its ID
  std::string token;  // never in a message
};

// Where the bucket of a script is; `server` is its host.
FluxAddress FluxAddressOf(const plan::FromSpec& from, const net::Url& server);

// The URL of a path of the server, which may itself be below a path.
net::Url Under(const net::Url& server, std::string_view path);

// What an answer other than the one that was hoped for means, with the server and what can be done. `what` was refused:
// `query`, `write`, `request`.
Error RefusalOf(const net::HttpResponse& response, const net::Url& server, std::string_view token,
                std::string_view what);

// Fails unless the answer to a write, which was no refusal, is the one that InfluxDB 1.x and 2.x give: other servers,
// proxies and pages to log in accept everything and keep nothing.
Status CheckWritten(const net::HttpResponse& response, const net::Url& server);

// One request at a time.
class FluxClient {
 public:
  // `cancel` and the pool must outlive the client.
  FluxClient(FluxAddress address, const CancelToken& cancel, net::HttpClientPool& clients)
      : address_(std::move(address)), cancel_(&cancel), http_(clients.Take()) {}

  // Runs a script and decodes its results as they come; no more than a few megabytes of the answer wait to be decoded.
  // `received` grows by its bytes. Fails with the server's message when it ends the query in mid-answer.
  Status Query(std::string_view script, const io::CsvDecodeOptions& options, io::CsvResultHandler& handler,
               uint64_t& received);
  // Sends lines with nanosecond times. Tries again, a bounded number of times, when the server could not be reached or
  // was busy: writing points twice changes nothing. Fails when it refused any of them.
  Status Write(std::string lines);
  // Lists the organisation's buckets.
  Result<std::vector<BucketEntry>> ListBuckets();

  const FluxAddress& address() const { return address_; }

 private:
  class Receiver;
  net::HttpRequest MakeRequest(std::string_view method, std::string_view path,
                               std::vector<std::pair<std::string, std::string>> parameters) const;
  Error Refusal(const net::HttpResponse& response, std::string_view what) const;
  Status CheckType(const net::HttpResponse& response) const;

  FluxAddress address_;
  const CancelToken* cancel_;
  net::HttpClientPool::Lease http_;
};

}  // namespace flux::influx
