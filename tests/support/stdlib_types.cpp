#include "tests/support/stdlib_types.h"

#include <map>

#include "compiler/parse/parse.h"
#include "runtime/base/check.h"
#include "tools/image/embedded/embedded_image.h"
#include "tools/image/image_format.h"

namespace flux {
namespace {

class ImageTypes final : public PackageTypes {
 public:
  ImageTypes() {
    Result<image::Contents> contents = image::Read(EmbeddedStdlibImage());
    FLUX_CHECK(contents.has_value());
    Result<std::vector<PackageInterface>> packages = DeserializeInterfaces(contents->interfaces);
    FLUX_CHECK(packages.has_value());
    for (PackageInterface& package : *packages) {
      std::string path = package.path;
      packages_.emplace(std::move(path), std::move(package));
    }
  }

  const PackageInterface* Find(std::string_view path) const override {
    auto found = packages_.find(path);
    return found == packages_.end() ? nullptr : &found->second;
  }
  std::vector<std::string> Paths() const override {
    std::vector<std::string> paths;
    for (const auto& [path, package] : packages_) paths.push_back(path);
    return paths;
  }

 private:
  std::map<std::string, PackageInterface, std::less<>> packages_;
};

}  // namespace

const PackageTypes& StdlibTypes() {
  static const ImageTypes types;
  return types;
}

AnalysedScript AnalyseScript(std::shared_ptr<const SourceFile> source) {
  AnalysedScript script;
  script.file = ParseFile(std::move(source), script.diagnostics);
  const CheckOptions options{.is_script = true, .prelude = StandardPrelude("main")};
  script.package = Check(script.file, "main", StdlibTypes(), options, script.diagnostics);
  script.diagnostics.Normalize();
  return script;
}

}  // namespace flux
