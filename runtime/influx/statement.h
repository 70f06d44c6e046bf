#pragma once

// The InfluxQL statements of a scan.

#include <span>
#include <string>

#include "runtime/influx/address.h"
#include "runtime/influx/condition.h"
#include "runtime/plan/plan.h"

namespace flux::influx {

// Lists the fields of all measurements with their types.
std::string FieldKeysStatement(const Address& address);
// Lists all databases.
std::string DatabasesStatement();
// Lists the retention policies of a database.
std::string PoliciesStatement(std::string_view database);
// Reads points of fields of one measurement within a range, or what the operation makes of those of one field; one
// series per tag set. Operation (null: none) is a `limit`, a `tail` or an aggregate that InfluxQL has.
//
// Times ascend, or descend for `tail`. Those of a window aggregate are those at which windows start on the grid, which
// may be before the range; those of other aggregates mean nothing unless they are selectors. Floats are added strictly
// in time order.
std::string ReadStatement(const Address& address, std::span<const FieldInfo> targets, const plan::TimeRange& range,
                          const Condition& condition, const plan::Node* operation);

}  // namespace flux::influx
