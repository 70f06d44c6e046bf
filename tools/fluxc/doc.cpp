#include <algorithm>
#include <string>
#include <vector>

#include "compiler/check/suggest.h"
#include "compiler/types/print.h"
#include "fmt/format.h"
#include "tools/engine/compile.h"
#include "tools/engine/engine.h"
#include "tools/fluxc/options.h"
#include "tools/fluxc/script.h"

namespace flux::cli {

namespace {

// The first sentence in one line.
std::string Headline(std::string_view text) {
  size_t end = std::min(text.find("\n\n"), text.find(". "));
  end = std::min(end, text.find(".\n"));
  std::string line(text.substr(0, end));
  std::ranges::replace(line, '\n', ' ');
  if (end < text.size() && text[end] == '.') line += '.';
  return line;
}

std::string_view LastPart(std::string_view path) { return path.substr(path.rfind('/') + 1); }

class Documentation {
 public:
  explicit Documentation(const Engine& engine) : engine_(engine), paths_(engine.packages().Paths()) {}

  // Shows what `topic` means: a package by its path or the last part of it, or a value, with its package or without.
  Status Show(const std::string& topic) const {
    if (topic.empty()) return ShowPackages(paths_);
    std::vector<std::string> packages = PackagesNamed(topic);
    if (packages.size() > 1) return ShowPackages(packages);
    if (packages.size() == 1) return ShowPackage(packages[0]);
    size_t dot = topic.rfind('.');
    std::string name = topic.substr(dot + 1);
    std::vector<std::string> owners = dot == topic.npos ? PreludePackages() : PackagesNamed(topic.substr(0, dot));
    bool is_found = false;
    for (const std::string& path : owners) {
      const InterfaceExport* value = engine_.packages().Find(path)->FindExport(name);
      if (value == nullptr) continue;
      if (is_found) fmt::print("\n");
      FLUX_TRY_STATUS(ShowValue(path, *value));
      is_found = true;
    }
    return is_found ? Status() : Unknown(topic, name, owners);
  }

 private:
  std::vector<std::string> PackagesNamed(std::string_view topic) const {
    std::vector<std::string> found;
    for (const std::string& path : paths_) {
      if (path == topic) return {path};
      if (LastPart(path) == topic) found.push_back(path);
    }
    return found;
  }

  Status ShowPackages(const std::vector<std::string>& paths) const {
    size_t width = 0;
    for (const std::string& path : paths) width = std::max(width, path.size());
    for (const std::string& path : paths) {
      FLUX_TRY(image::PackageDocs docs, engine_.FindDocs(path));
      fmt::print("{:<{}}  {}\n", path, width, Headline(docs.text));
    }
    return {};
  }

  Status ShowPackage(const std::string& path) const {
    FLUX_TRY(image::PackageDocs docs, engine_.FindDocs(path));
    const PackageInterface& package = *engine_.packages().Find(path);
    fmt::print("import \"{}\"\n", path);
    if (!docs.text.empty()) fmt::print("\n{}\n", docs.text);
    for (const InterfaceExport& value : package.exports) {
      fmt::print("\n{}{} : {}\n", value.is_option ? "option " : "", value.name,
                 PrintPolyType(*package.types, value.type));
      auto text = docs.names.find(value.name);
      if (text != docs.names.end()) fmt::print("    {}\n", Headline(text->second));
    }
    return {};
  }

  Status ShowValue(const std::string& path, const InterfaceExport& value) const {
    FLUX_TRY(image::PackageDocs docs, engine_.FindDocs(path));
    const PackageInterface& package = *engine_.packages().Find(path);
    fmt::print("{}{} : {}\n", value.is_option ? "option " : "", value.name, PrintPolyType(*package.types, value.type));
    fmt::print("in package {}\n", path);
    auto text = docs.names.find(value.name);
    if (text != docs.names.end()) fmt::print("\n{}\n", text->second);
    return {};
  }

  Status Unknown(const std::string& topic, const std::string& name, const std::vector<std::string>& owners) const {
    std::vector<std::string> candidates;
    for (const std::string& path : owners) {
      for (const InterfaceExport& value : engine_.packages().Find(path)->exports) candidates.push_back(value.name);
    }
    if (owners.empty() || topic == name) candidates.insert(candidates.end(), paths_.begin(), paths_.end());
    std::optional<std::string> closest = Closest(owners.empty() ? topic : name, candidates);
    return flux::Fail(ErrorCode::kNotFound, fmt::format("there is no package or value `{}`; {}", topic,
                                                        closest ? fmt::format("did you mean `{}`?", *closest)
                                                                : "`fluxc doc` lists packages"));
  }

  const Engine& engine_;
  std::vector<std::string> paths_;
};

}  // namespace

int ShowDocumentation(const Options& options) {
  std::unique_ptr<Engine> engine = MakeEngine();
  Status shown = Documentation(*engine).Show(options.topic);
  if (shown) return kOk;
  Fail(shown.error());
  return kWrongUsage;
}

}  // namespace flux::cli
