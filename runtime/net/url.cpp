#include "runtime/net/url.h"

#include <curl/urlapi.h>
#include <fmt/format.h>

#include <cctype>
#include <charconv>
#include <memory>

#include "runtime/net/libcurl.h"

namespace flux::net {
namespace {

struct CloseHandle {
  void operator()(CURLU* url) const { Curl().url_cleanup(url); }
};
using Handle = std::unique_ptr<CURLU, CloseHandle>;

// Gives a part of the URL, empty when there is none.
std::string Part(const Handle& url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (Curl().url_get(url.get(), part, &text, flags) != CURLUE_OK) return {};
  std::string out = text;
  Curl().free(text);
  return out;
}

bool HasHttpScheme(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

// The library's word without a capital at its beginning.
std::string Complaint(CURLUcode code) {
  std::string text = Curl().url_strerror(code);
  const bool is_word = text.size() > 1 && std::islower(static_cast<unsigned char>(text[1])) != 0;
  if (is_word) text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  return text;
}

// Puts the text, relative to what the handle holds already, into the handle and takes the whole apart.
Result<Url> ReadParts(const Handle& handle, std::string_view text) {
  const CURLUcode code = Curl().url_set(handle.get(), CURLUPART_URL, std::string(text).c_str(), 0);
  if (code != CURLUE_OK) return Fail(ErrorCode::kInvalid, "the URL is not valid: " + Complaint(code));
  if (!Part(handle, CURLUPART_USER).empty() || !Part(handle, CURLUPART_PASSWORD).empty()) {
    return Fail(ErrorCode::kInvalid, "the URL holds credentials; give them separately");
  }
  Url url;
  url.scheme = Part(handle, CURLUPART_SCHEME);
  url.host = Part(handle, CURLUPART_HOST);
  if (url.host.starts_with('[')) url.host = url.host.substr(1, url.host.size() - 2);
  const std::string port = Part(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  std::from_chars(port.data(), port.data() + port.size(), url.port);
  url.path = Part(handle, CURLUPART_PATH);
  url.query = Part(handle, CURLUPART_QUERY);
  return url;
}

}  // namespace

std::string Url::Authority() const {
  return host.find(':') == std::string::npos ? fmt::format("{}:{}", host, port) : fmt::format("[{}]:{}", host, port);
}

std::string Url::Text() const {
  return fmt::format("{}://{}{}{}{}", scheme, Authority(), path, query.empty() ? "" : "?", query);
}

bool Url::is_loopback() const { return host == "localhost" || host == "::1" || host.starts_with("127."); }

Result<Url> ParseUrl(std::string_view text) {
  if (!HasHttpScheme(text)) {
    const std::string_view what =
        text.contains("://") ? "the URL has a scheme that cannot be used" : "the URL has no scheme";
    return Fail(ErrorCode::kInvalid, fmt::format("{}; it must begin with `http://` or `https://`", what));
  }
  FLUX_TRY_STATUS(LoadLibcurl());
  const Handle handle(Curl().url());
  return ReadParts(handle, text);
}

Result<Url> ParseHostUrl(std::string_view host) {
  // What is there may be a token, and it would be sent nowhere.
  if (host.find_first_of("?#") != std::string_view::npos) {
    return Fail(
        ErrorCode::kInvalid,
        "`host`: the URL of a server ends before `?` and `#`; give credentials by `token`, and the organization "
        "by `org`");
  }
  Result<Url> server = ParseUrl(host);
  if (!server) return std::unexpected(std::move(server.error()).WithContext("`host`"));
  return server;
}

Result<Url> ResolveUrl(const Url& base, std::string_view reference) {
  FLUX_TRY_STATUS(LoadLibcurl());
  const Handle handle(Curl().url());
  FLUX_TRY_STATUS(ReadParts(handle, base.Text()));
  FLUX_TRY(Url url, ReadParts(handle, reference));
  return HasHttpScheme(url.Text()) ? std::move(url) : ParseUrl(reference);
}

std::string EncodeQueryPart(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                          c == '.' || c == '_' || c == '~';
    if (is_plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string EncodeQuery(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string out;
  for (const auto& [key, value] : parts) {
    if (!out.empty()) out += '&';
    out += EncodeQueryPart(key) + "=" + EncodeQueryPart(value);
  }
  return out;
}

}  // namespace flux::net
