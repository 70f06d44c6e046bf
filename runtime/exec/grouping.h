#pragma once

// How `group` makes new group keys.

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "runtime/plan/properties.h"
#include "runtime/plan/specs/group.h"
#include "runtime/registry/registry.h"

namespace flux::exec {

// The new keys of tables. The spec must outlive it.
class Grouping {
 public:
  explicit Grouping(const plan::GroupSpec& spec) : spec_(spec), named_(spec.columns.begin(), spec.columns.end()) {}

  // The columns of a table by which it is grouped. Fails when one that must be there is not.
  Result<std::vector<size_t>> KeyColumns(const TableHeader& header) const;

 private:
  const plan::GroupSpec& spec_;
  std::unordered_set<std::string_view> named_;
};

// Whether the columns are all in the table's group key, so that its new key is the same in all rows.
bool AreInKey(const std::vector<size_t>& columns, const TableHeader& header);
// Gives the header of a table with the columns, which are in its group key, as the new one.
TableHeader Regrouped(const TableHeader& header, const std::vector<size_t>& key_columns);

// The columns that the script names, in the call `at` or the node's.
NamedColumns NamedByGrouping(const plan::GroupSpec& spec, const StackTrace* at = nullptr);

// What is known of the new keys before any table has come.
struct NewKeys {
  // How much is known of them.
  enum class Kind {
    kAscending,  // constant in each table, and in ascending order: only neighbours can get equal ones
    kConstant,   // constant in each table
    kOfRows,     // may differ from row to row
  };
  Kind kind = Kind::kOfRows;
  std::string reason;  // in words that follow `because`
};
NewKeys PredictKeys(const plan::GroupSpec& spec, const plan::StreamFacts& input);

}  // namespace flux::exec
