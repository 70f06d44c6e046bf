#include "runtime/plan/specs/window.h"

#include <fmt/format.h>

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters =
    "tables every period offset location timeColumn startColumn stopColumn createEmpty";
constexpr std::string_view kExperimentalParameters = "tables every period offset location createEmpty";

// The checks that make windows a regular sequence.
Status CheckShape(const ArgReader& in, const plan::WindowShape& shape) {
  if (shape.every.months != 0 && shape.every.ns != 0) {
    return in.Invalid(1, fmt::format("cannot mix month and nanosecond units, found {}; use months and years alone, or "
                                     "weeks and smaller units alone",
                                     FormatDuration(shape.every)));
  }
  if (shape.every.IsNegative()) {
    return in.Invalid(1, fmt::format("must not be negative, found {}", FormatDuration(shape.every)));
  }
  return {};
}

Result<Value> Window(CallContext& context, Args args) {
  const ArgReader in("window", kParameters, args);
  plan::WindowSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.shape.every, in.DurationAt(1));
  FLUX_TRY(spec.shape.period, in.DurationAt(2));
  FLUX_TRY(spec.shape.offset, in.DurationAt(3));
  FLUX_TRY(spec.shape.location, in.LocationAt(4));
  FLUX_TRY(spec.time_column, in.StringOr(5, "_time"));
  FLUX_TRY(spec.start_column, in.StringOr(6, "_start"));
  FLUX_TRY(spec.stop_column, in.StringOr(7, "_stop"));
  FLUX_TRY(spec.create_empty, in.BoolOr(8, false));
  spec.shape.has_gaps = context.semantics().has_month_gaps;
  FLUX_TRY_STATUS(CheckShape(in, spec.shape));
  if (spec.shape.every.IsZero() && spec.shape.period.IsZero()) {
    return in.Invalid("window function requires at least one of `every` or `period` to be set and non-zero");
  }
  if (spec.shape.every.IsZero()) {
    spec.shape.every = spec.shape.period;
    FLUX_TRY_STATUS(CheckShape(in, spec.shape));
  }
  if (spec.shape.period.IsZero()) spec.shape.period = spec.shape.every;
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> ExperimentalWindow(CallContext& context, Args args) {
  return Forward(Window, kParameters, context, kExperimentalParameters, args);
}

}  // namespace

void RegisterWindow(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "_window", kParameters, Window});
  registry.Add(BuiltinDef{"experimental", "_window", kExperimentalParameters, ExperimentalWindow});
  registry.Add(ConstantDef{"universe", "inf", Value::Of(Duration{0, plan::WindowShape::kForever})});
}

}  // namespace flux::stdlib
