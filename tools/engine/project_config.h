#pragma once

// `fluxc.toml`:
//   ambient = ["v", "task.every=1h"]   names that the host of the scripts defines
//   [influxdb]
//   host = "https://…"                 a server, and what scripts that name it need not say
//   org = "…"
//   token = "…"
//   [modules]
//   path = ["lib", "vendor"]           where imports that are not relative are looked up, relative to the file
//   [security]
//   allow-hosts = ["public"]           what scripts may connect to: docs/checking.md
//   allow-files = ["/srv/csv"]         what scripts of a server may read: docs/server.md
//   [semantics]
//   null-tags = "strict"               and other choices of what scripts mean: docs/semantics.md
//   [server]
//   listen = "0.0.0.0:8086"            and the other options of `fluxc serve`: server_settings.def
// The .cpp file is the wall around the TOML library.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/error.h"
#include "runtime/base/semantics.h"
#include "tools/engine/server_settings.h"

namespace flux {

// An InfluxDB server and what it asks of who uses it.
struct InfluxAccess {
  std::string host, org, token;
};

// What the file says.
struct ProjectConfig {
  std::vector<std::string> ambient, module_path;
  Semantics semantics = {};
  std::optional<InfluxAccess> influxdb = std::nullopt;
  std::optional<std::vector<std::string>> allowed_hosts = std::nullopt;  // rules of `AllowedHosts`; nothing: all
  std::vector<std::string> allowed_files = {};
  ServerSettings server = {};
};

// Reads the text of a configuration; `name` is the file's for messages. Unknown keys are errors.
Result<ProjectConfig> ReadProjectConfig(std::string_view text, std::string_view name);

// Reads the text of a configuration of the `influx` command: the profile of a name, or without one the active one;
// nothing when there is none. Messages do not repeat its tokens.
Result<std::optional<InfluxAccess>> ReadInfluxProfile(std::string_view text, std::string_view name,
                                                      std::string_view profile);

}  // namespace flux
