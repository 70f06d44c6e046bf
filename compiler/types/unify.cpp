#include "compiler/types/unify.h"

#include <algorithm>
#include <limits>

namespace flux {

using Reason = TypeProblem::Reason;

TypeProblem& Unifier::Problem(Reason reason, TypeId expected, TypeId actual, std::string name) {
  problems_.push_back({.reason = reason, .expected = expected, .actual = actual, .name = std::move(name)});
  problems_.back().path = path_;
  return problems_.back();
}

void Unifier::Unify(TypeId expected, TypeId actual) {
  expected = types_.Resolve(expected);
  actual = types_.Resolve(actual);
  if (expected == actual) return;
  TypeTag exp = types_.Tag(expected), act = types_.Tag(actual);
  if (exp == TypeTag::kError || act == TypeTag::kError) return;
  auto is_record = [](TypeTag tag) { return tag == TypeTag::kRecord || tag == TypeTag::kEmptyRecord; };
  if (exp == TypeTag::kVariable && act == TypeTag::kVariable) {
    // The younger variable points to the older one, which keeps chains short.
    if (expected.index > actual.index) std::swap(expected, actual);
    types_.AddKinds(expected, types_.VariableKinds(actual));
    types_.LowerLevel(expected, types_.VariableLevel(actual));
    types_.Bind(actual, expected);
  } else if (exp == TypeTag::kVariable) {
    BindVariable(expected, actual);
  } else if (act == TypeTag::kVariable) {
    BindVariable(actual, expected);
  } else if ((exp == TypeTag::kDynamic && is_record(act)) || (is_record(exp) && act == TypeTag::kDynamic)) {
    return;  // member access on a dynamic value is checked at run time
  } else if ((exp != act && !(is_record(exp) && is_record(act))) || exp == TypeTag::kLabel || exp == TypeTag::kBound) {
    Problem(Reason::kMismatch, expected, actual);
  } else if (++visits_ < kVisitsBeforeMemo ||
             unified_.insert(static_cast<uint64_t>(expected.index) << 32 | actual.index).second) {
    UnifyParts(expected, actual);
  }
}

// Both types have the same form.
void Unifier::UnifyParts(TypeId expected, TypeId actual) {
  TypeTag tag = types_.Tag(expected);
  if (tag == TypeTag::kArray || tag == TypeTag::kStream || tag == TypeTag::kVector) {
    Unify(types_.Element(expected), types_.Element(actual));
  } else if (tag == TypeTag::kDict) {
    Unify(types_.Key(expected), types_.Key(actual));
    Unify(types_.Value(expected), types_.Value(actual));
  } else if (tag == TypeTag::kFunction) {
    UnifyFunctions(expected, actual);
  } else {
    UnifyRecords(expected, actual);
  }
}

// Lowers the levels inside `type` to the variable's; false when the variable occurs in it.
bool Unifier::PrepareBinding(TypeId variable, TypeId type) {
  if (!types_.HasVariables(type)) return true;
  type = types_.Resolve(type);
  if (++prepare_visits_ >= kVisitsBeforeMemo && !prepared_.insert(type.index).second) return true;
  return PrepareParts(variable, type);
}

bool Unifier::PrepareParts(TypeId variable, TypeId type) {
  switch (types_.Tag(type)) {
    case TypeTag::kVariable:
      if (type == variable) return false;
      types_.LowerLevel(type, types_.VariableLevel(variable));
      return true;
    case TypeTag::kArray:
    case TypeTag::kStream:
    case TypeTag::kVector:
      return PrepareBinding(variable, types_.Element(type));
    case TypeTag::kDict:
      return PrepareBinding(variable, types_.Key(type)) && PrepareBinding(variable, types_.Value(type));
    case TypeTag::kRecord: {
      RecordParts record = types_.RecordOf(type);
      return PrepareBinding(variable, record.label) && PrepareBinding(variable, record.value) &&
             PrepareBinding(variable, record.tail);
    }
    case TypeTag::kFunction: {
      FunctionParts function = types_.FunctionOf(type);
      for (const FunctionParam& param : function.params)
        if (!PrepareBinding(variable, param.type) || !PrepareBinding(variable, param.default_label)) return false;
      return PrepareBinding(variable, function.result);
    }
    case TypeTag::kError:
    case TypeTag::kEmptyRecord:
    case TypeTag::kBound:
    case TypeTag::kLabel:
#define FLUX_BASIC_TYPE(tag, spelling, kinds) case TypeTag::tag:
#include "compiler/types/basic_types.def"
      return true;
  }
  return true;
}

void Unifier::BindVariable(TypeId variable, TypeId type) {
  prepare_visits_ = 0;
  prepared_.clear();
  if (!PrepareBinding(variable, type)) {
    Problem(Reason::kRecursive, variable, type);
    return;
  }
  KindSet kinds = types_.VariableKinds(variable);
  types_.Bind(variable, type);
  for (Kind kind : kinds.ToVector()) Constrain(type, kind);
}

void Unifier::Constrain(TypeId type, Kind kind) {
  type = types_.Resolve(type);
  if (++visits_ >= kVisitsBeforeMemo &&
      !constrained_.insert(static_cast<uint64_t>(type.index) << 8 | static_cast<uint64_t>(kind)).second)
    return;
  TypeTag tag = types_.Tag(type);
  bool is_satisfied = false;
  switch (tag) {
    case TypeTag::kError:
    case TypeTag::kBound:
      return;
    case TypeTag::kVariable:
      types_.AddKinds(type, {kind});
      return;
    case TypeTag::kVector:
      Constrain(types_.Element(type), kind);
      return;
    case TypeTag::kArray:
    case TypeTag::kStream:
      if (kind == Kind::kEquatable) return Constrain(types_.Element(type), kind);
      break;
    case TypeTag::kEmptyRecord:
      is_satisfied = kind == Kind::kRecord || kind == Kind::kEquatable;
      break;
    case TypeTag::kRecord: {
      if (kind == Kind::kRecord) return;
      if (kind != Kind::kEquatable) break;
      RecordFields record = types_.FieldsOf(type);
      for (auto& [label, value] : record.fields) Constrain(value, kind);
      return Constrain(record.tail, kind);
    }
    case TypeTag::kDict:
    case TypeTag::kFunction:
      break;
    case TypeTag::kLabel:
#define FLUX_BASIC_TYPE(tag, spelling, kinds) case TypeTag::tag:
#include "compiler/types/basic_types.def"
      is_satisfied = KindsOf(tag).Has(kind);
      break;
  }
  if (!is_satisfied) Problem(Reason::kKind, type, type).kind = kind;
}

std::vector<TypeProblem> Unifier::Finish() {
  is_finishing_ = true;
  auto delayed = std::move(delayed_);
  for (auto it = delayed.rbegin(); it != delayed.rend(); ++it)
    UnifyRecordsNow(types_.Resolve(it->first), types_.Resolve(it->second));
  is_finishing_ = false;
  delayed_.clear();
  return std::move(problems_);
}

bool Unifier::HasOpenLabel(TypeId record) const {
  for (auto& [label, value] : types_.FieldsOf(record).fields)
    if (types_.Tag(label) == TypeTag::kVariable) return true;
  return false;
}

void Unifier::UnifyRecords(TypeId expected, TypeId actual) {
  if (HasOpenLabel(expected) || HasOpenLabel(actual)) {
    if (!is_finishing_) delayed_.emplace_back(expected, actual);
    return;
  }
  UnifyRecordsNow(expected, actual);
}

void Unifier::UnifyRecordsNow(TypeId expected, TypeId actual) {
  if (HasOpenLabel(expected) || HasOpenLabel(actual)) return CheckOpenLabels(expected, actual);
  RecordFields exp = types_.FieldsOf(expected), act = types_.FieldsOf(actual);
  RecordFields rest{.fields = {}, .tail = exp.tail};
  // The n-th field of a label belongs to the n-th of that label on the other side.
  for (auto& [label, value] : exp.fields) {
    TypeId resolved = types_.Resolve(label);
    auto match = std::ranges::find_if(act.fields, [&](auto& f) { return types_.Resolve(f.first) == resolved; });
    if (match == act.fields.end()) {
      rest.fields.emplace_back(resolved, value);
      continue;
    }
    TypeId other = match->second;
    act.fields.erase(match);
    bool is_named = types_.Tag(resolved) == TypeTag::kLabel;
    UnifyPart(is_named ? "." + std::string(types_.LabelName(resolved)) : ".", value, other);
  }
  UnifyTails(rest, act, expected, actual);
}

// A label that is still unknown after everything else says nothing about its record, but it cannot stand for a field
// that a closed record must have.
void Unifier::CheckOpenLabels(TypeId expected, TypeId actual) {
  RecordFields exp = types_.FieldsOf(expected), act = types_.FieldsOf(actual);
  if (types_.Tag(act.tail) != TypeTag::kEmptyRecord) return;
  for (auto& [label, value] : exp.fields) {
    TypeId resolved = types_.Resolve(label);
    if (types_.Tag(resolved) != TypeTag::kLabel) continue;
    if (std::ranges::none_of(act.fields, [&](auto& f) { return types_.Resolve(f.first) == resolved; }))
      Problem(Reason::kMissingField, expected, actual, std::string(types_.LabelName(resolved)));
  }
}

// `expected` and `actual` hold the fields that only one side has.
void Unifier::UnifyTails(const RecordFields& expected, const RecordFields& actual, TypeId whole_expected,
                         TypeId whole_actual) {
  if (expected.fields.empty() && actual.fields.empty()) return Unify(expected.tail, actual.tail);
  // Unifying the fields may have bound a tail meanwhile.
  TypeId exp_tail = types_.Resolve(expected.tail), act_tail = types_.Resolve(actual.tail);
  auto is_open = [&](TypeId tail) {
    TypeTag tag = types_.Tag(tail);
    return tag == TypeTag::kVariable || tag == TypeTag::kRecord;
  };
  auto absorbs = [&](TypeId tail) {
    return types_.Tag(tail) == TypeTag::kError || types_.Tag(tail) == TypeTag::kDynamic;
  };
  if (absorbs(exp_tail) || absorbs(act_tail)) return;
  auto label_name = [&](TypeId label) {
    return types_.Tag(label) == TypeTag::kLabel ? std::string(types_.LabelName(label)) : std::string();
  };
  auto blame = [&](const RecordFields& fields, Reason reason) {
    for (auto& [label, value] : fields.fields) {
      TypeTag tag = types_.Tag(label);
      if (tag == TypeTag::kError) continue;
      Problem(tag == TypeTag::kLabel ? reason : Reason::kNotALabel, whole_expected, whole_actual, label_name(label));
    }
  };
  if (!expected.fields.empty() && !is_open(act_tail)) return blame(expected, Reason::kMissingField);
  if (!actual.fields.empty() && !is_open(exp_tail)) return blame(actual, Reason::kUnexpectedField);
  if (exp_tail == act_tail) {
    Problem(Reason::kMismatch, whole_expected, whole_actual);
    return;
  }
  if (expected.fields.empty()) return Unify(exp_tail, Prepend(actual.fields, act_tail));
  if (actual.fields.empty()) return Unify(Prepend(expected.fields, exp_tail), act_tail);
  TypeId shared = types_.NewVariable(std::numeric_limits<uint32_t>::max());
  Unify(exp_tail, Prepend(actual.fields, shared));
  Unify(Prepend(expected.fields, shared), act_tail);
}

TypeId Unifier::Prepend(const std::vector<std::pair<TypeId, TypeId>>& fields, TypeId tail) {
  for (auto it = fields.rbegin(); it != fields.rend(); ++it) tail = types_.Record(it->first, it->second, tail);
  return tail;
}

void Unifier::UnifyPart(std::string_view name, TypeId expected, TypeId actual) {
  path_.emplace_back(name);
  Unify(expected, actual);
  path_.pop_back();
}

}  // namespace flux
