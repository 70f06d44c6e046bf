#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <future>
#include <thread>

#include "fmt/format.h"
#include "runtime/net/http_client.h"
#include "tools/http/body.h"

namespace flux::http {
namespace {

// Bytes to and from a server, as they are.
class RawClient {
 public:
  explicit RawClient(uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    BOOST_REQUIRE(connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    const timeval patience{20, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~RawClient() { close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  void Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return;
      bytes.remove_prefix(static_cast<size_t>(count));
    }
  }
  // What comes until it holds `end`, or the server closes.
  std::string ReceiveUntil(std::string_view end) {
    std::string text;
    char buffer[4096];
    while (text.find(end) == text.npos) {
      const ssize_t count = recv(socket_, buffer, sizeof buffer, 0);
      is_closed_ = count == 0;
      if (count <= 0) break;
      text.append(buffer, static_cast<size_t>(count));
    }
    return text;
  }
  std::string ReceiveAll() { return ReceiveUntil("\xff no such bytes"); }
  // Whether the server was seen to close, and patience did not end.
  bool is_closed() const { return is_closed_; }
  void CloseSending() { shutdown(socket_, SHUT_WR); }
  void Close() { shutdown(socket_, SHUT_RDWR); }

 private:
  const int socket_;
  bool is_closed_ = false;
};

std::unique_ptr<Server> Serve(Handler handler, ServerOptions options = {}) {
  auto server = Server::Start(std::move(options), std::move(handler));
  BOOST_REQUIRE_MESSAGE(server, server.error().message);
  return *std::move(server);
}

// Says what came.
void Echo(Exchange& exchange) {
  const Request& request = exchange.request();
  const Result<std::string> body = ReadAll(exchange, 1 << 20);
  Answer answer(exchange);
  std::string text = fmt::format("{} {}", request.method, request.path);
  for (const auto& [name, value] : request.parameters) text += fmt::format(" {}={}", name, value);
  text += body ? " [" + *body + "]" : " failed: " + body.error().message;
  if (!body) answer.SetStatus(400);
  (void)answer.Write(text);
  (void)answer.Finish();
}

std::string Ask(std::string_view bytes, ServerOptions options = {}) {
  const auto server = Serve(Echo, std::move(options));
  RawClient client(server->port());
  client.Send(bytes);
  return client.ReceiveAll();
}

net::HttpRequest To(const Server& server, std::string_view path) {
  net::HttpRequest request;
  request.url = *net::ParseUrl(fmt::format("http://127.0.0.1:{}{}", server.port(), path));
  return request;
}

bool Holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

BOOST_AUTO_TEST_CASE(RequestsAreSplitAndDecoded) {
  const std::string answer =
      Ask("POST /a%20b/c?x=1&y=a+b%26&z HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody");
  BOOST_CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
  BOOST_CHECK(answer.ends_with("POST /a b/c x=1 y=a b& z= [body]"));
  BOOST_CHECK(Holds(answer, "Connection: close\r\n"));
}

BOOST_AUTO_TEST_CASE(ConnectionsAreKeptAndRequestsMayBeSentAhead) {
  const auto server = Serve(Echo);
  RawClient client(server->port());
  client.Send("GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n");
  BOOST_CHECK(Holds(client.ReceiveUntil("GET /2 []"), "GET /1 []"));
  client.Send("GET /3 HTTP/1.1\r\nHost: h\r\n\r\n");
  BOOST_CHECK(Holds(client.ReceiveUntil("GET /3 []"), "GET /3 []"));
  BOOST_CHECK_EQUAL(server->connections(), 1);
}

BOOST_AUTO_TEST_CASE(BodiesInChunksAndBodiesThatWaitToBeAskedFor) {
  BOOST_CHECK(Ask("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                  "3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n")
                  .ends_with("[abcdefg]"));
  const auto server = Serve(Echo);
  RawClient client(server->port());
  client.Send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  BOOST_CHECK_EQUAL(client.ReceiveUntil("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.Send("ok");
  BOOST_CHECK(Holds(client.ReceiveUntil("[ok]"), "[ok]"));
}

BOOST_AUTO_TEST_CASE(WhatIsNoHttpGetsAStatus) {
  BOOST_CHECK(Ask("hello\r\n\r\n").starts_with("HTTP/1.1 400 Bad Request\r\n"));
  BOOST_CHECK(Ask("GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n").starts_with("HTTP/1.1 400 Bad Request\r\n"));
  BOOST_CHECK(Ask("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n").starts_with("HTTP/1.1 400 Bad Request\r\n"));
  BOOST_CHECK(Ask("GET / HTTP/1.1\r\nX: " + std::string(200'000, 'x') + "\r\n\r\n")
                  .starts_with("HTTP/1.1 431 Request Header Fields Too Large\r\n"));
  BOOST_CHECK(
      Holds(Ask("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "failed: the body is"));
}

BOOST_AUTO_TEST_CASE(OldAndBodilessAnswers) {
  const std::string old = Ask("GET / HTTP/1.0\r\n\r\n");
  BOOST_CHECK(Holds(old, "Connection: close\r\n"));
  BOOST_CHECK(old.ends_with("GET / []"));
  const std::string head = Ask("HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  BOOST_CHECK(Holds(head, "Content-Length: 9\r\n"));
  BOOST_CHECK(head.ends_with("\r\n\r\n"));
}

BOOST_AUTO_TEST_CASE(LargeAnswersComeInPiecesAndCompressed) {
  const std::string line = "the same line again and again\n";
  const auto server = Serve([&](Exchange& exchange) {
    Answer answer(exchange);
    for (int i = 0; i < 20'000; ++i) (void)answer.Write(line);
    (void)answer.Finish();
  });
  net::HttpClient client;
  net::HttpRequest request = To(*server, "/");
  const auto plain = client.Send(request);
  BOOST_REQUIRE_MESSAGE(plain, plain.error().message);
  BOOST_CHECK_EQUAL(plain->body.size(), line.size() * 20'000);
  RawClient raw(server->port());
  raw.Send("GET / HTTP/1.1\r\nHost: h\r\nAccept-Encoding: br, gzip;q=0.8\r\nConnection: close\r\n\r\n");
  const std::string compressed = raw.ReceiveAll();
  BOOST_CHECK(Holds(compressed, "Content-Encoding: gzip\r\n"));
  BOOST_CHECK(Holds(compressed, "Transfer-Encoding: chunked\r\n"));
  BOOST_CHECK_LT(compressed.size(), 20'000);
  BOOST_CHECK(compressed.ends_with("\r\n0\r\n\r\n"));
}

BOOST_AUTO_TEST_CASE(CompressedBodies) {
  const auto server = Serve(Echo);
  net::HttpClient client;
  net::HttpRequest request = To(*server, "/");
  request.method = "POST";
  request.body = std::string(1000, 'z');
  request.has_gzip_body = true;
  const auto answer = client.Send(request);
  BOOST_REQUIRE(answer);
  BOOST_CHECK_EQUAL(answer->body, "POST / [" + request.body + "]");
  // A bomb: the body is larger than what is read at most.
  request.body = std::string(2 << 20, 'z');
  BOOST_CHECK(Holds(client.Send(request)->body, "more than the 1048576 bytes"));
  const std::string broken =
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";
  BOOST_CHECK(Holds(Ask(broken), "failed: it is not valid gzip"));
}

BOOST_AUTO_TEST_CASE(WhoStopsSendingAmidABodyIsAnsweredAndLeft) {
  const auto server = Serve(Echo);
  const std::string head = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const std::string_view body : {"", "zz", "3\r\nab", "3\r\nabc\r\n", "3\r\nabc\r\n0\r\nT: x\r\n"}) {
    RawClient client(server->port());
    client.Send(head + std::string(body));
    client.CloseSending();
    const std::string answer = client.ReceiveAll();
    BOOST_CHECK(client.is_closed());
    BOOST_CHECK(Holds(answer, "Connection: close\r\n"));
    BOOST_CHECK(answer.ends_with("POST / failed: the body is not what its headers say: partial message"));
  }
  RawClient client(server->port());
  client.Send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhe");
  client.CloseSending();
  BOOST_CHECK(client.ReceiveAll().starts_with("HTTP/1.1 400 Bad Request\r\n"));
}

BOOST_AUTO_TEST_CASE(HeadsThatEndInTheirMiddleAreRefusedInWhateverPartsTheyCome) {
  const auto server = Serve(Echo);
  for (const std::string_view head : {"GET / HTTP/1.1\r\nHo", "GET / HTTP/1.1\r\nbad field\r\n"}) {
    for (const size_t cut : {size_t{0}, size_t{8}}) {
      RawClient client(server->port());
      client.Send(head.substr(0, cut));
      // The answer to another client tells that the first part is likely to have been read.
      if (cut > 0) BOOST_CHECK(Holds(Ask("GET /1 HTTP/1.1\r\nConnection: close\r\n\r\n"), "GET /1 []"));
      client.Send(head.substr(cut));
      client.CloseSending();
      BOOST_CHECK(client.ReceiveAll().starts_with("HTTP/1.1 400 Bad Request\r\n"));
      BOOST_CHECK(client.is_closed());
    }
  }
}

BOOST_AUTO_TEST_CASE(AnswersAreCanceledWhenTheClientLeaves) {
  // What it sent behind its request must not hide that.
  for (const std::string behind : {"", "\r\n", "GET / HTTP/1.1\r\nHost: h\r\n\r\n"}) {
    std::promise<void> begun;
    std::promise<bool> canceled;
    const auto server = Serve([&](Exchange& exchange) {
      begun.set_value();
      for (int i = 0; i < 2000 && !exchange.cancel().is_canceled(); ++i) std::this_thread::sleep_for(milliseconds(5));
      canceled.set_value(exchange.cancel().is_canceled());
    });
    {
      RawClient client(server->port());
      client.Send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      begun.get_future().get();
      client.Send(behind);
    }
    BOOST_CHECK(canceled.get_future().get());
  }
}

BOOST_AUTO_TEST_CASE(WhoIsSlowIsLeft) {
  const auto server = Serve(Echo, {.idle_timeout = milliseconds(50), .head_timeout = milliseconds(50)});
  RawClient idle(server->port()), slow(server->port());
  slow.Send("GET / HT");
  BOOST_CHECK_EQUAL(slow.ReceiveAll(), "");
  BOOST_CHECK_EQUAL(idle.ReceiveAll(), "");
}

BOOST_AUTO_TEST_CASE(WhoDoesNotReadHoldsUpOnlyItself) {
  std::promise<bool> failed;
  const auto server = Serve(
      [&](Exchange& exchange) {
        if (exchange.request().path == "/small") return Echo(exchange);
        Answer answer(exchange);
        const std::string piece(1 << 20, 'x');
        Status done;
        for (int i = 0; i < 1000 && done; ++i) done = answer.Write(piece);
        failed.set_value(!done);
      },
      {.write_timeout = milliseconds(200)});
  RawClient lazy(server->port());
  lazy.Send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
  net::HttpClient client;
  BOOST_CHECK_EQUAL(client.Send(To(*server, "/small"))->body, "GET /small []");
  BOOST_CHECK(failed.get_future().get());
}

BOOST_AUTO_TEST_CASE(StoppingWaitsForAnswersAsLongAsItShould) {
  for (const bool has_grace : {true, false}) {
    std::promise<void> begun;
    std::atomic<bool> goes_on = false;
    const auto server = Serve([&](Exchange& exchange) {
      begun.set_value();
      while (!goes_on && !exchange.cancel().is_canceled()) std::this_thread::sleep_for(milliseconds(1));
      Echo(exchange);
    });
    RawClient client(server->port()), idle(server->port());
    client.Send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    begun.get_future().get();
    auto stopped = std::async(std::launch::async, [&] { server->Stop(milliseconds(has_grace ? 60'000 : 0)); });
    BOOST_CHECK_EQUAL(idle.ReceiveAll(), "");
    if (has_grace) goes_on = true;
    BOOST_CHECK_EQUAL(client.ReceiveAll().ends_with("GET / []"), has_grace);
    stopped.get();
    BOOST_CHECK_EQUAL(server->connections(), 0);
  }
}

BOOST_AUTO_TEST_CASE(ManyClientsAtOnce) {
  const auto server = Serve(Echo);
  std::vector<std::thread> threads;
  std::atomic<int> good = 0;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      net::HttpClient client;
      for (int j = 0; j < 50; ++j) {
        net::HttpRequest request = To(*server, fmt::format("/{}", j));
        request.method = "POST";
        request.body = std::string(static_cast<size_t>(j) * 10'000, 'x');
        const auto answer = client.Send(request);
        if (answer && answer->body.size() == request.body.size() + fmt::format("POST /{} []", j).size()) ++good;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_CHECK_EQUAL(good.load(), 400);
}

BOOST_AUTO_TEST_CASE(AnAddressThatIsTakenIsNamed) {
  const auto server = Serve(Echo);
  const auto second = Server::Start({.port = server->port()}, Echo);
  BOOST_REQUIRE(!second);
  BOOST_CHECK_EQUAL(second.error().message,
                    fmt::format("cannot listen on 127.0.0.1:{}: Address already in use", server->port()));
  const auto no_file = Server::Start({.tls = TlsFiles{"/nowhere/c.pem", "/nowhere/k.pem"}}, Echo);
  BOOST_REQUIRE(!no_file);
  BOOST_CHECK(no_file.error().message.starts_with("`/nowhere/c.pem` is not a certificate in PEM form: "));
}

}  // namespace
}  // namespace flux::http
