#include "tools/engine/project.h"

#include "tools/engine/source_text.h"

namespace flux {

namespace {

namespace fs = std::filesystem;

Result<Project> ReadProject(const fs::path& root, const fs::path& file) {
  FLUX_TRY(std::string text, ReadSourceText(DisplayName(file)));
  FLUX_TRY(ProjectConfig config, ReadProjectConfig(text, DisplayName(file)));
  Project project{root,
                  std::move(config.ambient),
                  {},
                  config.semantics,
                  std::move(config.influxdb),
                  std::move(config.allowed_hosts)};
  for (const std::string& path : config.module_path) {
    project.search_path.push_back((root / path / "").lexically_normal().parent_path());
  }
  return project;
}

}  // namespace

Result<Project> FindProject(const fs::path& directory, const fs::path& fallback_root) {
  std::error_code error;
  fs::path start = fs::absolute(directory, error).lexically_normal();
  if (!start.has_filename()) start = start.parent_path();
  for (fs::path at = start;; at = at.parent_path()) {
    fs::path file = at / "fluxc.toml";
    if (fs::exists(fs::symlink_status(file, error))) return ReadProject(at, file);
    if (fs::exists(at / ".git", error) || !at.has_relative_path()) break;
  }
  fs::path root = fs::absolute(fallback_root, error).lexically_normal();
  if (!root.has_filename()) root = root.parent_path();
  return Project{root, {}, {}};
}

}  // namespace flux
