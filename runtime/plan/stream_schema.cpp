#include "runtime/plan/stream_schema.h"

#include <algorithm>

namespace flux::plan {

const StreamSchema::Column* StreamSchema::Find(std::string_view name) const {
  auto found = columns_.find(name);
  return found == columns_.end() ? nullptr : &found->second;
}

bool StreamSchema::MayHave(std::string_view name) const {
  return Find(name) != nullptr || (!is_closed_ && !dropped_.contains(name));
}

bool StreamSchema::MustHave(std::string_view name) const {
  const Column* column = Find(name);
  return column != nullptr && column->is_certain;
}

const Node* StreamSchema::WhoDropped(std::string_view name) const {
  if (Find(name) != nullptr) return nullptr;
  if (auto found = dropped_.find(name); found != dropped_.end()) return found->second;
  return is_closed_ ? closed_by_ : nullptr;
}

void StreamSchema::Set(std::string_view name, std::optional<ColumnType> type) {
  columns_.insert_or_assign(std::string(name), Column{type, true});
  if (auto found = dropped_.find(name); found != dropped_.end()) dropped_.erase(found);
}

void StreamSchema::SetMaybe(std::string_view name, std::optional<ColumnType> type) {
  const Column* known = Find(name);
  const bool is_new = known == nullptr && !MayHave(name);
  const bool has_type = is_new || (known != nullptr && known->type == type);
  const bool is_certain = known != nullptr && known->is_certain;
  Set(name, has_type ? type : std::nullopt);
  columns_.find(name)->second.is_certain = is_certain;
}

void StreamSchema::SetType(std::string_view name, std::optional<ColumnType> type) {
  if (!MayHave(name)) return;
  const bool is_certain = MustHave(name);
  Set(name, type);
  columns_.find(name)->second.is_certain = is_certain;
}

void StreamSchema::Drop(std::string_view name, const Node* by) {
  const bool may_be_there = MayHave(name);
  if (auto found = columns_.find(name); found != columns_.end()) columns_.erase(found);
  if (may_be_there) dropped_.insert_or_assign(std::string(name), by);
}

void StreamSchema::Keep(std::span<const std::string> names, const Node* by) {
  Columns kept;
  for (const std::string& name : names) {
    if (!MayHave(name)) continue;
    const Column* known = Find(name);
    kept.emplace(name, known != nullptr ? *known : Column{});
  }
  columns_ = std::move(kept);
  is_closed_ = true;
  closed_by_ = by;
}

void StreamSchema::Clear(const Node* by) { Keep({}, by); }

void StreamSchema::Loosen() {
  for (auto& [name, column] : columns_) column.is_certain = false;
}

void StreamSchema::Open() {
  is_closed_ = false;
  closed_by_ = nullptr;
  dropped_.clear();
}

void StreamSchema::Unite(const StreamSchema& other) {
  Columns both;
  auto add = [&](const Columns& from) {
    for (const auto& [name, column] : from) {
      const Column* a = Find(name);
      const Column* b = other.Find(name);
      // One that is not known by name to one side may be there untyped, unless it certainly is not.
      const bool is_typed = (a != nullptr || !MayHave(name)) && (b != nullptr || !other.MayHave(name));
      const bool is_alike = a == nullptr || b == nullptr || a->type == b->type;
      both.insert_or_assign(name, Column{is_typed && is_alike ? column.type : std::nullopt,
                                         a != nullptr && b != nullptr && a->is_certain && b->is_certain});
    }
  };
  add(columns_);
  add(other.columns_);
  std::erase_if(dropped_, [&](const auto& entry) { return other.MayHave(entry.first); });
  for (const auto& [name, by] : other.dropped_) {
    if (!MayHave(name) && !dropped_.contains(name)) dropped_.emplace(name, by);
  }
  columns_ = std::move(both);
  if (other.is_open()) {
    is_closed_ = false;
    closed_by_ = nullptr;
  }
}

std::string ToText(const StreamSchema& schema) {
  std::string out = "{";
  for (const auto& [name, column] : schema.columns()) {
    if (out.size() > 1) out += ", ";
    out += name;
    if (!column.is_certain) out += '?';
    if (column.type) (out += ": ") += ColumnTypeName(*column.type);
  }
  if (schema.is_open()) out += out.size() > 1 ? ", …" : "…";
  return out + "}";
}

}  // namespace flux::plan
