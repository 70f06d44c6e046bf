#pragma once

// One connection: reads requests, has them answered, one after the other. Private to this component.

#include <algorithm>
#include <array>
#include <boost/asio/awaitable.hpp>
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
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "tools/http/answer_text.h"
#include "tools/http/client_watch.h"
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
  bool goes_on() const { return parser_->keep_alive() && !is_input_over_ && !shared_.is_stopping; }

  // Serves until the client or the server has enough.
  awaitable<void> Run() {
    if (!co_await Handshake()) co_return;
    while (co_await ServeOne()) {
    }
    co_await Leave();
  }

  // Reads some of the body; nothing at its end.
  awaitable<Result<std::string_view>> ReadPiece(std::string& piece) {
    if (is_input_over_) co_return ClientGone();
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
        is_input_over_ = !IsMalformed(error);
        // Whoever has closed their end may still read the answer; a body that ends in its middle may be malformed, too.
        if (!is_input_over_ || error == beast::http::error::partial_message)
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

  // Whether bytes came that are not HTTP; otherwise no more bytes come.
  static bool IsMalformed(const error_code& error) {
    return error.category() == beast::http::make_error_code(beast::http::error::bad_target).category() &&
           error != beast::http::error::end_of_stream && error != beast::http::error::partial_message;
  }

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
      is_input_over_ = !IsMalformed(error);
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
    is_input_over_ = error || count == 0;
    co_return !is_input_over_ && !shared_.is_stopping;
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

  // Answers what is not HTTP. That includes a head that ends in its middle: the client may still read, and the parser
  // looks at a head that came in parts only once it is whole, so nobody knows whether it was malformed before.
  awaitable<void> Refuse(int status, error_code error) {
    if (!IsMalformed(error) && error != beast::http::error::partial_message) co_return;
    const std::string text = RefusalText(status);
    (void)co_await Send({text, {}, {}});
  }

  awaitable<bool> ReadAhead(ConnectionExchange<Connection>& exchange) {
    const auto length = parser_->content_length();
    if (!length || *length > kReadAhead) co_return true;
    std::string piece;
    while (!parser_->is_done()) {
      const auto read = co_await ReadPiece(piece);
      if (!read) {
        if (read.error().code == ErrorCode::kInvalid) co_await Refuse(400, beast::http::error::partial_message);
        co_return false;
      }
      exchange.AddAhead(*read);
    }
    co_return true;
  }

  // Runs the handler in a thread of the pool and waits for it without one.
  awaitable<void> Handle(ConnectionExchange<Connection>& exchange) {
    exchange_ = &exchange;
    Watch();
    asio::steady_timer done(stream_.get_executor(), asio::steady_timer::time_point::max());
    shared_.workers.Add([this, &exchange, &done] {
      shared_.handler(exchange);
      asio::post(stream_.get_executor(), [&done] { done.cancel(); });
    });
    error_code canceled;
    co_await done.async_wait(asio::redirect_error(asio::use_awaitable, canceled));
    watch_.Stop();
    exchange_ = nullptr;
    const std::string last = exchange.TakeLast();
    if (!last.empty() && !co_await Send({last, {}, {}})) exchange.Lose();
  }

  // Cancels the exchange when the client closes its end. While a body comes, reading it tells.
  void Watch() {
    if (parser_->is_done()) watch_.Start(this->shared_from_this(), [this] { exchange_->Cancel(); });
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
    for (int i = 0; i < 256 && !error && !is_input_over_; ++i) {
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
  // Nothing is read after the end: the reactor is told of it once, so another read would wait for its timeout.
  bool is_input_over_ = false;
  ConnectionExchange<Connection>* exchange_ = nullptr;  // while a handler runs
  ClientWatch watch_{lowest().socket()};
};

}  // namespace flux::http
