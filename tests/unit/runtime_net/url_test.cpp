#include "runtime/net/url.h"

#include <boost/test/unit_test.hpp>

namespace flux::net {
namespace {

std::string UrlError(std::string_view text) {
  const Result<Url> url = ParseUrl(text);
  BOOST_REQUIRE(!url);
  BOOST_CHECK(url.error().code == ErrorCode::kInvalid);
  return url.error().message;
}

BOOST_AUTO_TEST_CASE(UrlsAreTakenApart) {
  const Result<Url> url = ParseUrl("https://db.example.org/base/path/?a=b");
  BOOST_REQUIRE(url.has_value());
  BOOST_CHECK_EQUAL(url->scheme, "https");
  BOOST_CHECK_EQUAL(url->host, "db.example.org");
  BOOST_CHECK_EQUAL(url->port, 443);
  BOOST_CHECK_EQUAL(url->path, "/base/path/");
  BOOST_CHECK_EQUAL(url->query, "a=b");
  BOOST_CHECK_EQUAL(url->Text(), "https://db.example.org:443/base/path/?a=b");
  BOOST_CHECK_EQUAL(ParseUrl("http://localhost:8086")->Authority(), "localhost:8086");
  BOOST_CHECK_EQUAL(ParseUrl("http://[::1]:8086/")->Text(), "http://[::1]:8086/");
  BOOST_CHECK(ParseUrl("http://[::1]:8086")->is_loopback());
  BOOST_CHECK(!ParseUrl("http://example.org")->is_loopback());
}

BOOST_AUTO_TEST_CASE(BadUrlsAreExplained) {
  BOOST_CHECK_EQUAL(UrlError("localhost:8086"), "the URL has no scheme; it must begin with `http://` or `https://`");
  BOOST_CHECK(UrlError("ftp://x/").find("must begin with") != std::string::npos);
  BOOST_CHECK(UrlError("http://").find("the URL is not valid") != std::string::npos);
  BOOST_CHECK(UrlError("http://x:99999").find("the URL is not valid") != std::string::npos);
  BOOST_CHECK_EQUAL(UrlError("http://me:secret@db:8086/x"), "the URL holds credentials; give them separately");
}

BOOST_AUTO_TEST_CASE(MessagesRepeatNothingOfAUrl) {
  for (const std::string_view text :
       {"hooks.slack.com/services/T0/B0/SECRET", "ftp://127.0.0.1/SECRET", "SECRET://127.0.0.1", "http://x/a SECRET",
        "http://127.0.0.1:SECRET/x", "http://me:SECRET@x/y?token=SECRET", "http://me:SECRET/y@x", "http://SEC RET/",
        "http://[SECRET]/"}) {
    BOOST_TEST_CONTEXT(text) {
      const std::string message = UrlError(text);
      BOOST_CHECK(message.starts_with("the URL "));
      BOOST_CHECK(message.find("SEC") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(ReferencesAreRelativeToTheirBase) {
  const Url base = *ParseUrl("http://db:8086/a/b?c=d");
  BOOST_CHECK_EQUAL(ResolveUrl(base, "/x?y=z")->Text(), "http://db:8086/x?y=z");
  BOOST_CHECK_EQUAL(ResolveUrl(base, "e")->Text(), "http://db:8086/a/e");
  BOOST_CHECK_EQUAL(ResolveUrl(base, "https://other/")->Text(), "https://other:443/");
  BOOST_CHECK(!ResolveUrl(base, "ftp://other/"));
}

BOOST_AUTO_TEST_CASE(QueriesAreEncoded) {
  BOOST_CHECK_EQUAL(EncodeQuery({{"q", "SELECT \"a\" + 1"}, {"db", "x-1_~."}}),
                    "q=SELECT%20%22a%22%20%2B%201&db=x-1_~.");
  BOOST_CHECK_EQUAL(EncodeQueryPart("ü"), "%C3%BC");
}

}  // namespace
}  // namespace flux::net
