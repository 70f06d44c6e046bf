#pragma once

// A package of a project: a folder of .flux files, or a single file.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "compiler/diag/diagnostic.h"
#include "compiler/hir/hir.h"
#include "compiler/types/package_interface.h"
#include "vm/bytecode/module.h"

namespace flux {

struct LocalFile {
  std::filesystem::path path;
  std::shared_ptr<const SourceFile> source;
  DiagnosticSink diagnostics;
};

// Parsed and checked once; what is wrong is in the files' diagnostics.
struct LocalPackage {
  std::string path;  // `./lib/alerts`, from the project's root
  std::vector<LocalFile> files;
  hir::Package package;
  PackageInterface interface;
  std::vector<LocalPackage*> imports;
  bool has_errors = false;  // its own or those of what it imports
  // Made when a script is compiled that needs it.
  std::shared_ptr<const bytecode::Module> module;
};

// Where the files of a package are.
struct PackageFiles {
  enum class Kind { kFound, kMissing, kAmbiguous, kUnreadable } kind = Kind::kMissing;
  std::vector<std::filesystem::path> files;  // in order of name
  std::string reason;                        // kUnreadable; also what kMissing has instead of files, may be empty
};

// Whether a path is that of a `.flux` file: one that is there, or a link that leads nowhere, so that reading it says
// what is wrong.
bool IsFluxFile(const std::filesystem::path& path);

// Whether a file has test cases by its name, `*_test.flux`. Such a file stands alone: it is no part of the package in
// its folder.
bool IsTestFile(const std::filesystem::path& path);

// Looks for the package at a path without extension: the folder of that name with its .flux files except tests, or the
// file with `.flux` appended.
PackageFiles FindPackageFiles(const std::filesystem::path& base);

// Names of the packages in a folder, sorted.
std::vector<std::string> PackagesIn(const std::filesystem::path& folder);

}  // namespace flux
