// Columns of more text than 32-bit offsets reach are refused before anything is copied, so these tests need no memory.

#include <boost/test/unit_test.hpp>

#include "runtime/base/memory.h"
#include "runtime/column/builder.h"

namespace flux {
namespace {

constexpr size_t kMegabyte = size_t{1} << 20;

std::vector<uint32_t> Repeated(uint32_t row, size_t times) { return std::vector<uint32_t>(times, row); }

StringBuffer OneText(size_t bytes) {
  return {.offsets = {0, static_cast<uint32_t>(bytes)}, .bytes = std::string(bytes, 'x')};
}

BOOST_AUTO_TEST_SUITE(text_limit)

BOOST_AUTO_TEST_CASE(TheLastByteThatFits) {
  CheckTextBytes(UINT32_MAX);
  BOOST_CHECK_THROW(CheckTextBytes(uint64_t{UINT32_MAX} + 1), TooLarge);
}

BOOST_AUTO_TEST_CASE(RowsTakenFromFlatColumns) {
  const ColumnRef column = Column::FlatString(OneText(kMegabyte));
  BOOST_CHECK_THROW(column->Take(Repeated(0, 4096)), TooLarge);
  BOOST_TEST(column->Take(Repeated(0, 2))->StringAt(1).size() == kMegabyte);
}

BOOST_AUTO_TEST_CASE(ConstantsAndDictionariesThatAreFlattened) {
  const ColumnRef constant = Column::Constant(ColumnType::kString, Value::String(std::string(kMegabyte, 'x')), 4096);
  BOOST_CHECK_THROW(constant->Flatten(), TooLarge);
  const ColumnRef coded =
      Column::Dictionary(Repeated(0, 4096), std::make_shared<const StringBuffer>(OneText(kMegabyte)), nullptr);
  BOOST_CHECK_THROW(coded->Flatten(), TooLarge);
}

BOOST_AUTO_TEST_CASE(TextsThatAreAppended) {
  // Never read: the length alone is refused.
  const std::string_view huge("x", size_t{5} << 30);
  ColumnBuilder builder(ColumnType::kString);
  builder.AppendString("a");
  BOOST_CHECK_THROW(builder.AppendString(huge), TooLarge);
  builder.AppendString("b");
  const ColumnRef column = builder.Finish();
  BOOST_TEST(column->length() == 2u);
  BOOST_TEST(column->StringAt(1) == "b");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux
