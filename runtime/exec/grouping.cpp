#include "runtime/exec/grouping.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "runtime/base/check.h"
#include "runtime/exec/table_operator.h"

namespace flux::exec {

namespace {

using plan::GroupSpec;

// For whether a column is named, however many there are.
using NameSet = std::unordered_set<std::string_view>;
NameSet NamedBy(const GroupSpec& spec) { return {spec.columns.begin(), spec.columns.end()}; }

// Whether the new keys order tables as their old ones, `key`, did: keys compare column by column, in order of the
// names.
bool TakesFirstOfKey(const GroupSpec& spec, const std::vector<std::string>& key) {
  const NameSet named = NamedBy(spec);
  const auto is_taken = [&](const std::string& column) {
    return spec.mode == GroupSpec::Mode::kExtend || named.contains(column) == (spec.mode == GroupSpec::Mode::kBy);
  };
  return std::ranges::none_of(std::ranges::find_if_not(key, is_taken), key.end(), is_taken);
}

// A column that can be in the new key of a table whose old key it is not in; empty when there is none. Nothing: any
// column that nobody named.
std::optional<std::string> NewInKey(const GroupSpec& spec, const plan::StreamFacts& input) {
  const auto is_new = [&](const std::string& column) {
    return input.schema.MayHave(column) && !input.properties.IsInsideKey(column);
  };
  if (spec.mode != GroupSpec::Mode::kExcept) {
    const auto found = std::ranges::find_if(spec.columns, is_new);
    return found == spec.columns.end() ? std::string() : *found;
  }
  const NameSet named = NamedBy(spec);
  const auto is_left = [&](const std::string& column) { return is_new(column) && !named.contains(column); };
  if (!input.schema.is_open()) {
    for (const auto& [column, known] : input.schema.columns()) {
      if (is_left(column)) return column;
    }
    return std::string();
  }
  if (!input.properties.key_is_rest) return std::nullopt;
  const auto found = std::ranges::find_if(input.properties.outside_key, is_left);
  return found == input.properties.outside_key.end() ? std::string() : *found;
}

}  // namespace

NewKeys PredictKeys(const GroupSpec& spec, const plan::StreamFacts& input) {
  using enum NewKeys::Kind;
  const std::optional<std::string> new_in_key = NewInKey(spec, input);
  if (!new_in_key) return {kOfRows, "columns that are not known may join the group keys"};
  if (!new_in_key->empty()) return {kOfRows, fmt::format("`{}` may differ from row to row", *new_in_key)};
  if (spec.mode == GroupSpec::Mode::kBy && spec.columns.empty())
    return {kConstant, "no columns are named, so all tables become one"};
  if (input.properties.tables_ascend && input.properties.key && TakesFirstOfKey(spec, *input.properties.key)) {
    return {kAscending, "the new keys are made of the first columns of the old ones, which ascend"};
  }
  return {kConstant, "the new keys are made of columns that are in the group keys already"};
}

Result<std::vector<size_t>> Grouping::KeyColumns(const TableHeader& header) const {
  if (spec_.mode == GroupSpec::Mode::kExtend) {
    for (const std::string& name : spec_.columns) {
      FLUX_TRY_STATUS(FindColumn("experimental.group", header, name));
    }
  }
  std::vector<size_t> columns;
  for (size_t i = 0; i < header.schema.size(); ++i) {
    const std::string& name = header.schema[i].name;
    const bool is_named = named_.contains(name);
    const bool is_extended = spec_.mode == GroupSpec::Mode::kExtend && header.key.Contains(name);
    if (is_named != (spec_.mode == GroupSpec::Mode::kExcept) || is_extended) columns.push_back(i);
  }
  return columns;
}

NamedColumns NamedByGrouping(const GroupSpec& spec, const StackTrace* at) {
  const bool is_optional = spec.mode == GroupSpec::Mode::kExcept || spec.columns.size() > 1;
  return Named(spec.columns, {.is_optional = is_optional, .at = at});
}

bool AreInKey(const std::vector<size_t>& columns, const TableHeader& header) {
  return std::ranges::all_of(columns, [&](size_t i) { return header.key.Contains(header.schema[i].name); });
}

TableHeader Regrouped(const TableHeader& header, const std::vector<size_t>& key_columns) {
  std::vector<GroupKeyEntry> entries;
  for (const size_t i : key_columns) {
    const GroupKeyEntry* entry = header.key.Find(header.schema[i].name);
    FLUX_CHECK(entry != nullptr);
    entries.push_back(*entry);
  }
  return {GroupKey(std::move(entries)), header.schema, header.is_time_ordered};
}

}  // namespace flux::exec
