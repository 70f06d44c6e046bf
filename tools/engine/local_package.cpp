#include "tools/engine/local_package.h"

#include <algorithm>
#include <set>

namespace flux {

namespace {

namespace fs = std::filesystem;

bool IsSource(const fs::path& path) {
  std::error_code error;
  if (fs::is_regular_file(path, error)) return true;
  return fs::is_symlink(path, error) && !fs::exists(path, error);
}

// The files of a package in a folder: its tests import it like everybody else.
std::vector<fs::path> FluxFilesIn(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> files;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (IsFluxFile(at->path()) && !IsTestFile(at->path())) files.push_back(at->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

fs::path WithExtension(fs::path base) { return base += ".flux"; }

}  // namespace

bool IsFluxFile(const fs::path& path) { return path.extension() == ".flux" && IsSource(path); }

bool IsTestFile(const fs::path& path) { return path.stem().string().ends_with("_test"); }

PackageFiles FindPackageFiles(const fs::path& base) {
  std::error_code error, ignored;
  const fs::path file = WithExtension(base);
  const bool has_file = IsSource(file);
  const bool is_folder = fs::is_directory(base, ignored);
  std::vector<fs::path> files;
  if (is_folder) files = FluxFilesIn(base, error);
  if (error) return {PackageFiles::Kind::kUnreadable, {}, error.message()};
  if (has_file && !files.empty()) return {PackageFiles::Kind::kAmbiguous, {}, {}};
  if (has_file) files = {file};
  if (files.empty()) return {PackageFiles::Kind::kMissing, {}, is_folder ? "the folder has no .flux files" : ""};
  return {PackageFiles::Kind::kFound, std::move(files), {}};
}

std::vector<std::string> PackagesIn(const fs::path& folder) {
  std::error_code error;
  std::set<std::string> names;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (IsFluxFile(at->path())) names.insert(at->path().stem().string());
    if (at->is_directory(ignored) && !FluxFilesIn(at->path(), ignored).empty()) {
      names.insert(at->path().filename().string());
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace flux
