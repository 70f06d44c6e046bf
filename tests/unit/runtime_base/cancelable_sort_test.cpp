#include "runtime/base/cancelable_sort.h"

#include <boost/test/unit_test.hpp>
#include <functional>

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
