#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <thread>

#include "runtime/base/allowed_hosts.h"
#include "runtime/net/gzip.h"
#include "runtime/net/http_client_pool.h"
#include "tests/support/scripted_server.h"

namespace flux::net {
namespace {

using testing::ScriptedServer;

HttpRequest To(const std::string& url) {
  HttpRequest request;
  const Result<Url> parsed = ParseUrl(url);
  BOOST_REQUIRE(parsed.has_value());
  request.url = *parsed;
  request.retry.first_delay = Milliseconds(1);
  return request;
}

HttpResponse Send(const HttpRequest& request, const BodyHandler& on_body = {}) {
  HttpClient client;
  Result<HttpResponse> response = client.Send(request, on_body);
  BOOST_REQUIRE_MESSAGE(response, response.error().message);
  return *std::move(response);
}

Error SendError(const HttpRequest& request, const BodyHandler& on_body = {}) {
  HttpClient client;
  const Result<HttpResponse> response = client.Send(request, on_body);
  BOOST_REQUIRE(!response);
  return response.error();
}

BOOST_AUTO_TEST_CASE(RequestsCarryMethodHeadersBodyAndCredentials) {
  ScriptedServer server({ScriptedServer::Reply("200 OK", "fine", "X-Thing: 7\r\n")});
  HttpRequest request = To(server.url() + "/write?db=x");
  request.method = "POST";
  request.headers = {{"Accept", "text/plain"}};
  request.body = "payload";
  request.basic_auth = BasicAuth{"user", "pass"};
  const HttpResponse response = Send(request);
  BOOST_CHECK_EQUAL(response.status, 200);
  BOOST_CHECK_EQUAL(response.body, "fine");
  BOOST_CHECK_EQUAL(response.Header("x-thing"), "7");
  const std::string seen = server.requests().at(0);
  BOOST_CHECK(seen.starts_with("POST /write?db=x HTTP/1.1\r\n"));
  BOOST_CHECK(seen.ends_with("\r\n\r\npayload"));
  BOOST_CHECK(seen.find("Accept: text/plain\r\n") != std::string::npos);
  BOOST_CHECK(seen.find("Authorization: Basic dXNlcjpwYXNz\r\n") != std::string::npos);
  BOOST_CHECK(seen.find("Content-Type") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(BodiesAreStreamedAndGunzipped) {
  const std::string text(600'000, 'z');
  const Result<std::string> zipped = Gzip(text);
  BOOST_REQUIRE(zipped.has_value());
  BOOST_CHECK(zipped->size() < text.size() / 100);
  ScriptedServer server({ScriptedServer::Reply("200 OK", *zipped, "Content-Encoding: gzip\r\n")});
  std::string received;
  size_t pieces = 0;
  const HttpResponse response = Send(To(server.url()), [&](std::string_view piece) -> Status {
    received += piece;
    ++pieces;
    return {};
  });
  BOOST_CHECK(received == text);
  BOOST_CHECK(pieces > 1);
  BOOST_CHECK(response.body.empty());
}

BOOST_AUTO_TEST_CASE(BrokenGzipIsNoAnswer) {
  const std::string whole = *Gzip("line 1\nline 2\n"), header = "Content-Encoding: gzip\r\n";
  const auto error_of = [&](const std::string& body, const std::string& headers) {
    ScriptedServer server({ScriptedServer::Reply("200 OK", body, headers)});
    const Error error = SendError(To(server.url()));
    BOOST_CHECK(error.code == ErrorCode::kDataLoss);
    return error.message.substr(error.message.find(':', error.message.find("127.")) + 1);
  };
  BOOST_CHECK(error_of(whole.substr(0, whole.size() - 9), header).ends_with("stops in the middle of its gzip stream"));
  BOOST_CHECK(error_of("plain", header).ends_with(": it is not valid gzip"));
  BOOST_CHECK(error_of("\x01", "Content-Encoding: br\r\n").ends_with("is encoded as `br`, which was not asked for"));
  // Two members are one text, and a body of no bytes is none.
  ScriptedServer server({ScriptedServer::Reply("200 OK", whole + whole, header)});
  BOOST_CHECK_EQUAL(Send(To(server.url())).body, "line 1\nline 2\nline 1\nline 2\n");
  ScriptedServer empty({ScriptedServer::Reply("204 No Content", "", header)});
  BOOST_CHECK_EQUAL(Send(To(empty.url())).body, "");
}

BOOST_AUTO_TEST_CASE(GunzipTakesBytesOneByOne) {
  const std::string zipped = *Gzip(std::string(50'000, 'q'));
  Gunzip gunzip;
  std::string text;
  const auto push = [&](std::string_view bytes) {
    return gunzip.Push(bytes, [&](std::string_view piece) { return text += piece, true; }).has_value();
  };
  for (const char byte : zipped) {
    BOOST_CHECK(!gunzip.is_complete());
    BOOST_REQUIRE(push({&byte, 1}));
  }
  BOOST_CHECK(gunzip.is_complete());
  // Zeros behind the end are nothing, but then there is nothing else.
  BOOST_CHECK(push(std::string(600, '\0')));
  BOOST_CHECK(push(std::string(600, '\0')));
  BOOST_CHECK(gunzip.is_complete());
  BOOST_CHECK(text == std::string(50'000, 'q'));
  BOOST_CHECK(!push(zipped));
}

BOOST_AUTO_TEST_CASE(GzipBodiesAreAnnounced) {
  ScriptedServer server({ScriptedServer::Reply("204 No Content", "")});
  HttpRequest request = To(server.url());
  request.method = "POST";
  request.body = std::string(1000, 'a');
  request.has_gzip_body = true;
  BOOST_CHECK_EQUAL(Send(request).status, 204);
  BOOST_CHECK(server.requests().at(0).find("Content-Encoding: gzip\r\n") != std::string::npos);
  BOOST_CHECK(server.requests().at(0).size() < 500);
}

BOOST_AUTO_TEST_CASE(BodiesOfOtherStatusesAreKept) {
  ScriptedServer server({ScriptedServer::Reply("404 Not Found", "no such thing")});
  bool is_called = false;
  const HttpResponse response = Send(To(server.url()), [&](std::string_view) -> Status {
    is_called = true;
    return {};
  });
  BOOST_CHECK_EQUAL(response.status, 404);
  BOOST_CHECK_EQUAL(response.body, "no such thing");
  BOOST_CHECK(!is_called);
}

BOOST_AUTO_TEST_CASE(ARefusedConnectionIsNamed) {
  const uint16_t port = testing::FreePort();
  const Error error = SendError(To(fmt::format("http://127.0.0.1:{}/x", port)));
  BOOST_CHECK(error.code == ErrorCode::kUnavailable);
  BOOST_CHECK_EQUAL(error.message, fmt::format("cannot connect to 127.0.0.1:{}: connection refused", port));
}

BOOST_AUTO_TEST_CASE(BrokenAnswersAreDataLoss) {
  ScriptedServer fixed({"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"});
  Error error = SendError(To(fixed.url()));
  BOOST_CHECK(error.code == ErrorCode::kDataLoss);
  BOOST_CHECK_EQUAL(error.message, fmt::format("127.0.0.1:{} closed the connection in the middle of the answer "
                                               "(received 9 of 100 bytes)",
                                               fixed.port()));
  ScriptedServer chunked({"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"});
  error = SendError(To(chunked.url()));
  BOOST_CHECK(error.code == ErrorCode::kDataLoss);
  BOOST_CHECK_EQUAL(error.message, fmt::format("127.0.0.1:{} closed the connection in the middle of the answer "
                                               "(received 5 bytes)",
                                               chunked.port()));
  ScriptedServer nothing({""});
  error = SendError(To(nothing.url()));
  BOOST_CHECK(error.code == ErrorCode::kUnavailable);
  BOOST_CHECK_EQUAL(error.message, fmt::format("127.0.0.1:{} closed the connection without an answer", nothing.port()));
}

BOOST_AUTO_TEST_CASE(TimeOutsAreNamed) {
  ScriptedServer server({ScriptedServer::kSilence});
  HttpRequest request = To(server.url());
  request.total_timeout = Milliseconds(150);
  BOOST_CHECK_EQUAL(SendError(request).message, fmt::format("127.0.0.1:{} timed out after 150ms", server.port()));
  request.retry = {.attempts = 3, .first_delay = Milliseconds(1)};
  request.total_timeout = Milliseconds(50);
  const size_t before = server.requests().size();
  SendError(request);
  BOOST_CHECK_EQUAL(server.requests().size(), before + 3);
  request.retry.on_time_out = false;
  SendError(request);
  BOOST_CHECK_EQUAL(server.requests().size(), before + 4);
  request.total_timeout = Milliseconds(0);
  request.idle_timeout = Milliseconds(100);
  BOOST_CHECK_EQUAL(SendError(request).message,
                    fmt::format("127.0.0.1:{} timed out after 100ms without a byte", server.port()));
}

BOOST_AUTO_TEST_CASE(CancellationEndsATransfer) {
  ScriptedServer server({ScriptedServer::kSilence});
  HttpRequest request = To(server.url());
  CancelToken cancel;
  request.cancel = &cancel;
  std::thread canceler([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    cancel.Cancel();
  });
  const Error error = SendError(request);
  canceler.join();
  BOOST_CHECK(error.code == ErrorCode::kCanceled);
}

BOOST_AUTO_TEST_CASE(LargeAnswersAreRefused) {
  ScriptedServer server({ScriptedServer::Reply("200 OK", std::string(5000, 'x'))});
  HttpRequest request = To(server.url());
  request.max_response_bytes = 1000;
  const Error error = SendError(request);
  BOOST_CHECK(error.code == ErrorCode::kResourceExhausted);
  BOOST_CHECK_EQUAL(error.message, fmt::format("the answer of 127.0.0.1:{} is larger than 1000 bytes", server.port()));
}

BOOST_AUTO_TEST_CASE(FailuresOfTheConsumerComeBack) {
  ScriptedServer server({ScriptedServer::Reply("200 OK", "body")});
  HttpRequest request = To(server.url());
  request.retry.attempts = 3;
  const Error error = SendError(request, [](std::string_view) { return Status(Fail(ErrorCode::kInvalid, "no good")); });
  BOOST_CHECK_EQUAL(error.message, "no good");
  BOOST_CHECK_EQUAL(server.requests().size(), 1u);
}

BOOST_AUTO_TEST_CASE(RetriesAreBounded) {
  const std::string busy = ScriptedServer::Reply("503 Service Unavailable", "busy");
  ScriptedServer recovering({busy, ScriptedServer::Reply("429 Too Many Requests", "slow", "Retry-After: 0\r\n"), "",
                             ScriptedServer::Reply("200 OK", "at last")});
  HttpRequest request = To(recovering.url());
  request.retry.attempts = 5;
  BOOST_CHECK_EQUAL(Send(request).body, "at last");
  BOOST_CHECK_EQUAL(recovering.requests().size(), 4u);

  ScriptedServer hopeless({busy});
  request = To(hopeless.url());
  request.retry = {.attempts = 3, .first_delay = Milliseconds(1)};
  BOOST_CHECK_EQUAL(Send(request).status, 503);
  BOOST_CHECK_EQUAL(hopeless.requests().size(), 3u);

  ScriptedServer broken({ScriptedServer::Reply("500 Internal Server Error", "bug")});
  request = To(broken.url());
  request.retry = {.attempts = 3, .first_delay = Milliseconds(1)};
  BOOST_CHECK_EQUAL(Send(request).status, 500);
  BOOST_CHECK_EQUAL(broken.requests().size(), 1u);
}

BOOST_AUTO_TEST_CASE(RetryAfterIsHonoured) {
  ScriptedServer server({ScriptedServer::Reply("503 Service Unavailable", "", "Retry-After: 1\r\n"),
                         ScriptedServer::Reply("200 OK", "ok")});
  HttpRequest request = To(server.url());
  request.retry.attempts = 2;
  const auto begin = std::chrono::steady_clock::now();
  BOOST_CHECK_EQUAL(Send(request).status, 200);
  BOOST_CHECK(std::chrono::steady_clock::now() - begin >= std::chrono::seconds(1));

  ScriptedServer patient({ScriptedServer::Reply("503 Service Unavailable", "", "Retry-After: 3600\r\n")});
  request = To(patient.url());
  request.retry.attempts = 2;
  BOOST_CHECK_EQUAL(Send(request).status, 503);
  BOOST_CHECK_EQUAL(patient.requests().size(), 1u);
}

BOOST_AUTO_TEST_CASE(RetryAfterMayBeATime) {
  const auto busy = [](const std::string& then) {
    return ScriptedServer::Reply("503 Service Unavailable", "",
                                 "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: " + then + "\r\n");
  };
  ScriptedServer patient({busy("Sun, 06 Nov 1994 09:49:37 GMT")});
  HttpRequest request = To(patient.url());
  request.retry.attempts = 2;
  BOOST_CHECK_EQUAL(Send(request).status, 503);
  BOOST_CHECK_EQUAL(patient.requests().size(), 1u);

  ScriptedServer recovering({busy("Sun, 06 Nov 1994 08:49:38 GMT"), busy("Sun, 06 Nov 1994 08:49:37 GMT"),
                             busy("in a while"), ScriptedServer::Reply("200 OK", "ok")});
  request = To(recovering.url());
  request.retry.attempts = 4;
  const auto begin = std::chrono::steady_clock::now();
  BOOST_CHECK_EQUAL(Send(request).status, 200);
  BOOST_CHECK(std::chrono::steady_clock::now() - begin >= std::chrono::seconds(1));
}

std::shared_ptr<const AllowedHosts> Allowed(std::vector<std::string> rules) {
  Result<AllowedHosts> hosts = AllowedHosts::Parse(rules);
  BOOST_REQUIRE(hosts.has_value());
  return std::make_shared<const AllowedHosts>(*std::move(hosts));
}

BOOST_AUTO_TEST_CASE(OnlyAllowedHostsAreAsked) {
  ScriptedServer server({ScriptedServer::Reply("200 OK", "")});
  const std::string by_name = fmt::format("http://localhost:{}", server.port());
  HttpClient client;
  BOOST_CHECK(client.Send(To(by_name)).has_value());
  const auto is_sent = [&](const std::string& url, std::vector<std::string> rules) {
    const HostRestriction restriction(Allowed(std::move(rules)));
    const size_t before = server.requests().size();
    const Result<HttpResponse> response = client.Send(To(url));
    BOOST_CHECK(response || response.error().code == ErrorCode::kPermissionDenied);
    BOOST_CHECK_EQUAL(server.requests().size() - before, response ? 1u : 0u);
    return response.has_value();
  };
  BOOST_CHECK(!is_sent(server.url(), {"public"}));
  BOOST_CHECK(!is_sent(server.url(), {}));
  BOOST_CHECK(!is_sent(server.url(), {"localhost"}));
  BOOST_CHECK(is_sent(server.url(), {"public", "127.0.0.0/8"}));
  BOOST_CHECK(is_sent(server.url(), {"*"}));
  // Names are judged by where they lead, also when there is a connection already.
  BOOST_CHECK(!is_sent(by_name, {"public"}));
  BOOST_CHECK(!is_sent(by_name, {"example.com"}));
  BOOST_CHECK(is_sent(by_name, {"localhost"}));
  BOOST_CHECK(is_sent(by_name, {"127.0.0.1"}));
}

BOOST_AUTO_TEST_CASE(ClientsAreLentToOneUserAtATime) {
  HttpClientPool pool;
  const HttpClient* first = nullptr;
  {
    const HttpClientPool::Lease lease = pool.Take();
    first = &*lease;
    BOOST_CHECK(&*pool.Take() != first);
  }
  // The one that came back last, whose connections are the most likely to be open still.
  BOOST_CHECK(&*pool.Take() == first);
}

}  // namespace
}  // namespace flux::net
