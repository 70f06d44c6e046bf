#include "absl/time/time.h"
#include "fmt/format.h"
#include "runtime/base/clock_change.h"
#include "runtime/base/time.h"

namespace flux {

namespace {

Result<absl::TimeZone> LoadZone(const std::string& name) {
  absl::TimeZone zone;
  if (name == "UTC" || name.empty()) return absl::UTCTimeZone();
  if (!absl::LoadTimeZone(name, &zone)) {
    return Fail(ErrorCode::kNotFound,
                fmt::format("unknown time zone `{}`; use an IANA name such as `Europe/Berlin`", name));
  }
  return zone;
}

absl::Time FromNanos(int64_t ns) { return absl::FromUnixNanos(ns); }

int64_t Reading(absl::CivilSecond civil) { return civil - absl::CivilSecond(1970); }

ClockChange ChangeOf(const absl::TimeZone& zone, const absl::TimeZone::CivilTransition& found) {
  // The first reading that is left out, or that comes again, knows when that is.
  const absl::CivilSecond known = found.to > found.from ? found.from : found.to;
  return {Time{absl::ToUnixNanos(zone.At(known).trans)}, Reading(found.from), Reading(found.to)};
}

}  // namespace

Result<Time> ToLocal(Time t, const Location& location) {
  if (location.zone != "UTC") {
    FLUX_TRY(absl::TimeZone zone, LoadZone(location.zone));
    FLUX_TRY(t, Add(t, {0, zone.At(FromNanos(t.ns)).offset * kNsPerSecond}));
  }
  return Add(t, location.offset);
}

Result<Time> FromLocal(Time local, const Location& location) {
  FLUX_TRY(const Time unshifted, Add(local, location.offset.Negated()));
  if (location.zone == "UTC") return unshifted;
  FLUX_TRY(absl::TimeZone zone, LoadZone(location.zone));
  absl::CivilSecond civil = absl::ToCivilSecond(FromNanos(unshifted.ns), absl::UTCTimeZone());
  absl::TimeZone::TimeInfo info = zone.At(civil);
  if (info.kind == absl::TimeZone::TimeInfo::SKIPPED) return Time{absl::ToUnixNanos(info.trans)};
  // The fraction of a second is not part of a civil second.
  int64_t fraction = unshifted.ns % kNsPerSecond;
  if (fraction < 0) fraction += kNsPerSecond;
  return Time{absl::ToUnixNanos(info.pre) + fraction};
}

Result<ClockSpan> ClockSpanAt(Time t, const std::string& name) {
  FLUX_TRY(const absl::TimeZone zone, LoadZone(name));
  ClockSpan span;
  span.offset = zone.At(FromNanos(t.ns)).offset;
  absl::TimeZone::CivilTransition found;
  // It compares whole seconds.
  if (zone.PrevTransition(FromNanos(t.ns) + absl::Seconds(1), &found)) span.begin = ChangeOf(zone, found);
  if (zone.NextTransition(FromNanos(t.ns), &found)) span.end = ChangeOf(zone, found);
  return span;
}

}  // namespace flux
