#include "runtime/influx/servers.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <charconv>

#include "runtime/base/memory.h"
#include "runtime/influx/flux_client.h"
#include "runtime/influx/server_message.h"

namespace flux::influx {
namespace {

// Those before 1.8 know nothing of Flux.
bool MayRunFlux(std::string_view version) {
  int minor = 0;
  const std::string_view rest = version.substr(version.find('.') + 1);
  std::from_chars(rest.data(), rest.data() + rest.size(), minor);
  return version.starts_with("1.") && minor >= 8;
}

class Probe {
 public:
  Probe(const net::Url& server, const std::string& token, const CancelToken& cancel, net::HttpClientPool& clients)
      : server_(server), token_(token), cancel_(cancel), http_(clients.Take()) {}

  Result<ServerKind> Run() {
    FLUX_TRY(const net::HttpResponse ping, Get("/ping"));
    ServerKind kind;
    kind.version = ping.Header("x-influxdb-version");
    if (ping.status == 401 || (ping.status >= 300 && ping.status < 400)) {
      return std::unexpected(RefusalOf(ping, server_, token_, "request"));
    }
    // Not all that stand before a server pass the header on.
    if (kind.version.empty()) {
      FLUX_TRY(kind.version, VersionFromHealth());
    }
    if (kind.version.empty()) {
      return Fail(ErrorCode::kUnavailable, fmt::format("{} does not answer as an InfluxDB does (status {} for `/ping`)",
                                                       server_.Authority(), ping.status));
    }
    if (kind.version.starts_with('v')) kind.version.erase(0, 1);
    kind.is_1x = kind.version.starts_with("1.") || kind.version.starts_with("0.");
    kind.runs_flux = !kind.is_1x;
    if (MayRunFlux(kind.version)) {
      FLUX_TRY(kind.runs_flux, HasFluxSwitchedOn());
    }
    return kind;
  }

 private:
  Result<net::HttpResponse> Get(std::string_view path) {
    net::HttpRequest request;
    request.url = Under(server_, path);
    request.cancel = &cancel_;
    request.max_response_bytes = 64 * 1024;
    request.retry.attempts = 3;
    return http_->Send(request);
  }

  Result<std::string> VersionFromHealth() {
    FLUX_TRY(const net::HttpResponse health, Get("/health"));
    boost::system::error_code problem;
    const boost::json::value body = boost::json::parse(health.body, problem);
    const boost::json::object* object = problem ? nullptr : body.if_object();
    const boost::json::value* name = object != nullptr ? object->if_contains("name") : nullptr;
    const boost::json::value* version = object != nullptr ? object->if_contains("version") : nullptr;
    if (name == nullptr || *name != "influxdb" || version == nullptr || !version->is_string()) return std::string();
    return std::string(version->get_string());
  }

  // A query without text is refused either way; where Flux is off, with 403 or 404.
  Result<bool> HasFluxSwitchedOn() {
    net::HttpRequest request;
    request.method = "POST";
    request.url = Under(server_, "/api/v2/query");
    request.headers = {{"Content-Type", "application/vnd.flux"}};
    if (!token_.empty()) request.headers.emplace_back("Authorization", "Token " + token_);
    request.cancel = &cancel_;
    request.retry.attempts = 3;
    FLUX_TRY(const net::HttpResponse answer, http_->Send(request));
    if (answer.status == 401) return std::unexpected(RefusalOf(answer, server_, token_, "request"));
    return answer.status != 403 && answer.status != 404;
  }

  const net::Url& server_;
  const std::string& token_;
  const CancelToken& cancel_;
  net::HttpClientPool::Lease http_;
};

}  // namespace

// What is kept outlives the query that asks.
Result<ServerKind> Servers::KindOf(const net::Url& server, const std::string& token, const CancelToken& cancel) {
  const MemoryScope uncounted(nullptr);
  std::shared_ptr<AskOnce<ServerKind>> known;
  {
    const std::lock_guard lock(mutex_);
    std::shared_ptr<AskOnce<ServerKind>>& kept = kinds_[server.Text()];
    if (kept == nullptr) kept = std::make_shared<AskOnce<ServerKind>>();
    known = kept;
  }
  return known->Get([&] { return Probe(server, token, cancel, clients_).Run(); });
}

}  // namespace flux::influx
