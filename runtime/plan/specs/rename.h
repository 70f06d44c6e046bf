#pragma once

// `rename`.

#include <map>
#include <optional>
#include <string>

#include "runtime/plan/plan.h"

namespace flux::plan {

struct RenameSpec final : Spec {
  static constexpr std::string_view kName = "rename";
  std::map<std::string, std::string, std::less<>> columns;  // old name to new name
  std::optional<Value> fn;                                  // (column: string) => string, instead of `columns`
  void Describe(Description& out) const override {
    for (const auto& [from, to] : columns) out.Add(from, to);
    if (fn) out.Add("names", "what a function says");
  }
};

}  // namespace flux::plan
