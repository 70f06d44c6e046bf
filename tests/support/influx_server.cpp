#include "tests/support/influx_server.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <thread>

#include "tests/support/scripted_server.h"

namespace flux::testing {
namespace {

constexpr const char* kProgram = "/usr/bin/influxd";

std::string Configuration(const std::filesystem::path& directory, uint16_t port, uint16_t rpc_port, bool has_auth) {
  return fmt::format(R"(reporting-disabled = true
bind-address = "127.0.0.1:{1}"
[meta]
dir = "{0}/meta"
[data]
dir = "{0}/data"
wal-dir = "{0}/wal"
query-log-enabled = false
[http]
bind-address = "127.0.0.1:{2}"
auth-enabled = {3}
log-enabled = false
[monitor]
store-enabled = false
[subscriber]
enabled = false
[continuous_queries]
enabled = false
)",
                     directory.string(), rpc_port, port, has_auth);
}

// Waits for the process; true when it has ended in time.
bool WaitForEnd(pid_t process, std::chrono::milliseconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (std::chrono::steady_clock::now() < end) {
    if (::waitpid(process, nullptr, WNOHANG) == process) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace

Result<std::unique_ptr<InfluxServer>> InfluxServer::Start(Options options) {
  std::unique_ptr<InfluxServer> server(new InfluxServer);
  server->options_ = std::move(options);
  server->has_auth_ = !server->options_.user.empty();
  std::string pattern = (std::filesystem::temp_directory_path() / "flux-influxd-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) return Fail(ErrorCode::kUnavailable, "cannot make a temporary directory");
  server->directory_ = pattern;
  FLUX_TRY_STATUS(server->Launch());
  FLUX_TRY_STATUS(server->WaitUntilReady());
  if (server->has_auth_) {
    // The first user may be created by anybody.
    FLUX_TRY(const std::string answer,
             server->Query(fmt::format("CREATE USER {} WITH PASSWORD '{}' WITH ALL PRIVILEGES", server->options_.user,
                                       server->options_.password)));
    if (answer.find("error") != std::string::npos) return Fail(ErrorCode::kUnavailable, answer);
  }
  return server;
}

Status InfluxServer::Launch() {
  port_ = FreePort();
  const std::string config = (directory_ / "influxdb.conf").string();
  std::ofstream(config) << Configuration(directory_, port_, FreePort(), has_auth_);
  const std::string log = (directory_ / "log").string();
  const std::string home = "HOME=" + directory_.string();
  char* const environment[] = {const_cast<char*>(home.c_str()), nullptr};
  char* const arguments[] = {const_cast<char*>(kProgram), const_cast<char*>("run"), const_cast<char*>("-config"),
                             const_cast<char*>(config.c_str()), nullptr};
  process_ = ::fork();
  if (process_ < 0) return Fail(ErrorCode::kUnavailable, "cannot start a process");
  if (process_ == 0) {
    // The server must not outlive a test that crashes.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int out = ::open(log.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
    ::dup2(out, 1);
    ::dup2(out, 2);
    ::execve(kProgram, arguments, environment);
    ::_exit(127);
  }
  return {};
}

Status InfluxServer::WaitUntilReady() {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (std::chrono::steady_clock::now() < end) {
    const Result<net::HttpResponse> answer = Send("/ping", "", "");
    if (answer && answer->status == 204) return {};
    if (::waitpid(process_, nullptr, WNOHANG) == process_) {
      process_ = -1;
      return Fail(ErrorCode::kUnavailable,
                  fmt::format("`{}` ended before it answered; is influxdb installed?", kProgram));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
  }
  return Fail(ErrorCode::kUnavailable, fmt::format("`{}` did not answer within 30s", kProgram));
}

InfluxServer::~InfluxServer() {
  if (process_ > 0) {
    ::kill(process_, SIGTERM);
    if (WaitForEnd(process_, std::chrono::milliseconds(500))) process_ = -1;
  }
  Kill();
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

void InfluxServer::Kill() {
  if (process_ <= 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  process_ = -1;
}

std::string InfluxServer::url() const { return fmt::format("http://127.0.0.1:{}", port_); }

Result<net::HttpResponse> InfluxServer::Send(std::string_view path, std::string query, std::string body) {
  net::HttpRequest request;
  request.method = path == "/ping" ? "GET" : "POST";
  FLUX_TRY(request.url, net::ParseUrl(url()));
  request.url.path = path;
  request.url.query = std::move(query);
  request.body = std::move(body);
  if (has_auth_) request.basic_auth = net::BasicAuth{options_.user, options_.password};
  return client_.Send(request);
}

Result<std::string> InfluxServer::Query(std::string_view statement, std::string_view database) {
  FLUX_TRY(net::HttpResponse answer,
           Send("/query",
                net::EncodeQuery({{"q", std::string(statement)}, {"db", std::string(database)}, {"epoch", "ns"}}), ""));
  if (answer.status != 200) return Fail(ErrorCode::kInvalid, fmt::format("status {}: {}", answer.status, answer.body));
  return std::move(answer.body);
}

Status InfluxServer::Write(std::string_view database, std::string_view lines, std::string_view retention_policy) {
  FLUX_TRY(
      const net::HttpResponse answer,
      Send("/write",
           net::EncodeQuery({{"db", std::string(database)}, {"rp", std::string(retention_policy)}, {"precision", "n"}}),
           std::string(lines)));
  if (answer.status != 204) return Fail(ErrorCode::kInvalid, fmt::format("status {}: {}", answer.status, answer.body));
  return {};
}

}  // namespace flux::testing
