#include "tools/engine/project_config.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <span>

#include "fmt/format.h"
#include "runtime/base/allowed_hosts.h"
#include "runtime/base/suggest.h"

namespace flux {

namespace {

bool IsName(std::string_view text) {
  auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  return !text.empty() && std::isdigit(static_cast<unsigned char>(text[0])) == 0 && std::ranges::all_of(text, is_part);
}

// `v`, or `v.bucket=telegraf`.
bool IsAmbient(std::string_view text) {
  const size_t dot = text.find('.');
  if (dot == text.npos) return IsName(text);
  const size_t equals = text.find('=', dot);
  return equals != text.npos && IsName(text.substr(0, dot)) && IsName(text.substr(dot + 1, equals - dot - 1));
}

// What a key of the configuration stands for; null: nothing.
std::string* MemberOf(InfluxAccess& access, std::string_view key) {
  if (key == "host") return &access.host;
  if (key == "org") return &access.org;
  return key == "token" ? &access.token : nullptr;
}

std::string TextOf(const toml::table& table, std::string_view key) {
  return std::string(table[key].value_or(std::string_view()));
}

class ConfigReader {
 public:
  explicit ConfigReader(std::string_view name) : name_(name) {}

  Result<ProjectConfig> Read(std::string_view text) {
    toml::parse_result parsed = toml::parse(text);
    if (!parsed) {
      std::string reason(parsed.error().description());
      reason[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(reason[0])));
      return Problem(parsed.error().source(), reason);
    }
    ProjectConfig config;
    for (const auto& [key, value] : parsed.table()) {
      if (key == "ambient") {
        FLUX_TRY(config.ambient, Ambient(value));
      } else if (key == "modules") {
        FLUX_TRY(config.module_path, Modules(value));
      } else if (key == "semantics") {
        FLUX_TRY(config.semantics, SemanticsOf(value));
      } else if (key == "influxdb") {
        FLUX_TRY(config.influxdb, Influxdb(value));
      } else if (key == "security") {
        FLUX_TRY_STATUS(ReadSecurity(value, config));
      } else if (key == "server") {
        FLUX_TRY(config.server, Server(value));
      } else {
        return UnknownKey(key, "", {"ambient", "influxdb", "modules", "security", "semantics", "server"});
      }
    }
    return config;
  }

 private:
  std::unexpected<Error> Problem(const toml::source_region& place, std::string_view reason) const {
    return Fail(ErrorCode::kInvalid, fmt::format("{}:{}:{}: {}", name_, place.begin.line, place.begin.column, reason));
  }

  std::unexpected<Error> UnknownKey(const toml::key& key, std::string_view table,
                                    const std::vector<std::string>& known) const {
    std::string reason = fmt::format("there is no setting `{}{}`", table, key.str());
    std::optional<std::string> closest = Closest(key.str(), known);
    if (closest) reason += fmt::format("; did you mean `{}{}`?", table, *closest);
    return Problem(key.source(), reason);
  }

  Result<std::vector<std::string>> Ambient(const toml::node& node) const {
    FLUX_TRY(std::vector<std::string> names, Texts("ambient", node));
    for (size_t i = 0; i < names.size(); ++i) {
      if (IsAmbient(names[i])) continue;
      return Problem(node.as_array()->get(i)->source(),
                     fmt::format("`{}` is neither a name nor `name.field=value`", names[i]));
    }
    return names;
  }

  Result<std::vector<std::string>> Modules(const toml::node& node) const {
    const toml::table* table = node.as_table();
    if (table == nullptr) return Problem(node.source(), "`modules` must be a table: write `[modules]`");
    std::vector<std::string> path;
    for (const auto& [key, value] : *table) {
      if (key != "path") return UnknownKey(key, "modules.", {"path"});
      FLUX_TRY(path, Texts("modules.path", value));
    }
    return path;
  }

  Status ReadSecurity(const toml::node& node, ProjectConfig& config) const {
    const toml::table* table = node.as_table();
    if (table == nullptr) return Problem(node.source(), "`security` must be a table: write `[security]`");
    for (const auto& [key, value] : *table) {
      if (key == "allow-hosts") {
        FLUX_TRY(config.allowed_hosts, AllowedHostRules(value));
      } else if (key == "allow-files") {
        FLUX_TRY(config.allowed_files, Texts("security.allow-files", value));
      } else {
        return UnknownKey(key, "security.", {"allow-files", "allow-hosts"});
      }
    }
    return {};
  }

  Result<std::vector<std::string>> AllowedHostRules(const toml::node& node) const {
    FLUX_TRY(std::vector<std::string> rules, Texts("security.allow-hosts", node));
    for (size_t i = 0; i < rules.size(); ++i) {
      const Result<AllowedHosts> parsed = AllowedHosts::Parse(std::span(rules).subspan(i, 1));
      if (!parsed) return Problem(node.as_array()->get(i)->source(), parsed.error().message);
    }
    return rules;
  }

  Result<ServerSettings> Server(const toml::node& node) const {
    const toml::table* table = node.as_table();
    if (table == nullptr) return Problem(node.source(), "`server` must be a table: write `[server]`");
    ServerSettings server;
    std::vector<std::string> known;
    const auto take = [&]<typename T>(std::string_view key, std::optional<T>& member) -> Status {
      known.emplace_back(key);
      const toml::node* const value = table->get(key);
      if (value == nullptr) return {};
      FLUX_TRY(member, ServerValue<T>(key, *value));
      return {};
    };
#define FLUX_SERVER_TEXT(name, key, type, help) FLUX_TRY_STATUS(take(key, server.name));
#define FLUX_SERVER_PATH(name, key, type, help) FLUX_TRY_STATUS(take(key, server.name));
#define FLUX_SERVER_NUMBER(name, key, type, help) FLUX_TRY_STATUS(take(key, server.name));
#include "tools/engine/server_settings.def"
    for (const auto& [key, value] : *table) {
      if (std::ranges::find(known, key.str()) == known.end()) return UnknownKey(key, "server.", known);
    }
    return server;
  }

  template <typename T>
  Result<T> ServerValue(std::string_view key, const toml::node& value) const {
    if constexpr (std::is_same_v<T, std::string>) {
      const toml::value<std::string>* text = value.as_string();
      if (text != nullptr && !text->get().empty()) return text->get();
      return Problem(value.source(), fmt::format("`server.{}` must be a string that is not empty", key));
    } else {
      const toml::value<int64_t>* number = value.as_integer();
      if (number != nullptr && number->get() >= 0) return static_cast<size_t>(number->get());
      return Problem(value.source(), fmt::format("`server.{}` must be an integer that is not negative", key));
    }
  }

  Result<Semantics> SemanticsOf(const toml::node& node) const {
    const toml::table* table = node.as_table();
    if (table == nullptr) return Problem(node.source(), "`semantics` must be a table: write `[semantics]`");
    Semantics semantics;
    for (const auto& [key, value] : *table) {
      const auto* setting = std::ranges::find(kSemanticsSettings, key.str(), &SemanticsSetting::key);
      if (setting == std::end(kSemanticsSettings)) {
        std::vector<std::string> known;
        for (const SemanticsSetting& one : kSemanticsSettings) known.emplace_back(one.key);
        return UnknownKey(key, "semantics.", known);
      }
      const std::optional<std::string> word = value.value_exact<std::string>();
      semantics.*setting->member = word == setting->other;
      if (word == setting->usual || word == setting->other) continue;
      return Problem(value.source(), fmt::format("`semantics.{}` must be \"{}\" or \"{}\"", setting->key,
                                                 setting->usual, setting->other));
    }
    return semantics;
  }

  Result<InfluxAccess> Influxdb(const toml::node& node) const {
    const toml::table* table = node.as_table();
    if (table == nullptr) return Problem(node.source(), "`influxdb` must be a table: write `[influxdb]`");
    InfluxAccess access;
    for (const auto& [key, value] : *table) {
      std::string* const member = MemberOf(access, key.str());
      if (member == nullptr) return UnknownKey(key, "influxdb.", {"host", "org", "token"});
      const toml::value<std::string>* text = value.as_string();
      if (text == nullptr) return Problem(value.source(), fmt::format("`influxdb.{}` must be a string", key.str()));
      *member = text->get();
    }
    if (access.host.empty()) return Problem(node.source(), "`influxdb.host` is missing: the URL of the server");
    return access;
  }

  Result<std::vector<std::string>> Texts(std::string_view setting, const toml::node& node) const {
    std::vector<std::string> texts;
    const toml::array* array = node.as_array();
    if (array == nullptr) return Problem(node.source(), fmt::format("`{}` must be an array of strings", setting));
    for (const toml::node& element : *array) {
      const toml::value<std::string>* text = element.as_string();
      if (text == nullptr || text->get().empty()) {
        return Problem(element.source(),
                       fmt::format("the elements of `{}` must be strings that are not empty", setting));
      }
      texts.push_back(text->get());
    }
    return texts;
  }

  std::string_view name_;
};

}  // namespace

Result<ProjectConfig> ReadProjectConfig(std::string_view text, std::string_view name) {
  return ConfigReader(name).Read(text);
}

Result<std::optional<InfluxAccess>> ReadInfluxProfile(std::string_view text, std::string_view name,
                                                      std::string_view profile) {
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    return Fail(ErrorCode::kInvalid, fmt::format("{}:{}: the configuration of `influx` cannot be read", name,
                                                 parsed.error().source().begin.line));
  }
  for (const auto& [key, value] : parsed.table()) {
    const toml::table* table = value.as_table();
    const bool is_it =
        table != nullptr && (profile.empty() ? (*table)["active"].value_or(false) : key.str() == profile);
    if (is_it) return InfluxAccess{TextOf(*table, "url"), TextOf(*table, "org"), TextOf(*table, "token")};
  }
  return std::nullopt;
}

}  // namespace flux
