#pragma once

// What is known of the tables of a stream besides their columns, before any of them is made. Derived from the plan by
// the function of each operation, never stored in it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "runtime/plan/plan.h"
#include "runtime/plan/stream_schema.h"

namespace flux::plan {

struct SortColumn {
  std::string name;
  bool is_descending = false;
  friend bool operator==(const SortColumn&, const SortColumn&) = default;
};

// The default knows nothing.
struct Properties {
  // The columns of every table's group key, in order of their names. Nothing: not known, or not alike in all tables.
  std::optional<std::vector<std::string>> key;
  // Columns that are in no table's group key although `key` is not known.
  std::vector<std::string> outside_key;
  // Every other column is in the group key of each table that has it, although `key` is not known.
  bool key_is_rest = false;
  // The rows of each table are in the order of these columns, the first one first. Empty: not known.
  std::vector<SortColumn> row_order;
  // Tables come in ascending order of their group keys; only windows that were clipped alike have equal ones.
  bool tables_ascend = false;
  // No two tables have the same group key.
  bool keys_differ = false;
  // No table is without rows.
  bool has_rows = false;
  // All tables lie within these times, and their `_start` and `_stop` are what `window` clips to.
  std::optional<TimeRange> bounds;
  // The `_start` and `_stop` in the group keys of all tables are these times.
  bool spans_bounds = false;
  // No table has more rows.
  std::optional<uint64_t> max_rows;
  // There are no more tables.
  std::optional<uint64_t> max_tables;

  // Whether the rows of each table are known to be in this order.
  bool HasRowOrder(std::span<const SortColumn> order) const;
  // Whether the rows of each table are known to ascend by `column`.
  bool AscendsBy(std::string_view column) const {
    return !row_order.empty() && row_order[0] == SortColumn{std::string(column), false};
  }
  // Whether all tables have the same time bounds in their group keys, or none has any: tables whose keys differ do so
  // in other columns.
  bool HaveSameBounds() const { return spans_bounds || (IsOutsideKey("_start") && IsOutsideKey("_stop")); }
  // Whether `column` is certainly in no table's group key.
  bool IsOutsideKey(std::string_view column) const;
  // Whether `column` is certainly in the group key of every table that has it.
  bool IsInsideKey(std::string_view column) const;
  // Whether this says all that `other` says. Why not is in the text, empty when it does.
  std::string WhatIsWeaker(const Properties& other) const;
  friend bool operator==(const Properties&, const Properties&) = default;
};

// What is known only of tables of either stream, taken as one, without their order.
Properties UniteProperties(const Properties& a, const Properties& b);

// `key [_field, host], rows by _time, tables ascend, at most 1 row`: what is known, or empty.
std::string ToText(const Properties& properties);

// All that is known of a stream before it runs.
struct StreamFacts {
  StreamSchema schema;
  Properties properties;
  friend bool operator==(const StreamFacts&, const StreamFacts&) = default;
};
// Of the inputs of a node, in their order.
using InputFacts = std::span<const StreamFacts* const>;

// How much of a stream is wanted at most; what is not set is wanted whole.
struct Demand {
  std::optional<uint64_t> rows;    // of each table, from its beginning
  std::optional<uint64_t> tables;  // from the first one
  bool is_set_of_rows = false;     // of the rows of a table that are equal, one
  friend bool operator==(const Demand&, const Demand&) = default;
};

// How an operation takes what it reads.
enum class Flow : uint8_t {
  kSource,  // it reads no stream
  kRows,    // it has sent what it makes of a chunk before it takes the next one
  kTable,   // it may hold one table
  kStream,  // it holds all tables until its input ends: a barrier
};
// The word for docs and `explain`: `rows`, `table`.
std::string_view FlowName(Flow flow);

}  // namespace flux::plan
