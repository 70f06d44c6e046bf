#include "compiler/types/type_store.h"

#include <algorithm>
#include <utility>

#include "runtime/base/check.h"

namespace flux {

namespace {

constexpr size_t kFirstSlots = 1024;

uint64_t Mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
  return hash ^ hash >> 29;
}

}  // namespace

TypeStore::TypeStore() : slots_(kFirstSlots) {
  for (uint32_t i = 0; i <= kEmptyRecordType.index; ++i) nodes_.push_back({.tag = static_cast<TypeTag>(i)});
  Intern("");
}

NameId TypeStore::Intern(std::string_view name) {
  if (auto it = name_ids_.find(name); it != name_ids_.end()) return it->second;
  auto id = static_cast<NameId>(names_.size());
  names_.push_back(arena_.CopyString(name));
  name_ids_.emplace(names_.back(), id);
  return id;
}

void TypeStore::Inherit(Node& node, TypeId part) const {
  node.has_variables |= nodes_[part.index].has_variables;
  node.has_bound |= nodes_[part.index].has_bound;
}

TypeId TypeStore::AddNode(Node node, uint64_t hash) {
  TypeId id{static_cast<uint32_t>(nodes_.size())};
  nodes_.push_back(node);
  if (++used_slots_ * 2 > slots_.size()) {
    std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    for (const Slot& slot : old)
      if (slot.node != 0) PutSlot(slot.hash, slot.node);
  }
  PutSlot(hash, id.index);
  return id;
}

void TypeStore::PutSlot(uint64_t hash, uint32_t node) {
  size_t at = hash & (slots_.size() - 1);
  while (slots_[at].node != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {hash, node};
}

template <typename IsEqual>
TypeId TypeStore::FindNode(uint64_t hash, IsEqual is_equal) const {
  for (size_t at = hash & (slots_.size() - 1); slots_[at].node != 0; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].hash == hash && is_equal(nodes_[slots_[at].node])) return {slots_[at].node};
  return kErrorType;
}

TypeId TypeStore::Make(TypeTag tag, uint32_t a, uint32_t b, uint32_t c) {
  uint64_t hash = Mix(Mix(Mix(Mix(0, static_cast<uint64_t>(tag)), a), b), c);
  TypeId known =
      FindNode(hash, [&](const Node& node) { return node.tag == tag && node.a == a && node.b == b && node.c == c; });
  if (known != kErrorType) return known;
  Node node{.tag = tag, .a = a, .b = b, .c = c};
  if (tag == TypeTag::kBound) node.has_bound = true;
  if (tag == TypeTag::kArray || tag == TypeTag::kStream || tag == TypeTag::kVector || tag == TypeTag::kDict ||
      tag == TypeTag::kRecord)
    Inherit(node, {a});
  if (tag == TypeTag::kDict || tag == TypeTag::kRecord) Inherit(node, {b});
  if (tag == TypeTag::kRecord) Inherit(node, {c});
  return AddNode(node, hash);
}

TypeId TypeStore::Function(std::span<const FunctionParam> params, TypeId result) {
  uint64_t hash = Mix(static_cast<uint64_t>(TypeTag::kFunction), result.index);
  for (const FunctionParam& param : params)
    hash = Mix(Mix(Mix(Mix(hash, static_cast<uint64_t>(param.mode)), param.name), param.type.index),
               param.default_label.index);
  TypeId known = FindNode(hash, [&](const Node& node) {
    if (node.tag != TypeTag::kFunction) return false;
    const FunctionParts& parts = functions_[node.a];
    return parts.result == result && std::ranges::equal(parts.params, params);
  });
  if (known != kErrorType) return known;
  Node node{.tag = TypeTag::kFunction, .a = static_cast<uint32_t>(functions_.size())};
  Inherit(node, result);
  for (const FunctionParam& param : params) {
    Inherit(node, param.type);
    Inherit(node, param.default_label);
  }
  functions_.push_back({arena_.CopyArray(std::vector<FunctionParam>(params.begin(), params.end())), result});
  return AddNode(node, hash);
}

TypeId TypeStore::NewVariable(uint32_t level, KindSet kinds) {
  Node node{.tag = TypeTag::kVariable, .has_variables = true, .a = static_cast<uint32_t>(variables_.size())};
  variables_.push_back({.binding = {}, .level = level, .kinds = kinds});
  nodes_.push_back(node);
  return {static_cast<uint32_t>(nodes_.size() - 1)};
}

TypeId TypeStore::Resolve(TypeId type) const {
  while (nodes_[type.index].tag == TypeTag::kVariable) {
    const Variable& variable = variables_[nodes_[type.index].a];
    if (!variable.is_bound) break;
    type = variable.binding;
  }
  return type;
}

RecordParts TypeStore::RecordOf(TypeId type) const {
  const Node& node = nodes_[Resolve(type).index];
  FLUX_CHECK(node.tag == TypeTag::kRecord);
  return {{node.a}, {node.b}, {node.c}};
}

FunctionParts TypeStore::FunctionOf(TypeId type) const {
  const Node& node = nodes_[Resolve(type).index];
  FLUX_CHECK(node.tag == TypeTag::kFunction);
  return functions_[node.a];
}

RecordFields TypeStore::FieldsOf(TypeId type) const {
  RecordFields out;
  type = Resolve(type);
  while (nodes_[type.index].tag == TypeTag::kRecord) {
    const Node& node = nodes_[type.index];
    out.fields.emplace_back(TypeId{node.a}, TypeId{node.b});
    type = Resolve({node.c});
  }
  out.tail = type;
  return out;
}

const TypeStore::Variable& TypeStore::VariableAt(TypeId variable) const {
  const Node& node = nodes_[variable.index];
  FLUX_CHECK(node.tag == TypeTag::kVariable);
  return variables_[node.a];
}

void TypeStore::AddKinds(TypeId variable, KindSet kinds) {
  Variable& v = variables_[nodes_[variable.index].a];
  v.kinds = v.kinds.Union(kinds);
}

void TypeStore::LowerLevel(TypeId variable, uint32_t level) {
  Variable& v = variables_[nodes_[variable.index].a];
  v.level = std::min(v.level, level);
}

void TypeStore::Bind(TypeId variable, TypeId type) {
  FLUX_CHECK(nodes_[variable.index].tag == TypeTag::kVariable);
  Variable& v = variables_[nodes_[variable.index].a];
  FLUX_CHECK(!v.is_bound && variable != type);
  v.binding = type;
  v.is_bound = true;
}

}  // namespace flux
