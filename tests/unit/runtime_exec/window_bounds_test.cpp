#include "runtime/exec/window_bounds.h"

#include <boost/test/unit_test.hpp>
#include <random>

#include "runtime/column/column.h"
#include "runtime/exec/window_rows.h"
#include "runtime/plan/specs/window.h"

namespace flux::exec {
namespace {

using plan::TimeRange;
using plan::WindowShape;

WindowShape Shape(const char* every, const char* period, const char* offset, const char* zone = "UTC") {
  WindowShape shape;
  shape.every = *ParseDuration(every);
  shape.period = *ParseDuration(period);
  shape.offset = *ParseDuration(offset);
  shape.location.zone = zone;
  return shape;
}

Time At(const char* text) { return *ParseTime(text); }

// All windows of the shape in UTC whose numbers lie around those of `from` and `to`, by the definition.
std::vector<TimeRange> NaiveWindows(const WindowShape& shape, int64_t from, int64_t to) {
  std::vector<TimeRange> windows;
  const Time zero = *Add(Time{}, shape.offset);
  for (int64_t i = from; i <= to; ++i) {
    const Time start = *Add(zero, shape.every, i);
    const bool are_months = shape.every.months != 0 && shape.period.months != 0;
    const Duration months{static_cast<int32_t>(shape.every.months * i + shape.period.months), 0};
    const Time stop = are_months ? *Add(*Add(zero, months), Duration{0, shape.period.ns}) : *Add(start, shape.period);
    windows.push_back(start < stop ? TimeRange{start, stop} : TimeRange{stop, start});
  }
  return windows;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(window_bounds)

BOOST_AUTO_TEST_CASE(SearchesAgreeWithTheDefinition) {
  struct Case {
    WindowShape shape;
    int64_t first, last;
  };
  const std::vector<Case> cases = {
      {Shape("1h", "1h", "0s"), -3000, 3000},    {Shape("1h", "1h", "7m"), -3000, 3000},
      {Shape("1h", "3h", "-90m"), -3000, 3000},  {Shape("3h", "1h", "0s"), -1000, 1000},
      {Shape("1mo", "1mo", "0s"), -60, 60},      {Shape("1mo", "1mo", "-1s"), -60, 60},
      {Shape("1mo", "2mo", "3d"), -60, 60},      {Shape("1y", "1y", "5d"), -10, 10},
      {Shape("1mo", "1mo", "30d12h"), -60, 60},  {Shape("2mo", "1mo3d", "0s"), -30, 30},
      {Shape("1h", "-2h", "0s"), -3000, 3000},   {Shape("1mo", "-1mo", "0s"), -60, 60},
      {Shape("1mo", "2mo", "-1s"), -60, 60},     {Shape("2mo", "3mo1d", "-1d"), -30, 30},
      {Shape("1mo", "-2mo", "-1s"), -60, 60},    {Shape("1mo", "40d", "-1s"), -60, 60},
      {Shape("7ns", "7ns", "3ns"), -3000, 3000},
  };
  std::mt19937_64 random(7);
  for (const Case& c : cases) {
    const WindowBounds windows = *WindowBounds::Make(c.shape);
    const std::vector<TimeRange> naive = NaiveWindows(c.shape, c.first, c.last);
    const int64_t low = naive[naive.size() / 10].start.ns, high = naive[naive.size() * 9 / 10].stop.ns;
    for (int round = 0; round < 400; ++round) {
      int64_t t = low + static_cast<int64_t>(random() % static_cast<uint64_t>(high - low));
      // Boundaries themselves and their neighbours are the interesting instants.
      if (round % 2 == 0)
        t = naive[naive.size() / 10 + random() % (naive.size() * 8 / 10)].start.ns + round / 2 % 3 - 1;
      int64_t first = 0, latest = 0;
      for (size_t i = naive.size(); i-- > 0;) {
        if (naive[i].stop.ns > t) first = c.first + static_cast<int64_t>(i);
      }
      for (size_t i = 0; i < naive.size(); ++i) {
        if (naive[i].start.ns <= t) latest = c.first + static_cast<int64_t>(i);
      }
      BOOST_TEST(windows.FirstStoppingAfter(Time{t}) == first);
      BOOST_TEST(windows.LatestStartingBy(Time{t}) == latest);
      BOOST_TEST((windows.At(first) == naive[static_cast<size_t>(first - c.first)]));
    }
  }
}

BOOST_AUTO_TEST_CASE(RunsAndScatterAgreeWithANaiveLoop) {
  std::mt19937_64 random(11);
  for (const WindowShape& shape :
       {Shape("10ns", "10ns", "3ns"), Shape("10ns", "25ns", "0ns"), Shape("10ns", "4ns", "1ns"),
        Shape("10ns", "-15ns", "0ns"), Shape("1mo", "1mo", "-1s")}) {
    const WindowBounds windows = *WindowBounds::Make(shape);
    const int64_t unit = shape.every.months != 0 ? 5 * kNsPerDay : 1;
    for (const bool is_sequence : {false, true}) {
      std::vector<int64_t> times;
      int64_t t = -200 * unit;
      for (int i = 0; i < 120; ++i) {
        times.push_back(t);
        t += is_sequence ? 3 * unit : static_cast<int64_t>(random() % (i % 17 == 0 ? 90 : 5)) * unit;
      }
      const ColumnRef column =
          is_sequence ? Column::Sequence(ColumnType::kTime, times[0], 3 * unit, times.size()) : Column::FlatTime(times);
      const TimeRange bounds{Time{-150 * unit}, Time{170 * unit}};
      std::map<int64_t, std::vector<uint32_t>> expected, runs, scattered;
      for (int64_t i = -100; i <= 100; ++i) {
        const TimeRange window = windows.At(i);
        for (uint32_t row = 0; row < times.size(); ++row) {
          const TimeRange clipped = ClipWindow(window, bounds);
          if (!Overlap(window, bounds)) continue;
          if (clipped.start.ns <= times[row] && times[row] < clipped.stop.ns) expected[i].push_back(row);
        }
      }
      std::vector<WindowRun> found;
      ListRuns(windows, bounds, *column, found);
      for (const WindowRun& run : found) {
        for (uint32_t row = run.rows.from; row < run.rows.to; ++row) runs[run.index].push_back(row);
      }
      for (const WindowRows& rows : ScatterRows(windows, bounds, *column)) scattered[rows.index] = rows.rows;
      BOOST_TEST((runs == expected));
      BOOST_TEST((scattered == expected));
    }
  }
}

BOOST_AUTO_TEST_CASE(MonthWindowsHaveNoGaps) {
  const WindowBounds windows = *WindowBounds::Make(Shape("1mo", "1mo", "-1s"));
  const int64_t index = windows.FirstStoppingAfter(At("2024-12-31T12:00:00Z"));
  BOOST_TEST(FormatTime(windows.At(index).start) == "2024-11-30T23:59:59Z");
  BOOST_TEST(FormatTime(windows.At(index).stop) == "2024-12-31T23:59:59Z");
}

BOOST_AUTO_TEST_CASE(MonthWindowsThatOverlapReachToTheDayOfZero) {
  const WindowBounds windows = *WindowBounds::Make(Shape("1mo", "3mo", "-1s"));
  const int64_t index = windows.LatestStartingBy(At("2023-03-01T00:00:00Z"));
  BOOST_TEST(FormatTime(windows.At(index).start) == "2023-02-28T23:59:59Z");
  BOOST_TEST(FormatTime(windows.At(index).stop) == "2023-05-31T23:59:59Z");
}

// Months without the day of zero begin late for InfluxDB: it takes no row for that window before the next month.
BOOST_AUTO_TEST_CASE(InfluxDbFindsMonthWindowsByTheDayOfZero) {
  WindowShape shape = Shape("1mo", "1mo", "-1s");
  shape.has_gaps = true;
  const WindowBounds windows = *WindowBounds::Make(shape);
  const int64_t february = windows.LatestStartingBy(At("2023-03-01T00:00:00Z"));
  BOOST_TEST(FormatTime(windows.At(february).start) == "2023-02-28T23:59:59Z");
  BOOST_TEST(FormatTime(windows.At(february).stop) == "2023-03-28T23:59:59Z");
  BOOST_TEST(FormatTime(windows.FoundFrom(february)) == "2023-03-01T00:00:00Z");
  BOOST_TEST(FormatTime(windows.RowsOf(february).start) == "2023-02-28T23:59:59.999999999Z");
  BOOST_TEST((windows.RowsOf(february + 1) == windows.At(february + 1)));
  BOOST_TEST(*CountWindows(windows, {At("2023-02-10T00:00:00Z"), At("2023-02-28T23:59:59.5Z")}) == 1);
  BOOST_TEST(*CountWindows(windows, {At("2023-02-10T00:00:00Z"), At("2023-03-01T00:00:00Z")}) == 2);
  shape.offset = *ParseDuration("27d");
  BOOST_TEST(WindowBounds::Make(shape)->is_contiguous());
}

BOOST_AUTO_TEST_CASE(WindowsFollowTheClockOfTheLocation) {
  const WindowBounds days = *WindowBounds::Make(Shape("1d", "1d", "0s", "America/Los_Angeles"));
  const TimeRange spring = days.At(days.FirstStoppingAfter(At("2017-03-12T20:00:00Z")));
  BOOST_TEST(FormatTime(spring.start) == "2017-03-12T08:00:00Z");
  BOOST_TEST(FormatTime(spring.stop) == "2017-03-13T07:00:00Z");
  const WindowBounds hours = *WindowBounds::Make(Shape("1h", "1h", "0s", "Europe/Oslo"));
  const TimeRange bounds{At("2022-03-26T23:00:00Z"), At("2022-03-27T05:00:00Z")};
  int64_t count = 0;
  for (int64_t i = hours.FirstStoppingAfter(bounds.start); hours.At(i).start < bounds.stop; ++i) {
    count += Overlap(hours.At(i), bounds);
  }
  BOOST_TEST(count == 6);
}

BOOST_AUTO_TEST_CASE(BadShapesAreRefused) {
  BOOST_TEST(!WindowBounds::Make(Shape("0s", "1h", "0s")));
  BOOST_TEST(!WindowBounds::Make(Shape("-1h", "1h", "0s")));
  BOOST_TEST(!WindowBounds::Make(Shape("1mo1h", "1h", "0s")));
  BOOST_TEST(!WindowBounds::Make(Shape("1h", "1h", "0s", "Nowhere/Land")));
  const WindowBounds windows = *WindowBounds::Make(Shape("1ms", "1ms", "0s"));
  const auto count = CountWindows(windows, {At("2024-01-01"), At("2024-03-31")});
  BOOST_TEST((count.error().code == ErrorCode::kResourceExhausted));
  BOOST_TEST(*CountWindows(windows, {At("2024-01-01"), At("2024-01-01T00:00:01Z")}) == 1000);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::exec
