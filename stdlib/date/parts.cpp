#include <fmt/format.h>

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "t";
constexpr std::string_view kLocalParameters = "t location";

constexpr int kDaysPerWeek = 7;

int64_t DayNumber(const CivilTime& c) { return DaysFromCivil(c.year, c.month, c.day); }
// 0 is Sunday; day 0 of the epoch was a Thursday.
int64_t WeekDay(const CivilTime& c) { return ((DayNumber(c) + 4) % kDaysPerWeek + kDaysPerWeek) % kDaysPerWeek; }
int64_t YearDay(const CivilTime& c) { return DayNumber(c) - DaysFromCivil(c.year, 1, 1) + 1; }
int64_t Minute(const CivilTime& c) { return c.minute; }
int64_t Hour(const CivilTime& c) { return c.hour; }
int64_t MonthDay(const CivilTime& c) { return c.day; }
int64_t Month(const CivilTime& c) { return c.month; }
int64_t Year(const CivilTime& c) { return c.year; }
int64_t Quarter(const CivilTime& c) { return (c.month + 2) / 3; }

// ISO 8601: a week belongs to the year that holds its Thursday.
int64_t Week(const CivilTime& c) {
  const int64_t monday_based = (WeekDay(c) + 6) % kDaysPerWeek;
  const int64_t thursday = DayNumber(c) - monday_based + 3;
  const CivilTime in_year = ToCivil(Time{thursday * kNsPerDay});
  return (thursday - DaysFromCivil(in_year.year, 1, 1)) / kDaysPerWeek + 1;
}

int64_t Second(const CivilTime& c) { return c.second; }
int64_t Millisecond(const CivilTime& c) { return c.nanosecond / 1'000'000; }
int64_t Microsecond(const CivilTime& c) { return c.nanosecond / 1'000; }
int64_t Nanosecond(const CivilTime& c) { return c.nanosecond; }

// A part that is the same in every zone.
template <int64_t (*part)(const CivilTime&)>
Result<Value> PartOf(CallContext& context, Args args) {
  FLUX_TRY(const Time t, ArgReader("date", kParameters, args).Timeable(0, context.now()));
  return Value::Int(part(ToCivil(t)));
}

template <int64_t (*part)(const CivilTime&)>
Result<Value> LocalPartOf(CallContext& context, Args args) {
  const ArgReader in("date", kLocalParameters, args);
  FLUX_TRY(const Time t, in.Timeable(0, context.now()));
  FLUX_TRY(const Location location, in.LocationAt(1));
  FLUX_TRY(const Time local, ToLocal(t, location));
  return Value::Int(part(ToCivil(local)));
}

}  // namespace

void RegisterDateParts(Registry& registry) {
  const auto add = [&](std::string_view name, std::string_view parameters, BuiltinFn fn) {
    registry.Add(BuiltinDef{"date", name, parameters, fn, true, ColumnType::kInt});
  };
  add("second", kParameters, PartOf<Second>);
  add("millisecond", kParameters, PartOf<Millisecond>);
  add("microsecond", kParameters, PartOf<Microsecond>);
  add("nanosecond", kParameters, PartOf<Nanosecond>);
  add("_minute", kLocalParameters, LocalPartOf<Minute>);
  add("_hour", kLocalParameters, LocalPartOf<Hour>);
  add("_weekDay", kLocalParameters, LocalPartOf<WeekDay>);
  add("_monthDay", kLocalParameters, LocalPartOf<MonthDay>);
  add("_yearDay", kLocalParameters, LocalPartOf<YearDay>);
  add("_month", kLocalParameters, LocalPartOf<Month>);
  add("_year", kLocalParameters, LocalPartOf<Year>);
  add("_week", kLocalParameters, LocalPartOf<Week>);
  add("_quarter", kLocalParameters, LocalPartOf<Quarter>);
}

}  // namespace flux::stdlib
