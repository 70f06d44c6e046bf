#include "runtime/plan/specs/map.h"

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables fn mergeKey";

// `mergeKey` is accepted and has no effect, as in the reference: `r with` keeps the columns one wants.
Result<Value> Map(CallContext& context, Args args) {
  const ArgReader in("map", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const Value fn, in.Function(1));
  FLUX_TRY(plan::RowFunction row_function, context.ToRowFunction(fn));
  plan::MapSpec spec;
  spec.fn = std::move(row_function);
  return AddNode(context, std::move(spec), {std::move(tables)});
}

}  // namespace

void RegisterMap(Registry& registry) {
  registry.Add(
      BuiltinDef{.package = "universe", .name = "map", .parameters = kParameters, .fn = Map, .record_maker = "fn"});
}

}  // namespace flux::stdlib
