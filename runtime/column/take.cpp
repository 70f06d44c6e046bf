// Gathering rows and flattening: the two ways to a new buffer from an existing column.

#include "runtime/base/check.h"
#include "runtime/column/bitmap.h"
#include "runtime/column/column_factory.h"

namespace flux {
namespace {

template <typename T>
std::vector<T> Gather(std::span<const T> values, std::span<const uint32_t> rows) {
  std::vector<T> out(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) out[i] = values[rows[i]];
  return out;
}

BitmapRef GatherValidity(const Column& column, std::span<const uint32_t> rows) {
  const uint64_t* words = column.validity_words();
  if (words == nullptr) return nullptr;
  auto out = std::make_shared<std::vector<uint64_t>>(BitmapWords(rows.size()));
  for (size_t i = 0; i < rows.size(); ++i) {
    if (TestBit(words, column.validity_offset() + rows[i])) SetBit(out->data(), i);
  }
  return out;
}

ColumnRef GatherStrings(const Column& column, std::span<const uint32_t> rows, BitmapRef validity) {
  const StringBuffer& in = column.FlatStrings();
  const size_t offset = column.string_offset();
  size_t bytes = 0;
  for (const uint32_t row : rows) bytes += in.offsets[offset + row + 1] - in.offsets[offset + row];
  CheckTextBytes(bytes);
  StringBuffer out;
  out.offsets.reserve(rows.size() + 1);
  out.bytes.reserve(bytes);
  out.offsets.push_back(0);
  for (const uint32_t row : rows) {
    out.bytes.append(in.At(offset + row));
    out.offsets.push_back(static_cast<uint32_t>(out.bytes.size()));
  }
  return Column::FlatString(std::move(out), std::move(validity));
}

ColumnRef GatherFlat(const Column& column, std::span<const uint32_t> rows) {
  BitmapRef validity = GatherValidity(column, rows);
  switch (column.type()) {
    case ColumnType::kBool:
      return Column::FlatBool(Gather(column.FlatBools(), rows), std::move(validity));
    case ColumnType::kInt:
    case ColumnType::kUint:
    case ColumnType::kTime:
      return ColumnFactory::FlatWords(column.type(), Gather(column.FlatInts(), rows), std::move(validity));
    case ColumnType::kFloat:
      return Column::FlatFloat(Gather(column.FlatFloats(), rows), std::move(validity));
    case ColumnType::kString:
      return GatherStrings(column, rows, std::move(validity));
  }
  FLUX_CHECK(false);
}

ColumnRef FlattenConstant(const Column& column) {
  const size_t n = column.length();
  const Value& value = column.ConstantValue();
  const bool is_null = value.is_null();
  BitmapRef validity = is_null ? std::make_shared<const std::vector<uint64_t>>(BitmapWords(n)) : nullptr;
  switch (column.type()) {
    case ColumnType::kBool:
      return Column::FlatBool(std::vector<uint8_t>(n, is_null ? 0 : value.AsBool()), validity);
    case ColumnType::kInt:
    case ColumnType::kTime:
      return ColumnFactory::FlatWords(column.type(), std::vector<int64_t>(n, is_null ? 0 : column.IntAt(0)), validity);
    case ColumnType::kUint:
      return ColumnFactory::FlatWords(
          column.type(), std::vector<int64_t>(n, is_null ? 0 : static_cast<int64_t>(value.AsUint())), validity);
    case ColumnType::kFloat:
      return Column::FlatFloat(std::vector<double>(n, is_null ? 0 : value.AsFloat()), validity);
    case ColumnType::kString:
      break;
  }
  const std::string_view text = is_null ? std::string_view() : value.AsString();
  CheckTextBytes(uint64_t{text.size()} * n);
  StringBuffer strings;
  strings.offsets.push_back(0);
  strings.bytes.reserve(text.size() * n);
  for (size_t i = 0; i < n; ++i) {
    strings.bytes.append(text);
    strings.offsets.push_back(static_cast<uint32_t>(strings.bytes.size()));
  }
  return Column::FlatString(std::move(strings), std::move(validity));
}

ColumnRef FlattenDictionary(const Column& column) {
  const StringBuffer& entries = column.DictionaryEntries();
  const std::span<const uint32_t> codes = column.Codes();
  uint64_t bytes = 0;
  for (size_t i = 0; i < codes.size(); ++i) bytes += column.IsNull(i) ? 0 : entries.At(codes[i]).size();
  CheckTextBytes(bytes);
  StringBuffer strings;
  strings.bytes.reserve(bytes);
  strings.offsets.reserve(codes.size() + 1);
  strings.offsets.push_back(0);
  for (size_t i = 0; i < codes.size(); ++i) {
    if (!column.IsNull(i)) strings.bytes.append(entries.At(codes[i]));
    strings.offsets.push_back(static_cast<uint32_t>(strings.bytes.size()));
  }
  const uint64_t* words = column.validity_words();
  return Column::FlatString(std::move(strings), words ? std::make_shared<const std::vector<uint64_t>>(
                                                            CopyBits(words, column.validity_offset(), codes.size()))
                                                      : nullptr);
}

}  // namespace

ColumnRef Column::Take(std::span<const uint32_t> rows) const {
  switch (encoding_) {
    case Encoding::kConstant:
      return Constant(type_, constant_, rows.size());
    case Encoding::kDictionary:
      return Dictionary(Gather(Codes(), rows), strings_, GatherValidity(*this, rows));
    case Encoding::kFlat:
      return GatherFlat(*this, rows);
    case Encoding::kSequence:
      break;
  }
  std::vector<int64_t> out(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) out[i] = IntAt(rows[i]);
  return ColumnFactory::FlatWords(type_, std::move(out), nullptr);
}

ColumnRef Column::Flatten() const {
  switch (encoding_) {
    case Encoding::kFlat:
      return Slice(0, length_);
    case Encoding::kConstant:
      return FlattenConstant(*this);
    case Encoding::kDictionary:
      return FlattenDictionary(*this);
    case Encoding::kSequence:
      break;
  }
  std::vector<int64_t> out(length_);
  for (size_t i = 0; i < length_; ++i) out[i] = IntAt(i);
  return ColumnFactory::FlatWords(type_, std::move(out), nullptr);
}

}  // namespace flux
