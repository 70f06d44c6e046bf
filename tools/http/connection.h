#pragma once

// One connection: reads requests, has them answered, one after the other. Private to this component.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <cerrno>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "tools/http/answer_text.h"
#include "tools/http/connection_exchange.h"
#include "tools/http/connection_set.h"
#include "tools/http/server.h"

namespace flux::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::awaitable;
using boost::system::error_code;

// A client's connection over TCP or TLS. Everything happens in the strand of its stream but what handlers do.
template <typename Stream>
class Connection final : public OpenConnection, public std::enable_shared_from_this<Connection<Stream>> {
 public:
  Connection(Shared& shared, Stream stream) : shared_(shared), stream_(std::move(stream)) {
    const std::lock_guard lock(shared_.mutex);
    shared_.open.insert(this);
  }
  ~Connection() override {
    const std::lock_guard lock(shared_.mutex);
    shared_.open.erase(this);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void Close(Which which) override {
    // Whoever calls holds the mutex that the destructor wants.
    asio::post(stream_.get_executor(), [self = this->weak_from_this(), which] {
      const auto connection = self.lock();
      if (connection == nullptr || (which == Which::kIdle && connection->exchange_ != nullptr)) return;
      if (connection->exchange_ != nullptr) connection->exchange_->Cancel();
      connection->CloseSocket();
    });
  }

  auto executor() { return stream_.get_executor(); }

  bool is_body_read() const { return parser_->is_done(); }
  bool knows_chunks() const { return http_minor_ >= 1; }
  // Whether another request may follow this one.
  bool goes_on() const { return parser_->keep_alive() && !shared_.is_stopping; }

  // Serves until the client or the server has enough.
  awaitable<void> Run() {
    if (!co_await Handshake()) co_return;
    while (co_await ServeOne()) {
    }
    co_await Leave();
  }

  // Reads some of the body; nothing at its end.
  awaitable<Result<std::string_view>> ReadPiece(std::string& piece) {
    if (std::exchange(expects_continue_, false)) {
      if (Status asked = co_await Send({kContinueText, {}, {}}); !asked) co_return std::unexpected(asked.error());
    }
    piece.resize(std::min<uint64_t>(kPiece, parser_->content_length().value_or(kPiece)));
    auto& body = parser_->get().body();
    size_t count = 0;
    // A thread waits for it, so what comes in small parts is handed over together.
    while (count < piece.size() && !parser_->is_done()) {
      body.data = piece.data() + count;
      body.size = piece.size() - count;
      error_code error;
      lowest().expires_after(shared_.options.body_timeout);
      co_await beast::http::async_read_some(stream_, buffer_, *parser_,
                                            asio::redirect_error(asio::use_awaitable, error));
      if (error && error != beast::http::error::need_buffer) {
        const bool is_malformed =
            error.category() == beast::http::make_error_code(beast::http::error::bad_target).category() &&
            error != beast::http::error::partial_message;
        if (is_malformed)
          co_return Fail(ErrorCode::kInvalid, "the body is not what its headers say: " + error.message());
        if (exchange_ != nullptr) exchange_->Cancel();
        co_return ClientGone();
      }
      count = piece.size() - body.size;
    }
    if (parser_->is_done() && exchange_ != nullptr) Watch();
    co_return std::string_view(piece).substr(0, count);
  }

  // Sends the parts one behind the other; what takes them may be slow.
  awaitable<Status> Send(std::array<std::string_view, 3> parts) {
    const std::array<asio::const_buffer, 3> buffers = {asio::buffer(parts[0]), asio::buffer(parts[1]),
                                                       asio::buffer(parts[2])};
    error_code error;
    lowest().expires_after(shared_.options.write_timeout);
    co_await asio::async_write(stream_, buffers, asio::redirect_error(asio::use_awaitable, error));
    if (!error) co_return Status();
    if (exchange_ != nullptr) exchange_->Cancel();
    co_return ClientGone();
  }

 private:
  static constexpr bool kIsTls = !std::is_same_v<Stream, beast::tcp_stream>;
  // Bodies that are so small are read before there is a thread for them.
  static constexpr uint64_t kReadAhead = 256 << 10;
  static constexpr size_t kPiece = 256 << 10;

  using Parser = beast::http::request_parser<beast::http::buffer_body>;

  beast::tcp_stream& lowest() { return beast::get_lowest_layer(stream_); }
  void CloseSocket() {
    error_code ignored;
    lowest().socket().close(ignored);
  }

  awaitable<bool> Handshake() {
    if constexpr (kIsTls) {
      error_code error;
      lowest().expires_after(shared_.options.head_timeout);
      co_await stream_.async_handshake(asio::ssl::stream_base::server,
                                       asio::redirect_error(asio::use_awaitable, error));
      co_return !error;
    }
    co_return true;
  }

  // Reads a request and has it answered. False: there will be no other one.
  awaitable<bool> ServeOne() {
    parser_.emplace();
    parser_->header_limit(static_cast<uint32_t>(shared_.options.max_head_bytes));
    parser_->body_limit(boost::none);
    error_code error;
    if (!co_await HasNext()) co_return false;
    lowest().expires_after(shared_.options.head_timeout);
    co_await beast::http::async_read_header(stream_, buffer_, *parser_,
                                            asio::redirect_error(asio::use_awaitable, error));
    if (error) {
      co_await Refuse(error == beast::http::error::header_limit ? 431 : 400, error);
      co_return false;
    }
    Request request = MakeRequest();
    if (!ParseTarget(std::string_view(parser_->get().target()), request)) {
      co_await Refuse(400, beast::http::error::bad_target);
      co_return false;
    }
    http_minor_ = parser_->get().version() % 10;
    expects_continue_ = request.Header("Expect") == "100-continue";
    ConnectionExchange<Connection> exchange(*this, std::move(request));
    if (!co_await ReadAhead(exchange)) co_return false;
    co_await Handle(exchange);
    co_return exchange.can_go_on() && co_await SkipBody();
  }

  // Waits for the first byte of a request.
  awaitable<bool> HasNext() {
    if (buffer_.size() > 0) co_return !shared_.is_stopping;
    error_code error;
    lowest().expires_after(shared_.options.idle_timeout);
    const size_t count =
        co_await stream_.async_read_some(buffer_.prepare(4096), asio::redirect_error(asio::use_awaitable, error));
    buffer_.commit(count);
    co_return !error && count > 0 && !shared_.is_stopping;
  }

  Request MakeRequest() {
    Request request;
    const auto& head = parser_->get();
    request.method = std::string(head.method_string());
    for (const auto& field : head) request.headers.emplace_back(field.name_string(), field.value());
    error_code ignored;
    const auto client = lowest().socket().remote_endpoint(ignored);
    if (!ignored) request.client_address = AddressText(client.address().to_string(), client.port());
    request.is_secure = kIsTls;
    return request;
  }

  // Answers what is no HTTP.
  awaitable<void> Refuse(int status, error_code error) {
    if (error.category() != beast::http::make_error_code(beast::http::error::bad_target).category()) co_return;
    if (error == beast::http::error::end_of_stream || error == beast::http::error::partial_message) co_return;
    const std::string text = RefusalText(status);
    (void)co_await Send({text, {}, {}});
  }

  awaitable<bool> ReadAhead(ConnectionExchange<Connection>& exchange) {
    const auto length = parser_->content_length();
    if (!length || *length > kReadAhead) co_return true;
    std::string piece;
    while (!parser_->is_done()) {
      const auto read = co_await ReadPiece(piece);
      if (!read) co_return false;
      exchange.AddAhead(*read);
    }
    co_return true;
  }

  // Runs the handler in a thread of the pool and waits for it without one.
  awaitable<void> Handle(ConnectionExchange<Connection>& exchange) {
    exchange_ = &exchange;
    ++served_;
    Watch();
    asio::steady_timer done(stream_.get_executor(), asio::steady_timer::time_point::max());
    shared_.workers.Add([this, &exchange, &done] {
      shared_.handler(exchange);
      asio::post(stream_.get_executor(), [&done] { done.cancel(); });
    });
    error_code canceled;
    co_await done.async_wait(asio::redirect_error(asio::use_awaitable, canceled));
    watch_.emit(asio::cancellation_type::all);
    exchange_ = nullptr;
  }

  // Cancels the exchange when the client closes its end. While a body comes, reading it tells.
  void Watch() {
    if (!parser_->is_done() || !lowest().socket().is_open()) return;
    lowest().socket().async_wait(asio::ip::tcp::socket::wait_read, WatchHandler([this] {
                                   char byte = 0;
                                   const int socket = lowest().socket().native_handle();
                                   const ssize_t count = recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
                                   if (count > 0) return WatchBehind();
                                   if (count < 0 && errno == EAGAIN) return Watch();
                                   exchange_->Cancel();
                                 }));
  }

  // The same when something came early: it hides the end from who waits for something to read.
  void WatchBehind() {
    constexpr std::chrono::milliseconds kPause{200};
    watch_timer_.expires_after(kPause);
    watch_timer_.async_wait(WatchHandler([this] {
      tcp_info info = {};
      socklen_t size = sizeof info;
      const int socket = lowest().socket().native_handle();
      if (getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 && info.tcpi_state == TCP_ESTABLISHED)
        return WatchBehind();
      exchange_->Cancel();
    }));
  }

  // Calls `then` while the exchange that is under way now still is.
  template <typename Then>
  auto WatchHandler(Then then) {
    return asio::bind_cancellation_slot(
        watch_.slot(), [self = this->shared_from_this(), served = served_, then = std::move(then)](error_code error) {
          if (!error && self->exchange_ != nullptr && self->served_ == served) then();
        });
  }

  // Reads what the handler left of a body, if it is not much.
  awaitable<bool> SkipBody() {
    std::string piece;
    for (size_t count = 0; !parser_->is_done(); ++count) {
      if (count == 4 || expects_continue_ || !co_await ReadPiece(piece)) co_return false;
    }
    co_return true;
  }

  // Closes in such a way that the client still gets the answer while it is sending.
  awaitable<void> Leave() {
    error_code error;
    if constexpr (kIsTls) {
      lowest().expires_after(std::chrono::seconds(1));
      co_await stream_.async_shutdown(asio::redirect_error(asio::use_awaitable, error));
    }
    lowest().socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
    lowest().expires_after(std::chrono::seconds(1));
    std::array<char, 4096> rest{};
    for (int i = 0; i < 256 && !error; ++i) {
      co_await lowest().async_read_some(asio::buffer(rest), asio::redirect_error(asio::use_awaitable, error));
    }
    CloseSocket();
  }

  Shared& shared_;
  Stream stream_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  unsigned http_minor_ = 1;
  bool expects_continue_ = false;
  ConnectionExchange<Connection>* exchange_ = nullptr;  // while a handler runs
  uint64_t served_ = 0;
  asio::cancellation_signal watch_;
  asio::steady_timer watch_timer_{stream_.get_executor()};
};

}  // namespace flux::http
