#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <thread>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/base/host_port.h"
#include "runtime/base/suggest.h"
#include "runtime/base/terminal_text.h"
#include "tools/engine/project_config.h"
#include "tools/engine/source_text.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"
#include "tools/server/server.h"

namespace flux::cli {

namespace {

using std::chrono::milliseconds;

constexpr uint16_t kUsualPort = 8086;
constexpr const char* kUsualAddress = "127.0.0.1:8086";
constexpr size_t kUsualQueries = 64, kUsualWaiting = 256;

// What options, environment and configuration say together.
struct Effective {
  ServerSettings settings;
  std::vector<std::string> allowed_files;
  std::optional<std::vector<std::string>> allowed_hosts;
  Semantics semantics;
};

Result<Effective> ReadSettings(const Options& options) {
  Effective effective{options.serve.settings, options.serve.allowed_files, {}, {}};
  if (!options.allowed_hosts.empty()) effective.allowed_hosts = options.allowed_hosts;
  ServerSettings& settings = effective.settings;
  if (const char* data = std::getenv("FLUXC_DATA"); !settings.data && data != nullptr && *data != '\0')
    settings.data = data;
  if (options.serve.config.empty()) return effective;
  const std::filesystem::path file = options.serve.config;
  FLUX_TRY(const std::string text, ReadSourceText(file));
  FLUX_TRY(const ProjectConfig config, ReadProjectConfig(text, options.serve.config));
  settings.FillFrom(config.server, file.parent_path());
  if (effective.allowed_files.empty()) effective.allowed_files = config.allowed_files;
  if (!effective.allowed_hosts) effective.allowed_hosts = config.allowed_hosts;
  effective.semantics = config.semantics;
  return effective;
}

Result<milliseconds> ParseWait(std::string_view setting, const std::string& text) {
  Result<Duration> wait = ParseDuration(text);
  if (!wait) return std::unexpected(std::move(wait.error()).WithContext(fmt::format("`{}`", setting)));
  return std::chrono::duration_cast<milliseconds>(std::chrono::nanoseconds(wait->ApproximateNanoseconds()));
}

std::unexpected<Error> IsNoWord(std::string_view setting, std::string_view text, std::vector<std::string> words) {
  return flux::Fail(ErrorCode::kInvalid,
                    fmt::format("`{}` cannot be `{}`; it is one of `{}`{}", setting, ShownName(text),
                                fmt::join(words, "`, `"), DidYouMean(text, words)));
}

Result<server::Log> MakeLog(const ServerSettings& settings) {
  const std::string format = settings.log_format.value_or("text"), level = settings.log_level.value_or("info");
  if (format != "text" && format != "json") return IsNoWord("log-format", format, {"text", "json"});
  if (level != "info" && level != "warn" && level != "error")
    return IsNoWord("log-level", level, {"info", "warn", "error"});
  return server::Log(
      [mutex = std::make_shared<std::mutex>()](std::string_view line) {
        const std::lock_guard lock(*mutex);
        PrintMessage(std::string(line) + "\n");
      },
      format == "json" ? server::LogFormat::kJson : server::LogFormat::kText,
      level == "info"   ? server::LogLevel::kInfo
      : level == "warn" ? server::LogLevel::kWarning
                        : server::LogLevel::kError);
}

Result<http::ServerOptions> MakeHttpOptions(const ServerSettings& settings) {
  http::ServerOptions http;
  const std::string text = settings.listen.value_or(kUsualAddress);
  const std::optional<HostPort> listen = ParseHostPort(text);
  if (!listen)
    return flux::Fail(ErrorCode::kInvalid,
                      fmt::format("`listen` cannot be `{}`; write for example `127.0.0.1:8086`", ShownName(text)));
  http.address = listen->host;
  http.port = listen->port.value_or(kUsualPort);
  if (settings.tls_certificate.has_value() != settings.tls_key.has_value())
    return flux::Fail(ErrorCode::kInvalid, "`tls-cert` and `tls-key` belong together");
  if (settings.tls_key) http.tls = http::TlsFiles{*settings.tls_certificate, *settings.tls_key};
  return http;
}

Result<server::ServerOptions> MakeServerOptions(const Options& options, const Effective& effective) {
  const ServerSettings& settings = effective.settings;
  server::ServerOptions made;
  made.data_directory = settings.data.value_or("fluxc-data");
  FLUX_TRY(made.http, MakeHttpOptions(settings));
  Options limits = options;
  limits.threads = settings.threads.value_or(0);
  limits.memory_limit = settings.memory_limit.value_or("");
  FLUX_TRY(made.host, MakeHostOptions(limits));
  FLUX_TRY(made.query_memory, MemoryLimitOf(limits));
  made.host.max_queries = settings.max_queries.value_or(kUsualQueries);
  made.host.max_waiting = settings.max_waiting.value_or(kUsualWaiting);
  FLUX_TRY(made.query_timeout, ParseWait("query-timeout", settings.query_timeout.value_or("0s")));
  FLUX_TRY(made.slow_query, ParseWait("slow-query", settings.slow_query.value_or("10s")));
  made.max_task_runs = settings.max_task_runs.value_or(made.max_task_runs);
  made.runs_tasks = !options.serve.no_tasks;
  made.spill_directory = settings.spill_directory.value_or("");
  made.allowed_files = effective.allowed_files;
  if (effective.allowed_hosts) made.allowed_hosts = *effective.allowed_hosts;
  made.semantics = effective.semantics;
  FLUX_TRY(made.log, MakeLog(settings));
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
  FLUX_TRY(const Effective effective, ReadSettings(options));
  FLUX_TRY(server::ServerOptions server_options, MakeServerOptions(options, effective));
  FLUX_TRY(const milliseconds grace, ParseWait("grace", effective.settings.grace.value_or("10s")));
  const std::unique_ptr<Engine> engine = MakeEngine();
  const bool is_secure = server_options.http.tls.has_value();
  const std::string host = HostPort{server_options.http.address, std::nullopt}.Text(),
                    data = server_options.data_directory;
  const server::Log log = server_options.log;
  FLUX_TRY(const std::unique_ptr<server::Server> server, server::Server::Start(*engine, std::move(server_options)));
  const std::string address = fmt::format("{}://{}:{}", is_secure ? "https" : "http", host, server->port());
  FLUX_TRY_STATUS(WelcomeUser(*server, options.serve, address));
  log.Write(server::LogLevel::kInfo, "serving", {{"data", data}, {"address", address}});
  while (!Interrupt().is_canceled()) std::this_thread::sleep_for(milliseconds(20));
  log.Write(server::LogLevel::kInfo, "ending", {});
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
