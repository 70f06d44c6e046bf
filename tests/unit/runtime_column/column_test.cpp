#include "runtime/column/column.h"

#include <boost/test/unit_test.hpp>

#include "runtime/column/bitmap.h"
#include "runtime/column/builder.h"

namespace flux {
namespace {

std::string Text(const Column& column) {
  std::string out;
  for (size_t i = 0; i < column.length(); ++i) out += (i == 0 ? "" : " ") + DebugText(column.ValueAt(i));
  return out;
}

ColumnRef Strings(std::initializer_list<const char*> values) {
  ColumnBuilder builder(ColumnType::kString);
  for (const char* v : values) v ? builder.AppendString(v) : builder.AppendNull();
  return builder.Finish();
}

ColumnRef ManyInts(size_t rows, size_t null_every) {
  ColumnBuilder builder(ColumnType::kInt);
  for (size_t i = 0; i < rows; ++i) {
    if (i % null_every == 0) {
      builder.AppendNull();
    } else {
      builder.AppendInt(static_cast<int64_t>(i));
    }
  }
  return builder.Finish();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(columns)

BOOST_AUTO_TEST_CASE(BitsAreLoadedAcrossWords) {
  std::vector<uint64_t> words{0xF000000000000000u, 0x5u};
  BOOST_TEST(LoadBits(words.data(), 60, 8) == 0x5Fu);
  BOOST_TEST(CountBits(words.data(), 59, 69) == 6u);
  std::vector<size_t> set;
  ForEachSetBit(words.data(), 62, 66, [&](size_t i) { set.push_back(i); });
  BOOST_TEST(set == (std::vector<size_t>{0, 1, 2, 4}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(SlicesKeepNullsAtAnyOffset) {
  const ColumnRef column = ManyInts(200, 7);
  BOOST_TEST(column->null_count() == 29u);
  for (const size_t from : {size_t{0}, size_t{1}, size_t{63}, size_t{64}, size_t{130}}) {
    const ColumnRef slice = column->Slice(from, 70)->Slice(3, 60);
    size_t nulls = 0;
    for (size_t i = 0; i < slice->length(); ++i) {
      const size_t row = from + 3 + i;
      BOOST_TEST(slice->IsNull(i) == (row % 7 == 0));
      if (slice->IsNull(i)) {
        ++nulls;
      } else {
        BOOST_TEST(slice->FlatInts()[i] == static_cast<int64_t>(row));
      }
    }
    BOOST_TEST(slice->null_count() == nulls);
  }
  BOOST_TEST(column->Slice(1, 5)->validity_words() == nullptr);
}

BOOST_AUTO_TEST_CASE(TakeKeepsConstantAndDictionary) {
  const std::vector<uint32_t> rows{3, 1, 0};
  const ColumnRef dictionary =
      Column::Dictionary({0, 1, 0, 1}, std::make_shared<const StringBuffer>(StringBuffer{{0, 1, 3}, "abb"}));
  BOOST_TEST((dictionary->Slice(0, 4)->Take(rows)->encoding() == Encoding::kDictionary));
  BOOST_TEST(Text(*dictionary->Take(rows)) == "\"bb\" \"bb\" \"a\"");
  BOOST_TEST((Column::Constant(ColumnType::kInt, Value::Int(4), 9)->Take(rows)->encoding() == Encoding::kConstant));
  BOOST_TEST(Text(*Column::Sequence(ColumnType::kInt, 10, 5, 4)->Take(rows)) == "25 15 10");
  BOOST_TEST(Text(*Strings({"x", nullptr, "yy", "z"})->Take(rows)).starts_with("\"z\" "));
}

BOOST_AUTO_TEST_CASE(FlattenGivesTheSameRows) {
  const std::vector<ColumnRef> columns = {Column::Constant(ColumnType::kUint, Value::Uint(7), 5),
                                          Column::Constant(ColumnType::kString, Value::Null(), 5),
                                          Column::Constant(ColumnType::kTime, Value::Of(Time{5}), 5),
                                          Column::Sequence(ColumnType::kTime, -3, 2, 5),
                                          Column::Constant(ColumnType::kBool, Value::Bool(true), 5),
                                          Strings({"a", "a", nullptr, "a", "b", "b", "b", "b"}),
                                          Column::Constant(ColumnType::kFloat, Value::Float(0.5), 5)};
  for (const ColumnRef& column : columns) {
    const ColumnRef slice = column->Slice(1, column->length() - 1);
    const ColumnRef flat = slice->Flatten();
    BOOST_TEST((flat->encoding() == Encoding::kFlat));
    BOOST_TEST(Text(*flat) == Text(*slice));
    BOOST_TEST(flat->null_count() == slice->null_count());
  }
}

BOOST_AUTO_TEST_CASE(BuilderPicksTheEncodingOfStrings) {
  BOOST_TEST((Strings({"a", "a", "a"})->encoding() == Encoding::kConstant));
  BOOST_TEST((Strings({"a", "b", "c"})->encoding() == Encoding::kFlat));
  const ColumnRef coded = Strings({"a", "a", nullptr, "a", "b", "b", "a", "a"});
  BOOST_TEST((coded->encoding() == Encoding::kDictionary));
  BOOST_TEST(coded->null_count() == 1u);
  BOOST_TEST((Strings({nullptr, nullptr})->encoding() == Encoding::kConstant));
  BOOST_TEST(Strings({"", nullptr, "q"})->StringAt(2) == "q");
}

BOOST_AUTO_TEST_CASE(BuilderAppendsRowsOfAnyEncoding) {
  ColumnBuilder builder(ColumnType::kInt);
  builder.AppendRows(*Column::Sequence(ColumnType::kInt, 1, 1, 5), 1, 2);
  builder.AppendRows(*ManyInts(100, 3), 64, 4);
  builder.AppendRows(*Column::Constant(ColumnType::kInt, Value::Null(), 2), 0, 1);
  builder.AppendRows(*Column::FlatInt({8, 9}), 1, 1);
  BOOST_TEST(builder.length() == 8u);
  const ColumnRef column = builder.Finish();
  BOOST_TEST(column->null_count() == 2u);
  BOOST_TEST(column->IntAt(2) == 64);
  BOOST_TEST(column->IsNull(4));
  BOOST_TEST(column->IntAt(7) == 9);
  BOOST_TEST(builder.length() == 0u);
}

BOOST_AUTO_TEST_CASE(BuilderRefusesOtherTypes) {
  ColumnBuilder builder(ColumnType::kInt);
  BOOST_TEST(builder.Append(Value::Float(1)).error().message ==
             "a value of type float cannot be stored in a column of type int");
  BOOST_TEST(builder.Append(Value::Null()).has_value());
  BOOST_TEST(!ToColumnType(ValueKind::kDuration).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
