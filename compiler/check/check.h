#pragma once

// Syntax tree in, typed tree out: resolves names, imports and options, infers types (Hindley-Milner with kinds and row
// polymorphism) and reports everything that is wrong, one diagnostic per root cause.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/diag/diagnostic.h"
#include "compiler/hir/hir.h"
#include "compiler/types/package_interface.h"

namespace flux {

class Registry;

// Where the checker finds what it may import.
class PackageTypes {
 public:
  virtual ~PackageTypes();
  // Gives the interface of the package at an import path, or null. It must outlive the check.
  virtual const PackageInterface* Find(std::string_view path) const = 0;
  // The same for a path as it stands in an import, which may mean another package in each folder; the path to `Find` it
  // again is in the interface.
  virtual const PackageInterface* Import(std::string_view path) const { return Find(path); }
  // Reports why `Import` found nothing; false when there is no more to say than that.
  virtual bool ReportMissing(const ast::ImportDecl& import, DiagnosticSink& diagnostics) const;
  // Lists the paths that `Find` knows, for suggestions.
  virtual std::vector<std::string> Paths() const { return {}; }
};

// What is known of the store that scripts write to.
class BucketNames {
 public:
  virtual ~BucketNames();
  // Lists the buckets, or gives nothing when there is no store to look into.
  virtual std::optional<std::vector<std::string>> Names() const = 0;
};

// A record that is injected from outside. It has these fields, each of a basic type, and no other.
struct AmbientRecord {
  std::string name;
  std::vector<std::pair<std::string, TypeTag>> fields;
};

// What the host of the script decides about names that no file defines.
struct CheckOptions {
  // True for the main package of a run: unqualified `option now = …` then overrides the prelude's option.
  bool is_script = false;
  // Names that are injected from outside. Their type is unknown, each use is free to be anything.
  std::vector<std::string> ambient = {};
  // Those of which more is known (`v`, `task`, …).
  std::vector<AmbientRecord> ambient_records = {};
  // Import paths of the packages whose exports are in scope without import; a later one hides an earlier one.
  std::vector<std::string> prelude = {};
  // Of the store that `to` writes to without a host; may be null.
  const BucketNames* buckets = nullptr;
  // Of the builtins and operations whose facts tell what columns there are; null: nobody asks.
  const Registry* registry = nullptr;
};

// Checks one file as the package `path`. When there are errors the tree still covers what was understood, with
// hir::Error and the error type in the rest; it must not be compiled then. Bodies of testcases are checked but not part
// of the tree.
hir::Package Check(const ast::File& file, std::string path, const PackageTypes& packages, const CheckOptions& options,
                   DiagnosticSink& diagnostics);

// A file of a package with the sink for what is wrong in it.
struct PackageFile {
  const ast::File* file;
  DiagnosticSink* diagnostics;
};

// Checks the files of one package, at least one. Their statements run in the order of the files' names; what a file
// defines is seen by all files after it, what it imports by itself alone.
hir::Package Check(std::vector<PackageFile> files, std::string path, const PackageTypes& packages,
                   const CheckOptions& options);

// Gives what other packages see of a checked package. Shares its type store.
PackageInterface MakeInterface(const hir::Package& package);

// Lists the prelude of a standard library package: those which the prelude itself is made from see less of it.
// Scripts and all other packages see all four.
std::vector<std::string> StandardPrelude(std::string_view path);

}  // namespace flux
