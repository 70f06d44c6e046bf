#pragma once

// What belongs together: the scripts and local packages below one folder, and the `fluxc.toml` that configures them.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "runtime/base/error.h"
#include "tools/engine/project_config.h"

namespace flux {

struct Project {
  std::filesystem::path root;                      // absolute; imports must not leave it by `..`
  std::vector<std::string> ambient;                // as `--ambient` takes them
  std::vector<std::filesystem::path> search_path;  // absolute; where imports that are not relative are looked up
  Semantics semantics = {};
  std::optional<InfluxAccess> influxdb = std::nullopt;
  std::optional<std::vector<std::string>> allowed_hosts = std::nullopt;  // as `--allow-host` takes them; nothing: all
};

// Finds the project of a script in `directory`: that of the nearest `fluxc.toml` in the folder or one above it, up to
// the folder of a git repository or the file system's root. Without one, `fallback_root` is the project. Fails when the
// file is malformed, with its name, line and reason.
Result<Project> FindProject(const std::filesystem::path& directory, const std::filesystem::path& fallback_root);

}  // namespace flux
