#include "runtime/plan/specs/project.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables columns";

Result<Value> Mask(CallContext& context, Args args) {
  const ArgReader in("_mask", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  plan::ProjectSpec spec;
  spec.is_keep = false;
  FLUX_TRY(spec.columns, in.Strings(1));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

}  // namespace

void RegisterMask(Registry& registry) {
  registry.Add(BuiltinDef{"contrib/jsternberg/influxdb", "_mask", kParameters, Mask});
}

}  // namespace flux::stdlib
