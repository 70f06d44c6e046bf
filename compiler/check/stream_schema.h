#pragma once

// Follows the columns of tables through pipe chains of known stages, and reports a stage that needs a column which was
// certainly dropped before. The types cannot: half of the stages lose the row type in their signature.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/diag/diagnostic.h"
#include "compiler/hir/hir.h"

namespace flux {

class StreamSchemas {
 public:
  // What is known about the columns at one place of a chain. A column that is not certainly absent may be there.
  struct Columns {
    const hir::Call* closed_by = nullptr;    // the stage that left only `may`; null when any column may be there
    std::set<std::string, std::less<>> may;  // meaningful when closed
    std::map<std::string, const hir::Call*> dropped_by;  // columns that a stage took away by name

    // Gives the stage that took the column away, or null when it may be there.
    const hir::Call* WhoDropped(const std::string& column) const;
    void Add(const std::string& column);
  };

  // The types are those of the statements, which must be without errors.
  explicit StreamSchemas(const TypeStore& types) : types_(types) {}

  // Checks the pipe chains of one statement and remembers what its variable holds. Statements come in order.
  void Check(const hir::TopStmt& stmt, DiagnosticSink& diagnostics);
  // Forgets all statements but the first `count`.
  void Rewind(size_t count);
  // Counts the statements that were checked.
  size_t size() const { return history_.size(); }

 private:
  // A statement and, when it defines a variable, the columns of its value.
  struct Checked {
    std::string_view name;
    uint32_t file = 0;
    Columns columns = {};
  };

  const Columns& ColumnsOf(const hir::Expr& expr);
  Columns Infer(const hir::Expr& expr);
  Columns Input(const hir::Call& call);
  void CheckNeeds(const hir::Call& call, DiagnosticSink& diagnostics);

  const TypeStore& types_;
  uint32_t file_ = 0;  // of the current statement
  std::vector<Checked> history_;
  std::unordered_map<std::string_view, size_t> newest_;  // of the variables of each name, in `history_`
  std::unordered_map<const hir::Expr*, Columns> known_;  // of the current statement
};

}  // namespace flux
