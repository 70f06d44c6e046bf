#include "tools/fluxc/script_set.h"

#include <algorithm>

#include "compiler/ast/dump.h"
#include "compiler/parse/find_secrets.h"
#include "compiler/parse/parse.h"
#include "fmt/format.h"
#include "tools/engine/source_text.h"
#include "tools/fluxc/parallel.h"
#include "tools/fluxc/script.h"
#include "vm/bytecode/file.h"

namespace flux::cli {

namespace {

namespace fs = std::filesystem;

std::string_view ClauseOf(const ast::File& file) {
  return file.package == nullptr ? std::string_view("main") : file.package->name.text;
}

}  // namespace

Status ScriptSet::Collect() {
  if (options_.has_expression || options_.files.empty()) {
    FLUX_TRY(std::shared_ptr<const SourceFile> source, ReadScript(options_));
    Add(source->name(), FolderOf(""));
    items_.back().source = std::move(source);
    return {};
  }
  for (const std::string& name : options_.files) {
    std::error_code error;
    if (name != "-" && fs::is_directory(name, error)) {
      FLUX_TRY_STATUS(AddFolder(name));
    } else {
      Add(name, FolderOf(name));
    }
  }
  std::ranges::sort(items_, {}, &Item::name);
  std::set<fs::path> seen;
  std::erase_if(items_, [&](const Item& item) { return !seen.insert(item.path).second; });
  return {};
}

void ScriptSet::Add(std::string name, const fs::path& root) {
  Item& item = items_.emplace_back();
  item.path = FolderOf(name) / fs::path(name).filename();
  item.root = root;
  item.name = std::move(name);
}

Status ScriptSet::AddFolder(const std::string& name) {
  const size_t before = items_.size();
  const fs::path root = FolderOf((fs::path(name) / "x").string());
  std::error_code error;
  for (fs::recursive_directory_iterator at(name, error), end; !error && at != end; at.increment(error)) {
    if (IsFluxFile(at->path())) Add(at->path().string(), root);
  }
  if (error) return flux::Fail(ErrorCode::kInvalid, fmt::format("cannot list `{}`: {}", name, error.message()));
  if (items_.size() > before) return {};
  return flux::Fail(ErrorCode::kInvalid, fmt::format("the folder `{}` has no .flux files", name));
}

void ScriptSet::Read() {
  ForEachIndex(items_.size(), [this](size_t i) { ReadItem(items_[i]); });
}

void ScriptSet::ReadItem(Item& item) {
  if (item.source == nullptr) {
    Result<std::string> text = ReadInput(item.name);
    if (!text) {
      item.error = std::move(text.error());
      return;
    }
    if (bytecode::LooksLikeModule(*text)) {
      item.error = Error{ErrorCode::kInvalid, "`" + item.name + "` is a compiled module; `fluxc run` runs it"};
      return;
    }
    item.source = std::make_shared<const SourceFile>(item.name == "-" ? "stdin" : item.name, *std::move(text));
  }
  item.parsed = ParseScript(item.source);
}

Status ScriptSet::Check(const Engine& engine) {
  // Packages are loaded one after the other, so that it does not depend on chance where a cycle is noticed.
  for (Item& item : items_) {
    if (item.parsed) FLUX_TRY_STATUS(LoadImports(engine, item));
  }
  for (const auto& [root, workspace] : workspaces_) {
    for (const auto& [path, package] : workspace->packages()) {
      for (const LocalFile& file : package->files) local_files_.try_emplace(file.path, &file);
    }
  }
  ForEachIndex(items_.size(), [this](size_t i) {
    Item& item = items_[i];
    if (!item.parsed || FindLocal(item.path) != nullptr) return;
    item.findings = CheckScript(*item.workspace, *std::move(item.parsed), *item.imports).diagnostics;
    item.parsed.reset();
  });
  return {};
}

Status ScriptSet::LoadImports(const Engine& engine, Item& item) {
  FLUX_TRY(item.workspace, WorkspaceOf(engine, item));
  const fs::path folder = item.path.parent_path();
  if (IsPartOfFolder(item)) item.workspace->LoadFolder(folder);
  item.imports = item.workspace->Load(item.parsed->file, folder);
  return {};
}

Result<Workspace*> ScriptSet::WorkspaceOf(const Engine& engine, const Item& item) {
  Workspace*& known = by_folder_[{item.path.parent_path(), item.root}];
  if (known != nullptr) return known;
  FLUX_TRY(Project project, FindProject(item.path.parent_path(), item.root));
  std::unique_ptr<Workspace>& workspace = workspaces_[project.root];
  if (workspace == nullptr) {
    FLUX_TRY(AmbientTypes ambient, ReadAmbientTypes(AmbientOf(project, options_)));
    workspace = std::make_unique<Workspace>(engine, std::move(project), std::move(ambient));
    workspace->LookIntoStore(options_.data_directory);
  }
  return known = workspace.get();
}

// A file that shares a package clause other than `main` with all others of its folder only makes sense with them.
bool ScriptSet::IsPartOfFolder(const Item& item) {
  if (item.name == "-" || options_.has_expression || IsTestFile(item.path)) return false;
  if (ClauseOf(item.parsed->file) == "main") return false;
  auto [known, is_new] = folder_packages_.try_emplace(item.path.parent_path());
  if (is_new) known->second = IsFolderPackage(known->first);
  return known->second;
}

bool ScriptSet::IsFolderPackage(const fs::path& folder) {
  PackageFiles found = FindPackageFiles(folder);
  if (found.files.size() < 2) return false;
  std::set<std::string> clauses;
  for (const fs::path& path : found.files) {
    Result<std::string> text = ReadSourceText(path);
    if (!text) return false;
    DiagnosticSink ignored;
    clauses.emplace(ClauseOf(ParseFile(std::make_shared<const SourceFile>("", *std::move(text)), ignored)));
    if (clauses.size() > 1) return false;
  }
  return true;
}

const LocalFile* ScriptSet::FindLocal(const fs::path& path) const {
  auto found = local_files_.find(path);
  return found == local_files_.end() ? nullptr : found->second;
}

std::vector<Error> ScriptSet::Unreadable() const {
  std::vector<Error> errors;
  for (const Item& item : items_) {
    if (item.error) errors.push_back(*item.error);
  }
  return errors;
}

std::vector<FileDiagnostics> ScriptSet::Findings() const {
  std::vector<FileDiagnostics> findings;
  const auto add = [&](const SourceFile& file, const DiagnosticSink& found) {
    findings.push_back({&file, found.all(), found.all().empty() ? std::vector<Span>() : FindSecrets(file)});
  };
  for (const Item& item : items_) {
    if (item.findings) add(*item.source, *item.findings);
  }
  for (const auto& [path, file] : local_files_) add(*file->source, file->diagnostics);
  std::ranges::sort(findings, {}, [](const FileDiagnostics& file) -> auto& { return file.file->name(); });
  return findings;
}

std::string ScriptSet::Trees() const {
  std::string text;
  for (const Item& item : items_) {
    if (item.parsed) text += ast::Dump(item.parsed->file);
  }
  return text;
}

}  // namespace flux::cli
