#include "tests/unit/vm_jit/sample_columns.h"

#include <array>
#include <cmath>
#include <limits>

#include "runtime/column/builder.h"

namespace flux::jit_test {
namespace {

constexpr std::array kTypes = {ColumnType::kBool,  ColumnType::kInt,    ColumnType::kUint,
                               ColumnType::kFloat, ColumnType::kString, ColumnType::kTime};
constexpr std::array<int64_t, 8> kInts = {
    0, 1, -1, 2, 7, std::numeric_limits<int64_t>::min(), std::numeric_limits<int64_t>::max(), -1000};
constexpr std::array<double, 14> kFloats = {
    0.0, -0.0, 1.0, -1.5, 0.5, 2.5, 1e308, 5e-324, -1e300, 1e19, 9.3e18, -3e200, 4503599627370497.5, 3.0};
constexpr std::array<std::string_view, 6> kTexts = {"", "a", "ab", "b", "!x", "zz"};

ColumnRef Flat(ColumnType type, size_t rows, bool has_nulls, std::mt19937_64& random) {
  ColumnBuilder builder(type);
  for (size_t i = 0; i < rows; ++i) {
    if (has_nulls && random() % 4 == 0) {
      builder.AppendNull();
    } else if (!builder.Append(RandomValue(type, random))) {
      std::abort();
    }
  }
  return builder.Finish()->Flatten();
}

ColumnRef Dictionary(size_t rows, bool has_nulls, std::mt19937_64& random) {
  auto dictionary = std::make_shared<StringBuffer>();
  dictionary->offsets.push_back(0);
  for (const std::string_view text : kTexts) {
    dictionary->bytes += text;
    dictionary->offsets.push_back(static_cast<uint32_t>(dictionary->bytes.size()));
  }
  std::vector<uint32_t> codes;
  auto validity = std::make_shared<std::vector<uint64_t>>((rows + 63) / 64, 0);
  for (size_t i = 0; i < rows; ++i) {
    const bool is_null = has_nulls && random() % 4 == 0;
    codes.push_back(is_null ? 0 : static_cast<uint32_t>(random() % kTexts.size()));
    if (!is_null) (*validity)[i / 64] |= uint64_t{1} << (i % 64);
  }
  return Column::Dictionary(std::move(codes), dictionary, has_nulls ? validity : nullptr);
}

}  // namespace

Value RandomValue(ColumnType type, std::mt19937_64& random) {
  const bool is_special = random() % 3 != 0;
  switch (type) {
    case ColumnType::kBool:
      return Value::Bool(random() % 2 == 0);
    case ColumnType::kInt:
      return Value::Int(is_special ? kInts[random() % kInts.size()] : static_cast<int64_t>(random()));
    case ColumnType::kUint:
      return Value::Uint(is_special ? static_cast<uint64_t>(kInts[random() % kInts.size()]) : random());
    case ColumnType::kFloat: {
      if (random() % 12 == 0) return Value::Float(std::numeric_limits<double>::quiet_NaN());
      if (random() % 12 == 0) return Value::Float(random() % 2 == 0 ? INFINITY : -INFINITY);
      return Value::Float(is_special ? kFloats[random() % kFloats.size()]
                                     : static_cast<double>(static_cast<int64_t>(random())) / 1e15);
    }
    case ColumnType::kString:
      return Value::String(kTexts[random() % kTexts.size()]);
    case ColumnType::kTime:
      return Value::Of(Time{kInts[random() % kInts.size()]});
  }
  return {};
}

Sample MakeSample(size_t rows, uint64_t seed) {
  std::mt19937_64 random(seed);
  Sample sample;
  std::vector<ColumnDef> columns;
  const auto add = [&](std::string name, ColumnType type, ColumnRef column) {
    columns.push_back({std::move(name), type});
    sample.chunk.columns.push_back(std::move(column));
  };
  for (const ColumnType type : kTypes) {
    const std::string name(ColumnTypeName(type));
    add(name + "_flat", type, Flat(type, rows, false, random));
    add(name + "_nulls", type, Flat(type, rows, true, random));
    add(name + "_constant", type, Column::Constant(type, RandomValue(type, random), rows));
    add(name + "_null", type, Column::Constant(type, Value::Null(ToValueKind(type)), rows));
  }
  add("string_dictionary", ColumnType::kString, Dictionary(rows, false, random));
  add("string_sparse", ColumnType::kString, Dictionary(rows, true, random));
  add("int_sequence", ColumnType::kInt, Column::Sequence(ColumnType::kInt, -3, 1, rows));
  add("time_sequence", ColumnType::kTime, Column::Sequence(ColumnType::kTime, 5, -2, rows));
  sample.schema = Schema(std::move(columns));
  sample.chunk.rows = rows;
  for (size_t row = 0; row < rows; ++row) {
    std::vector<RecordField> fields;
    for (size_t i = 0; i < sample.schema.size(); ++i) {
      fields.push_back({sample.schema[i].name, sample.chunk.columns[i]->ValueAt(row)});
    }
    sample.rows.push_back(MakeRecord(std::move(fields)));
  }
  return sample;
}

}  // namespace flux::jit_test
