#include <chrono>
#include <cmath>

#include "runtime/base/float_to_int.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kPackage = "internal/promql";
constexpr std::string_view kParameters = "timestamp";

using Days = std::chrono::sys_days;
using Date = std::chrono::year_month_day;

// Day since 1970 and second of the day of a time in seconds.
struct Moment {
  Days day;
  int64_t second;

  explicit Moment(double timestamp) {
    const auto seconds = FloatToInt(std::floor(timestamp));
    const int64_t days = seconds / 86400 - (seconds % 86400 < 0);
    day = Days(std::chrono::days(days));
    second = seconds - days * 86400;
  }
  Date date() const { return Date(day); }
};

double Year(const Moment& m) { return static_cast<int>(m.date().year()); }
double Month(const Moment& m) { return static_cast<unsigned>(m.date().month()); }
double DayOfMonth(const Moment& m) { return static_cast<unsigned>(m.date().day()); }
double DayOfWeek(const Moment& m) { return std::chrono::weekday(m.day).c_encoding(); }
double DaysInMonth(const Moment& m) {
  return static_cast<unsigned>((m.date().year() / m.date().month() / std::chrono::last).day());
}
double Hour(const Moment& m) { return static_cast<double>(m.second / 3600); }
double Minute(const Moment& m) { return static_cast<double>(m.second / 60 % 60); }

template <auto part>
Result<Value> Part(CallContext&, Args args) {
  const ArgReader in("promql", kParameters, args);
  FLUX_TRY(const double timestamp, in.Float(0));
  // Seconds beyond the years that the calendar knows.
  if (!(std::abs(timestamp) < 1e11)) return in.Invalid(0, "is no time, or one too far away");
  return Value::Float(part(Moment(timestamp)));
}

}  // namespace

void RegisterPromqlCalendar(Registry& registry) {
  const auto add = [&](std::string_view name, BuiltinFn fn) {
    registry.Add(BuiltinDef{kPackage, name, kParameters, fn, true, ColumnType::kFloat});
  };
  add("promqlYear", Part<Year>);
  add("promqlMonth", Part<Month>);
  add("promqlDaysInMonth", Part<DaysInMonth>);
  add("promqlDayOfMonth", Part<DayOfMonth>);
  add("promqlDayOfWeek", Part<DayOfWeek>);
  add("promqlHour", Part<Hour>);
  add("promqlMinute", Part<Minute>);
}

}  // namespace flux::stdlib
