#pragma once

// What operations make of the rows of tables, done in the simplest way, to compare scans with that do them.

#include "runtime/plan/plan.h"
#include "tests/unit/runtime_store/store_fixture.h"

namespace flux::store {

// Limits, tails, first rows in an order, and aggregates.
std::vector<plan::NodeRef> Operations();
std::vector<plan::NodeRef> FirstRowsOperations();

// Checks that a scan of the bucket `db` that does the operation gives what it makes of the tables of the scan without
// it. Fields of the name `f` are left out where whole numbers are added up.
void CheckOperations(Store& store, const Query& all, const std::vector<plan::NodeRef>& operations);

}  // namespace flux::store
