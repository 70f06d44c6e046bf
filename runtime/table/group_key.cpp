#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>

#include "runtime/table/table.h"

namespace flux {
namespace {

size_t Mix(size_t hash, size_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 32);
}

// Values that compare equal must hash alike: zeros of both signs, all NaNs.
size_t HashFloat(double v) {
  if (v == 0) return 0;
  if (v != v) return 1;
  return std::bit_cast<uint64_t>(v);
}

size_t HashScalar(const Value& value, ColumnType type) {
  if (value.is_null()) return 0x51ED270B;
  switch (type) {
    case ColumnType::kBool:
      return value.AsBool();
    case ColumnType::kInt:
      return static_cast<size_t>(value.AsInt());
    case ColumnType::kUint:
      return value.AsUint();
    case ColumnType::kFloat:
      return HashFloat(value.AsFloat());
    case ColumnType::kString:
      return std::hash<std::string_view>()(value.AsString());
    case ColumnType::kTime:
      return static_cast<size_t>(value.AsTime().ns);
  }
  return 0;
}

std::strong_ordering CompareEntries(const GroupKeyEntry& a, const GroupKeyEntry& b) {
  // The greater label is the one whose key lacks a column that the other has, and lacking a column sorts first.
  if (const auto order = b.name <=> a.name; order != 0) return order;
  if (const auto order = a.type <=> b.type; order != 0) return order;
  return CompareScalars(a.value, b.value);
}

}  // namespace

GroupKey::GroupKey(std::vector<GroupKeyEntry> entries) : entries_(std::move(entries)), by_label_(entries_.size()) {
  std::iota(by_label_.begin(), by_label_.end(), 0u);
  std::sort(by_label_.begin(), by_label_.end(),
            [&](uint32_t a, uint32_t b) { return entries_[a].name < entries_[b].name; });
  for (const uint32_t i : by_label_) {
    const GroupKeyEntry& entry = entries_[i];
    hash_ = Mix(hash_, std::hash<std::string_view>()(entry.name));
    hash_ = Mix(hash_, static_cast<size_t>(entry.type) + 1);
    hash_ = Mix(hash_, HashScalar(entry.value, entry.type));
  }
}

const GroupKeyEntry* GroupKey::Find(std::string_view name) const {
  const auto at =
      std::ranges::lower_bound(by_label_, name, {}, [&](uint32_t i) -> std::string_view { return entries_[i].name; });
  return at != by_label_.end() && entries_[*at].name == name ? &entries_[*at] : nullptr;
}

std::strong_ordering operator<=>(const GroupKey& a, const GroupKey& b) {
  const size_t shared = std::min(a.by_label_.size(), b.by_label_.size());
  for (size_t i = 0; i < shared; ++i) {
    const auto order = CompareEntries(a.entries_[a.by_label_[i]], b.entries_[b.by_label_[i]]);
    if (order != 0) return order;
  }
  return a.by_label_.size() <=> b.by_label_.size();
}

std::string GroupKey::DebugText() const {
  std::string text = "{";
  for (const uint32_t i : by_label_) {
    if (text.size() > 1) text += ", ";
    text += entries_[i].name + ": " + flux::DebugText(entries_[i].value);
  }
  return text + "}";
}

}  // namespace flux
