#pragma once

// What the series of a read are called, as `schema.tagKeys` and `schema.tagValues` ask for it.

#include <string>

#include "runtime/plan/plan.h"

namespace flux::plan {

// One table with a row of `_value` for each name, in order: the values of a tag that series have, or, without one, the
// names of the columns of group keys. Each series with points is a table of the input.
struct CatalogueSpec final : Spec {
  static constexpr std::string_view kName = "catalogue";
  std::string tag;  // empty: names of columns
  void Describe(Description& out) const override { out.Add("of", tag.empty() ? "keys" : tag); }
};

}  // namespace flux::plan
