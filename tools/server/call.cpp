#include "tools/server/call.h"

#include <boost/json/serialize.hpp>
#include <charconv>
#include <tuple>

#include "absl/strings/escaping.h"
#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/text.h"
#include "tools/server/server_state.h"

namespace flux::server {

namespace {

constexpr uint64_t kMostJson = 1 << 20;

// How InfluxDB calls a failure, and the status of its answer.
struct Wording {
  int status;
  std::string_view code;
};

Wording WordingOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalid:
      return {400, "invalid"};
    case ErrorCode::kNotFound:
      return {404, "not found"};
    case ErrorCode::kAlreadyExists:
      return {422, "conflict"};
    case ErrorCode::kFailedPrecondition:
      return {422, "unprocessable entity"};
    case ErrorCode::kOutOfRange:
      return {413, "request too large"};
    case ErrorCode::kUnimplemented:
      return {501, "not implemented"};
    case ErrorCode::kUnavailable:
      return {503, "unavailable"};
    case ErrorCode::kPermissionDenied:
      return {403, "forbidden"};
    case ErrorCode::kUnauthenticated:
      return {401, "unauthorized"};
    case ErrorCode::kResourceExhausted:
      return {429, "too many requests"};
    case ErrorCode::kCanceled:
    case ErrorCode::kEnough:
    case ErrorCode::kDataLoss:
    case ErrorCode::kInternal:
      break;
  }
  return {500, "internal error"};
}

// What stands behind the scheme of `Authorization`, if it is one of these.
std::optional<std::string_view> TokenIn(std::string_view header) {
  const size_t space = header.find(' ');
  if (space == header.npos) return std::nullopt;
  const std::string scheme = LowerCase(header.substr(0, space));
  if (scheme != "token" && scheme != "bearer") return std::nullopt;
  return header.substr(space + 1);
}

// A cookie of the request.
std::optional<std::string_view> Cookie(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const size_t end = std::min(header.find(';'), header.size());
    std::string_view item = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
    const size_t equals = item.find('=');
    if (equals != item.npos && item.substr(0, equals) == name) return item.substr(equals + 1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::pair<std::string, std::string>> BasicCredentials(std::string_view header) {
  constexpr std::string_view kScheme = "Basic ";
  std::string text;
  if (!header.starts_with(kScheme) ||
      !absl::Base64Unescape({header.data() + kScheme.size(), header.size() - kScheme.size()}, &text))
    return std::nullopt;
  const size_t colon = text.find(':');
  if (colon == text.npos) return std::nullopt;
  return std::pair(text.substr(0, colon), text.substr(colon + 1));
}

Result<Id> Call::PathId(size_t index) const { return ParseId(path_arguments.at(index)); }

Status Call::Authenticate() {
  Identities& identities = server_.identities;
  if (const auto token = TokenIn(request().Header("Authorization"))) {
    FLUX_TRY(identity_, identities.OfToken(*token));
    return {};
  }
  if (const std::string_view session = SessionKey(); !session.empty()) {
    FLUX_TRY(identity_, identities.OfSession(session));
    return {};
  }
  return Fail(ErrorCode::kUnauthenticated, "unauthorized access");
}

std::string_view Call::SessionKey() const { return Cookie(request().Header("Cookie"), kSessionCookie).value_or(""); }

Status Call::AuthenticateOld() {
  std::string user(request().ParameterOrEmpty("u")), password(request().ParameterOrEmpty("p"));
  if (const auto basic = BasicCredentials(request().Header("Authorization"))) std::tie(user, password) = *basic;
  // InfluxDB 1.x's clients send `Token name:password`.
  if (const auto token = TokenIn(request().Header("Authorization"))) {
    const size_t colon = token->find(':');
    if (colon != token->npos) std::tie(user, password) = std::pair(token->substr(0, colon), token->substr(colon + 1));
  }
  if (password.empty()) return Authenticate();
  Result<IdentityRef> found = server_.identities.OfToken(password);
  if (!found) found = server_.identities.OfPassword(user, password);
  // In InfluxDB's words, which are others here.
  if (!found && found.error().code == ErrorCode::kUnauthenticated) found.error().message = "Unauthorized";
  FLUX_TRY(identity_, std::move(found));
  return {};
}

Status Call::Require(Action action, std::string_view type, Id org, Id id) const {
  if (May(action, type, org, id)) return {};
  std::string what(ActionName(action));
  what += ':';
  if (org.is_set() && type != "orgs") what += fmt::format("orgs/{}/", org.Text());
  what += type;
  if (id.is_set()) what += fmt::format("/{}", id.Text());
  return Fail(ErrorCode::kUnauthenticated, what + " is unauthorized");
}

Result<RecordRef> Call::OrganizationIfNamed() {
  const Records& records = *server_.records;
  if (const std::string_view id = request().ParameterOrEmpty("orgID"); !id.empty()) {
    FLUX_TRY(const Id parsed, ParseId(id));
    RecordRef found = records.Find(RecordKind::kOrganization, parsed);
    if (found == nullptr) return Fail(ErrorCode::kNotFound, "organization not found");
    return found;
  }
  const std::string_view name = request().ParameterOrEmpty("org");
  if (name.empty()) return nullptr;
  if (RecordRef found = FindOrganization(records, name)) return found;
  return Fail(ErrorCode::kNotFound, fmt::format("organization name \"{}\" not found", ShownName(name)));
}

Result<RecordRef> Call::Organization() {
  FLUX_TRY(RecordRef found, OrganizationIfNamed());
  if (found == nullptr) return Fail(ErrorCode::kInvalid, "Please provide either orgID or org");
  return found;
}

Result<json::object> Call::ReadObject() {
  FLUX_TRY(const std::string text, http::ReadAll(exchange_, kMostJson));
  return ParseObject(text);
}

Result<size_t> Call::Number(std::string_view parameter, size_t fallback, size_t least, size_t most) const {
  const std::string_view text = request().ParameterOrEmpty(parameter);
  if (text.empty()) return fallback;
  size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size() && number >= least && number <= most) return number;
  return Fail(ErrorCode::kInvalid, most == SIZE_MAX
                                       ? fmt::format("{} must be a number", parameter)
                                       : fmt::format("{} must be between {} and {}", parameter, least, most));
}

Status Call::SendJson(int status, const json::value& body) {
  answer_.SetStatus(status);
  answer_.AddHeader("Content-Type", "application/json; charset=utf-8");
  FLUX_TRY_STATUS(answer_.Write(json::serialize(body)));
  return answer_.Finish();
}

Status Call::SendNothing() {
  answer_.SetStatus(204);
  return answer_.Finish();
}

Status SendError(Call& call, const Error& error) {
  if (call.answer().is_sent()) return {};
  const Wording wording = WordingOf(error.code);
  call.answer().Clear();
  // In Kapacitor's form.
  if (call.request().path.starts_with("/kapacitor/v1/alerts/")) {
    const int status = error.code == ErrorCode::kAlreadyExists ? 409 : wording.status;
    return call.SendJson(status, json::object{{"error", error.Text()}, {"message", error.Text()}});
  }
  call.answer().AddHeader("X-Platform-Error-Code", std::string(wording.code));
  return call.SendJson(wording.status, json::object{{"code", wording.code}, {"message", error.Text()}});
}

}  // namespace flux::server
