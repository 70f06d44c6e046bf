#include <boost/test/unit_test.hpp>

#include "tests/support/scripted_server.h"
#include "tests/unit/stdlib/stdlib_bench.h"

namespace flux::stdlib {

namespace {

using testing::ScriptedServer;
using Arguments = std::vector<std::pair<std::string, Value>>;

Value Dict(std::map<Value, Value, ScalarLess> entries) {
  return Value::FromObject(ValueKind::kDict, std::make_unique<const DictObject>(std::move(entries)));
}

Arguments Request(std::string_view method, const std::string& url) {
  const Value config = MakeRecord({{"timeout", Span("5s")}, {"insecureSkipVerify", Value::Bool(false)}});
  return {{"method", Text(method)}, {"url", Text(url)}, {"config", config}};
}

bool Holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

BOOST_AUTO_TEST_CASE(PostSendsHeadersAndDataAndGivesTheStatus) {
  ScriptedServer server({ScriptedServer::Reply("404 Not Found", "no")});
  StdlibBench bench;
  const Value headers = MakeRecord({{"Content-Type", Text("text/plain")}});
  BOOST_CHECK_EQUAL(
      bench.Eval("http.post", {{"url", Text(server.url() + "/a/")}, {"headers", headers}, {"data", Value::Bytes("x")}}),
      "404");
  BOOST_CHECK(server.requests().at(0).starts_with("POST /a/ HTTP/1.1"));
  BOOST_CHECK(Holds(server.requests().at(0), "Content-Type: text/plain\r\n"));
  BOOST_CHECK(server.requests().at(0).ends_with("\r\n\r\nx"));
}

BOOST_AUTO_TEST_CASE(RequestsGiveTheWholeAnswer) {
  const std::string large(100'000, 'x');
  ScriptedServer server({ScriptedServer::Reply("404 Not Found", large, "X-Some-Thing: 7\r\n")});
  StdlibBench bench;
  Arguments arguments = Request("GET", server.url() + "/a?b=c");
  arguments.emplace_back("params", Dict({{Text("d"), Strings({"1 2", "3"})}}));
  const Result<Value> answer = bench.Invoke("http/requests._do", arguments);
  BOOST_REQUIRE(answer);
  const RecordObject& record = answer->AsRecord();
  BOOST_CHECK_EQUAL(record.Find("statusCode")->AsInt(), 404);
  BOOST_CHECK_EQUAL(record.Find("body")->AsString().size(), large.size());
  BOOST_CHECK_EQUAL(DebugText(record.Find("headers")->AsDict().entries.at(Text("X-Some-Thing"))), "\"7\"");
  BOOST_CHECK(server.requests().at(0).starts_with("GET /a?b=c&d=1%202&d=3 HTTP/1.1"));
}

BOOST_AUTO_TEST_CASE(RedirectsAreFollowed) {
  ScriptedServer server({ScriptedServer::Reply("302 Found", "", "Location: /there\r\n"),
                         ScriptedServer::Reply("307 Temporary Redirect", "", "Location: again\r\n"),
                         ScriptedServer::Reply("200 OK", "end")});
  StdlibBench bench;
  const Result<Value> answer = bench.Invoke("http/requests._do", Request("PUT", server.url() + "/here"));
  BOOST_REQUIRE(answer);
  BOOST_CHECK_EQUAL(answer->AsRecord().Find("body")->AsString(), "end");
  BOOST_CHECK(server.requests().at(1).starts_with("GET /there "));
  BOOST_CHECK(server.requests().at(2).starts_with("GET /again "));
}

BOOST_AUTO_TEST_CASE(EndlessRedirectsEnd) {
  ScriptedServer server({ScriptedServer::Reply("302 Found", "", "Location: /\r\n")});
  StdlibBench bench;
  BOOST_CHECK(Holds(bench.Eval("http.post", {{"url", Text(server.url())}}), "redirects more than 10 times"));
}

BOOST_AUTO_TEST_CASE(SilentServersTimeOut) {
  ScriptedServer server({ScriptedServer::kSilence});
  StdlibBench bench;
  Arguments arguments = Request("GET", server.url());
  arguments[2].second = MakeRecord({{"timeout", Span("100ms")}, {"insecureSkipVerify", Value::Bool(false)}});
  BOOST_CHECK(Holds(bench.Eval("http/requests._do", arguments), "timed out after 100ms"));
}

}  // namespace

}  // namespace flux::stdlib
