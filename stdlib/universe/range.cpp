#include "runtime/plan/specs/range.h"

#include <fmt/format.h>

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables start stop";

// How to write what was meant, if that is clear.
std::string Advice(const Value& value) {
  if (value.is_null()) return "";
  if (value.kind() == ValueKind::kFunction) return "; call the function: `now()`";
  if (value.kind() != ValueKind::kString) return "";
  const std::string_view text = value.AsString();
  const bool is_instant = ParseDuration(text.substr(text.starts_with('-'))) || ParseTime(text);
  return is_instant ? fmt::format("; write `{}` without quotes", text) : "";
}

// A bound of `range`: a time, a duration relative to now (a month is 30.4375 days here), or seconds since the epoch.
Result<Time> Bound(const ArgReader& in, size_t i, Time now) {
  const Value& value = in[i];
  if (!value.is_null()) {
    if (value.kind() == ValueKind::kTime) return value.AsTime();
    int64_t ns = 0;
    if (value.kind() == ValueKind::kDuration) {
      const Duration duration = value.AsDuration();
      // The approximation alone does not tell what is beyond its own range.
      const bool is_near = Add(now, duration).has_value();
      if (is_near && !__builtin_add_overflow(now.ns, duration.ApproximateNanoseconds(), &ns)) return Time{ns};
      return in.Invalid(i, "is too far from now; times lie between the years 1677 and 2262");
    }
    if (value.kind() == ValueKind::kInt) {
      if (!__builtin_mul_overflow(value.AsInt(), kNsPerSecond, &ns)) return Time{ns};
      return in.Invalid(i,
                        fmt::format("must be a time in seconds since 1970, found {}, which is too large; nanoseconds "
                                    "become a time with `time(v:)`",
                                    value.AsInt()));
    }
  }
  return in.Invalid(i, fmt::format("must be a time, a duration relative to now, or an int of seconds, found {}{}",
                                   DescribeKind(value), Advice(value)));
}

Result<Value> Range(CallContext& context, Args args) {
  const ArgReader in("range", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const Time start, Bound(in, 1, context.now()));
  Time stop = context.now();
  if (in.Has(2)) {
    FLUX_TRY(stop, Bound(in, 2, context.now()));
  }
  if (stop <= start) {
    const bool is_forward = args[1].kind() == ValueKind::kDuration && !args[1].is_null() && context.now() < start;
    const std::string hint =
        is_forward ? fmt::format("durations count from now: `-{}` lies before it", FormatDuration(args[1].AsDuration()))
                   : "swap them or widen the range";
    return in.Invalid(fmt::format("cannot query an empty range: start {} is not before stop {}; {}", FormatTime(start),
                                  FormatTime(stop), hint));
  }
  plan::RangeSpec spec;
  spec.range = {start, stop};
  return AddNode(context, std::move(spec), {std::move(tables)});
}

}  // namespace

void RegisterRange(Registry& registry) {
  registry.Add(BuiltinDef{.package = "universe",
                          .name = "range",
                          .parameters = kParameters,
                          .fn = Range,
                          .role = StageRole::kBoundsTimes,
                          .instants = "start stop"});
}

}  // namespace flux::stdlib
