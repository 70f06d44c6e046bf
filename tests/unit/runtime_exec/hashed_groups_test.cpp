#include "runtime/exec/hashed_groups.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <random>

#include "runtime/exec/hashed_aggregate.h"
#include "tests/unit/runtime_exec/bench_plan.h"

namespace flux::exec {
namespace {

ColumnRef ColumnOf(ColumnType type, const std::vector<Value>& values) {
  ColumnBuilder builder(type);
  for (const Value& value : values) BOOST_REQUIRE(builder.Append(value).has_value());
  return builder.Finish();
}

// Values that are next to each other in order, or equal though they look different.
std::vector<Value> Edges(ColumnType type) {
  constexpr double kInf = std::numeric_limits<double>::infinity(), kNaN = std::numeric_limits<double>::quiet_NaN();
  switch (type) {
    case ColumnType::kBool:
      return {Value::Bool(true), Value::Bool(false), Value::Null()};
    case ColumnType::kInt:
      return {Value::Int(0), Value::Int(-1), Value::Int(INT64_MIN), Value::Int(INT64_MAX), Value::Int(256)};
    case ColumnType::kTime:
      return {Value::Of(Time{5}), Value::Null(), Value::Of(Time{-5})};
    case ColumnType::kUint:
      return {Value::Uint(UINT64_MAX), Value::Uint(0), Value::Uint(255), Value::Uint(256)};
    case ColumnType::kFloat:
      return {Value::Float(-0.0), Value::Float(0.0),    Value::Float(kNaN),    Value::Float(-kInf), Value::Float(kInf),
              Value::Float(-1.5), Value::Float(1e-300), Value::Float(-1e-300), Value::Null()};
    case ColumnType::kString:
      return {Value::String(""),
              Value::String("a"),
              Value::String(std::string_view("a\0", 2)),
              Value::String(std::string_view("a\0b", 3)),
              Value::String("ab"),
              Value::String("a\x01"),
              Value::String("\xff"),
              Value::Null()};
  }
  return {};
}

GroupKey KeyOf(const std::vector<ColumnDef>& columns, std::span<const ColumnRef> values, size_t row) {
  std::vector<GroupKeyEntry> entries;
  for (size_t i = 0; i < columns.size(); ++i) {
    entries.push_back({columns[i].name, columns[i].type, values[i]->ValueAt(row)});
  }
  return GroupKey(std::move(entries));
}

// Groups rows of random values as a map of group keys does.
void CheckGroups(const std::vector<ColumnDef>& columns, unsigned seed) {
  constexpr size_t kRows = 400;
  std::mt19937 random(seed);
  std::vector<ColumnRef> values;
  for (const ColumnDef& column : columns) {
    const std::vector<Value> edges = Edges(column.type);
    std::vector<Value> drawn;
    for (size_t i = 0; i < kRows; ++i) drawn.push_back(edges[random() % edges.size()]);
    values.push_back(ColumnOf(column.type, drawn));
  }
  std::vector<size_t> all(columns.size());
  std::iota(all.begin(), all.end(), 0);
  HashedGroups groups(Schema(columns), all);
  std::map<GroupKey, uint32_t> expected;
  for (size_t row = 0; row < kRows; ++row) {
    const auto known = expected.emplace(KeyOf(columns, values, row), static_cast<uint32_t>(expected.size())).first;
    BOOST_REQUIRE_EQUAL(groups.NumberOf(values, row), known->second);
  }
  BOOST_REQUIRE_EQUAL(groups.size(), expected.size());
  std::vector<uint32_t> numbers;
  for (const auto& [key, number] : expected) numbers.push_back(number);
  const std::vector<uint32_t> ascending = groups.Ascending(CancelToken()).value();
  BOOST_TEST(ascending == numbers, boost::test_tools::per_element());
  const std::vector<ColumnRef> keys = groups.KeysOf(ascending);
  size_t row = 0;
  for (const auto& [key, number] : expected) {
    BOOST_TEST(KeyOf(columns, keys, row++).DebugText() == key.DebugText());
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hashed_groups)

BOOST_AUTO_TEST_CASE(OneColumnOfEachType) {
  for (const ColumnType type : {ColumnType::kBool, ColumnType::kInt, ColumnType::kTime, ColumnType::kUint,
                                ColumnType::kFloat, ColumnType::kString}) {
    CheckGroups({{"k", type}}, 1);
  }
}

BOOST_AUTO_TEST_CASE(ColumnsCountInOrderOfTheirNames) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    CheckGroups({{"z", ColumnType::kString}, {"b", ColumnType::kFloat}, {"c", ColumnType::kInt}}, seed);
    CheckGroups({{"b", ColumnType::kString}, {"a", ColumnType::kString}}, seed);
  }
}

BOOST_AUTO_TEST_CASE(NoColumnsAreOneGroup) {
  HashedGroups groups(Schema(), {});
  BOOST_TEST(groups.NumberOf({}, 0) == 0u);
  BOOST_TEST(groups.NumberOf({}, 1) == 0u);
  BOOST_TEST(groups.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::exec
