#pragma once

// `from(bucket:)` before planning.

#include <string>

#include "runtime/plan/plan.h"

namespace flux::plan {

// `from(bucket:)` before planning. Host empty: the embedded store.
struct FromSpec final : Spec {
  static constexpr std::string_view kName = "from";
  std::string bucket, host, org, token;
  void Describe(Description& out) const override;
};

}  // namespace flux::plan
