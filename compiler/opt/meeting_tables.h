#pragma once

// What is known of tables that become one because they have the same group key: where one column is of two types, that
// is an error, which a plan may hide that leaves one of the tables out before.

#include <span>

#include "runtime/registry/plan_facts.h"

namespace flux::opt {

// Whether each column is certainly of one type in all tables of all `streams`. Columns of series that nobody named are
// tags.
bool HaveOneType(std::span<const plan::NodeRef> streams, PlanFacts& facts);

// Whether tables of different `streams` that have the same group key certainly have no column of two types: by what is
// known of their columns, or because the predicates of their scans ask for different texts in one column.
bool MeetInOneType(std::span<const plan::NodeRef> streams, PlanFacts& facts);

}  // namespace flux::opt
