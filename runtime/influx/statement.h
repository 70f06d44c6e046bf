#pragma once

// The InfluxQL statements of a scan.

#include <span>
#include <string>

#include "runtime/influx/address.h"
#include "runtime/influx/condition.h"
#include "runtime/plan/specs/aggregate_window.h"

namespace flux::influx {

// Lists the fields of all measurements with their types.
std::string FieldKeysStatement(const Address& address);
// Reads all points of fields of one measurement within a range, one series per tag set, times ascending.
std::string ReadStatement(const Address& address, std::span<const FieldInfo> targets, const plan::TimeRange& range,
                          const Condition& condition);
// Computes a window aggregate of a field with fixed, contiguous windows; times are those at which windows start on the
// grid, which may be before the range. Floats are added strictly in time order.
std::string AggregateStatement(const Address& address, const FieldInfo& target, const plan::TimeRange& range,
                               const Condition& condition, const plan::AggregateWindowSpec& aggregate);

}  // namespace flux::influx
