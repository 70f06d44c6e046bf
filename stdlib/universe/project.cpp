#include "runtime/plan/specs/project.h"

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kKeepParameters = "tables columns fn";
constexpr std::string_view kDropParameters = "tables fn columns";

// `keep` and `drop`: exactly one of `columns` and `fn` chooses.
Result<Value> Project(CallContext& context, const ArgReader& in, size_t columns, size_t fn, bool is_keep) {
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  if (in.Has(columns) == in.Has(fn)) return in.Invalid("needs either `columns` or `fn`, not both and not neither");
  plan::ProjectSpec spec;
  spec.is_keep = is_keep;
  if (in.Has(columns)) {
    FLUX_TRY(spec.columns, in.Strings(columns));
  } else {
    FLUX_TRY(spec.fn, in.Function(fn));
  }
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> Keep(CallContext& context, Args args) {
  return Project(context, ArgReader("keep", kKeepParameters, args), 1, 2, true);
}

Result<Value> Drop(CallContext& context, Args args) {
  return Project(context, ArgReader("drop", kDropParameters, args), 2, 1, false);
}

}  // namespace

void RegisterProject(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "keep", kKeepParameters, Keep});
  registry.Add(BuiltinDef{"universe", "drop", kDropParameters, Drop});
}

}  // namespace flux::stdlib
