#pragma once

// What is wrong with a `SELECT` whatever the measurements are.

#include "compiler/influxql/statement.h"
#include "runtime/base/error.h"

namespace flux::influxql {

// What the fields of a statement consist of.
struct SelectKinds {
  size_t selectors = 0, aggregates = 0, transforms = 0;
  bool has_plain = false;      // fields or tags outside of aggregates
  bool has_many_rows = false;  // `distinct`, `top`, `bottom`
  size_t calls() const { return selectors + aggregates; }
};

// Fails with `kInvalid` and InfluxDB's words.
Result<SelectKinds> CheckSelect(const SelectStatement& select);

}  // namespace flux::influxql
