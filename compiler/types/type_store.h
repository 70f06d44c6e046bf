#pragma once

// Owns monotypes. Types with equal parts share one handle; variables are bound by unification (types/unify.h) inside
// the store. A finished store is read-only and may be shared between threads: a check copies what it instantiates from
// the stores of packages into a store of its own (types/scheme.h), so nothing else of them is ever copied.

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/types/types.h"
#include "runtime/base/arena.h"

namespace flux {

// A name in a store's table; equal names have equal ids within one store.
using NameId = uint32_t;

// A parameter of a function type.
struct FunctionParam {
  enum class Mode : uint8_t { kRequired, kOptional, kPipe } mode;
  NameId name;  // of "" for an unnamed pipe parameter
  TypeId type;
  TypeId default_label = kErrorType;  // of `?p: T = .label`; the error type when there is none
  friend bool operator==(const FunctionParam&, const FunctionParam&) = default;
};

// A function type taken apart; a view into the store.
struct FunctionParts {
  std::span<const FunctionParam> params;
  TypeId result;
};

// `{label: value, …tail}`. The label is a label type, or a variable that will become one.
struct RecordParts {
  TypeId label, value, tail;
};

// A record as a list of fields, outermost first, and what follows them: the empty record when it is closed.
struct RecordFields {
  std::vector<std::pair<TypeId, TypeId>> fields;  // label, value
  TypeId tail;
};

// Makes types and looks into them. All accessors follow bound variables; a handle stays valid as long as the store.
class TypeStore {
 public:
  TypeStore();
  TypeStore(const TypeStore&) = delete;
  TypeStore& operator=(const TypeStore&) = delete;

  // Gives the name's number, a new one when it is new.
  NameId Intern(std::string_view name);
  // The text of a name of this store.
  std::string_view Name(NameId id) const { return names_[id]; }

  // `[element]`.
  TypeId Array(TypeId element) { return Make(TypeTag::kArray, element.index); }
  // `stream[element]`.
  TypeId Stream(TypeId element) { return Make(TypeTag::kStream, element.index); }
  // `vector[element]`.
  TypeId Vector(TypeId element) { return Make(TypeTag::kVector, element.index); }
  // `[key: value]`.
  TypeId Dict(TypeId key, TypeId value) { return Make(TypeTag::kDict, key.index, value.index); }
  // The type of the one label `name`.
  TypeId Label(std::string_view name) { return Make(TypeTag::kLabel, Intern(name)); }
  // `{label: value, …tail}`; `tail` is a record, a variable or the empty record.
  TypeId Record(TypeId label, TypeId value, TypeId tail) {
    return Make(TypeTag::kRecord, label.index, value.index, tail.index);
  }
  TypeId Record(std::string_view label, TypeId value, TypeId tail) { return Record(Label(label), value, tail); }
  // `(params) => result`; the parameters are copied.
  TypeId Function(std::span<const FunctionParam> params, TypeId result);
  // The quantified variable `index` of a polytype.
  TypeId Bound(uint32_t index) { return Make(TypeTag::kBound, index); }
  // Makes an unbound variable. `level` counts the assignments around it, see Generalize.
  TypeId NewVariable(uint32_t level, KindSet kinds = {});

  // Follows bound variables at the head of a type.
  TypeId Resolve(TypeId type) const;
  // Tag of the resolved type; the accessors below resolve as well.
  TypeTag Tag(TypeId type) const { return nodes_[Resolve(type).index].tag; }
  TypeId Element(TypeId type) const { return {nodes_[Resolve(type).index].a}; }
  TypeId Key(TypeId type) const { return {nodes_[Resolve(type).index].a}; }
  TypeId Value(TypeId type) const { return {nodes_[Resolve(type).index].b}; }
  std::string_view LabelName(TypeId type) const { return Name(nodes_[Resolve(type).index].a); }
  uint32_t BoundIndex(TypeId type) const { return nodes_[Resolve(type).index].a; }
  RecordParts RecordOf(TypeId type) const;
  FunctionParts FunctionOf(TypeId type) const;
  // Lists the fields of a record; any other type is all tail.
  RecordFields FieldsOf(TypeId type) const;

  // Unbound variables: their kinds and level may change until they are bound.
  KindSet VariableKinds(TypeId variable) const { return VariableAt(variable).kinds; }
  uint32_t VariableLevel(TypeId variable) const { return VariableAt(variable).level; }
  void AddKinds(TypeId variable, KindSet kinds);
  void LowerLevel(TypeId variable, uint32_t level);
  // Binds an unbound variable. The caller has checked that it does not occur in `type`.
  void Bind(TypeId variable, TypeId type);

  // False when no variable, bound or unbound, occurs in the type as it was made.
  bool HasVariables(TypeId type) const { return nodes_[type.index].has_variables; }
  bool HasBound(TypeId type) const { return nodes_[type.index].has_bound; }
  size_t size() const { return nodes_.size(); }

 private:
  struct Node {
    TypeTag tag;
    bool has_variables = false, has_bound = false;
    uint32_t a = 0, b = 0, c = 0;
  };
  struct Variable {
    TypeId binding;
    bool is_bound = false;
    uint32_t level;
    KindSet kinds;
  };

  struct Slot {
    uint64_t hash = 0;
    uint32_t node = 0;  // 0 when the slot is free
  };

  TypeId Make(TypeTag tag, uint32_t a, uint32_t b = 0, uint32_t c = 0);
  // Finds the shared node of this hash for which `is_equal` holds, or gives the error type.
  template <typename IsEqual>
  TypeId FindNode(uint64_t hash, IsEqual is_equal) const;
  TypeId AddNode(Node node, uint64_t hash);
  void PutSlot(uint64_t hash, uint32_t node);
  void Inherit(Node& node, TypeId part) const;
  const Variable& VariableAt(TypeId variable) const;

  Arena arena_;
  std::vector<Node> nodes_;
  std::vector<FunctionParts> functions_;
  std::vector<Variable> variables_;
  std::vector<std::string_view> names_;
  std::unordered_map<std::string_view, NameId> name_ids_;
  std::vector<Slot> slots_;  // of the nodes that Make and Function share; open addressing, a power of two
  size_t used_slots_ = 0;
};

}  // namespace flux
