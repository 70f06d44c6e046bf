#include "runtime/plan/properties.h"

#include <fmt/format.h>

#include <algorithm>

namespace flux::plan {

namespace {

std::string OrderText(const std::vector<SortColumn>& order) {
  std::string out;
  for (const SortColumn& column : order) {
    out += fmt::format("{}{}{}", out.empty() ? "" : ", ", column.name, column.is_descending ? " desc" : "");
  }
  return out;
}

bool IsPrefix(const std::vector<SortColumn>& part, const std::vector<SortColumn>& whole) {
  return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

// Is `limit` at least as tight as `other`?
bool IsWithin(const std::optional<uint64_t>& limit, const std::optional<uint64_t>& other) {
  return !other || (limit && *limit <= *other);
}

std::optional<uint64_t> Larger(const std::optional<uint64_t>& a, const std::optional<uint64_t>& b) {
  return a && b ? std::optional(std::max(*a, *b)) : std::nullopt;
}

}  // namespace

bool Properties::HasRowOrder(std::span<const SortColumn> order) const {
  return order.size() <= row_order.size() && std::ranges::equal(order, std::span(row_order).first(order.size()));
}

bool Properties::IsOutsideKey(std::string_view column) const {
  const std::vector<std::string>& known = key ? *key : outside_key;
  return (std::ranges::find(known, column) != known.end()) != key.has_value();
}

bool Properties::IsInsideKey(std::string_view column) const { return (key || key_is_rest) && !IsOutsideKey(column); }

std::string Properties::WhatIsWeaker(const Properties& other) const {
  if (other.key && key != other.key) return "group key";
  for (const std::string& column : other.outside_key) {
    if (!IsOutsideKey(column)) return "group key";
  }
  if (other.key_is_rest && !key && !(key_is_rest && outside_key == other.outside_key)) return "group key";
  const bool is_row_order_free = max_rows && *max_rows <= 1;
  if (!is_row_order_free && !IsPrefix(other.row_order, row_order)) return "order of rows";
  if (other.tables_ascend && !tables_ascend) return "order of tables";
  if (other.keys_differ && !keys_differ) return "one table for each group key";
  if (other.has_rows && !has_rows) return "rows in every table";
  if (other.bounds && bounds != other.bounds) return "time bounds";
  if (other.spans_bounds && !spans_bounds) return "time bounds";
  if (!IsWithin(max_rows, other.max_rows)) return "number of rows";
  if (!IsWithin(max_tables, other.max_tables)) return "number of tables";
  return {};
}

Properties UniteProperties(const Properties& a, const Properties& b) {
  Properties both;
  if (a.key == b.key) both.key = a.key;
  for (const std::vector<std::string>* columns : {&a.outside_key, &b.outside_key}) {
    for (const std::string& column : *columns) {
      if (!both.key && !both.IsOutsideKey(column) && a.IsOutsideKey(column) && b.IsOutsideKey(column))
        both.outside_key.push_back(column);
    }
  }
  both.bounds = Unite(a.bounds, b.bounds);
  both.spans_bounds = a.spans_bounds && b.spans_bounds && a.bounds == b.bounds;
  both.max_rows = Larger(a.max_rows, b.max_rows);
  if (a.max_tables && b.max_tables) both.max_tables = *a.max_tables + *b.max_tables;
  return both;
}

std::string ToText(const Properties& properties) {
  std::string out;
  auto add = [&out](std::string text) { out += (out.empty() ? "" : ", ") + text; };
  if (properties.key) add(fmt::format("key [{}]", fmt::join(*properties.key, ", ")));
  if (!properties.row_order.empty()) add("rows by " + OrderText(properties.row_order));
  if (properties.tables_ascend) add("tables ascend");
  auto count = [](uint64_t n, std::string_view what) {
    return fmt::format("at most {} {}{}", n, what, n == 1 ? "" : "s");
  };
  if (properties.keys_differ) add("keys differ");
  if (properties.has_rows) add("no table without rows");
  if (properties.max_rows) add(count(*properties.max_rows, "row") + " a table");
  if (properties.max_tables) add(count(*properties.max_tables, "table"));
  return out;
}

std::string_view FlowName(Flow flow) {
  switch (flow) {
    case Flow::kSource:
      return "source";
    case Flow::kRows:
      return "rows";
    case Flow::kTable:
      return "table";
    case Flow::kStream:
      return "stream";
  }
  return "?";
}

}  // namespace flux::plan
