#pragma once

// Finds what a script that checks will stumble over when it runs: reads without bounds of time, results of one name,
// buckets to write to that are not there, options that a task server refuses. Only what certainly happens counts, so
// nothing in functions and branches does.

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/check/check.h"
#include "runtime/registry/registry.h"

namespace flux {

class RunFindings {
 public:
  // None may go before this object; `registry` and `buckets` may be null: then nothing is known of builtins or buckets.
  RunFindings(const TypeStore& types, const Registry* registry, const BucketNames* buckets)
      : types_(types), registry_(registry), buckets_(buckets) {}

  // Checks one statement of a script that has no errors. Statements come in order.
  void Check(const hir::TopStmt& stmt, DiagnosticSink& diagnostics);
  // Forgets all statements but the first `count`.
  void Rewind(size_t count);
  size_t size() const { return history_.size(); }

 private:
  struct Result {
    std::string name;
    Span span;
  };
  // What later statements need to know of one.
  struct Checked {
    std::string_view name = {};        // of the variable it defines
    const hir::Expr* value = nullptr;  // of that variable
    uint32_t file = 0;
    std::vector<Result> results = {};
    std::vector<const hir::Call*> reads = {};  // that were reported
  };

  void CheckCall(const hir::Call& call, Checked& checked, DiagnosticSink& diagnostics);
  void CheckRead(const hir::Expr& stream, Checked& checked, DiagnosticSink& diagnostics);
  void CheckTarget(const hir::Call& call, DiagnosticSink& diagnostics);
  void AddResult(std::string name, Span span, Checked& checked, DiagnosticSink& diagnostics) const;
  StageRole RoleOf(const hir::Expr* expr) const;
  bool IsStream(const hir::Expr& expr) const { return types_.Tag(expr.type) == TypeTag::kStream; }

  const TypeStore& types_;
  const Registry* registry_;
  const BucketNames* buckets_;
  uint32_t file_ = 0;  // of the current statement
  std::vector<Checked> history_;
  std::unordered_map<std::string_view, size_t> newest_;  // of the variables of each name, in `history_`
  std::set<const hir::Call*> reads_;                     // that were reported
};

}  // namespace flux
