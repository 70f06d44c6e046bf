#include "tools/tasks/schedule.h"

#include <limits>

#include "fmt/format.h"
#include "runtime/base/wall_clock.h"

namespace flux::tasks {

namespace {

constexpr std::string_view kEvery = "@every ";
// From the beginning of the year 1 to that of 1970.
constexpr int64_t kSecondsToEpoch = 62'135'596'800;

__extension__ using Int128 = __int128;

int64_t FloorQuotient(Int128 value, int64_t by) {
  const auto quotient = static_cast<int64_t>(value / by);
  return value % by < 0 ? quotient - 1 : quotient;
}

}  // namespace

Result<Schedule> Schedule::Make(const ScheduleText& text) {
  Schedule schedule;
  schedule.text_ = text;
  schedule.every_ = text.every;
  std::string_view cron = text.cron;
  cron.remove_prefix(std::min(cron.find_first_not_of(' '), cron.size()));
  if (cron.starts_with(kEvery)) {
    const Result<Duration> every = ParseDuration(cron.substr(kEvery.size()));
    if (!every || every->IsNegative())
      return Fail(ErrorCode::kInvalid, fmt::format("`{}` is not a cron expression", text.cron));
    schedule.every_ = *every;
    schedule.every_.ns -= every->ns % kNsPerSecond;
    if (schedule.every_.IsZero()) return Fail(ErrorCode::kInvalid, "a task cannot run more often than every second");
  } else if (!cron.empty()) {
    FLUX_TRY(schedule.cron_, Cron::Parse(cron, text.zone.empty() ? "UTC" : text.zone));
    // What does not fire any more is not malformed, but what never did is.
    if (!schedule.cron_->Next(WallClock())) FLUX_TRY_STATUS(schedule.cron_->Former(WallClock()));
  } else if (text.every.IsZero() || text.every.IsNegative()) {
    return Fail(ErrorCode::kInvalid, "a task needs `every` or `cron`");
  }
  return schedule;
}

Result<Time> Schedule::Next(Time after) const { return cron_ ? cron_->Next(after) : Multiple(after, true); }

Result<Time> Schedule::Former(Time before) const { return cron_ ? cron_->Former(before) : Multiple(before, false); }

Result<Time> Schedule::Multiple(Time at, bool is_behind) const {
  if (every_.months == 0) {
    const Int128 since = Int128{at.ns} + Int128{kSecondsToEpoch} * kNsPerSecond;
    // The first behind, or the last that is not later than a nanosecond before.
    const int64_t count = is_behind ? FloorQuotient(since, every_.ns) + 1 : FloorQuotient(since - 1, every_.ns);
    const Int128 ns = Int128{count} * every_.ns - Int128{kSecondsToEpoch} * kNsPerSecond;
    if (ns > std::numeric_limits<int64_t>::max() || ns < std::numeric_limits<int64_t>::min())
      return Fail(ErrorCode::kOutOfRange, "there is no such time");
    return Time{static_cast<int64_t>(ns)};
  }
  int64_t count = at.ns / every_.ApproximateNanoseconds();
  FLUX_TRY(Time found, Add(Time{0}, every_, count));
  while (found > at || (!is_behind && found == at)) {
    FLUX_TRY(found, Add(Time{0}, every_, --count));
  }
  for (Time next = found;; found = next) {
    FLUX_TRY(next, Add(Time{0}, every_, ++count));
    if (is_behind ? next > at : next >= at) return is_behind ? next : found;
  }
}

}  // namespace flux::tasks
