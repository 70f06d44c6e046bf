#include "tools/http/server.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/strand.hpp>
#include <condition_variable>
#include <thread>
#include <vector>

#include "fmt/format.h"
#include "tools/http/connection.h"

namespace flux::http {

namespace {

using asio::ip::tcp;

std::unexpected<Error> CannotListen(const ServerOptions& options, const error_code& error) {
  return Fail(ErrorCode::kUnavailable,
              fmt::format("cannot listen on {}: {}", AddressText(options.address, options.port), error.message()));
}

Result<std::optional<asio::ssl::context>> MakeTls(const std::optional<TlsFiles>& files) {
  if (!files) return std::nullopt;
  std::optional<asio::ssl::context> tls(std::in_place, asio::ssl::context::tls_server);
  error_code error;
  tls->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                   asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
  tls->use_certificate_chain_file(files->certificate, error);
  if (error)
    return Fail(ErrorCode::kInvalid,
                fmt::format("`{}` is not a certificate in PEM form: {}", files->certificate, error.message()));
  tls->use_private_key_file(files->key, asio::ssl::context::pem, error);
  if (error)
    return Fail(ErrorCode::kInvalid, fmt::format("`{}` is not the private key of `{}` in PEM form: {}", files->key,
                                                 files->certificate, error.message()));
  return tls;
}

}  // namespace

Result<std::string> ListenAddress(const std::string& name) {
  error_code error;
  asio::ip::make_address(name, error);
  if (!error) return name;
  asio::io_context io;
  const auto found = tcp::resolver(io).resolve(name, "", tcp::resolver::flags(), error);
  if (error || found.empty())
    return Fail(ErrorCode::kUnavailable, fmt::format("cannot listen on `{}`: {}", name, error.message()));
  for (const auto& entry : found) {
    if (entry.endpoint().address().is_v4()) return entry.endpoint().address().to_string();
  }
  return found.begin()->endpoint().address().to_string();
}

struct Server::State {
  State(ServerOptions options, Handler handler) : shared(std::move(options), std::move(handler)), acceptor(io) {}

  Status Listen() {
    FLUX_TRY(tls, MakeTls(shared.options.tls));
    error_code error;
    const auto address = asio::ip::make_address(shared.options.address, error);
    if (error) return CannotListen(shared.options, error);
    const tcp::endpoint endpoint(address, shared.options.port);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) return CannotListen(shared.options, error);
    asio::co_spawn(io, Accept(), asio::detached);
    for (size_t i = 0; i < std::max<size_t>(shared.options.io_threads, 1); ++i) {
      threads.emplace_back([this] { io.run(); });
    }
    return {};
  }

  awaitable<void> Accept() {
    asio::steady_timer pause(io);
    while (acceptor.is_open()) {
      error_code error;
      tcp::socket socket(asio::make_strand(io));
      const bool has_room = OpenCount() < shared.options.max_connections;
      if (has_room) co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
      if (shared.is_stopping) co_return;
      if (!has_room || error) {
        // No room for more, or the system has no more descriptors.
        pause.expires_after(milliseconds(20));
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
        continue;
      }
      socket.set_option(tcp::no_delay(true), error);
      Serve(std::move(socket));
    }
  }

  void Serve(tcp::socket socket) {
    beast::tcp_stream stream(std::move(socket));
    if (!tls) return Spawn(std::make_shared<Connection<beast::tcp_stream>>(shared, std::move(stream)));
    using TlsStream = beast::ssl_stream<beast::tcp_stream>;
    Spawn(std::make_shared<Connection<TlsStream>>(shared, TlsStream(std::move(stream), *tls)));
  }

  template <typename Stream>
  void Spawn(std::shared_ptr<Connection<Stream>> connection) {
    asio::co_spawn(
        connection->executor(), [connection]() { return connection->Run(); },
        [connection](const std::exception_ptr&) {});
  }

  size_t OpenCount() {
    const std::lock_guard lock(shared.mutex);
    return shared.open.size();
  }

  void CloseAll(OpenConnection::Which which) {
    const std::lock_guard lock(shared.mutex);
    for (OpenConnection* connection : shared.open) connection->Close(which);
  }

  // Waits until no connection is left.
  bool AwaitEnd(milliseconds most) {
    const auto end = std::chrono::steady_clock::now() + most;
    while (OpenCount() > 0) {
      if (std::chrono::steady_clock::now() >= end) return false;
      std::this_thread::sleep_for(milliseconds(2));
    }
    return true;
  }

  asio::io_context io;
  std::optional<asio::ssl::context> tls;
  Shared shared;
  tcp::acceptor acceptor;
  std::vector<std::thread> threads;
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() { Stop(milliseconds(0)); }

Result<std::unique_ptr<Server>> Server::Start(ServerOptions options, Handler handler) {
  auto state = std::make_unique<State>(std::move(options), std::move(handler));
  FLUX_TRY_STATUS(state->Listen());
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

uint16_t Server::port() const {
  error_code ignored;
  return state_->acceptor.local_endpoint(ignored).port();
}

size_t Server::connections() const { return state_->OpenCount(); }

void Server::Stop(milliseconds grace) {
  if (state_->threads.empty()) return;
  state_->shared.is_stopping = true;
  asio::post(state_->io, [this] {
    error_code ignored;
    state_->acceptor.close(ignored);
  });
  state_->CloseAll(OpenConnection::Which::kIdle);
  if (!state_->AwaitEnd(grace)) state_->CloseAll(OpenConnection::Which::kAny);
  // Handlers look at their tokens.
  while (!state_->AwaitEnd(milliseconds(100))) state_->CloseAll(OpenConnection::Which::kAny);
  state_->io.stop();
  for (std::thread& thread : state_->threads) thread.join();
  state_->threads.clear();
}

}  // namespace flux::http
