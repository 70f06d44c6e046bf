#pragma once

// `group` and an aggregate of its tables in one operation.

#include "runtime/plan/plan.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/group.h"

namespace flux::plan {

struct GroupAggregateSpec final : Spec {
  static constexpr std::string_view kName = "groupAggregate";
  GroupSpec group;
  StackTrace group_position;  // the node's own is that of the aggregate
  AggregateSpec aggregate;
  void Describe(Description& out) const override;
};

}  // namespace flux::plan
