#pragma once

// `group` that joins whole tables, of which what follows may look at few rows.

#include "runtime/plan/specs/group.h"
#include "runtime/registry/plan_facts.h"

namespace flux::opt {

// Whether the rows of each input table certainly come into one group: its new key is made of columns that were in the
// old one.
bool GroupsWholeTables(const plan::GroupSpec& group, const plan::StreamFacts& input);

}  // namespace flux::opt
