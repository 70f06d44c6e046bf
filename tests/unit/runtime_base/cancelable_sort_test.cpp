#include <boost/test/unit_test.hpp>
#include <functional>

#include "runtime/base/helped_sort.h"

namespace flux {
namespace {

// Numbers without order, some of them several times.
std::vector<uint32_t> Shuffled(size_t count) {
  std::vector<uint32_t> values(count);
  uint32_t state = 1;
  for (uint32_t& value : values) value = (state = state * 1664525 + 1013904223) >> 12;
  return values;
}

BOOST_AUTO_TEST_CASE(sorts_like_std_sort) {
  for (const size_t count : {0, 1, 1000, 100'000, 300'001}) {
    std::vector<uint32_t> values = Shuffled(count), wanted = values;
    std::ranges::sort(wanted);
    BOOST_TEST(SortOrCancel(values, std::less<>(), CancelToken()).has_value());
    BOOST_TEST((values == wanted));
  }
}

BOOST_AUTO_TEST_CASE(sorts_alike_with_help) {
  for (const size_t helpers : {1, 2, 6}) {
    WorkerPool pool(helpers);
    for (const size_t count : {0, 1, 20, 21, 30, 1000, 12'345}) {
      for (const size_t different : {size_t{3}, size_t{1} << 20}) {
        std::vector<uint32_t> values = Shuffled(count);
        for (uint32_t& value : values) value %= different;
        std::vector<uint32_t> wanted = values;
        std::ranges::sort(wanted);
        BOOST_TEST(SortWithHelp(values, std::less<>(), CancelToken(), &pool, 10).has_value());
        BOOST_TEST((values == wanted));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(ends_soon_when_canceled_with_help) {
  WorkerPool pool(3);
  for (const size_t before : {size_t{1} << 10, size_t{22} << 20}) {
    std::vector<uint32_t> values = Shuffled(size_t{1} << 20);
    CancelToken token;
    std::atomic<size_t> comparisons = 0;
    const auto is_less = [&](uint32_t a, uint32_t b) {
      if (++comparisons == before) token.Cancel();
      return a < b;
    };
    const Status status = SortWithHelp(values, is_less, token, &pool);
    BOOST_TEST((status || status.error().code == ErrorCode::kCanceled));
    BOOST_TEST((!token.is_canceled() || !status));
    BOOST_TEST(comparisons < before + 4 * 40 * kRowsBetweenChecks);
  }
}

BOOST_AUTO_TEST_CASE(side_by_side_is_each_step_once) {
  WorkerPool pool(3);
  for (const size_t count : {0, 1, 2, 1000}) {
    std::vector<std::atomic<int>> seen(count);
    SideBySide(&pool, count, [&](size_t i) { ++seen[i]; });
    BOOST_TEST(std::ranges::all_of(seen, [](const std::atomic<int>& times) { return times == 1; }));
  }
}

BOOST_AUTO_TEST_CASE(keeps_the_first) {
  const std::vector<uint32_t> values = Shuffled(100'000);
  std::vector<uint32_t> sorted = values;
  std::ranges::sort(sorted);
  for (const size_t count : {0, 1, 100, 40'000, 99'999, 100'000, 200'000}) {
    std::vector<uint32_t> first = values;
    BOOST_TEST(SortFirstOrCancel(first, count, std::less<>(), CancelToken()).has_value());
    BOOST_TEST((first == std::vector(sorted.begin(), sorted.begin() + std::min<ptrdiff_t>(count, sorted.size()))));
  }
}

BOOST_AUTO_TEST_CASE(ends_soon_when_canceled) {
  constexpr size_t kCount = 1 << 20, kMostPerCheck = 40 * kRowsBetweenChecks;
  for (const size_t kept : {size_t{10}, kCount}) {
    std::vector<uint32_t> values = Shuffled(kCount);
    CancelToken token;
    size_t comparisons = 0;
    const auto is_less = [&](uint32_t a, uint32_t b) {
      if (++comparisons == kCount / 2) token.Cancel();
      return a < b;
    };
    BOOST_TEST((SortFirstOrCancel(values, kept, is_less, token).error().code == ErrorCode::kCanceled));
    BOOST_TEST(comparisons < kCount / 2 + kMostPerCheck);
  }
}

BOOST_AUTO_TEST_CASE(rows_until_canceled) {
  CancelToken token;
  size_t rows = 0;
  const auto body = [&](size_t row) {
    BOOST_REQUIRE(row == rows++);
    if (row == 100'000) token.Cancel();
  };
  BOOST_TEST(!ForEachRow(1'000'000, token, body).has_value());
  BOOST_TEST(rows <= 100'001 + kRowsBetweenChecks);
  rows = 0;
  BOOST_TEST(ForEachRow(70'000, CancelToken(), body).has_value());
  BOOST_TEST(rows == 70'000u);
}

}  // namespace
}  // namespace flux
