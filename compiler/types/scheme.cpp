#include "compiler/types/scheme.h"

#include <functional>
#include <unordered_map>

namespace flux {

namespace {

// Rebuilds a type of store `from` in store `to`, with `leaf` deciding about variables and quantified variables.
class Copier {
 public:
  using Leaf = std::function<TypeId(TypeId)>;
  Copier(TypeStore& to, const TypeStore& from, Leaf leaf) : to_(to), from_(from), leaf_(std::move(leaf)) {}

  TypeId Copy(TypeId type) {
    if (&to_ == &from_ && !from_.HasVariables(type) && !from_.HasBound(type)) return type;
    type = from_.Resolve(type);
    // Shared parts make some types exponentially larger as trees than as graphs.
    if (++visits_ < kVisitsBeforeMemo) return CopyParts(type);
    if (auto it = memo_.find(type.index); it != memo_.end()) return it->second;
    TypeId copy = CopyParts(type);
    memo_.emplace(type.index, copy);
    return copy;
  }

 private:
  static constexpr size_t kVisitsBeforeMemo = 256;

  TypeId CopyParts(TypeId type) {
    switch (from_.Tag(type)) {
      case TypeTag::kVariable:
      case TypeTag::kBound:
        return leaf_(type);
      case TypeTag::kArray:
        return to_.Array(Copy(from_.Element(type)));
      case TypeTag::kStream:
        return to_.Stream(Copy(from_.Element(type)));
      case TypeTag::kVector:
        return to_.Vector(Copy(from_.Element(type)));
      case TypeTag::kDict: {
        TypeId key = Copy(from_.Key(type));
        return to_.Dict(key, Copy(from_.Value(type)));
      }
      case TypeTag::kLabel:
        return to_.Label(from_.LabelName(type));
      case TypeTag::kRecord:
        return CopyRecord(type);
      case TypeTag::kFunction:
        return CopyFunction(type);
      case TypeTag::kError:
      case TypeTag::kEmptyRecord:
#define FLUX_BASIC_TYPE(tag, spelling, kinds) case TypeTag::tag:
#include "compiler/types/basic_types.def"
        return type;
    }
    return type;
  }

  TypeId CopyRecord(TypeId type) {
    RecordFields record = from_.FieldsOf(type);
    for (auto& [label, value] : record.fields) {
      label = Copy(label);
      value = Copy(value);
    }
    TypeId out = Copy(record.tail);
    for (auto it = record.fields.rbegin(); it != record.fields.rend(); ++it)
      out = to_.Record(it->first, it->second, out);
    return out;
  }

  TypeId CopyFunction(TypeId type) {
    FunctionParts function = from_.FunctionOf(type);
    std::vector<FunctionParam> params;
    for (FunctionParam param : function.params) {
      param.name = &to_ == &from_ ? param.name : to_.Intern(from_.Name(param.name));
      param.type = Copy(param.type);
      param.default_label = Copy(param.default_label);
      params.push_back(param);
    }
    return to_.Function(params, Copy(function.result));
  }

  TypeStore& to_;
  const TypeStore& from_;
  Leaf leaf_;
  size_t visits_ = 0;
  std::unordered_map<uint32_t, TypeId> memo_;
};

}  // namespace

PolyType Generalize(TypeStore& types, TypeId type, uint32_t level) {
  PolyType poly;
  if (!types.HasVariables(type)) return {type};
  std::unordered_map<uint32_t, TypeId> quantified;
  Copier copier(types, types, [&](TypeId leaf) {
    if (types.Tag(leaf) == TypeTag::kBound || types.VariableLevel(leaf) <= level) return leaf;
    auto [it, is_new] = quantified.try_emplace(leaf.index);
    if (is_new) {
      it->second = types.Bound(static_cast<uint32_t>(poly.kinds.size()));
      poly.kinds.push_back(types.VariableKinds(leaf));
    }
    return it->second;
  });
  poly.type = copier.Copy(type);
  return poly;
}

TypeId Instantiate(TypeStore& types, const TypeStore& from, const PolyType& poly, uint32_t level) {
  if (&types == &from && poly.kinds.empty()) return poly.type;
  std::vector<TypeId> fresh;
  fresh.reserve(poly.kinds.size());
  for (KindSet kinds : poly.kinds) fresh.push_back(types.NewVariable(level, kinds));
  Copier copier(types, from, [&](TypeId leaf) {
    if (from.Tag(leaf) == TypeTag::kBound) return fresh[from.BoundIndex(leaf)];
    // A variable of a foreign store is one that its package left undetermined.
    return &types == &from ? leaf : types.NewVariable(level, from.VariableKinds(leaf));
  });
  return copier.Copy(poly.type);
}

PolyType CopyPolyType(TypeStore& types, const TypeStore& from, const PolyType& poly) {
  Copier copier(types, from, [&](TypeId leaf) {
    return from.Tag(leaf) == TypeTag::kBound ? types.Bound(from.BoundIndex(leaf)) : kErrorType;
  });
  return {copier.Copy(poly.type), poly.kinds};
}

void LowerLevels(TypeStore& types, TypeId type, uint32_t level) {
  Copier walker(types, types, [&](TypeId leaf) {
    if (types.Tag(leaf) == TypeTag::kVariable) types.LowerLevel(leaf, level);
    return leaf;
  });
  walker.Copy(type);
}

}  // namespace flux
