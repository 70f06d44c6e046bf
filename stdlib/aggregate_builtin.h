#pragma once

// Builtins that apply an aggregate to one column of each table.

#include <memory>
#include <string>
#include <utility>

#include "runtime/plan/specs/aggregate.h"
#include "stdlib/arguments.h"

namespace flux::stdlib {

// Adds the aggregate of a column to the plan; `arguments` are those beside the column.
inline Value AddAggregate(CallContext& context, const plan::AggregateDef& def, plan::NodeRef tables, std::string column,
                          std::shared_ptr<const plan::AggregateArguments> arguments = nullptr) {
  plan::AggregateSpec spec;
  spec.fn = &def;
  spec.arguments = std::move(arguments);
  spec.column = std::move(column);
  return AddNode(context, std::move(spec), {std::move(tables)});
}

namespace aggregate_builtin {

inline constexpr std::string_view kParameters = "tables column", kExperimentalParameters = "tables";

// `<function>(tables, column)`.
template <const plan::AggregateDef& def>
Result<Value> Call(CallContext& context, Args args) {
  const ArgReader in(def.name, kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(std::string column, in.StringOr(1, "_value"));
  return AddAggregate(context, def, std::move(tables), std::move(column));
}

// `<function>(tables)`, of column `_value`.
template <const plan::AggregateDef& def>
Result<Value> CallExperimental(CallContext& context, Args args) {
  return Forward(Call<def>, kParameters, context, kExperimentalParameters, args);
}

}  // namespace aggregate_builtin

// Registers an aggregate that has no arguments beside its column.
template <const plan::AggregateDef& def>
void AddAggregateBuiltin(Registry& registry, std::string_view package = "universe") {
  using namespace aggregate_builtin;
  registry.Add(BuiltinDef{package, def.name, kParameters, Call<def>});
}

// The same and its namesake in package `experimental`, which differs in its type only.
template <const plan::AggregateDef& def>
void AddAggregateBuiltins(Registry& registry) {
  using namespace aggregate_builtin;
  AddAggregateBuiltin<def>(registry);
  registry.Add(BuiltinDef{"experimental", def.name, kExperimentalParameters, CallExperimental<def>});
}

}  // namespace flux::stdlib
