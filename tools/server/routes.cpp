#include "tools/server/routes.h"

#include <chrono>

#include "fmt/format.h"
#include "tools/server/server_state.h"

namespace flux::server {

namespace {

constexpr Route kRoutes[] = {
#define FLUX_ROUTE(method, pattern, access, handler) {method, pattern, Access::access, handler},
#include "tools/server/routes.def"
};

std::string_view TakePart(std::string_view& path) {
  path.remove_prefix(std::min<size_t>(path.size(), 1));
  const size_t end = std::min(path.find('/'), path.size());
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(end);
  return part;
}

// Whether the path has the form of the pattern; gives what stands for its names.
bool Matches(std::string_view pattern, std::string_view path, std::vector<std::string>& names) {
  names.clear();
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = TakePart(pattern), part = TakePart(path);
    if (wanted.starts_with(':')) {
      names.emplace_back(part);
    } else if (wanted != part) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

struct Found {
  const Route* route = nullptr;
  std::string allowed;  // the methods that the path has, when it has not the one that was asked for
};

Found FindRoute(const http::Request& request, std::vector<std::string>& names) {
  Found found;
  for (const Route& route : kRoutes) {
    if (!Matches(route.pattern, request.path, names)) continue;
    if (route.method == request.method) {
      found.route = &route;
      return found;
    }
    if (found.allowed.empty()) found.allowed = "OPTIONS";
    found.allowed += fmt::format(", {}", route.method);
  }
  return found;
}

// What browsers ask for and want to see before they let a page of another origin read an answer.
void AddOriginHeaders(Call& call) {
  const std::string_view origin = call.request().Header("Origin");
  if (origin.empty()) return;
  call.answer().AddHeader("Access-Control-Allow-Origin", std::string(origin));
  call.answer().AddHeader("Access-Control-Allow-Methods", "POST, GET, OPTIONS, PUT, DELETE, PATCH");
  call.answer().AddHeader("Access-Control-Allow-Headers",
                          "Accept, Content-Type, Content-Length, Accept-Encoding, Authorization, User-Agent");
}

Status NotFound(Call& call) {
  // Whoever may not ask learns nothing of what there is.
  if (call.request().path.starts_with("/api/v2/")) FLUX_TRY_STATUS(call.Authenticate());
  call.answer().SetStatus(404);
  if (call.request().path.starts_with("/api/v2/")) return Fail(ErrorCode::kNotFound, "path not found");
  call.answer().AddHeader("Content-Type", "text/plain; charset=utf-8");
  FLUX_TRY_STATUS(call.answer().Write("404 page not found\n"));
  return call.answer().Finish();
}

Status NotAllowed(Call& call, const std::string& allowed) {
  call.answer().AddHeader("Allow", allowed);
  call.answer().AddHeader("X-Platform-Error-Code", "method not allowed");
  return call.SendJson(405,
                       json::object{{"code", "method not allowed"}, {"message", fmt::format("allow: {}", allowed)}});
}

Status Run(Call& call, const Found& found) {
  if (call.request().method == "OPTIONS") return call.SendNothing();
  if (found.route == nullptr) return found.allowed.empty() ? NotFound(call) : NotAllowed(call, found.allowed);
  if (found.route->access == Access::kKnown) FLUX_TRY_STATUS(call.Authenticate());
  return found.route->handle(call);
}

// What other servers, too, say of a request whose client did not wait for the answer.
constexpr int kClientLeft = 499;

int StatusOf(Call& call, const Status& done) {
  return !done && call.exchange().cancel().is_canceled() ? kClientLeft : call.answer().status();
}

// Parameters and bodies may hold secrets, so there are none in the line.
void LogRequest(const Call& call, int status, double seconds, const Status& done) {
  const http::Request& request = call.request();
  const bool has_failed = status >= kClientLeft;
  const std::string user = call.is_known() ? call.identity().user.Text() : "";
  const std::string error = has_failed && !done ? done.error().Text() : "";
  call.server().log().Write(status >= 500 ? LogLevel::kError : LogLevel::kInfo, "request",
                            {{"method", request.method},
                             {"path", request.path},
                             {"status", status},
                             {"seconds", seconds},
                             {"bytes", static_cast<int64_t>(call.answer().bytes())},
                             {"client", request.client_address},
                             {"user", user},
                             {"error", error}});
}

}  // namespace

std::span<const Route> Routes() { return kRoutes; }

void Dispatch(ServerState& server, http::Exchange& exchange) {
  const auto begin = std::chrono::steady_clock::now();
  Call call(server, exchange);
  call.answer().AddHeader("X-Influxdb-Build", "fluxc");
  call.answer().AddHeader("X-Influxdb-Version", kServerVersion);
  AddOriginHeaders(call);
  const Found found = FindRoute(exchange.request(), call.path_arguments);
  const Status done = Run(call, found);
  if (!done) (void)SendError(call, done.error());
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  const std::string_view route = found.route != nullptr ? found.route->pattern : "other";
  const int status = StatusOf(call, done);
  server.metrics.CountRequest(exchange.request().method, route, status, taken.count());
  LogRequest(call, status, taken.count(), done);
}

}  // namespace flux::server
