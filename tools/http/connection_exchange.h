#pragma once

// A request and its answer on a connection, which does what the thread of a handler waits for. Private to this
// component.

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "runtime/base/check.h"
#include "tools/http/answer_text.h"
#include "tools/http/server.h"

namespace flux::http {

namespace asio = boost::asio;

// The failure of everything that waits for a client that is gone.
inline std::unexpected<Error> ClientGone() { return Fail(ErrorCode::kUnavailable, "the client is gone"); }

template <typename Connection>
class ConnectionExchange final : public Exchange {
 public:
  ConnectionExchange(Connection& connection, Request request) : connection_(connection), request_(std::move(request)) {}

  const Request& request() const override { return request_; }
  const CancelToken& cancel() const override { return cancel_; }
  // Nobody waits for the answer any more.
  void Cancel() { cancel_.Cancel(); }

  Result<std::string_view> ReadBody() override {
    if (!ahead_.empty()) {
      piece_ = std::exchange(ahead_, {});
      return piece_;
    }
    if (connection_.is_body_read()) return std::string_view();
    return Await([this] { return connection_.ReadPiece(piece_); });
  }
  void Begin(AnswerHead head) override {
    FLUX_CHECK(!has_begun_);
    has_begun_ = true;
    head_ = std::move(head);
    has_chunks_ = !head_.length.has_value() && connection_.knows_chunks();
    keeps_ = connection_.goes_on() && (has_chunks_ || head_.length.has_value());
    has_body_ = request_.method != "HEAD" && head_.status != 204 && head_.status != 304;
    waiting_ = HeadText(head_, {.has_chunks = has_chunks_, .keeps_connection = keeps_, .has_body = has_body_});
  }
  Status Write(std::string_view bytes) override {
    if (bytes.empty() || !has_body_) return {};
    return Send(has_chunks_ ? ChunkHead(bytes.size()) : std::string(), bytes, has_chunks_ ? "\r\n" : "");
  }
  void End(std::string_view bytes) override {
    is_ended_ = true;
    if (!has_body_) return;
    if (!bytes.empty()) waiting_ += (has_chunks_ ? ChunkHead(bytes.size()) : std::string()).append(bytes);
    if (has_chunks_) waiting_ += bytes.empty() ? "0\r\n\r\n" : "\r\n0\r\n\r\n";
  }

  // Whether the answer is whole and the client may send the next request.
  bool can_go_on() const { return is_ended_ && keeps_ && !has_failed_; }
  bool has_begun() const { return has_begun_; }
  // What is to be sent when the handler has ended; empty when it has failed or given up.
  std::string TakeLast() { return is_ended_ && !has_failed_ ? std::exchange(waiting_, {}) : std::string(); }
  // The client is gone.
  void Lose() { has_failed_ = true; }
  // What was read of the body before there was a thread for it.
  void AddAhead(std::string_view bytes) { ahead_ += bytes; }

 private:
  template <typename Op>
  auto Await(Op op) {
    return asio::co_spawn(connection_.executor(), op(), asio::use_future).get();
  }
  Status Send(std::string before, std::string_view bytes, std::string_view after) {
    if (has_failed_) return ClientGone();
    std::string head = std::exchange(waiting_, {}) + before;
    if (head.empty() && bytes.empty()) return {};
    Status done = Await([&] { return connection_.Send({head, bytes, after}); });
    has_failed_ = !done;
    return done;
  }

  Connection& connection_;
  const Request request_;
  CancelToken cancel_;
  std::string ahead_, piece_;
  AnswerHead head_;
  std::string waiting_;  // what goes out with the next bytes
  bool has_begun_ = false, is_ended_ = false, has_failed_ = false;
  bool has_chunks_ = false, has_body_ = true, keeps_ = false;
};

}  // namespace flux::http
