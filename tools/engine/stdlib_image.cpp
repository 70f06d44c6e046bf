#include "tools/engine/stdlib_image.h"

#include <algorithm>

#include "fmt/format.h"
#include "vm/bytecode/file.h"

namespace flux {

Result<std::unique_ptr<StdlibImage>> StdlibImage::Load(std::string_view bytes) {
  auto image = std::make_unique<StdlibImage>();
  FLUX_TRY(image->contents_, image::Read(bytes));
  FLUX_TRY(std::vector<PackageInterface> interfaces, DeserializeInterfaces(image->contents_.interfaces));
  for (PackageInterface& interface : interfaces) {
    std::string path = interface.path;
    image->interfaces_.emplace(std::move(path), std::move(interface));
  }
  return image;
}

const PackageInterface* StdlibImage::Find(std::string_view path) const {
  auto found = interfaces_.find(path);
  return found == interfaces_.end() ? nullptr : &found->second;
}

std::vector<std::string> StdlibImage::Paths() const {
  std::vector<std::string> paths;
  for (const auto& [path, interface] : interfaces_) paths.push_back(path);
  return paths;
}

Result<std::shared_ptr<const bytecode::Module>> StdlibImage::Module(std::string_view path) const {
  std::lock_guard lock(mutex_);
  auto loaded = modules_.find(path);
  if (loaded != modules_.end()) return loaded->second;
  const auto& all = contents_.modules;
  auto found = std::find_if(all.begin(), all.end(), [path](const auto& entry) { return entry.first == path; });
  if (found == all.end()) return Fail(ErrorCode::kNotFound, fmt::format("there is no package `{}`", path));
  FLUX_TRY(bytecode::Module module, bytecode::Deserialize(found->second));
  auto shared = std::make_shared<const bytecode::Module>(std::move(module));
  modules_.emplace(std::string(path), shared);
  return shared;
}

}  // namespace flux
