#include "runtime/store/manifest_guard.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace flux::store {

namespace {

constexpr std::string_view kNoteName = "MANIFEST_SIZE";

struct ManifestSize {
  std::string name;
  uintmax_t bytes = 0;
};

// The manifest that `CURRENT` names; an empty name when there is none.
ManifestSize CurrentManifest(const std::filesystem::path& path) {
  ManifestSize out;
  std::ifstream current(path / "CURRENT");
  if (!(current >> out.name)) return {};
  std::error_code error;
  out.bytes = std::filesystem::file_size(path / out.name, error);
  return error ? ManifestSize{} : out;
}

}  // namespace

void RecordManifest(const std::string& path) {
  const ManifestSize size = CurrentManifest(path);
  if (size.name.empty()) return;
  const std::filesystem::path note = std::filesystem::path(path) / kNoteName;
  const std::filesystem::path fresh = note.string() + ".new";
  {
    std::ofstream out(fresh);
    out << size.name << ' ' << size.bytes << '\n';
    if (!out.flush()) return;
  }
  std::error_code ignored;
  std::filesystem::rename(fresh, note, ignored);
}

Status CheckManifest(const std::string& path) {
  std::ifstream note(std::filesystem::path(path) / kNoteName);
  ManifestSize noted;
  if (!(note >> noted.name >> noted.bytes)) return {};
  const ManifestSize found = CurrentManifest(path);
  if (found.name != noted.name || found.bytes >= noted.bytes) return {};
  return Fail(ErrorCode::kDataLoss,
              fmt::format("data directory `{}` is damaged: {} has {} bytes instead of {}; restore it from a backup",
                          path, found.name, found.bytes, noted.bytes));
}

}  // namespace flux::store
