#include "tools/engine/workspace.h"

#include <algorithm>

#include "compiler/follow_ups/suppressions.h"
#include "compiler/parse/parse.h"
#include "fmt/format.h"
#include "runtime/base/suggest.h"
#include "tools/engine/compile.h"
#include "tools/engine/local_buckets.h"
#include "tools/engine/source_text.h"

namespace flux {

namespace {

namespace fs = std::filesystem;

bool IsRelative(std::string_view path) {
  return path == "." || path == ".." || path.starts_with("./") || path.starts_with("../");
}

// Whether `path` is `folder` or below it; both absolute.
bool IsBelow(const fs::path& path, const fs::path& folder) {
  fs::path relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

Diagnostic Problem(DiagnosticKind kind, std::vector<std::string> args, std::string help = {}) {
  return {.kind = kind,
          .span = {},
          .args = std::move(args),
          .label = {},
          .related = {},
          .help = std::move(help),
          .fix = {}};
}

fs::path Normal(const fs::path& path) {
  fs::path normal = path.lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

}  // namespace

Workspace::Workspace(const Engine& engine, Project project, AmbientTypes ambient)
    : engine_(engine), project_(std::move(project)), ambient_(std::move(ambient)) {}

void Workspace::LookIntoStore(std::string data_directory) {
  buckets_ = std::make_unique<LocalBuckets>(std::move(data_directory));
}

ImportScope Workspace::Load(const ast::File& file, const fs::path& directory) {
  ImportScope scope(engine_.packages());
  for (const ast::ImportDecl& import : file.imports) {
    if (import.path != nullptr) LoadImport(import.path->value, directory, scope);
  }
  return scope;
}

void Workspace::LoadImport(std::string_view path, const fs::path& directory, ImportScope& scope) {
  if (scope.Knows(path)) return;
  if (IsRelative(path)) {
    fs::path base = Normal(directory / path);
    if (!IsInside(base)) {
      scope.AddProblem(std::string(path),
                       Problem(DiagnosticKind::kImportEscapes, {std::string(path)},
                               fmt::format("the project is the folder `{}`; `fluxc.toml` in a folder above makes that "
                                           "the project, and `modules.path` in it names folders elsewhere",
                                           DisplayName(project_.root))));
      return;
    }
    return LoadFound(path, base, FindPackageFiles(base), scope);
  }
  if (path.empty() || engine_.packages().Find(path) != nullptr) return;
  for (const fs::path& folder : project_.search_path) {
    fs::path base = Normal(folder / path);
    if (!IsBelow(base, folder)) continue;
    PackageFiles found = FindPackageFiles(base);
    if (found.kind != PackageFiles::Kind::kMissing) return LoadFound(path, base, std::move(found), scope);
  }
  if (FindPackageFiles(Normal(directory / path)).kind == PackageFiles::Kind::kFound) {
    Diagnostic problem = Problem(DiagnosticKind::kUnknownImport, {std::string(path)},
                                 fmt::format("did you mean `./{}`? imports of the own project start with a dot", path));
    problem.fix = {{{}, fmt::format("\"./{}\"", path)}};
    return scope.AddProblem(std::string(path), std::move(problem));
  }
  for (const fs::path& folder : project_.search_path) {
    Diagnostic missing = Missing(path, Normal(folder / path), {});
    if (missing.help.empty()) continue;
    scope.AddProblem(std::string(path), std::move(missing));
    return;
  }
}

void Workspace::LoadFound(std::string_view path, const fs::path& base, PackageFiles found, ImportScope& scope) {
  switch (found.kind) {
    case PackageFiles::Kind::kMissing:
      return scope.AddProblem(std::string(path), Missing(path, base, found.reason));
    case PackageFiles::Kind::kAmbiguous: {
      std::string name = DisplayName(base);
      return scope.AddProblem(std::string(path),
                              Problem(DiagnosticKind::kImportAmbiguous, {std::string(path)},
                                      fmt::format("`{}/` and `{}.flux` both exist; rename one of them", name, name)));
    }
    case PackageFiles::Kind::kUnreadable:
      return scope.AddProblem(std::string(path),
                              Problem(DiagnosticKind::kImportUnreadable, {std::string(path), std::move(found.reason)}));
    case PackageFiles::Kind::kFound:
      break;
  }
  std::string package_path = PackagePath(base);
  if (std::ranges::find(loading_, package_path) != loading_.end()) {
    return scope.AddProblem(std::string(path), Problem(DiagnosticKind::kImportCycle, {CycleText(package_path)},
                                                       "put what both need into a third package"));
  }
  Result<LocalPackage*> package = LoadPackage(package_path, found.files);
  if (package) return scope.Add(std::string(path), *package);
  scope.AddProblem(std::string(path),
                   Problem(DiagnosticKind::kImportUnreadable, {std::string(path), std::move(package.error().message)}));
}

void Workspace::LoadFolder(const fs::path& folder) {
  PackageFiles found = FindPackageFiles(folder);
  if (found.kind == PackageFiles::Kind::kFound) (void)LoadPackage(PackagePath(folder), found.files);
}

bool Workspace::IsInside(const fs::path& path) const {
  if (IsBelow(path, project_.root)) return true;
  return std::ranges::any_of(project_.search_path, [&](const fs::path& folder) { return IsBelow(path, folder); });
}

std::string Workspace::PackagePath(const fs::path& base) const {
  std::string path = base.lexically_relative(project_.root).generic_string();
  return path.starts_with("..") ? path : "./" + path;
}

// Names the package in the same folder, or among those of the standard library, whose name is closest.
Diagnostic Workspace::Missing(std::string_view path, const fs::path& base, const std::string& reason) const {
  Diagnostic problem = Problem(DiagnosticKind::kUnknownImport, {std::string(path)}, reason);
  if (!reason.empty()) return problem;
  std::string_view prefix = path.substr(0, path.rfind('/') + 1);
  std::string name = base.filename().string();
  std::vector<std::string> candidates = PackagesIn(base.parent_path());
  std::optional<std::string> closest = Closest(name, candidates);
  if (name.ends_with(".flux") && std::ranges::find(candidates, base.stem().string()) != candidates.end()) {
    closest = base.stem().string();
  }
  if (closest) {
    std::string better = std::string(prefix) + *closest;
    problem.help = fmt::format("did you mean `{}`?", better);
    problem.fix = {{{}, "\"" + better + "\""}};
  } else if (IsRelative(path)) {
    problem.help = fmt::format("neither the folder `{0}` nor the file `{0}.flux` exists", DisplayName(base));
  }
  return problem;
}

Result<LocalPackage*> Workspace::LoadPackage(const std::string& path, const std::vector<fs::path>& files) {
  auto known = packages_.find(path);
  if (known != packages_.end()) return known->second.get();
  auto package = std::make_unique<LocalPackage>();
  package->path = path;
  for (const fs::path& file : files) {
    FLUX_TRY(std::string text, ReadSourceText(DisplayName(file)));
    package->files.push_back({file, std::make_shared<const SourceFile>(DisplayName(file), std::move(text)), {}});
  }
  loading_.push_back(path);
  CheckPackage(*package, files.front().parent_path());
  loading_.pop_back();
  return packages_.emplace(path, std::move(package)).first->second.get();
}

void Workspace::CheckPackage(LocalPackage& package, const fs::path& directory) {
  ImportScope scope(engine_.packages());
  std::vector<ast::File> trees;
  for (LocalFile& file : package.files) trees.push_back(ParseFile(file.source, file.diagnostics));
  std::vector<PackageFile> inputs;
  for (size_t i = 0; i < trees.size(); ++i) {
    inputs.push_back({&trees[i], &package.files[i].diagnostics});
    for (const ast::ImportDecl& import : trees[i].imports) {
      if (import.path != nullptr) LoadImport(import.path->value, directory, scope);
    }
  }
  CheckOptions options{.is_script = false,
                       .ambient = ambient_.names,
                       .ambient_records = ambient_.records,
                       .prelude = PreludePackages(),
                       .registry = &engine_.registry()};
  package.package = Check(std::move(inputs), package.path, scope, options);
  package.imports = scope.packages();
  for (size_t i = 0; i < trees.size(); ++i) {
    LocalFile& file = package.files[i];
    DropIgnored(trees[i], file.diagnostics);
    file.diagnostics.Normalize();
    package.has_errors |= file.diagnostics.has_errors();
  }
  package.interface = MakeInterface(package.package);
  package.interface.hides_private = true;
  package.interface.is_incomplete = package.has_errors;
  for (const LocalPackage* import : package.imports) package.has_errors |= import->has_errors;
}

std::string Workspace::CycleText(const std::string& path) const {
  std::string text;
  for (auto at = std::ranges::find(loading_, path); at != loading_.end(); ++at) text += *at + " → ";
  return text + path;
}

}  // namespace flux
