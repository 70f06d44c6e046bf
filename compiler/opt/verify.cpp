#include "compiler/opt/verify.h"

#include "compiler/opt/effects.h"
#include "fmt/format.h"

namespace flux::opt {

namespace {

// Names a column of which the two schemas cannot both be right; empty when they can.
std::string Contradiction(const plan::StreamSchema& before, const plan::StreamSchema& after) {
  for (const auto& [name, column] : after.columns()) {
    if (column.is_certain && !before.MayHave(name)) return fmt::format("gets column `{}`", name);
  }
  for (const auto& [name, column] : before.columns()) {
    if (column.is_certain && !after.MayHave(name)) return fmt::format("loses column `{}`", name);
    const auto* known = after.Find(name);
    if (known != nullptr && known->type && column.type && known->type != column.type)
      return fmt::format("has column `{}` of type {} instead of {}", name, ColumnTypeName(*known->type),
                         ColumnTypeName(*column.type));
  }
  return {};
}

}  // namespace

Status VerifyRewrite(std::string_view rule, std::span<const plan::NodeRef> before, std::span<const plan::NodeRef> after,
                     PlanFacts& facts, const Registry& registry) {
  auto wrong = [rule](size_t root, std::string_view what) {
    return Fail(ErrorCode::kInternal, fmt::format("after {} result {} {}", rule, root + 1, what));
  };
  for (size_t i = 0; i < before.size(); ++i) {
    if (before[i] == after[i]) continue;
    const std::string columns = Contradiction(facts.Of(before[i]).schema, facts.Of(after[i]).schema);
    if (!columns.empty()) return wrong(i, columns);
    const std::string weaker = facts.Of(after[i]).properties.WhatIsWeaker(facts.Of(before[i]).properties);
    if (!weaker.empty()) return wrong(i, fmt::format("has lost its {}", weaker));
  }
  if (EffectsOf(before, registry) != EffectsOf(after, registry)) {
    return Fail(ErrorCode::kInternal, fmt::format("{} changes the effects of the plan", rule));
  }
  return {};
}

}  // namespace flux::opt
