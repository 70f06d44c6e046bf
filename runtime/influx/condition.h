#pragma once

// Translation of Flux row predicates into InfluxQL conditions with the same outcome for every row, nulls included.

#include <string>
#include <string_view>

#include "runtime/column/column.h"
#include "runtime/expr/expr.h"

namespace flux::influx {

// One field of one measurement: what one statement reads.
struct FieldInfo {
  std::string measurement, field;
  ColumnType type = ColumnType::kFloat;
};

// A condition on the rows of one field. Without text it is the same for all rows.
struct Condition {
  bool is_constant = true;
  bool constant = true;
  std::string text;
  bool reads_tags = false, reads_value = false;
};

// Joins two conditions by the word for it.
Condition And(Condition a, Condition b, std::string_view word);
// The same in InfluxQL.
Condition And(Condition a, Condition b);

// Translates a predicate for the rows of `target`, for which `_measurement` and `_field` are known. A tag that a series
// does not have is null in Flux but an empty string in InfluxQL, so conditions on tags also demand that the tag is
// there. Fails with the reason when InfluxQL cannot express the predicate exactly.
Result<Condition> TranslatePredicate(const expr::Function& predicate, const FieldInfo& target);

}  // namespace flux::influx
