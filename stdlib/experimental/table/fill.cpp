#include "runtime/plan/specs/table_fill.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables";

Result<Value> Fill(CallContext& context, Args args) {
  const ArgReader in("table.fill", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  return AddNode(context, plan::TableFillSpec{}, {std::move(tables)});
}

}  // namespace

void RegisterTableFill(Registry& registry) {
  registry.Add(BuiltinDef{"experimental/table", "fill", kParameters, Fill});
}

}  // namespace flux::stdlib
