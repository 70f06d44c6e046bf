#include "runtime/column/column_factory.h"

#include "runtime/base/check.h"
#include "runtime/column/bitmap.h"

namespace flux {

std::shared_ptr<Column> ColumnFactory::New(ColumnType type, Encoding encoding, size_t length) {
  std::shared_ptr<Column> column(new Column());
  column->type_ = type;
  column->encoding_ = encoding;
  column->length_ = length;
  return column;
}

void ColumnFactory::SetValidity(Column& column, BitmapRef validity) {
  if (!validity) return;
  FLUX_CHECK(validity->size() >= BitmapWords(column.length_));
  column.null_count_ = column.length_ - CountBits(validity->data(), 0, column.length_);
  if (column.null_count_ != 0) column.validity_ = std::move(validity);
}

ColumnRef ColumnFactory::FlatWords(ColumnType type, std::vector<int64_t> bits, BitmapRef validity) {
  auto column = New(type, Encoding::kFlat, bits.size());
  column->ints_ = std::make_shared<const std::vector<int64_t>>(std::move(bits));
  SetValidity(*column, std::move(validity));
  return column;
}

ColumnRef ColumnFactory::Slice(const Column& column, size_t from, size_t count) {
  FLUX_CHECK(from <= column.length_ && count <= column.length_ - from);
  std::shared_ptr<Column> slice(new Column(column));
  slice->length_ = count;
  if (column.encoding_ == Encoding::kConstant) {
    slice->null_count_ = column.null_count_ == 0 ? 0 : count;
    return slice;
  }
  if (column.encoding_ == Encoding::kSequence) {
    slice->sequence_start_ = column.sequence_start_ + static_cast<int64_t>(from) * column.sequence_step_;
    return slice;
  }
  slice->offset_ += from;
  if (column.validity_) slice->null_count_ = count - CountBits(column.validity_->data(), slice->offset_, count);
  if (slice->null_count_ == 0) slice->validity_ = nullptr;
  return slice;
}

ColumnRef Column::FlatBool(std::vector<uint8_t> values, BitmapRef validity) {
  auto column = ColumnFactory::New(ColumnType::kBool, Encoding::kFlat, values.size());
  column->bools_ = std::make_shared<const std::vector<uint8_t>>(std::move(values));
  ColumnFactory::SetValidity(*column, std::move(validity));
  return column;
}

ColumnRef Column::FlatInt(std::vector<int64_t> values, BitmapRef validity) {
  return ColumnFactory::FlatWords(ColumnType::kInt, std::move(values), std::move(validity));
}

ColumnRef Column::FlatUint(std::vector<uint64_t> values, BitmapRef validity) {
  return ColumnFactory::FlatWords(ColumnType::kUint, std::vector<int64_t>(values.begin(), values.end()),
                                  std::move(validity));
}

ColumnRef Column::FlatTime(std::vector<int64_t> ns, BitmapRef validity) {
  return ColumnFactory::FlatWords(ColumnType::kTime, std::move(ns), std::move(validity));
}

ColumnRef Column::FlatFloat(std::vector<double> values, BitmapRef validity) {
  auto column = ColumnFactory::New(ColumnType::kFloat, Encoding::kFlat, values.size());
  column->floats_ = std::make_shared<const std::vector<double>>(std::move(values));
  ColumnFactory::SetValidity(*column, std::move(validity));
  return column;
}

ColumnRef Column::FlatString(StringBuffer values, BitmapRef validity) {
  if (values.offsets.empty()) values.offsets.push_back(0);
  auto column = ColumnFactory::New(ColumnType::kString, Encoding::kFlat, values.offsets.size() - 1);
  column->strings_ = std::make_shared<const StringBuffer>(std::move(values));
  ColumnFactory::SetValidity(*column, std::move(validity));
  return column;
}

ColumnRef Column::Constant(ColumnType type, Value value, size_t length) {
  auto column = ColumnFactory::New(type, Encoding::kConstant, length);
  if (value.is_null()) {
    column->null_count_ = length;
    column->constant_ = Value::Null(ToValueKind(type));
    return column;
  }
  FLUX_CHECK(value.kind() == ToValueKind(type));
  column->constant_ = std::move(value);
  return column;
}

ColumnRef Column::Dictionary(std::vector<uint32_t> codes, std::shared_ptr<const StringBuffer> dictionary,
                             BitmapRef validity) {
  auto column = ColumnFactory::New(ColumnType::kString, Encoding::kDictionary, codes.size());
  column->codes_ = std::make_shared<const std::vector<uint32_t>>(std::move(codes));
  column->strings_ = std::move(dictionary);
  ColumnFactory::SetValidity(*column, std::move(validity));
  return column;
}

ColumnRef Column::Sequence(ColumnType type, int64_t start, int64_t step, size_t length) {
  FLUX_CHECK(type == ColumnType::kInt || type == ColumnType::kTime);
  auto column = ColumnFactory::New(type, Encoding::kSequence, length);
  column->sequence_start_ = start;
  column->sequence_step_ = step;
  return column;
}

ColumnRef Column::Slice(size_t from, size_t count) const { return ColumnFactory::Slice(*this, from, count); }

}  // namespace flux
