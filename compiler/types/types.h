#pragma once

// Types of Flux as small values: handles of monotypes in a type store (types/type_store.h), generalised polytypes, and
// the kinds that constrain type variables.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace flux {

// Handle of a type in a type store. The error type is the default: it agrees with everything, so one mistake is
// reported once.
struct TypeId {
  uint32_t index = 0;
  friend bool operator==(TypeId, TypeId) = default;
};

// What a type must allow (`Addable`, `Comparable`, …), as kinds.def lists it.
enum class Kind : uint8_t {
#define FLUX_KIND(name, spelling) name,
#include "compiler/types/kinds.def"
};

// Gives the name that `where` clauses use.
std::string_view KindName(Kind kind);
// Finds the kind of that name.
std::optional<Kind> FindKind(std::string_view name);

// A set of kinds, iterated in the order of kinds.def.
class KindSet {
 public:
  constexpr KindSet() = default;
  constexpr KindSet(std::initializer_list<Kind> kinds) {
    for (Kind kind : kinds) Add(kind);
  }
  // The reverse of `bits()`, for serialised signatures.
  static constexpr KindSet FromBits(uint16_t bits) {
    KindSet set;
    set.bits_ = bits;
    return set;
  }
  // Adding a kind again changes nothing.
  constexpr void Add(Kind kind) { bits_ |= static_cast<uint16_t>(1u << static_cast<unsigned>(kind)); }
  constexpr bool Has(Kind kind) const { return bits_ >> static_cast<unsigned>(kind) & 1; }
  constexpr bool is_empty() const { return bits_ == 0; }
  constexpr uint16_t bits() const { return bits_; }
  // The kinds of either set.
  constexpr KindSet Union(KindSet other) const { return FromBits(bits_ | other.bits_); }
  // In the order of kinds.def.
  std::vector<Kind> ToVector() const;
  friend bool operator==(KindSet, KindSet) = default;

 private:
  uint16_t bits_ = 0;
};

// The forms of types. Those of basic_types.def and `kError`, `kEmptyRecord` have no parts.
enum class TypeTag : uint8_t {
  kError,
#define FLUX_BASIC_TYPE(tag, spelling, kinds) tag,
#include "compiler/types/basic_types.def"
  kEmptyRecord,
  kVariable,  // to be inferred
  kBound,     // quantified variable of a polytype
  kLabel,
  kArray,
  kStream,
  kVector,
  kDict,
  kRecord,  // one field in front of another record
  kFunction,
};

// Whether values of the type are numbers, with which arithmetic computes.
constexpr bool IsNumber(TypeTag tag) { return tag == TypeTag::kInt || tag == TypeTag::kUint || tag == TypeTag::kFloat; }

// Types without parts have the same handle in every store.
constexpr TypeId PlainType(TypeTag tag) { return {static_cast<uint32_t>(tag)}; }
inline constexpr TypeId kErrorType = PlainType(TypeTag::kError);
inline constexpr TypeId kBoolType = PlainType(TypeTag::kBool);
inline constexpr TypeId kIntType = PlainType(TypeTag::kInt);
inline constexpr TypeId kUintType = PlainType(TypeTag::kUint);
inline constexpr TypeId kFloatType = PlainType(TypeTag::kFloat);
inline constexpr TypeId kStringType = PlainType(TypeTag::kString);
inline constexpr TypeId kDurationType = PlainType(TypeTag::kDuration);
inline constexpr TypeId kTimeType = PlainType(TypeTag::kTime);
inline constexpr TypeId kRegexpType = PlainType(TypeTag::kRegexp);
inline constexpr TypeId kBytesType = PlainType(TypeTag::kBytes);
inline constexpr TypeId kDynamicType = PlainType(TypeTag::kDynamic);
inline constexpr TypeId kEmptyRecordType = PlainType(TypeTag::kEmptyRecord);

// Tells whether the tag is one of basic_types.def.
constexpr bool IsBasic(TypeTag tag) { return tag > TypeTag::kError && tag < TypeTag::kEmptyRecord; }
// Spells a basic type.
std::string_view BasicTypeName(TypeTag tag);
// Finds the basic type of that name.
std::optional<TypeTag> FindBasicType(std::string_view name);
// Gives the kinds that a basic type or a label satisfies.
KindSet KindsOf(TypeTag tag);

// A type with quantified variables: `Bound(i)` inside `type` stands for any type of the kinds `kinds[i]`.
struct PolyType {
  TypeId type;
  std::vector<KindSet> kinds = {};
};

}  // namespace flux
