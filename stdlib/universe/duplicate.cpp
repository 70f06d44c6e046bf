#include "runtime/plan/specs/duplicate.h"

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column as";

Result<Value> Duplicate(CallContext& context, Args args) {
  const ArgReader in("duplicate", kParameters, args);
  plan::DuplicateSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.column, in.String(1));
  FLUX_TRY(spec.as, in.String(2));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

}  // namespace

void RegisterDuplicate(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "duplicate", kParameters, Duplicate});
}

}  // namespace flux::stdlib
