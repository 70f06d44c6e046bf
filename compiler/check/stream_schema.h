#pragma once

// Follows the columns of tables through pipe chains, and reports a stage that needs a column which was certainly taken
// away before. The types cannot: half of the stages lose the row type in their signature. What stages do to columns is
// asked of the operations themselves.

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "compiler/check/stage_values.h"
#include "compiler/diag/diagnostic.h"

namespace flux {

class StreamSchemas {
 public:
  // The types are those of the statements, which must be without errors. Without a registry nothing is found.
  StreamSchemas(const PackageTypes& packages, const Registry* registry, const TypeStore& types);

  // Checks the pipe chains of one statement and remembers what its variable holds. Statements come in order.
  void Check(const hir::TopStmt& stmt, DiagnosticSink& diagnostics);
  // Forgets all statements but the first `count`.
  void Rewind(size_t count);
  // Counts the statements that were checked.
  size_t size() const { return statements_.size(); }

 private:
  // Follows the calls of stages in the expression.
  void Follow(const hir::Expr& expr);
  // Lets later statements see what the statement defines.
  void Define(const hir::TopStmt& stmt);
  // Lets statements of a file see its own variables alone: a stage of another file cannot be pointed to.
  void Enter(uint32_t file);

  const TypeStore& types_;
  const Registry* registry_;
  std::unique_ptr<StageValues> values_;  // null without a registry
  std::vector<hir::TopStmt> statements_;
  uint32_t file_ = 0;
};

}  // namespace flux
