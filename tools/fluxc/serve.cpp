#include <chrono>
#include <mutex>
#include <thread>

#include "fmt/format.h"
#include "runtime/base/host_port.h"
#include "runtime/base/terminal_text.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"
#include "tools/server/server.h"

namespace flux::cli {

namespace {

using std::chrono::milliseconds;

constexpr uint16_t kUsualPort = 8086;

Result<milliseconds> ParseWait(std::string_view option, std::string_view text) {
  Result<Duration> wait = ParseDuration(text);
  if (!wait) return std::unexpected(std::move(wait.error()).WithContext(fmt::format("`{}`", option)));
  return std::chrono::duration_cast<milliseconds>(std::chrono::nanoseconds(wait->ApproximateNanoseconds()));
}

Result<http::ServerOptions> MakeHttpOptions(const ServeOptions& serve) {
  http::ServerOptions http;
  const std::optional<HostPort> listen = ParseHostPort(serve.listen);
  if (!listen)
    return flux::Fail(ErrorCode::kInvalid, fmt::format("`--listen {}` is not an address; write for example "
                                                       "`127.0.0.1:8086`",
                                                       ShownName(serve.listen)));
  http.address = listen->host;
  http.port = listen->port.value_or(kUsualPort);
  if (serve.tls_certificate.empty() != serve.tls_key.empty())
    return flux::Fail(ErrorCode::kInvalid, "`--tls-cert` and `--tls-key` belong together");
  if (!serve.tls_key.empty()) http.tls = http::TlsFiles{serve.tls_certificate, serve.tls_key};
  return http;
}

Result<server::ServerOptions> MakeServerOptions(const Options& options) {
  server::ServerOptions made;
  made.data_directory = options.data_directory;
  FLUX_TRY(made.http, MakeHttpOptions(options.serve));
  FLUX_TRY(made.host, MakeHostOptions(options));
  made.host.max_queries = options.serve.max_queries;
  made.host.max_waiting = options.serve.max_waiting;
  FLUX_TRY(made.query_memory, MemoryLimitOf(options));
  FLUX_TRY(made.query_timeout, ParseWait("--query-timeout", options.serve.query_timeout));
  FLUX_TRY(made.slow_query, ParseWait("--slow-query", options.serve.slow_query));
  made.spill_directory = options.spill_directory;
  made.allowed_files = options.serve.allowed_files;
  if (!options.allowed_hosts.empty()) made.allowed_hosts = options.allowed_hosts;
  made.log = [mutex = std::make_shared<std::mutex>()](std::string_view line) {
    const std::lock_guard lock(*mutex);
    PrintMessage(TerminalText(line) + "\n");
  };
  return made;
}

// What whoever starts the server for the first time wants to know.
Status WelcomeUser(server::Server& server, const ServeOptions& serve, const std::string& address) {
  if (!serve.setup.empty()) {
    FLUX_TRY(const std::string token, server.SetUp({.user = "admin", .org = serve.setup[0], .bucket = serve.setup[1]}));
    PrintMessage(fmt::format("organization \"{}\" and bucket \"{}\" are there; the token, which is not shown again:\n",
                             ShownName(serve.setup[0]), ShownName(serve.setup[1])));
    FLUX_TRY_STATUS(ResultOutput().Write(token + "\n"));
  } else if (!server.is_set_up()) {
    PrintMessage(fmt::format(
        "nobody has set the server up yet: send name, password, organization and bucket,\n"
        "  curl {}/api/v2/setup -d '{{\"username\":\"…\",\"password\":\"…\",\"org\":\"…\",\"bucket\":\"…\"}}'\n"
        "or start it once with `--setup ORG BUCKET`\n",
        address));
  }
  return {};
}

Status RunServer(const Options& options) {
  FLUX_TRY(server::ServerOptions server_options, MakeServerOptions(options));
  FLUX_TRY(const milliseconds grace, ParseWait("--grace", options.serve.grace));
  const std::unique_ptr<Engine> engine = MakeEngine();
  const bool is_secure = server_options.http.tls.has_value();
  const std::string host = HostPort{server_options.http.address, std::nullopt}.Text();
  FLUX_TRY(const std::unique_ptr<server::Server> server, server::Server::Start(*engine, std::move(server_options)));
  const std::string address = fmt::format("{}://{}:{}", is_secure ? "https" : "http", host, server->port());
  FLUX_TRY_STATUS(WelcomeUser(*server, options.serve, address));
  PrintMessage(fmt::format("serving {} at {}\n", ShownName(options.data_directory), address));
  while (!Interrupt().is_canceled()) std::this_thread::sleep_for(milliseconds(20));
  PrintMessage("ending\n");
  return server->Stop(grace);
}

}  // namespace

// To be ended is how a server ends well.
int Serve(const Options& options) {
  CancelOnInterrupt();
  EndInOrder();
  const Status done = RunServer(options);
  return done ? kOk : Fail(done.error());
}

}  // namespace flux::cli
