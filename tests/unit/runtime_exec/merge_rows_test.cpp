// Merging rows that ascend gives what hashing them gives.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <vector>

#include "runtime/exec/row_groups.h"
#include "runtime/exec/row_matcher.h"

namespace flux::exec {

namespace {

// Ascending times, some of them equal, in one of several encodings.
ColumnRef RandomTimes(std::mt19937& random) {
  const size_t length = random() % 6;
  if (random() % 3 == 0) {
    return Column::Sequence(ColumnType::kTime, static_cast<int64_t>(random() % 4),
                            1 + static_cast<int64_t>(random() % 2), length);
  }
  std::vector<int64_t> times(length);
  for (int64_t& time : times) time = static_cast<int64_t>(random() % 8) - 3;
  std::ranges::sort(times);
  return Column::FlatTime(std::move(times));
}

std::vector<int64_t> ValuesOf(const std::vector<ColumnRef>& columns) {
  std::vector<int64_t> values;
  for (const ColumnRef& column : columns) {
    for (size_t row = 0; row < column->length(); ++row) values.push_back(column->IntAt(row));
  }
  return values;
}

struct Pairs {
  std::vector<uint32_t> left, right;
  friend bool operator==(const Pairs&, const Pairs&) = default;
};

Pairs PairsOf(const RowMatcher& matcher) {
  Pairs all;
  const Status done = matcher.VisitPairs(CancelToken(), [&](const RowPairs& pairs) -> Status {
    all.left.insert(all.left.end(), pairs.left.begin(), pairs.left.end());
    all.right.insert(all.right.end(), pairs.right.begin(), pairs.right.end());
    return {};
  });
  BOOST_REQUIRE(done.has_value());
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(merged_groups_ascend_and_begin_with_their_first_row) {
  std::mt19937 random(1);
  for (int run = 0; run < 2000; ++run) {
    std::vector<ColumnRef> columns;
    for (size_t i = random() % 5; i-- > 0;) {
      columns.push_back(!columns.empty() && random() % 2 == 0 ? columns[0] : RandomTimes(random));
    }
    const std::vector<int64_t> values = ValuesOf(columns);
    const auto merged = MergeRows(columns, CancelToken());
    BOOST_REQUIRE((merged && *merged));
    const RowGroups& groups = **merged;
    std::map<int64_t, uint32_t> first;
    for (uint32_t row = 0; row < values.size(); ++row) first.try_emplace(values[row], row);
    BOOST_REQUIRE(groups.count() == first.size());
    std::map<int64_t, uint32_t> number;
    for (const auto& [value, row] : first) {
      BOOST_TEST(groups.first_row[number.size()] == row);
      number.emplace(value, static_cast<uint32_t>(number.size()));
    }
    BOOST_REQUIRE(groups.group_of_row.size() == values.size());
    for (size_t row = 0; row < values.size(); ++row) BOOST_TEST(groups.group_of_row[row] == number[values[row]]);
  }
}

BOOST_AUTO_TEST_CASE(rows_with_nulls_are_not_merged) {
  const ColumnRef nulls = Column::Constant(ColumnType::kTime, Value::Null(ValueKind::kTime), 2);
  const ColumnRef columns[] = {Column::FlatTime({1, 2}), nulls};
  const auto merged = MergeRows(columns, CancelToken());
  BOOST_REQUIRE(merged.has_value());
  BOOST_TEST(!merged->has_value());
}

BOOST_AUTO_TEST_CASE(merging_finds_the_pairs_that_hashing_finds) {
  std::mt19937 random(2);
  for (int run = 0; run < 4000; ++run) {
    const ColumnRef left = RandomTimes(random);
    ColumnRef right = random() % 4 == 0 ? left : RandomTimes(random);
    if (random() % 8 == 0) right = Column::Constant(ColumnType::kTime, Value::Null(ValueKind::kTime), 2);
    const OuterSides outer{.left = random() % 2 == 0, .right = random() % 2 == 0};
    const auto hashed =
        RowMatcher::Make({&left, 1}, {&right, 1}, left->length(), right->length(), outer, CancelToken());
    const auto merged = RowMatcher::MakeMerging(left, right, outer, CancelToken());
    BOOST_REQUIRE((hashed && merged));
    BOOST_TEST((PairsOf(*hashed) == PairsOf(*merged)));
  }
}

}  // namespace flux::exec
