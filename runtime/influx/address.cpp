#include "runtime/influx/address.h"

#include <fmt/format.h>

#include "runtime/plan/specs/from.h"

namespace flux::influx {
namespace {

Result<std::optional<net::BasicAuth>> ParseToken(std::string_view token) {
  if (token.empty()) return std::nullopt;
  const size_t colon = token.find(':');
  if (colon == std::string_view::npos) {
    return Fail(ErrorCode::kInvalid, "the token of an InfluxDB 1.x must be `user:password`, but it has no colon");
  }
  return net::BasicAuth{std::string(token.substr(0, colon)), std::string(token.substr(colon + 1))};
}

}  // namespace

Result<net::Url> ParseHost(const plan::FromSpec& from) { return net::ParseHostUrl(from.host); }

Result<Address> ParseServer(const plan::FromSpec& from) {
  Address address;
  FLUX_TRY(address.server, ParseHost(from));
  std::string& path = address.server.path;
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  FLUX_TRY(address.credentials, ParseToken(from.token));
  return address;
}

Result<Address> ParseAddress(const plan::FromSpec& from) {
  FLUX_TRY(Address address, ParseServer(from));
  const size_t slash = from.bucket.find('/');
  address.database = from.bucket.substr(0, slash);
  if (slash != std::string::npos) address.retention_policy = from.bucket.substr(slash + 1);
  if (address.database.empty()) {
    return Fail(
        ErrorCode::kInvalid,
        fmt::format("the bucket `{}` names no database; write `database` or `database/retention-policy`", from.bucket));
  }
  return address;
}

}  // namespace flux::influx
