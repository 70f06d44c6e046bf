#include <fmt/format.h>

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

int64_t FloorDivide(int64_t a, int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

// The local reading of `t`, as `date.time` gives it.
Result<Value> LocalTime(CallContext& context, Args args) {
  const ArgReader in("date.time", "t location", args);
  FLUX_TRY(const Time t, in.Timeable(0, context.now()));
  FLUX_TRY(const Location location, in.LocationAt(1));
  FLUX_TRY(const Time local, ToLocal(t, location));
  return Value::Of(local);
}

// Adds on the clock of the location's zone, so that a day later the clock shows the same time, daylight saving or not.
// A day is 24 hours in Flux, so hours move the hands of the clock too. The offset of the location moves the instant,
// not the clock: it decides only on which side of a change of clocks the instant lies, as it does in the reference.
Result<Time> AddInLocation(Time t, Duration d, const Location& location, int64_t scale) {
  if (location.IsUtc()) return Add(t, d, scale);
  const Location zone{location.zone, {}};
  FLUX_TRY(const Time moved, Add(t, location.offset));
  FLUX_TRY(const Time local, ToLocal(moved, zone));
  FLUX_TRY(const Time local_sum, Add(local, d, scale));
  FLUX_TRY(const Time sum, FromLocal(local_sum, zone));
  return Add(sum, location.offset, -1);
}

Result<Value> AddDuration(CallContext& context, Args args) {
  const ArgReader in("date.add", "d to location", args);
  FLUX_TRY(const Duration d, in.DurationAt(0));
  FLUX_TRY(const Time t, in.Timeable(1, context.now()));
  FLUX_TRY(const Location location, in.LocationAt(2));
  FLUX_TRY(const Time sum, AddInLocation(t, d, location, 1));
  return Value::Of(sum);
}

Result<Value> SubtractDuration(CallContext& context, Args args) {
  const ArgReader in("date.sub", "from d location", args);
  FLUX_TRY(const Time t, in.Timeable(0, context.now()));
  FLUX_TRY(const Duration d, in.DurationAt(1));
  FLUX_TRY(const Location location, in.LocationAt(2));
  FLUX_TRY(const Time difference, AddInLocation(t, d, location, -1));
  return Value::Of(difference);
}

// The start of the unit on the clock of the location; units count from 1970-01-01.
Result<Time> TruncateLocal(Time local, Duration unit) {
  int64_t count = FloorDivide(local.ns, unit.ns == 0 ? 1 : unit.ns), length = unit.ns;
  if (unit.months != 0) {
    const CivilTime civil = ToCivil(local);
    const int64_t months = (civil.year - 1970) * 12 + civil.month - 1;
    count = DaysFromCivil(1970, FloorDivide(months, unit.months) * unit.months + 1, 1);
    length = kNsPerDay;
  }
  Time start;
  if (!__builtin_mul_overflow(count, length, &start.ns)) return start;
  return Fail(ErrorCode::kOutOfRange, fmt::format("the unit of {} that {} is in starts before the first time, {}",
                                                  FormatDuration(unit), FormatTime(local), FormatTime({INT64_MIN})));
}

Result<Value> Truncate(CallContext& context, Args args) {
  const ArgReader in("date.truncate", "t unit location", args);
  FLUX_TRY(const Time t, in.Timeable(0, context.now()));
  FLUX_TRY(const Duration unit, in.DurationAt(1));
  FLUX_TRY(const Location location, in.LocationAt(2));
  if (unit.IsZero() || unit.IsNegative()) {
    return in.Invalid(1, fmt::format("must be positive, found {}; for instance 1h or 1mo", FormatDuration(unit)));
  }
  if (unit.months != 0 && unit.ns != 0) {
    return in.Invalid(1, fmt::format("cannot mix month and nanosecond units, found {}", FormatDuration(unit)));
  }
  FLUX_TRY(const Time local, ToLocal(t, location));
  FLUX_TRY(const Time start, TruncateLocal(local, unit));
  FLUX_TRY(const Time truncated, FromLocal(start, location));
  return Value::Of(truncated);
}

Result<Value> Scale(CallContext&, Args args) {
  const ArgReader in("date.scale", "d n", args);
  FLUX_TRY(const Duration d, in.DurationAt(0));
  FLUX_TRY(const int64_t n, in.Int(1));
  int64_t months = 0;
  Duration scaled;
  if (__builtin_mul_overflow(int64_t{d.months}, n, &months) || months > INT32_MAX || months < -INT32_MAX ||
      __builtin_mul_overflow(d.ns, n, &scaled.ns)) {
    return in.Invalid(1, fmt::format("is too large: {} times {} is no duration", n, FormatDuration(d)));
  }
  scaled.months = static_cast<int32_t>(months);
  return Value::Of(scaled);
}

}  // namespace

void RegisterDateArithmetic(Registry& registry) {
  registry.Add(BuiltinDef{"date", "_time", "t location", LocalTime, true, ColumnType::kTime});
  registry.Add(BuiltinDef{"date", "_add", "d to location", AddDuration, true, ColumnType::kTime});
  registry.Add(BuiltinDef{"date", "_sub", "from d location", SubtractDuration, true, ColumnType::kTime});
  registry.Add(BuiltinDef{"date", "_truncate", "t unit location", Truncate, true, ColumnType::kTime});
  registry.Add(BuiltinDef{"date", "scale", "d n", Scale, true});
}

}  // namespace flux::stdlib
