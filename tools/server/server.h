#pragma once

// The execution server: InfluxDB's HTTP API over the engine and an embedded store.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/semantics.h"
#include "tools/engine/engine.h"
#include "tools/engine/host.h"
#include "tools/http/server.h"
#include "tools/server/log.h"

namespace flux::server {

using std::chrono::milliseconds;

// How the server runs.
struct ServerOptions {
  std::string data_directory;
  http::ServerOptions http;
  HostOptions host;
  size_t query_memory = 0;          // of one query, in bytes; 0: no limit
  milliseconds query_timeout{0};    // 0: none
  milliseconds slow_query{10'000};  // what takes longer is logged
  std::string spill_directory;      // empty: the usual one
  std::string key_file;             // for secrets; empty: `secrets.key` in the data directory
  bool runs_tasks = true;
  size_t max_task_runs = 16;  // at the same time
  uint64_t max_script_bytes = 1 << 20;
  uint64_t max_write_bytes = 64 << 20;                  // of one request, decompressed
  std::vector<std::string> allowed_files = {};          // that scripts may read: files, and directories with all below
  std::vector<std::string> allowed_hosts = {"public"};  // that scripts may connect to: rules of `AllowedHosts`
  Semantics semantics = {};                             // docs/semantics.md
  Log log = {};
};

// Name and password of the first user, and what they begin with.
struct SetupRequest {
  std::string user, password = {}, org, bucket;  // without a password nobody can sign in
  Duration retention = {};                       // of the bucket; zero: forever
  std::string token = {};                        // empty: a new one
};

struct ServerState;

// A server that runs from its start to its end. May be used from several threads.
class Server {
 public:
  // Opens the store, which is made when there is none, and listens. Fails when the store is somebody else's, damaged,
  // or nobody can listen there; and with `kPermissionDenied` when others than this machine could reach a server that
  // was not set up.
  static Result<std::unique_ptr<Server>> Start(const Engine& engine, ServerOptions options);
  // As `Stop` without grace.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  uint16_t port() const;
  bool is_set_up() const;
  // Makes the first user, organization, bucket and token, which is given. Fails with `kAlreadyExists` when there are.
  Result<std::string> SetUp(const SetupRequest& request);
  // Takes no more requests, waits as long as `grace` for those under way, cancels what is left, and seals the store.
  Status Stop(milliseconds grace);

 private:
  explicit Server(std::unique_ptr<ServerState> state);
  std::unique_ptr<ServerState> state_;
};

}  // namespace flux::server
