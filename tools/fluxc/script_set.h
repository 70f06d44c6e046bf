#pragma once

// The files that `fluxc check` looks at, checked at once: several threads, but the same findings in the same order.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compiler/diag/render.h"
#include "tools/engine/compile.h"
#include "tools/fluxc/options.h"

namespace flux::cli {

class ScriptSet {
 public:
  explicit ScriptSet(const Options& options) : options_(options) {}

  // Takes the script of the command line, or files, folders and `-`. Fails on folders without scripts.
  Status Collect();
  // Reads and parses all of them.
  void Read();
  // Checks them and the local packages that they import. Fails on a malformed `fluxc.toml`.
  Status Check(const Engine& engine);

  // Files that could not be read, in order of path.
  std::vector<Error> Unreadable() const;
  // What was found, in order of path.
  std::vector<FileDiagnostics> Findings() const;
  // The syntax trees as text.
  std::string Trees() const;

 private:
  struct Item {
    std::string name;
    std::filesystem::path path;  // absolute
    std::filesystem::path root;  // of the project when there is no `fluxc.toml`
    std::shared_ptr<const SourceFile> source;
    std::optional<Error> error;
    std::optional<ParsedScript> parsed;
    Workspace* workspace = nullptr;
    std::optional<ImportScope> imports;
    std::optional<DiagnosticSink> findings;  // when it is no part of a local package
  };

  void Add(std::string name, const std::filesystem::path& root);
  Status AddFolder(const std::string& name);
  void ReadItem(Item& item);
  Status LoadImports(const Engine& engine, Item& item);
  Result<Workspace*> WorkspaceOf(const Engine& engine, const Item& item);
  bool IsPartOfFolder(const Item& item);
  bool IsFolderPackage(const std::filesystem::path& folder);
  const LocalFile* FindLocal(const std::filesystem::path& path) const;

  const Options& options_;
  std::vector<Item> items_;
  std::map<std::filesystem::path, std::unique_ptr<Workspace>> workspaces_;                   // by root
  std::map<std::pair<std::filesystem::path, std::filesystem::path>, Workspace*> by_folder_;  // folder, fallback root
  std::map<std::filesystem::path, bool> folder_packages_;
  std::map<std::filesystem::path, const LocalFile*> local_files_;
};

}  // namespace flux::cli
