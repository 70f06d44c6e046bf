#include "compiler/parse/find_secrets.h"

#include <boost/test/unit_test.hpp>

#include "compiler/diag/secrets.h"

namespace flux {
namespace {

void Shows(std::string_view text, std::string_view shown) {
  const SourceFile file("a.flux", std::string(text));
  const std::string found = WithoutSecrets(file, FindSecrets(file), {0, static_cast<uint32_t>(text.size())});
  BOOST_TEST(found == shown, text << " is shown as " << found);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(find_secrets)

BOOST_AUTO_TEST_CASE(passwords_of_data_sources_are_hidden) {
  Shows(R"(url: "postgres://me:hunter2@db/x", n: 1)", R"(url: "postgres://me:*******@db/x", n: 1)");
  Shows(R"("me:a p@ss:w@tcp(db:3306)/x")", R"("me:********@tcp(db:3306)/x")");
  Shows(R"("host=db password=hunter2 user=me")", R"("host=db password=******* user=me")");
  Shows(R"("server=db;user id=me;pwd=hunter2;x=1")", R"("server=db;user id=me;pwd=*******;x=1")");
  Shows(R"("file:x.db?_auth&_auth_user=me&_auth_pass=hunter2")",
        R"("file:x.db?_auth&_auth_user=me&_auth_pass=*******")");
  Shows(R"(pw = "hunter2")", R"(pw = "*******")");
  Shows(R"(dbPass = "hunter2")", R"(dbPass = "*******")");
  Shows(R"(compass = "north")", R"(compass = "north")");
  Shows(R"("host=db password='a b' user=me")", R"("host=db password='***' user=me")");
  Shows(R"("http://db:8086/x?password=hunter2&q=1")", R"("http://db:8086/x?password=*******&q=1")");
  Shows(R"("http://db/x?u=me&p=hunter2&q=1")", R"("http://db/x?u=me&p=*******&q=1")");
  Shows(R"("http://db/x" // me@home)", R"("http://db/x" // me@home)");
  Shows(R"(x = 1 // postgres://me:hunter2@db)", R"(x = 1 // postgres://me:*******@db)");
  Shows(R"("http://me:" + "hunter2" + "@db")", R"("http://me:" + "*******" + "@db")");
}

BOOST_AUTO_TEST_CASE(values_of_variables_are_hidden) {
  Shows("x = \"abc\"\nfrom(bucket: \"b\", token: x)", "x = \"***\"\nfrom(bucket: \"b\", token: x)");
  Shows("x = \"abc\"\ny = x\nf(password: y, z: \"z\")", "x = \"***\"\ny = x\nf(password: y, z: \"z\")");
  Shows("f = (x) => g(token: x)\nf(x: \"abc\")", "f = (x) => g(token: x)\nf(x: \"***\")");
  Shows("x = {y: \"abc\"}\nf(token: x.y)\ng(token: g(a: x))", "x = {y: \"abc\"}\nf(token: x.y)\ng(token: g(a: x))");
  Shows("x = \"abc\"\nf(tokens: [x])\nx == \"d\"", "x = \"***\"\nf(tokens: [x])\nx == \"d\"");
}

BOOST_AUTO_TEST_CASE(tokens_without_quotes_are_hidden) {
  Shows("f(token: aB3dEf-gH1jKlMnOpQ_rS5t==, x: y)", "f(token: *************************, x: y)");
  Shows("f(token: a_variable_with_a_long_name_2)\na_variable_with_a_long_name_2 = 1",
        "f(token: a_variable_with_a_long_name_2)\na_variable_with_a_long_name_2 = 1");
  Shows("f(token: telegraf)", "f(token: telegraf)");
}

BOOST_AUTO_TEST_CASE(values_of_names_are_hidden) {
  Shows(R"(from(bucket: "b", token: "abc", org: "o"))", R"(from(bucket: "b", token: "***", org: "o"))");
  Shows(R"(myToken = "a\"b" + "c" + d)", R"(myToken = "****" + "*" + d)");
  Shows(R"(headers: ["Authorization": "Token abc", "x": "y"])", R"(headers: ["Authorization": "*********", "x": "y"])");
  Shows(R"(r.token == "abc" and r.x == "y")", R"(r.token == "***" and r.x == "y")");
  Shows(R"(r["token"] == "abc" and r.x == "y")", R"(r["token"] == "***" and r.x == "y")");
  Shows(R"(token: "abc)", R"(token: "***)");
  Shows("f(token: \"abc)\ng(password: \"abc\")", "f(token: \"****\ng(password: \"***\")");
  Shows(R"(password: 'abc')", R"(password: '***')");
  Shows("token: \"\xC3\xBC\xE4\xBD\xA0\"", "token: \"***\"");
}

BOOST_AUTO_TEST_CASE(what_is_around_a_value_does_not_show_it) {
  Shows(R"(f(a: /"/, token: "abc", b: "c"))", R"(f(a: /"/, token: "***", b: "c"))");
  Shows("f(token:\n  \"abc\",\n  b: \"c\")", "f(token:\n  \"***\",\n  b: \"c\")");
  Shows("token =\n  \"abc\"\nb = \"c\"", "token =\n  \"***\"\nb = \"c\"");
  Shows(R"(f(token: if x == "a" then "b" else "c", d: "e"))", R"(f(token: if x == "*" then "*" else "*", d: "e"))");
  Shows(R"(f(token: ("abc"), b: "c"))", R"(f(token: ("***"), b: "c"))");
  Shows(R"(tokens: ["abc", "d"], e: "f")", R"(tokens: ["***", "*"], e: "f")");
  Shows(R"(secrets: {a: "b", c: {d: "e"}}, f: "g")", R"(secrets: {a: "*", c: {d: "*"}}, f: "g")");
  Shows(R"(token: "a${b}c")", R"(token: "*${b}*")");
  Shows(R"(token: strings.trimSpace(v: "abc"))", R"(token: strings.trimSpace(v: "***"))");
  Shows("getToken = () => {\n  x = 1\n  return \"abc\"\n}", "getToken = () => {\n  x = 1\n  return \"***\"\n}");
}

BOOST_AUTO_TEST_CASE(headers_and_addresses_are_hidden) {
  Shows(R"(http.basicAuth(u: "me", p: "abc"))", R"(http.basicAuth(u: "**", p: "***"))");
  Shows(R"(x = "Bearer abc")", R"(x = "Bearer ***")");
  Shows(R"(x = "Bearer " + "abc" + y)", R"(x = "Bearer " + "***" + y)");
  Shows(R"(x = "Token ${"abc"}")", R"(x = "Token ${"***"}")");
  Shows(R"(x = "curl -H 'Authorization: Token abc'")", R"(x = "curl -H 'Authorization: *********'")");
  Shows(R"(x = "{\"token\": \"abc\", \"a\": 1}")", R"(x = "{\"token\": \"****", \"a\": 1}")");
  Shows(R"(url: "https://hooks.slack.com/services/T0/B0/abc")", R"(url: "https://hooks.slack.com/services/*********")");
  Shows(R"(url: "https://hooks.example/services/T0/B0/x")", R"(url: "https://hooks.example/services/*******")");
  Shows(R"(url: "http://127.0.0.1:1/webhook/abc", a: "b")", R"(url: "http://127.0.0.1:1/webhook/***", a: "b")");
  Shows(R"(url: "http://db/services/telegraf")", R"(url: "http://db/services/telegraf")");
  Shows(R"(url: "https://discord.com/api/webhooks/1/abc")", R"(url: "https://discord.com/api/webhooks/*****")");
  Shows(R"(url: "https://api.telegram.org/bot1:abc/send")", R"(url: "https://api.telegram.org/bot**********")");
  Shows(R"(routingKey: "abc", x: "y")", R"(routingKey: "***", x: "y")");
  Shows(R"(url: "http://db/x?token=abc&y=z")", R"(url: "http://db/x?token=***&y=z")");
  Shows(R"(url: "http://db/x?token=" + "abc")", R"(url: "http://db/x?token=" + "***")");
}

BOOST_AUTO_TEST_CASE(other_text_is_shown) {
  for (const std::string_view text :
       {R"(token: secrets.get(key: "name"))", R"(f = (token=v.token) => token)", R"(token: v["name"])",
        R"(|> filter(fn: (r) => r.password =~ /x/))", R"(x = "the token")", R"(x = "the token bucket is full")",
        R"(tokens = from(bucket: "b") |> filter(fn: (r) => r.x == "y"))", R"(import "influxdata/influxdb/secrets")",
        ""}) {
    Shows(text, text);
  }
}

BOOST_AUTO_TEST_CASE(parts_hide_what_the_whole_says) {
  const SourceFile file("a.flux", R"(token: "abcdef")");
  BOOST_TEST(WithoutSecrets(file, FindSecrets(file), {9, 12}) == "***");
  BOOST_TEST(WithoutSecrets(file, FindSecrets(file), {14, 15}) == "\"");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
