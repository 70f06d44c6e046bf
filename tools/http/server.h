#pragma once

// An HTTP/1.1 server that knows nothing of what it serves: connections wait without threads, requests are answered in
// threads of a pool that read and write as if nothing else happened. No buffer grows: who sends or reads slowly slows
// down the answer to that request alone. The .cpp files are the wall around Boost.Beast, Asio and OpenSSL's TLS.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "runtime/base/cancel.h"
#include "runtime/base/error.h"
#include "tools/http/request.h"

namespace flux::http {

using std::chrono::milliseconds;

// What comes before the body of an answer.
struct AnswerHead {
  int status = 200;
  Fields headers = {};
  std::optional<uint64_t> length = {};  // of the body, in bytes; without it the body ends where `End` is called
};

// A request and its answer, for the thread in which it is handled. Calls wait for the network; each fails with
// `kUnavailable` once the client is gone or too slow.
class Exchange {
 public:
  virtual ~Exchange() = default;
  virtual const Request& request() const = 0;
  // The next bytes of the body, valid until the next call; empty at its end. Fails with `kInvalid` when what comes is
  // malformed.
  virtual Result<std::string_view> ReadBody() = 0;
  // Once, before the others; sent together with the first bytes of the body.
  virtual void Begin(AnswerHead head) = 0;
  virtual Status Write(std::string_view bytes) = 0;
  // Once, with the last bytes, which leave when the handler has ended. What is missing of a body of known length is
  // missed by the client.
  virtual void End(std::string_view bytes) = 0;
  // Is canceled when the client is gone, and when the server stops waiting for the answer.
  virtual const CancelToken& cancel() const = 0;
};

// Answers one request; called in many threads at once. When it begins no answer, or does not end it, the connection is
// closed.
using Handler = std::function<void(Exchange&)>;

// What a server proves itself with.
struct TlsFiles {
  std::string certificate, key;  // paths of PEM files; the chain follows the server's certificate
};

// Where and how to listen.
struct ServerOptions {
  std::string address = "127.0.0.1";
  uint16_t port = 0;  // 0: any that is free
  std::optional<TlsFiles> tls = {};
  size_t max_connections = 4096;  // beyond these, clients wait to be accepted
  size_t handlers = 256;          // requests that are answered at the same time; more wait
  size_t io_threads = 2;
  size_t max_head_bytes = 64 << 10;
  // How long a client may take: to begin the next request, to send its head, to send or to take some bytes of a body.
  milliseconds idle_timeout{180'000}, head_timeout{10'000}, body_timeout{30'000}, write_timeout{60'000};
};

// The address that a name of this machine, such as `localhost`, stands for; addresses stand for themselves. IPv4 where
// there are both kinds. Fails with the name and the system's words.
Result<std::string> ListenAddress(const std::string& name);

// A server that listens from its start to its end. May be used from several threads.
class Server {
 public:
  // Listens. Fails with the address and the system's words, or what is wrong with the files for TLS.
  static Result<std::unique_ptr<Server>> Start(ServerOptions options, Handler handler);
  // As `Stop` without grace.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  uint16_t port() const;
  // Connections that are open, in use or idle.
  size_t connections() const;
  // Accepts no more connections and requests; waits for the answers under way, as long as `grace`, then cancels them.
  void Stop(milliseconds grace);

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace flux::http
