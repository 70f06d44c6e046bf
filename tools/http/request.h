#pragma once

// The head of an HTTP request, as those who answer it see it.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/base/error.h"

namespace flux::http {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;          // as it was sent: `GET`
  std::string path;            // decoded, without the query: `/api/v2/write`
  Fields parameters;           // of the query, decoded, in their order
  Fields headers;              // in their order; names as they were sent
  std::string client_address;  // where it comes from: `127.0.0.1:50312`
  bool is_secure = false;      // came over TLS

  // The first header of this name, in whatever case; empty without one.
  std::string_view Header(std::string_view name) const;
  // The first parameter of this name.
  std::optional<std::string_view> Parameter(std::string_view name) const;
  // The same; empty without one.
  std::string_view ParameterOrEmpty(std::string_view name) const { return Parameter(name).value_or(""); }
};

// Splits and decodes the target of a request line. Fails with `kInvalid` on a broken percent-encoding.
Status ParseTarget(std::string_view target, Request& request);
// Decodes `a=1&b=x%20y`, as queries and forms have it; `+` is a space. Fails like it.
Result<Fields> ParseParameters(std::string_view text);

// Whether a header that lists things with weights, such as `Accept-Encoding`, accepts this one.
bool Accepts(std::string_view header, std::string_view name);

}  // namespace flux::http
