#include "compiler/types/types.h"

#include <array>

#include "runtime/base/check.h"

namespace flux {

namespace {

constexpr std::string_view kKindNames[] = {
#define FLUX_KIND(name, spelling) spelling,
#include "compiler/types/kinds.def"
};

constexpr std::string_view kBasicNames[] = {
#define FLUX_BASIC_TYPE(tag, spelling, kinds) spelling,
#include "compiler/types/basic_types.def"
};

constexpr KindSet kBasicKinds[] = {
#define FLUX_BASIC_TYPE(tag, spelling, kinds) kinds,
#include "compiler/types/basic_types.def"
};

// Labels become strings at run time, and satisfy what strings do.
constexpr KindSet kLabelKinds = {Kind::kAddable,  Kind::kComparable, Kind::kEquatable, Kind::kLabel,
                                 Kind::kNullable, Kind::kBasic,      Kind::kStringable};

constexpr size_t BasicIndex(TypeTag tag) { return static_cast<size_t>(tag) - 1; }

}  // namespace

std::string_view KindName(Kind kind) { return kKindNames[static_cast<size_t>(kind)]; }

std::optional<Kind> FindKind(std::string_view name) {
  for (size_t i = 0; i < std::size(kKindNames); ++i)
    if (kKindNames[i] == name) return static_cast<Kind>(i);
  return std::nullopt;
}

std::vector<Kind> KindSet::ToVector() const {
  std::vector<Kind> kinds;
  for (size_t i = 0; i < std::size(kKindNames); ++i)
    if (Has(static_cast<Kind>(i))) kinds.push_back(static_cast<Kind>(i));
  return kinds;
}

std::string_view BasicTypeName(TypeTag tag) {
  FLUX_CHECK(IsBasic(tag));
  return kBasicNames[BasicIndex(tag)];
}

std::optional<TypeTag> FindBasicType(std::string_view name) {
  for (size_t i = 0; i < std::size(kBasicNames); ++i)
    if (kBasicNames[i] == name) return static_cast<TypeTag>(i + 1);
  return std::nullopt;
}

KindSet KindsOf(TypeTag tag) {
  if (tag == TypeTag::kLabel) return kLabelKinds;
  return IsBasic(tag) ? kBasicKinds[BasicIndex(tag)] : KindSet{};
}

}  // namespace flux
