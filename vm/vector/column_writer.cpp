#include "vm/vector/column_writer.h"

#include <algorithm>
#include <cstring>

#include "vm/vector/bits.h"

namespace flux::vector {

ColumnWriter::ColumnWriter(ColumnType type, size_t rows) : type_(type), rows_(rows) {
  switch (type) {
    case ColumnType::kBool:
      bools_.resize(rows);
      return;
    case ColumnType::kInt:
    case ColumnType::kTime:
      ints_.resize(rows);
      return;
    case ColumnType::kUint:
      uints_.resize(rows);
      return;
    case ColumnType::kFloat:
      floats_.resize(rows);
      return;
    case ColumnType::kString:
      strings_.offsets.reserve(rows + 1);
      strings_.offsets.push_back(0);
      return;
  }
}

void* ColumnWriter::ValuesAt(size_t from) {
  switch (type_) {
    case ColumnType::kBool:
      return bools_.data() + from;
    case ColumnType::kInt:
    case ColumnType::kTime:
      return ints_.data() + from;
    case ColumnType::kUint:
      return uints_.data() + from;
    case ColumnType::kFloat:
      return floats_.data() + from;
    case ColumnType::kString:
      break;
  }
  return nullptr;
}

void ColumnWriter::Append(const Operand& slice, size_t from, size_t count) {
  if (slice.valid) AppendValidity(slice, from, count);
  if (type_ == ColumnType::kString) return AppendStrings(slice, count);
  void* values = ValuesAt(from);
  if (slice.values != values) {
    DispatchStorage(type_, [&]<typename T>() {
      T* to = static_cast<T*>(values);
      for (size_t i = 0; i < count; ++i) to[i] = slice.At<T>(i);
    });
  }
  if (slice.valid) ClearNulls(slice.valid, slice.is_constant, from, count);
}

void ColumnWriter::AppendValidity(const Operand& slice, size_t from, size_t count) {
  if (!validity_) {
    validity_ = std::make_shared<std::vector<uint64_t>>((rows_ + 63) / 64, ~uint64_t{0});
    if (rows_ % 64 != 0) validity_->back() = (uint64_t{1} << (rows_ % 64)) - 1;
  }
  if (!slice.is_constant) return PackBits(slice.valid, count, validity_->data() + from / 64);
  const std::vector<uint8_t> bytes(count, slice.valid[0]);
  PackBits(bytes.data(), count, validity_->data() + from / 64);
}

void ColumnWriter::ClearNulls(const uint8_t* valid, bool is_constant, size_t from, size_t count) {
  DispatchStorage(type_, [&]<typename T>() {
    if constexpr (!std::is_same_v<T, std::string_view>) {
      T* values = static_cast<T*>(ValuesAt(from));
      for (size_t i = 0; i < count; ++i) values[i] = valid[is_constant ? 0 : i] != 0 ? values[i] : T{};
    }
  });
}

void ColumnWriter::AppendStrings(const Operand& slice, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    const std::string_view text = slice.IsValid(i) ? slice.At<std::string_view>(i) : std::string_view();
    CheckTextBytes(uint64_t{strings_.bytes.size()} + text.size());
    strings_.bytes += text;
    strings_.offsets.push_back(static_cast<uint32_t>(strings_.bytes.size()));
  }
}

ColumnRef ColumnWriter::Finish() {
  switch (type_) {
    case ColumnType::kBool:
      return Column::FlatBool(std::move(bools_), validity_);
    case ColumnType::kInt:
      return Column::FlatInt(std::move(ints_), validity_);
    case ColumnType::kUint:
      return Column::FlatUint(std::move(uints_), validity_);
    case ColumnType::kFloat:
      return Column::FlatFloat(std::move(floats_), validity_);
    case ColumnType::kString:
      return Column::FlatString(std::move(strings_), validity_);
    case ColumnType::kTime:
      return Column::FlatTime(std::move(ints_), validity_);
  }
  return nullptr;
}

}  // namespace flux::vector
