#include "tools/tasks/schedule.h"

#include <boost/test/unit_test.hpp>

#include "fmt/format.h"

namespace flux::tasks {
namespace {

struct Case {
  std::string cron, after, next;
};

std::string NextOf(const ScheduleText& text, std::string_view after) {
  const Result<Schedule> schedule = Schedule::Make(text);
  if (!schedule) return schedule.error().message;
  const Result<Time> next = schedule->Next(*ParseTime(after));
  if (!next) return next.error().message;
  // What is next behind something is the last before anything a little later.
  BOOST_CHECK_EQUAL(FormatTime(schedule->Former(Time{next->ns + 1}).value()), FormatTime(*next));
  return FormatTime(*next);
}

std::string NextOfCron(std::string cron, std::string_view after, std::string zone = "") {
  return NextOf({.every = {}, .cron = std::move(cron), .offset = {}, .zone = std::move(zone)}, after);
}

std::string NextOfEvery(std::string_view every, std::string_view after) {
  return NextOf({.every = *ParseDuration(every), .cron = {}, .offset = {}, .zone = {}}, after);
}

BOOST_AUTO_TEST_CASE(CronExpressionsFire) {
  const Case cases[] = {
      {"* * * * *", "2024-02-28T23:59:30Z", "2024-02-29T00:00:00Z"},
      {"0 2 * * *", "2024-05-01T02:00:00Z", "2024-05-02T02:00:00Z"},
      {"10 58 * * * *", "2001-02-27T23:58:10Z", "2001-02-28T00:58:10Z"},
      {"* * * * * *", "2024-05-01T02:00:00.5Z", "2024-05-01T02:00:01Z"},
      {"*/15 * * * *", "2024-05-01T02:00:01Z", "2024-05-01T02:15:00Z"},
      {"4/10 * * * *", "2024-05-01T02:00:00Z", "2024-05-01T02:04:00Z"},
      {"4/10 * * * *", "2024-05-01T02:54:00Z", "2024-05-01T03:04:00Z"},
      {"10-20/5 * * * *", "2024-05-01T02:20:00Z", "2024-05-01T03:10:00Z"},
      {"0 0 29 2 *", "2024-02-29T00:00:00Z", "2028-02-29T00:00:00Z"},
      {"0 0 29 2 *", "2096-02-29T00:00:00Z", "the cron expression `0 0 29 2 *` never fires"},
      // A day must be both, where older crons are content with one.
      {"0 0 13 * FRI", "2024-01-01T00:00:00Z", "2024-09-13T00:00:00Z"},
      {"0 0 1 jan,Jul mon-thurs", "2024-01-01T00:00:00Z", "2024-07-01T00:00:00Z"},
      {"0 0 * * 7", "2024-01-01T00:00:00Z", "2024-01-07T00:00:00Z"},
      {"0 0 * * sun-thu/2", "2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z"},
      {"0 0 0 1 1 * 2030", "2024-01-01T00:00:00Z", "2030-01-01T00:00:00Z"},
      {"0 0 0 1 1 * 2020/4", "2024-01-01T00:00:00Z", "2028-01-01T00:00:00Z"},
      {"  @hourly  ", "2024-01-01T00:00:00Z", "2024-01-01T01:00:00Z"},
      {"@weekly", "2024-01-01T00:00:00Z", "2024-01-07T00:00:00Z"},
      {"@every_second", "2024-01-01T00:00:00Z", "2024-01-01T00:00:01Z"},
      {"@every_minute", "2024-01-01T00:00:00Z", "2024-01-01T00:01:00Z"},
      {"@every 90s", "2024-01-01T00:00:00Z", "2024-01-01T00:01:30Z"},
      {"CRON_TZ=America/New_York 0 9 * * *", "2024-01-01T00:00:00Z", "2024-01-01T14:00:00Z"},
      {"CRON_TZ=America/New_York 0 9 * * *", "2024-07-01T00:00:00Z", "2024-07-01T13:00:00Z"},
  };
  for (const auto& [cron, after, next] : cases) BOOST_CHECK_EQUAL(NextOfCron(cron, after), next);
}

BOOST_AUTO_TEST_CASE(WrongCronExpressionsAreRefused) {
  const auto problem = [](std::string cron) { return NextOfCron(std::move(cron), "2024-01-01T00:00:00Z"); };
  BOOST_CHECK_EQUAL(problem("99 * * * *"), "`99` is not a minute of a cron expression");
  BOOST_CHECK_EQUAL(problem("* * 0 * *"), "`0` is not a day of month of a cron expression");
  BOOST_CHECK_EQUAL(problem("0 0 30 2 *"), "the cron expression `0 0 30 2 *` never fires");
  BOOST_CHECK_EQUAL(problem("* * * *"),
                    "`* * * *` is not a cron expression; write for example `0 * * * *` for every hour");
  BOOST_CHECK_EQUAL(problem("@sometimes"),
                    "`@sometimes` is not a cron expression; write for example `0 * * * *` for every hour");
  BOOST_CHECK_EQUAL(problem("@every nothing"), "`@every nothing` is not a cron expression");
  BOOST_CHECK_EQUAL(problem("CRON_TZ=Nowhere/City * * * * *"),
                    "unknown time zone `Nowhere/City`; use an IANA name such as `Europe/Berlin`");
  BOOST_CHECK_EQUAL(problem(""), "a task needs `every` or `cron`");
}

// Berlin: on 2024-03-31 clocks go from 2 to 3 at 01:00Z, on 2024-10-27 from 3 to 2 at 01:00Z.
BOOST_AUTO_TEST_CASE(ChangedClocksNeitherSkipNorRepeat) {
  const auto next = [](std::string cron, std::string_view after) {
    return NextOfCron(std::move(cron), after, "Europe/Berlin");
  };
  BOOST_CHECK_EQUAL(next("30 2 * * *", "2024-03-30T12:00:00Z"), "2024-03-31T01:00:00Z");
  BOOST_CHECK_EQUAL(next("30 2 * * *", "2024-03-31T01:00:00Z"), "2024-04-01T00:30:00Z");
  BOOST_CHECK_EQUAL(next("15,45 2 * * *", "2024-03-31T00:59:59Z"), "2024-03-31T01:00:00Z");
  BOOST_CHECK_EQUAL(next("0 3 * * *", "2024-03-31T00:30:00Z"), "2024-03-31T01:00:00Z");
  BOOST_CHECK_EQUAL(next("30 2 * * *", "2024-10-26T12:00:00Z"), "2024-10-27T00:30:00Z");
  BOOST_CHECK_EQUAL(next("30 2 * * *", "2024-10-27T00:30:00Z"), "2024-10-28T01:30:00Z");
  BOOST_CHECK_EQUAL(next("0 3 * * *", "2024-10-27T00:30:00Z"), "2024-10-27T02:00:00Z");
  // Every hour is every hour that passes.
  BOOST_CHECK_EQUAL(next("30 * * * *", "2024-03-31T00:30:00Z"), "2024-03-31T01:30:00Z");
  BOOST_CHECK_EQUAL(next("30 * * * *", "2024-10-27T00:30:00Z"), "2024-10-27T01:30:00Z");
  BOOST_CHECK_EQUAL(next("30 * * * *", "2024-10-27T01:30:00Z"), "2024-10-27T02:30:00Z");
}

BOOST_AUTO_TEST_CASE(LengthsOfTimeAreAligned) {
  BOOST_CHECK_EQUAL(NextOfEvery("1h", "2024-01-01T00:30:00Z"), "2024-01-01T01:00:00Z");
  BOOST_CHECK_EQUAL(NextOfEvery("1h", "2024-01-01T01:00:00Z"), "2024-01-01T02:00:00Z");
  BOOST_CHECK_EQUAL(NextOfEvery("1d", "1969-12-31T12:00:00Z"), "1970-01-01T00:00:00Z");
  // Weeks begin on Mondays.
  BOOST_CHECK_EQUAL(NextOfEvery("1w", "2024-01-03T00:00:00Z"), "2024-01-08T00:00:00Z");
  BOOST_CHECK_EQUAL(NextOfEvery("1mo", "2024-01-31T00:00:00Z"), "2024-02-01T00:00:00Z");
  BOOST_CHECK_EQUAL(NextOfEvery("1mo", "2024-02-01T00:00:00Z"), "2024-03-01T00:00:00Z");
  BOOST_CHECK_EQUAL(NextOfEvery("1y", "1960-05-01T00:00:00Z"), "1961-01-01T00:00:00Z");
}

// Going forward and backward meets the same times, whatever the zone.
BOOST_AUTO_TEST_CASE(ForwardAndBackwardAreTheSame) {
  for (const std::string cron : {"*/20 1-3 * * *", "7 * * * *", "0 0 2 * * SUN", "@daily", "30 2 * * *"}) {
    for (const std::string zone :
         {"UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca"}) {
      const Schedule schedule = Schedule::Make({.every = {}, .cron = cron, .offset = {}, .zone = zone}).value();
      Time at = *ParseTime("2017-01-01T00:00:00.5Z");
      for (int i = 0; i < 3000; ++i) {
        const Time next = schedule.Next(at).value();
        if (i > 0) BOOST_REQUIRE_EQUAL(schedule.Former(next)->ns, at.ns);
        BOOST_REQUIRE_EQUAL(schedule.Former(Time{next.ns + 1})->ns, next.ns);
        BOOST_REQUIRE_EQUAL(schedule.Next(Time{next.ns - 1})->ns, next.ns);
        at = next;
      }
    }
  }
}

}  // namespace
}  // namespace flux::tasks
