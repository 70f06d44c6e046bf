#pragma once

// Absolute http and https URLs: parsing, checking, composing.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/base/error.h"

namespace flux::net {

struct Url {
  std::string scheme;  // `http` or `https`
  std::string host;    // a name or an address; IPv6 without brackets
  uint16_t port = 0;   // the scheme's own port when the text names none
  std::string path;    // begins with a slash, percent-encoded
  std::string query;   // percent-encoded, without the question mark

  // `host:port`, for messages; IPv6 in brackets.
  std::string Authority() const;
  // The whole URL.
  std::string Text() const;
  // Is the host this machine's loopback?
  bool is_loopback() const;
};

// Parses an absolute URL. Fails, naming what is wrong, on other schemes, on a missing host and on credentials in the
// URL (they would end up in logs). Messages repeat nothing of the text, which may be a secret as a whole.
Result<Url> ParseUrl(std::string_view text);

// The same for the argument `host` of a script, which names a server, below a path, if it has one. Fails also when
// there is more behind it.
Result<Url> ParseHostUrl(std::string_view host);

// Gives what `reference`, such as the `Location` of an answer, means relative to `base`; fails as `ParseUrl` does.
Result<Url> ResolveUrl(const Url& base, std::string_view reference);

// Percent-encodes everything but letters, digits and `-._~`.
std::string EncodeQueryPart(std::string_view text);
// `a=1&b=x%20y` of decoded parts, in order.
std::string EncodeQuery(const std::vector<std::pair<std::string, std::string>>& parts);

}  // namespace flux::net
