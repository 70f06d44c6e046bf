#include "runtime/sql/mysql_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "runtime/base/number_text.h"
#include "runtime/sql/source_parameters.h"

namespace flux::sql {
namespace {

constexpr std::string_view kForm = "write `user:password@tcp(host:3306)/database?parameter=value`";
// What the reference's driver knows and what makes no difference here.
constexpr std::array<std::string_view, 12> kWithoutEffect = {
    "allowNativePasswords", "allowOldPasswords", "checkConnLiveness", "clientFoundRows",
    "columnsWithAlias",     "compress",          "interpolateParams", "maxAllowedPacket",
    "readTimeout",          "rejectReadOnly",    "timeTruncate",      "writeTimeout"};

std::unexpected<Error> Malformed(std::string_view complaint) {
  return Fail(ErrorCode::kInvalid, fmt::format("`dataSourceName` {}; {}", complaint, kForm));
}

Status TakeAddress(std::string_view protocol, std::string_view address, MysqlSource& out) {
  if (protocol == "unix") {
    out.socket = address;
    return {};
  }
  if (protocol != "tcp" && !protocol.empty()) return Malformed("has a protocol other than `tcp` and `unix`");
  if (address.empty()) return {};
  const size_t colon = address.rfind(':');
  std::string_view host = address;
  if (colon != std::string_view::npos && (address[0] != '[' || address[colon - 1] == ']')) {
    const Result<uint64_t> port = ParseUint(address.substr(colon + 1));
    if (!port || *port == 0 || *port > 65535) return Malformed("has a port that is not a number from 1 to 65535");
    out.port = static_cast<uint16_t>(*port);
    host = address.substr(0, colon);
  }
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  out.host = host;
  return {};
}

// `user:password@tcp(host:port)`
Status TakeServer(std::string_view text, MysqlSource& out) {
  const size_t at = text.rfind('@');
  if (at != std::string_view::npos) {
    const std::string_view login = text.substr(0, at);
    const size_t colon = login.find(':');
    out.user = login.substr(0, colon);
    if (colon != std::string_view::npos) out.password = login.substr(colon + 1);
    text = text.substr(at + 1);
  }
  const size_t open = text.find('(');
  if (open == std::string_view::npos) return TakeAddress(text, "", out);
  if (!text.ends_with(')')) return Malformed("has no `)` behind the address");
  return TakeAddress(text.substr(0, open), text.substr(open + 1, text.size() - open - 2), out);
}

Result<bool> BoolOf(std::string_view name, std::string_view value) {
  if (value == "true" || value == "1" || value == "TRUE" || value == "True") return true;
  if (value == "false" || value == "0" || value == "FALSE" || value == "False") return false;
  return Malformed(fmt::format("needs `true` or `false` for `{}`", name));
}

Result<MysqlSource::Tls> TlsOf(std::string_view value) {
  if (value == "preferred") return MysqlSource::Tls::kIfOffered;
  if (value == "skip-verify") return MysqlSource::Tls::kUnverified;
  const Result<bool> is_on = BoolOf("tls", value);
  if (!is_on) return Malformed("needs `true`, `false`, `skip-verify` or `preferred` for `tls`");
  return *is_on ? MysqlSource::Tls::kVerified : MysqlSource::Tls::kNone;
}

bool IsName(std::string_view text) {
  return std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '.' || c == '@'; });
}

Status TakeParameter(const std::string& name, const std::string& value, MysqlSource& out) {
  if (name == "charset") {
    out.charset = value.substr(0, value.find(','));
  } else if (name == "collation") {
    out.variables.emplace_back("collation_connection", fmt::format("'{}'", value));
  } else if (name == "loc") {
    out.location.zone = value;
    if (!ToLocal({}, out.location)) return Malformed("has an unknown time zone as `loc`");
  } else if (name == "timeout") {
    const Result<Duration> limit = ParseDuration(value);
    if (!limit || limit->IsNegative()) return Malformed("needs a duration such as `5s` for `timeout`");
    out.connect_timeout = std::chrono::seconds(std::max<int64_t>(1, limit->ApproximateNanoseconds() / kNsPerSecond));
  } else if (name == "parseTime") {
    FLUX_TRY(out.parses_time, BoolOf(name, value));
  } else if (name == "allowCleartextPasswords") {
    FLUX_TRY(out.sends_clear_password, BoolOf(name, value));
  } else if (name == "tls") {
    FLUX_TRY(out.tls, TlsOf(value));
  } else if (name == "allowAllFiles" || name == "multiStatements") {
    FLUX_TRY(const bool is_on, BoolOf(name, value));
    if (is_on) return Malformed(fmt::format("must not set `{}`", name));
  } else if (std::ranges::find(kWithoutEffect, name) == kWithoutEffect.end()) {
    if (!IsName(name)) return Malformed("has a parameter whose name is not one");
    out.variables.emplace_back(name, value);
  }
  return {};
}

}  // namespace

Result<MysqlSource> ParseMysqlSource(const std::string& source) {
  MysqlSource out;
  const size_t slash = source.rfind('/');
  if (slash == std::string::npos) return Malformed("has no `/` before the database");
  FLUX_TRY_STATUS(TakeServer(std::string_view(source).substr(0, slash), out));
  const std::string_view rest = std::string_view(source).substr(slash + 1);
  const size_t query = rest.find('?');
  FLUX_TRY(out.database, PercentDecoded(rest.substr(0, query)));
  if (query == std::string_view::npos) return out;
  FLUX_TRY(const SourceParameters parameters, ParseSourceParameters(rest.substr(query + 1)));
  for (const auto& [name, value] : parameters) FLUX_TRY_STATUS(TakeParameter(name, value, out));
  return out;
}

}  // namespace flux::sql
