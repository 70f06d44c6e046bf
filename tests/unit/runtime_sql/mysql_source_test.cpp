#include "runtime/sql/mysql_source.h"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

namespace flux::sql {
namespace {

void CheckSource(const std::string& text, std::string_view expected) {
  const Result<MysqlSource> source = ParseMysqlSource(text);
  BOOST_TEST_CONTEXT(text) {
    BOOST_REQUIRE_MESSAGE(source.has_value(), source.error().message);
    BOOST_CHECK_EQUAL(fmt::format("{} {} {} {} {} {}", source->user, source->password, source->host, source->port,
                                  source->socket, source->database),
                      expected);
  }
}

void CheckFailure(const std::string& text, std::string_view complaint) {
  const Result<MysqlSource> source = ParseMysqlSource(text);
  BOOST_TEST_CONTEXT(text) {
    BOOST_REQUIRE(!source.has_value());
    BOOST_CHECK_MESSAGE(source.error().message.contains(complaint), source.error().message);
    BOOST_CHECK_MESSAGE(!source.error().message.contains("secret"), source.error().message);
  }
}

BOOST_AUTO_TEST_SUITE(MysqlSourceTest)

BOOST_AUTO_TEST_CASE(FindsTheParts) {
  CheckSource("u:p@tcp(db:3307)/name", "u p db 3307  name");
  CheckSource("u:p@/n@me@tcp(db)/name", "u p@/n@me db 3306  name");
  CheckSource("/name", "  127.0.0.1 3306  name");
  CheckSource("u@/", "u  127.0.0.1 3306  ");
  CheckSource("u@tcp/a%2Fb", "u  127.0.0.1 3306  a/b");
  CheckSource("u@tcp([::1]:3307)/name", "u  ::1 3307  name");
  CheckSource("u@tcp([::1])/name", "u  ::1 3306  name");
  CheckSource("u:p:q@unix(/run/my.sock)/name", "u p:q 127.0.0.1 3306 /run/my.sock name");
}

BOOST_AUTO_TEST_CASE(ReadsParameters) {
  const Result<MysqlSource> source = ParseMysqlSource(
      "u@/d?parseTime=true&loc=Europe%2FBerlin&timeout=1500ms&tls=skip-verify&charset=utf8,latin1&a=%271%27");
  BOOST_REQUIRE(source.has_value());
  BOOST_CHECK(source->parses_time);
  BOOST_CHECK_EQUAL(source->location.zone, "Europe/Berlin");
  BOOST_CHECK_EQUAL(source->connect_timeout.count(), 1);
  BOOST_CHECK(source->tls == MysqlSource::Tls::kUnverified);
  BOOST_CHECK_EQUAL(source->charset, "utf8");
  BOOST_REQUIRE_EQUAL(source->variables.size(), 1);
  BOOST_CHECK_EQUAL(source->variables[0].first + source->variables[0].second, "a'1'");
}

BOOST_AUTO_TEST_CASE(RefusesWithoutRepeating) {
  CheckFailure("secret", "no `/`");
  CheckFailure("u:secret@udp(db)/d", "protocol");
  CheckFailure("u:secret@tcp(db:port)/d", "port");
  CheckFailure("u:secret@tcp(db:3306/d", "`)`");
  CheckFailure("u:secret@/d?parseTime=secret", "parseTime");
  CheckFailure("u:secret@/d?tls=secret", "tls");
  CheckFailure("u:secret@/d?timeout=secret", "timeout");
  CheckFailure("u:secret@/d?loc=secret", "loc");
  CheckFailure("u:secret@/d?a%zz=secret", "%");
  CheckFailure("u:secret@/d?a;b=secret", "name");
  CheckFailure("u:secret@/d?allowAllFiles=true", "allowAllFiles");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux::sql
