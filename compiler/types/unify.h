#pragma once

// Makes two types equal by binding their variables, with row polymorphism over records whose labels are scoped
// (Leijen, "Extensible records with scoped labels", 2005): a field stacked in front hides one of the same label.

#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "compiler/types/type_store.h"

namespace flux {

// Why two types do not agree.
struct TypeProblem {
  enum class Reason : uint8_t {
    kMismatch,            // `expected` and `actual` have different forms
    kMissingField,        // the actual record lacks field `name`
    kUnexpectedField,     // the actual record has a field `name` too many
    kKind,                // `actual` is not of kind `kind`
    kRecursive,           // `expected` would contain itself
    kMissingArgument,     // the actual function has no parameter `name`
    kUnexpectedArgument,  // the actual function requires `name`, which is never given
    kMissingPipe,         // piped into a function that takes no pipe
    kPipeNames,           // both pipe parameters are named, differently
    kNotALabel,           // a record label became something else
  } reason;
  TypeId expected, actual;
  std::string name = {};
  Kind kind = Kind::kRecord;
  // The way to the problem, outermost first: parameters of function types by name, "" for a function's result, fields
  // of records with a dot in front.
  std::vector<std::string> path = {};
};

// Collects problems instead of stopping at the first, with the way to each; one object per place that is checked.
class Unifier {
 public:
  explicit Unifier(TypeStore& types) : types_(types) {}

  // Makes the types equal as far as they can be. Problems are collected; the error type agrees with everything.
  void Unify(TypeId expected, TypeId actual);
  // Requires the type, or what its variables will become, to be of the kind.
  void Constrain(TypeId type, Kind kind);
  // Hands out the problems found since the last call.
  std::vector<TypeProblem> TakeProblems() { return std::exchange(problems_, {}); }
  // Unifies the records that waited for a label variable, and hands out all problems.
  std::vector<TypeProblem> Finish();

 private:
  void BindVariable(TypeId variable, TypeId type);
  bool PrepareBinding(TypeId variable, TypeId type);
  bool PrepareParts(TypeId variable, TypeId type);
  void UnifyParts(TypeId expected, TypeId actual);
  void UnifyRecords(TypeId expected, TypeId actual);
  void UnifyRecordsNow(TypeId expected, TypeId actual);
  void CheckOpenLabels(TypeId expected, TypeId actual);
  void UnifyTails(const RecordFields& expected, const RecordFields& actual, TypeId whole_expected, TypeId whole_actual);
  void UnifyFunctions(TypeId expected, TypeId actual);
  void UnifyPart(std::string_view name, TypeId expected, TypeId actual);
  TypeId Prepend(const std::vector<std::pair<TypeId, TypeId>>& fields, TypeId tail);
  bool HasOpenLabel(TypeId record) const;
  TypeProblem& Problem(TypeProblem::Reason reason, TypeId expected, TypeId actual, std::string name = {});

  TypeStore& types_;
  std::vector<TypeProblem> problems_;
  std::vector<std::string> path_;
  std::vector<std::pair<TypeId, TypeId>> delayed_;
  bool is_finishing_ = false;
  // Shared parts make some types exponentially larger as trees than as graphs, so what was visited is remembered once
  // there is much of it.
  static constexpr size_t kVisitsBeforeMemo = 512;
  size_t visits_ = 0;
  std::unordered_set<uint64_t> unified_;
  std::unordered_set<uint64_t> constrained_;
  size_t prepare_visits_ = 0;
  std::unordered_set<uint32_t> prepared_;
};

}  // namespace flux
