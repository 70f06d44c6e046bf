#include <algorithm>
#include <string>
#include <vector>

#include "compiler/types/print.h"
#include "fmt/format.h"
#include "runtime/base/suggest.h"
#include "tools/engine/compile.h"
#include "tools/engine/engine.h"
#include "tools/fluxc/options.h"
#include "tools/fluxc/output.h"
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

// Prints a text, with its examples indented instead of fenced.
void PrintDocText(std::string_view text) {
  bool is_code = false;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with("```"))
      is_code = !is_code;
    else
      Print("{}{}\n", is_code && !line.empty() ? "    " : "", line);
  }
}

bool IsPrivate(const InterfaceExport& value) { return value.name.starts_with('_'); }

// The outer form of a type in a word or two.
std::string ShortType(const TypeStore& types, TypeId type) {
  switch (types.Tag(type)) {
    case TypeTag::kStream:
      return "stream";
    case TypeTag::kRecord:
    case TypeTag::kEmptyRecord:
      return "record";
    case TypeTag::kDict:
      return "dict";
    case TypeTag::kArray:
    case TypeTag::kVector:
      return "[" + ShortType(types, types.Element(type)) + "]";
    case TypeTag::kBound:
    case TypeTag::kVariable:
    case TypeTag::kError:
      return "any";
    case TypeTag::kFunction: {
      std::string text = "(";
      for (const FunctionParam& param : types.FunctionOf(type).params) {
        const bool is_pipe = param.mode == FunctionParam::Mode::kPipe;
        text += fmt::format("{}{}{}", text.size() > 1 ? ", " : "", is_pipe ? "<-" : "", types.Name(param.name));
      }
      return text + ") => " + ShortType(types, types.FunctionOf(type).result);
    }
    case TypeTag::kLabel:
      return "string";
    default:
      return PrintType(types, type);
  }
}

// How a value is used: `tables |> mean(?column: string)`, with what must be given first; `math.pi: float`.
std::string Signature(const PackageInterface& package, const InterfaceExport& value, std::string_view qualifier) {
  const TypeStore& types = *package.types;
  const std::string name = fmt::format("{}{}{}", value.is_option ? "option " : "", qualifier, value.name);
  if (types.Tag(value.type.type) != TypeTag::kFunction) return name + ": " + ShortType(types, value.type.type);
  std::string pipe, required, optional;
  for (const FunctionParam& param : types.FunctionOf(value.type.type).params) {
    const std::string text = fmt::format("{}: {}", types.Name(param.name), ShortType(types, param.type));
    if (param.mode == FunctionParam::Mode::kPipe) {
      pipe = types.Name(param.name).empty() ? "…" : types.Name(param.name);
    } else if (param.mode == FunctionParam::Mode::kRequired) {
      required += (required.empty() ? "" : ", ") + text;
    } else {
      optional += (optional.empty() ? "?" : ", ?") + text;
    }
  }
  return fmt::format("{}{}({}{}{})", pipe.empty() ? pipe : pipe + " |> ", name, required,
                     required.empty() || optional.empty() ? "" : ", ", optional);
}

std::string_view LastPart(std::string_view path) { return path.substr(path.rfind('/') + 1); }

class Documentation {
 public:
  explicit Documentation(const Engine& engine) : engine_(engine), paths_(engine.packages().Paths()) {}

  // Shows what `topic` means: a package by its path or the last part of it, a value, with its package or without,
  // or both: what needs no import comes first, then the package.
  Status Show(const std::string& topic) const {
    if (topic.empty()) return ShowPackages(PublicPackages());
    const std::vector<std::string> packages = PackagesNamed(topic);
    const std::vector<std::string> owners = OwnersOf(topic);
    const bool is_global = owners.size() == 1 && IsGlobal(owners[0]);
    if (!packages.empty() && !is_global) {
      FLUX_TRY_STATUS(ShowNamed(packages));
      if (!owners.empty()) Print("\n");
      FLUX_TRY([[maybe_unused]] const bool has_values, ShowValues(topic));
      return {};
    }
    FLUX_TRY(const bool has_values, ShowValues(topic));
    if (packages.empty()) return has_values ? Status() : Unknown(topic);
    if (has_values) Print("\n");
    return ShowNamed(packages);
  }

 private:
  Status ShowNamed(const std::vector<std::string>& packages) const {
    return packages.size() == 1 ? ShowPackage(packages[0]) : ShowPackages(packages);
  }

  // Shows the values that `topic` names, and says whether there are any.
  Result<bool> ShowValues(const std::string& topic) const {
    const size_t dot = topic.rfind('.');
    const std::string name = topic.substr(dot + 1);
    std::vector<std::string> owners = dot == topic.npos ? OwnersOf(name) : PackagesNamed(topic.substr(0, dot));
    bool is_found = false;
    for (const std::string& path : owners) {
      const InterfaceExport* value = engine_.packages().Find(path)->FindExport(name);
      if (value == nullptr) continue;
      if (is_found) Print("\n");
      FLUX_TRY_STATUS(ShowValue(path, *value));
      is_found = true;
    }
    return is_found;
  }

  // Those that are not there for other packages only.
  std::vector<std::string> PublicPackages() const {
    std::vector<std::string> found;
    for (const std::string& path : paths_) {
      if (!path.starts_with("internal/")) found.push_back(path);
    }
    return found;
  }

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
      Print("{:<{}}  {}\n", path, width, Headline(docs.text));
    }
    return {};
  }

  Status ShowPackage(const std::string& path) const {
    FLUX_TRY(image::PackageDocs docs, engine_.FindDocs(path));
    const PackageInterface& package = *engine_.packages().Find(path);
    Print("import \"{}\"\n", path);
    if (!docs.text.empty()) Print("\n{}\n", docs.text);
    for (const InterfaceExport& value : package.exports) {
      if (IsPrivate(value)) continue;
      Print("\n{}\n", Signature(package, value, ""));
      auto text = docs.names.find(value.name);
      if (text != docs.names.end()) Print("    {}\n", Headline(text->second.text));
    }
    return {};
  }

  Status ShowValue(const std::string& path, const InterfaceExport& value) const {
    FLUX_TRY(image::PackageDocs docs, engine_.FindDocs(path));
    const PackageInterface& package = *engine_.packages().Find(path);
    const bool is_global = IsGlobal(path);
    Print("{}\n", Signature(package, value, is_global ? "" : package.name + "."));
    Print("{}\n", is_global ? fmt::format("in package {}, without import", path) : fmt::format("import \"{}\"", path));
    if (!value.is_implemented) Print("not implemented here: a call fails\n");
    auto found = docs.names.find(value.name);
    if (found != docs.names.end()) {
      PrintVersions(found->second, value);
      Print("\n");
      PrintDocText(found->second.text);
    }
    Print("\n{} : {}\n", value.name, PrintPolyType(*package.types, value.type));
    return {};
  }

  static void PrintVersions(const image::Documentation& docs, const InterfaceExport& value) {
    if (!docs.introduced.empty()) Print("since Flux {}\n", docs.introduced);
    if (!value.replacement.empty()) Print("deprecated since Flux {}: use {}\n", docs.deprecated, value.replacement);
  }

  static bool IsGlobal(const std::string& path) {
    const std::vector<std::string> prelude = PreludePackages();
    return std::ranges::find(prelude, path) != prelude.end();
  }

  // The packages that have a public value of the name: the global one alone if there is one.
  std::vector<std::string> OwnersOf(const std::string& name) const {
    std::vector<std::string> owners;
    for (const std::string& path : paths_) {
      const InterfaceExport* value = engine_.packages().Find(path)->FindExport(name);
      if (value == nullptr || path.starts_with("internal/")) continue;
      if (IsGlobal(path)) return {path};
      if (!IsPrivate(*value)) owners.push_back(path);
    }
    return owners;
  }

  Status Unknown(const std::string& topic) const {
    std::vector<std::string> names = paths_, qualified = paths_;
    for (const std::string& path : paths_) {
      const PackageInterface& package = *engine_.packages().Find(path);
      if (path.starts_with("internal/")) continue;
      for (const InterfaceExport& value : package.exports) {
        if (IsPrivate(value)) continue;
        names.push_back(value.name);
        qualified.push_back(IsGlobal(path) ? value.name : package.name + "." + value.name);
      }
    }
    // What is misspelt may be with or without the package that it is in.
    const std::vector<std::string>& candidates = topic.find_first_of("./") == topic.npos ? names : qualified;
    std::optional<std::string> closest = Closest(topic, candidates);
    // Of several the one that needs no import is known best.
    const bool is_global = closest && std::ranges::find(qualified, *closest) != qualified.end();
    if (closest && !is_global)
      closest = qualified[static_cast<size_t>(std::ranges::find(candidates, *closest) - candidates.begin())];
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
