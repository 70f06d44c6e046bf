#pragma once

// Checks a script again and again while it is edited: keeps the state after each statement and goes on from the first
// changed one.

#include <memory>
#include <string>

#include "compiler/check/check.h"

namespace flux {

class IncrementalChecker {
 public:
  // `packages` must outlive the checker, and what it gives must stay the same.
  IncrementalChecker(std::string path, const PackageTypes& packages, CheckOptions options);
  ~IncrementalChecker();

  // Checks the file, in which the parser found `syntax`. Its first `unchanged` statements must be the nodes of the last
  // call; when there are any, package clause and imports are as they were (see EditedFile in
  // compiler/parse/edited_file.h). Nodes of the last call that are in use no more may go afterwards.
  void Update(const ast::File& file, size_t unchanged, const DiagnosticSink& syntax);

  // Gives the typed tree of the last update; valid until the next one.
  const hir::Package& package() const;
  // Gives what Check would leave of what the parser found and add to it, sorted by position.
  DiagnosticSink Diagnostics() const;
  // Counts the statements that the last update looked at.
  size_t checked_count() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace flux
