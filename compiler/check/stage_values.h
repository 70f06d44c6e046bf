#pragma once

// Makes the plan nodes that the calls of stages make when a script runs, as far as their arguments are known: the
// builtins themselves make them of literals, streams and functions; functions written in Flux are followed. What cannot
// be known is a stream of which nothing is known. So the facts of operations tell which columns a stage cannot have.

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/check/check.h"
#include "compiler/hir/hir.h"
#include "runtime/registry/plan_facts.h"

namespace flux {

class StageContext;
class StageFunction;

class StageValues {
 public:
  // What is known of a value: all of it or nothing.
  using Known = std::optional<Value>;
  // The variables of a function that is followed, and those around it.
  struct Scope {
    std::vector<Known> slots;
    const Scope* outer;
  };
  // Null: outside functions.
  using ScopeRef = const Scope*;

  // A column without which a stage fails, and which an earlier one certainly took away.
  struct Missing {
    const hir::Call* stage;
    const hir::Call* culprit;
    const plan::Node* dropped_by;  // the node of the culprit that did it
    std::string column;
  };

  // The types are those of the statements.
  StageValues(const PackageTypes& packages, const Registry& registry, const TypeStore& types);
  ~StageValues();

  // A variable of the package being checked; calls of its value are followed once, however often it is mentioned.
  void SetVariable(std::string_view name, const hir::Expr* value) { variables_[name] = value; }
  // An option of another package has a value that is not the one in its package.
  void Override(std::string_view package, std::string_view name);
  // Forgets variables and options, but not what calls give.
  void Forget();

  // Follows a call of the package being checked.
  void Follow(const hir::Call& call) { Evaluate(call, nullptr); }
  // What the calls that were followed since are missing.
  std::vector<Missing> TakeMissing() { return std::exchange(missing_, {}); }

 private:
  struct Argument {
    std::string_view name;
    bool is_pipe;
    Known value;
  };
  using Arguments = std::vector<Argument>;

  Known Evaluate(const hir::Expr& expr, ScopeRef scope);
  Known EvaluateLocal(const hir::Local& local, ScopeRef scope) const;
  Known EvaluateGlobal(const hir::Global& global);
  Known EvaluateExport(const InterfaceExport& item, const PackageInterface& package);
  Known EvaluateArray(const hir::Array& array, ScopeRef scope);
  Known EvaluateRecord(const hir::Record& record, ScopeRef scope, bool is_row);
  Known EvaluateConditional(const hir::Conditional& conditional, ScopeRef scope);
  Known EvaluateOwnCall(const hir::Call& call);
  Known EvaluateCall(const hir::Call& call, ScopeRef scope);
  Known CallFunction(const hir::Function& function, ScopeRef around, const Arguments& arguments);
  Known CallBuiltin(const StageFunction& function, const Arguments& arguments);
  Known PlaceholderFor(const FunctionParam& param, size_t index, const PackageInterface& package,
                       const PolyType& type) const;
  void CheckInputs(const plan::NodeRef& node);

  const PackageTypes& packages_;
  const Registry& registry_;
  const TypeStore& types_;
  const std::unique_ptr<StageContext> context_;
  PlanFacts facts_;
  const Value unknown_stream_;
  Arena bodies_;
  // All of them: functions that are values refer to the scopes around them, and scopes hold functions.
  std::deque<Scope> scopes_;
  std::unordered_map<const InterfaceExport*, Known> exports_;
  std::unordered_map<std::string_view, const hir::Expr*> variables_;
  std::set<std::pair<std::string_view, std::string_view>> overridden_;  // package, name
  std::unordered_map<const hir::Call*, Known> calls_;                   // of the package being checked
  // The calls of the package being checked that made nodes; a node's position is the number of its call, from 1.
  std::vector<const hir::Call*> makers_;
  std::vector<Missing> missing_;
  int depth_ = 0;  // of calls being followed
  int steps_ = 0;  // left before what is followed takes too long
};

}  // namespace flux
