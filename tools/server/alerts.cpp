// What clients look for when they copy what an organization has, and what there is none of: checks, notification rules
// and endpoints, dashboards, configurations of Telegraf.

#include "fmt/format.h"
#include "tools/server/routes.h"
#include "tools/server/server_state.h"

namespace flux::server {

namespace {

constexpr size_t kUsualPage = 20, kLargestPage = 100;

std::string_view NameIn(std::string_view path) {
  constexpr std::string_view kRoot = "/api/v2/";
  path.remove_prefix(kRoot.size());
  return path.substr(0, path.find('/'));
}

}  // namespace

Status GetEmptyList(Call& call) {
  FLUX_TRY(const RecordRef org, call.OrganizationIfNamed());
  FLUX_TRY(const size_t limit, call.Number("limit", kUsualPage, 1, kLargestPage));
  FLUX_TRY(const size_t offset, call.Number("offset", 0, 0, SIZE_MAX));
  const std::string_view name = NameIn(call.request().path);
  std::string self = fmt::format("/api/v2/{}?descending={}&limit={}&offset={}", name,
                                 call.request().ParameterOrEmpty("descending") == "true", limit, offset);
  if (org != nullptr) self += fmt::format("&orgID={}", TextIn(*org, "id"));
  return call.SendJson(200, json::object{{name, json::array()}, {"links", json::object{{"self", self}}}});
}

Status GetTelegrafs(Call& call) { return call.SendJson(200, json::object{{"configurations", json::array()}}); }

Status GetAlert(Call& call) {
  FLUX_TRY(const Id id, call.PathId(0));
  const std::string_view name = NameIn(call.request().path);
  if (name == "notificationRules") return Fail(ErrorCode::kNotFound, "notification rule not found");
  return Fail(ErrorCode::kNotFound, fmt::format("{} not found for key \"{}\"",
                                                name == "checks" ? "check" : "notification endpoint", id.Text()));
}

}  // namespace flux::server
