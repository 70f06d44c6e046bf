#pragma once

// The local packages of one project: found, parsed and checked once, however many scripts import them. Loading is for
// one thread; what is loaded may be read by several.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/check/check.h"
#include "tools/engine/ambient.h"
#include "tools/engine/engine.h"
#include "tools/engine/local_package.h"
#include "tools/engine/project.h"

namespace flux {

// What the imports of one file, or of the files of one package, mean.
class ImportScope final : public PackageTypes {
 public:
  explicit ImportScope(const PackageTypes& standard) : standard_(&standard) {}

  const PackageInterface* Find(std::string_view path) const override;
  const PackageInterface* Import(std::string_view path) const override;
  bool ReportMissing(const ast::ImportDecl& import, DiagnosticSink& diagnostics) const override;
  std::vector<std::string> Paths() const override { return standard_->Paths(); }

  // The local packages imported here, in order of first mention.
  const std::vector<LocalPackage*>& packages() const { return packages_; }
  bool Knows(std::string_view path) const { return imports_.contains(path); }
  void Add(std::string path, LocalPackage* package);
  // `problem` has everything but the place.
  void AddProblem(std::string path, Diagnostic problem);

 private:
  struct Meaning {
    LocalPackage* package = nullptr;
    std::optional<Diagnostic> problem;
  };

  const PackageTypes* standard_;
  std::map<std::string, Meaning, std::less<>> imports_;  // by path as written
  std::vector<LocalPackage*> packages_;
};

// The local packages of a project, loaded when a script imports them and kept for the next script.
class Workspace {
 public:
  // `ambient` are the names that the host defines.
  Workspace(const Engine& engine, Project project, AmbientTypes ambient);

  const Engine& engine() const { return engine_; }
  const Project& project() const { return project_; }
  const AmbientTypes& ambient() const { return ambient_; }
  // Lets the checker look into the embedded store of this directory, which need not exist.
  void LookIntoStore(std::string data_directory);
  // What the checker knows of the store; null when it may not look.
  const BucketNames* buckets() const { return buckets_.get(); }

  // Loads the local packages that a file in `directory` imports, and what they import.
  ImportScope Load(const ast::File& file, const std::filesystem::path& directory);
  // Loads the package that consists of all .flux files of the folder, unless one cannot be read.
  void LoadFolder(const std::filesystem::path& folder);
  // All packages that are loaded, by path.
  const std::map<std::string, std::unique_ptr<LocalPackage>>& packages() const { return packages_; }

 private:
  void LoadImport(std::string_view path, const std::filesystem::path& directory, ImportScope& scope);
  void LoadFound(std::string_view path, const std::filesystem::path& base, PackageFiles found, ImportScope& scope);
  bool IsInside(const std::filesystem::path& path) const;
  std::string PackagePath(const std::filesystem::path& base) const;
  Diagnostic Missing(std::string_view path, const std::filesystem::path& base, const std::string& reason) const;
  Result<LocalPackage*> LoadPackage(const std::string& path, const std::vector<std::filesystem::path>& files);
  void CheckPackage(LocalPackage& package, const std::filesystem::path& directory);
  // The packages from the one that is loading at `path` to the one that imports it again.
  std::string CycleText(const std::string& path) const;

  const Engine& engine_;
  Project project_;
  AmbientTypes ambient_;
  std::unique_ptr<const BucketNames> buckets_;
  std::map<std::string, std::unique_ptr<LocalPackage>> packages_;
  std::vector<std::string> loading_;
};

}  // namespace flux
