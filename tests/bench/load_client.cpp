// Sends requests over many connections at once, each as soon as the last one was answered, and tells how long the
// answers took: `load_client PORT PATH TOKEN CONNECTIONS SECONDS FILE`. FILE holds the bodies, each behind a line with
// its length; connections begin evenly apart in it and go round. With 0 seconds every body is sent once. Prints one
// line of JSON: requests, failures (and the first), bytes received, seconds, requests a second, and milliseconds
// until half and 99 of 100 answers were whole. Compressed answers are asked for, as browsers do, and not unpacked.

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace http = boost::beast::http;
using boost::asio::ip::tcp;
using Clock = std::chrono::steady_clock;

struct Load {
  unsigned short port = 0;
  std::string path, token;
  size_t connections = 1;
  double seconds = 0;
  std::vector<std::string> bodies;
};

// What one connection saw.
struct Outcome {
  std::vector<double> milliseconds;
  size_t failures = 0, bytes = 0;
  std::string failure;
};

double Since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

std::vector<std::string> ReadBodies(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<std::string> bodies;
  size_t length = 0;
  while (file >> length) {
    file.get();
    std::string& body = bodies.emplace_back(length, '\0');
    file.read(body.data(), static_cast<std::streamsize>(length));
  }
  return bodies;
}

// One connection, which is made anew when the server closes it.
class Connection {
 public:
  explicit Connection(const Load& load) : load_(load) {}

  void Ask(const std::string& body, Outcome& outcome) {
    http::request<http::string_body> request(http::verb::post, load_.path, 11, body);
    request.set(http::field::host, "127.0.0.1");
    request.set(http::field::authorization, "Token " + load_.token);
    request.set(http::field::content_type, "application/json");
    request.set(http::field::accept_encoding, "gzip");
    request.prepare_payload();
    const Clock::time_point begin = Clock::now();
    try {
      if (!socket_.is_open()) socket_.connect({boost::asio::ip::address_v4::loopback(), load_.port});
      http::write(socket_, request);
      http::response_parser<http::string_body> parser;
      parser.body_limit(boost::none);
      http::read(socket_, buffer_, parser);
      const auto& answer = parser.get();
      outcome.bytes += answer.body().size();
      if (answer.result_int() / 100 != 2) Fail(fmt::format("{} {}", answer.result_int(), answer.body()), outcome);
      if (!answer.keep_alive()) Close();
    } catch (const std::exception& error) {
      Fail(error.what(), outcome);
      Close();
    }
    outcome.milliseconds.push_back(Since(begin) * 1000);
  }

 private:
  void Close() {
    boost::system::error_code ignored;
    socket_.close(ignored);
    buffer_.clear();
  }
  static void Fail(const std::string& what, Outcome& outcome) {
    if (outcome.failures++ == 0) outcome.failure = what;
  }

  const Load& load_;
  boost::asio::io_context io_;
  tcp::socket socket_{io_};
  boost::beast::flat_buffer buffer_;
};

Outcome Run(const Load& load, size_t number, std::atomic<size_t>& next, Clock::time_point begin) {
  Outcome outcome;
  Connection connection(load);
  if (load.seconds == 0) {
    for (size_t i = next++; i < load.bodies.size(); i = next++) connection.Ask(load.bodies[i], outcome);
    return outcome;
  }
  for (size_t i = number * load.bodies.size() / load.connections; Since(begin) < load.seconds; ++i) {
    connection.Ask(load.bodies[i % load.bodies.size()], outcome);
  }
  return outcome;
}

double Quantile(const std::vector<double>& sorted, double q) {
  if (sorted.empty()) return 0;
  return sorted[std::min(sorted.size() - 1, static_cast<size_t>(q * static_cast<double>(sorted.size())))];
}

std::string Quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text.substr(0, 300)) out += c == '"' || c == '\\' || c < ' ' ? ' ' : c;
  return out + '"';
}

void Print(const std::vector<Outcome>& outcomes, double seconds) {
  Outcome all;
  for (const Outcome& one : outcomes) {
    all.milliseconds.insert(all.milliseconds.end(), one.milliseconds.begin(), one.milliseconds.end());
    if (all.failures == 0) all.failure = one.failure;
    all.failures += one.failures;
    all.bytes += one.bytes;
  }
  std::ranges::sort(all.milliseconds);
  const size_t requests = all.milliseconds.size();
  fmt::print(
      R"({{"requests": {}, "failures": {}, "failure": {}, "bytes": {}, "seconds": {:.3f}, "per_second": {:.1f}, )"
      R"("p50_ms": {:.2f}, "p99_ms": {:.2f}}})"
      "\n",
      requests, all.failures, Quoted(all.failure), all.bytes, seconds, static_cast<double>(requests) / seconds,
      Quantile(all.milliseconds, 0.5), Quantile(all.milliseconds, 0.99));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 7) {
    fmt::print(stderr, "usage: load_client PORT PATH TOKEN CONNECTIONS SECONDS FILE\n");
    return 2;
  }
  Load load{static_cast<unsigned short>(std::atoi(argv[1])),
            argv[2],
            argv[3],
            static_cast<size_t>(std::atoi(argv[4])),
            std::atof(argv[5]),
            ReadBodies(argv[6])};
  if (load.bodies.empty() || load.connections == 0) {
    fmt::print(stderr, "load_client: no bodies in {}, or no connections\n", argv[6]);
    return 2;
  }
  std::vector<Outcome> outcomes(load.connections);
  std::vector<std::thread> threads;
  std::atomic<size_t> next = 0;
  const Clock::time_point begin = Clock::now();
  for (size_t i = 0; i < load.connections; ++i) {
    threads.emplace_back([&, i] { outcomes[i] = Run(load, i, next, begin); });
  }
  for (std::thread& thread : threads) thread.join();
  Print(outcomes, Since(begin));
}
