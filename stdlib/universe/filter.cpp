#include "runtime/plan/specs/filter.h"

#include <fmt/format.h>

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables fn onEmpty";

Result<Value> Filter(CallContext& context, Args args) {
  const ArgReader in("filter", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const Value fn, in.Function(1));
  FLUX_TRY(const std::string on_empty, in.StringOr(2, "drop"));
  if (on_empty != "keep" && on_empty != "drop") {
    return in.Invalid(2, fmt::format("must be \"keep\" or \"drop\", found \"{}\"", on_empty));
  }
  FLUX_TRY(plan::RowFunction predicate, context.ToRowFunction(fn));
  plan::FilterSpec spec;
  spec.fn = std::move(predicate);
  spec.keep_empty = on_empty == "keep";
  return AddNode(context, std::move(spec), {std::move(tables)});
}

}  // namespace

void RegisterFilter(Registry& registry) { registry.Add(BuiltinDef{"universe", "filter", kParameters, Filter}); }

}  // namespace flux::stdlib
