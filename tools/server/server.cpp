#include "tools/server/server.h"

#include "fmt/format.h"
#include "runtime/base/wall_clock.h"
#include "tools/alerts/topics.h"
#include "tools/server/routes.h"
#include "tools/server/server_state.h"
#include "tools/server/task_service.h"
#include "tools/server/topic_records.h"

namespace flux::server {

namespace {

bool IsLoopback(std::string_view address) { return address.starts_with("127.") || address == "::1"; }

Result<std::shared_ptr<Store>> OpenOrMake(Host& host, const ServerOptions& options) {
  const Host::Warn warn = [log = options.log](std::string_view text) {
    log.Write(LogLevel::kWarning, "store", {{"message", text}});
  };
  Result<std::shared_ptr<Store>> store = host.OpenForWriting(options.data_directory, warn);
  if (store || store.error().code != ErrorCode::kNotFound) return store;
  FLUX_TRY(std::unique_ptr<Store> made, Store::Open(options.data_directory));
  made.reset();
  return host.OpenForWriting(options.data_directory, warn);
}

void StartTopics(ServerState& state) {
  const alerts::Tell tell = [&state](const alerts::Notice& notice) {
    state.log().Write(notice.is_error ? LogLevel::kError : LogLevel::kInfo, "handler",
                      {{"message", notice.message},
                       {"topic", notice.topic},
                       {"handler", notice.handler},
                       {"event", notice.event},
                       {"output", notice.output}});
  };
  alerts::QueueOptions queue;
  queue.tell = tell;
  queue.allowed_hosts = state.allowed_hosts;
  state.topic_store = std::make_shared<TopicRecords>(*state.records);
  state.topics =
      std::make_shared<alerts::Topics>(alerts::TopicsOptions{.store = state.topic_store.get(), .queue = queue});
}

}  // namespace

Result<std::unique_ptr<Server>> Server::Start(const Engine& engine, ServerOptions options) {
  FLUX_TRY(AllowedHosts allowed_hosts, AllowedHosts::Parse(options.allowed_hosts));
  auto host = std::make_unique<Host>(engine, options.host);
  FLUX_TRY(std::shared_ptr<Store> store, OpenOrMake(*host, options));
  FLUX_TRY(std::unique_ptr<Records> records, Records::Load(*store));
  FLUX_TRY(options.http.address, http::ListenAddress(options.http.address));
  if (!IsSetUp(*records) && !IsLoopback(options.http.address)) {
    return Fail(ErrorCode::kPermissionDenied,
                fmt::format("nobody has set this server up yet, so everybody who reaches {} could; set it up on "
                            "127.0.0.1 first, with `fluxc serve --setup ORG BUCKET` or `POST /api/v2/setup`",
                            options.http.address));
  }
  if (options.key_file.empty()) options.key_file = options.data_directory + "/secrets.key";
  http::ServerOptions http = options.http;
  auto state =
      std::make_unique<ServerState>(engine, std::move(options), std::move(store), std::move(records), std::move(host));
  state->started = WallClock();
  state->allowed_hosts = std::make_shared<const AllowedHosts>(std::move(allowed_hosts));
  ServerState* const shared = state.get();
  StartTopics(*shared);
  // They may publish to topics.
  state->tasks = std::make_unique<TaskService>(*state);
  if (state->options.runs_tasks) FLUX_TRY_STATUS(state->tasks->Start());
  FLUX_TRY(state->http,
           http::Server::Start(std::move(http), [shared](http::Exchange& exchange) { Dispatch(*shared, exchange); }));
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

ServerState::ServerState(const Engine& engine, ServerOptions server_options, std::shared_ptr<Store> opened,
                         std::unique_ptr<Records> loaded, std::unique_ptr<Host> made)
    : options(std::move(server_options)),
      host(std::move(made)),
      store(std::move(opened)),
      records(std::move(loaded)),
      identities(*records),
      scripts(engine) {}

ServerState::~ServerState() = default;

Server::Server(std::unique_ptr<ServerState> state) : state_(std::move(state)) {}

Server::~Server() { (void)Stop(milliseconds(0)); }

uint16_t Server::port() const { return state_->http->port(); }

bool Server::is_set_up() const { return IsSetUp(*state_->records); }

Result<std::string> Server::SetUp(const SetupRequest& request) {
  FLUX_TRY(SetupRecords made, server::SetUp(*state_, request));
  return std::move(made.token);
}

Status Server::Stop(milliseconds grace) {
  state_->http->Stop(grace);
  state_->tasks->Stop(grace);
  state_->topics->Drain(grace);
  return state_->store->Flush();
}

}  // namespace flux::server
