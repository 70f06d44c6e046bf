#pragma once

// Notices that a client has closed its end while nobody reads what it sends. Private to this component.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cerrno>
#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace flux::http {

class ClientWatch {
 public:
  explicit ClientWatch(boost::asio::ip::tcp::socket& socket) : socket_(socket), timer_(socket.get_executor()) {}

  // Calls `gone` when the client closes, unless `Stop` comes before. `owner` has the watch and the socket in it.
  void Start(std::shared_ptr<void> owner, std::function<void()> gone) {
    owner_ = std::move(owner);
    gone_ = std::move(gone);
    if (socket_.is_open()) WaitForInput();
  }
  // Calls nothing any more, and gives the owner back.
  void Stop() {
    ++round_;
    signal_.emit(boost::asio::cancellation_type::all);
    gone_ = nullptr;
    owner_ = nullptr;
  }

 private:
  // Calls `then` unless the watch was stopped meanwhile.
  template <typename Then>
  auto Handler(Then then) {
    return boost::asio::bind_cancellation_slot(
        signal_.slot(),
        [this, owner = owner_, round = round_, then = std::move(then)](const boost::system::error_code& error) {
          if (!error && round == round_) then();
        });
  }

  void WaitForInput() {
    socket_.async_wait(boost::asio::ip::tcp::socket::wait_read, Handler([this] {
                         char byte = 0;
                         const ssize_t count = recv(socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
                         if (count > 0) return LookAgain();
                         if (count < 0 && errno == EAGAIN) return WaitForInput();
                         gone_();
                       }));
  }

  // What came early hides the end from who waits for something to read.
  void LookAgain() {
    constexpr std::chrono::milliseconds kPause{200};
    timer_.expires_after(kPause);
    timer_.async_wait(Handler([this] {
      tcp_info info = {};
      socklen_t size = sizeof info;
      const int read = getsockopt(socket_.native_handle(), IPPROTO_TCP, TCP_INFO, &info, &size);
      if (read == 0 && info.tcpi_state == TCP_ESTABLISHED) return LookAgain();
      gone_();
    }));
  }

  boost::asio::ip::tcp::socket& socket_;
  boost::asio::steady_timer timer_;
  boost::asio::cancellation_signal signal_;
  std::shared_ptr<void> owner_;
  std::function<void()> gone_;
  uint64_t round_ = 0;
};

}  // namespace flux::http
