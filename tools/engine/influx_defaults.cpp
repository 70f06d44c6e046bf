#include "tools/engine/influx_defaults.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "runtime/net/url.h"

namespace flux {
namespace {

constexpr const char* kUsualHost = "http://localhost:8086";

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

// The profiles of `influx`; empty when there is nowhere to look.
std::filesystem::path ProfilesFile() {
  const std::string named = Environment("INFLUX_CONFIGS_PATH");
  if (!named.empty()) return named;
  const std::string home = Environment("HOME");
  return home.empty() ? std::filesystem::path() : std::filesystem::path(home) / ".influxdbv2" / "configs";
}

Result<std::optional<InfluxAccess>> ActiveProfile() {
  const std::filesystem::path file = ProfilesFile();
  std::ifstream in(file);
  if (file.empty() || !in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return ReadInfluxProfile(text.str(), file.string(), Environment("INFLUX_ACTIVE_CONFIG"));
}

bool IsSameServer(const std::string& a, const std::string& b) {
  const Result<net::Url> left = net::ParseUrl(a), right = net::ParseUrl(b);
  return left && right && left->scheme == right->scheme && left->host == right->host && left->port == right->port;
}

}  // namespace

Result<std::vector<InfluxAccess>> InfluxDefaults::Read() const {
  std::vector<InfluxAccess> known;
  if (project_) known.push_back(*project_);
  known.push_back({Environment("INFLUX_HOST"), Environment("INFLUX_ORG"), Environment("INFLUX_TOKEN")});
  FLUX_TRY(std::optional<InfluxAccess> profile, ActiveProfile());
  if (profile) known.push_back(*std::move(profile));
  for (InfluxAccess& access : known) {
    if (access.host.empty()) access.host = kUsualHost;
  }
  return known;
}

Result<plan::FromSpec> InfluxDefaults::Complete(plan::FromSpec from) {
  if (from.host.empty() || (!from.org.empty() && !from.token.empty())) return from;
  const std::lock_guard lock(mutex_);
  if (!known_) {
    FLUX_TRY(known_, Read());
  }
  for (const InfluxAccess& access : *known_) {
    if (!IsSameServer(access.host, from.host)) continue;
    if (from.org.empty()) from.org = access.org;
    if (from.token.empty()) from.token = access.token;
  }
  return from;
}

}  // namespace flux
