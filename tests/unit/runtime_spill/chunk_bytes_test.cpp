#include "runtime/spill/chunk_bytes.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

#include "runtime/column/builder.h"

namespace flux {
namespace {

// Columns are the same when they look the same in every row: not a number is one, and zeros have signs.
void CheckSame(const Chunk& read, const Chunk& written) {
  BOOST_TEST(read.rows == written.rows);
  BOOST_REQUIRE(read.columns.size() == written.columns.size());
  for (size_t i = 0; i < read.columns.size(); ++i) {
    const Column &a = *read.columns[i], &b = *written.columns[i];
    BOOST_REQUIRE(a.type() == b.type());
    BOOST_REQUIRE(a.length() == b.length());
    BOOST_TEST(a.null_count() == b.null_count());
    for (size_t row = 0; row < a.length(); ++row) {
      BOOST_TEST(a.IsNull(row) == b.IsNull(row));
      BOOST_TEST(DebugText(a.ValueAt(row)) == DebugText(b.ValueAt(row)));
    }
  }
}

void CheckRoundTrip(const Chunk& chunk) {
  std::string bytes;
  AppendChunk(chunk, bytes);
  const Result<Chunk> read = ReadChunk(bytes);
  BOOST_REQUIRE(read.has_value());
  CheckSame(*read, chunk);
}

ColumnRef Build(ColumnType type, const std::vector<Value>& values) {
  ColumnBuilder builder(type);
  for (const Value& value : values) BOOST_REQUIRE(builder.Append(value).has_value());
  return builder.Finish();
}

Chunk EveryType() {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  return {{Build(ColumnType::kBool, {Value::Bool(true), Value::Null(), Value::Bool(false)}),
           Build(ColumnType::kInt, {Value::Int(INT64_MIN), Value::Int(7), Value::Null()}),
           Build(ColumnType::kUint, {Value::Uint(UINT64_MAX), Value::Null(), Value::Uint(0)}),
           Build(ColumnType::kFloat, {Value::Float(-0.0), Value::Float(nan), Value::Null()}),
           Build(ColumnType::kString, {Value::String(""), Value::Null(), Value::String(std::string_view("a\0b", 3))}),
           Build(ColumnType::kTime, {Value::Of(Time{-1}), Value::Null(), Value::Of(Time{1})}),
           Build(ColumnType::kInt, {Value::Int(1), Value::Int(2), Value::Int(4)})},
          3};
}

BOOST_AUTO_TEST_SUITE(chunk_bytes)

BOOST_AUTO_TEST_CASE(keeps_every_type) {
  CheckRoundTrip(EveryType());
  CheckRoundTrip(SliceRows(EveryType(), 1, 2));
  CheckRoundTrip(SliceRows(EveryType(), 2, 0));
  CheckRoundTrip({{}, 5});
}

BOOST_AUTO_TEST_CASE(keeps_every_encoding) {
  Chunk constants{{}, 3};
  for (const Value& value : {Value::Bool(true), Value::Int(-3), Value::Uint(3), Value::Float(-0.0), Value::String("x"),
                             Value::Of(Time{9})}) {
    const ColumnType type = *ToColumnType(value.kind());
    constants.columns.push_back(Column::Constant(type, value, 3));
    constants.columns.push_back(Column::Constant(type, Value::Null(), 3));
  }
  CheckRoundTrip(constants);
  CheckRoundTrip({{Column::Sequence(ColumnType::kTime, 10, -3, 4), Column::Sequence(ColumnType::kInt, 0, 1, 4)}, 4});
}

BOOST_AUTO_TEST_CASE(keeps_dictionaries_and_unfolds_those_of_few_rows) {
  const auto entries = std::make_shared<const StringBuffer>(StringBuffer{.offsets = {0, 1, 3, 3}, .bytes = "abb"});
  const auto validity = std::make_shared<const std::vector<uint64_t>>(std::vector<uint64_t>{0b10111});
  const Chunk rows{{Column::Dictionary({0, 1, 2, 0, 1}, entries, validity)}, 5};
  CheckRoundTrip(rows);
  CheckRoundTrip(SliceRows(rows, 2, 2));
}

BOOST_AUTO_TEST_CASE(refuses_what_it_did_not_write) {
  std::string bytes;
  AppendChunk(EveryType(), bytes);
  for (size_t length = 0; length < bytes.size(); ++length) {
    const Result<Chunk> read = ReadChunk(std::string_view(bytes).substr(0, length));
    BOOST_REQUIRE(!read.has_value());
    BOOST_TEST((read.error().code == ErrorCode::kDataLoss));
  }
  BOOST_TEST(!ReadChunk(bytes + "x").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux
