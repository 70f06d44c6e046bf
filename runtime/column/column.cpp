#include "runtime/column/column.h"

#include "runtime/base/check.h"
#include "runtime/base/memory.h"
#include "runtime/column/bitmap.h"

namespace flux {

std::string_view ColumnTypeName(ColumnType type) { return ValueKindName(ToValueKind(type)); }

ValueKind ToValueKind(ColumnType type) {
  switch (type) {
    case ColumnType::kBool:
      return ValueKind::kBool;
    case ColumnType::kInt:
      return ValueKind::kInt;
    case ColumnType::kUint:
      return ValueKind::kUint;
    case ColumnType::kFloat:
      return ValueKind::kFloat;
    case ColumnType::kString:
      return ValueKind::kString;
    case ColumnType::kTime:
      return ValueKind::kTime;
  }
  return ValueKind::kNull;
}

void CheckTextBytes(uint64_t bytes) {
  if (bytes > UINT32_MAX) {
    throw TooLarge(
        "a column would have more than 4 GiB of text in one piece; make smaller tables with `group` or `window`, or "
        "`drop` columns that nobody needs");
  }
}

Result<ColumnType> ToColumnType(ValueKind kind) {
  switch (kind) {
    case ValueKind::kBool:
      return ColumnType::kBool;
    case ValueKind::kInt:
      return ColumnType::kInt;
    case ValueKind::kUint:
      return ColumnType::kUint;
    case ValueKind::kFloat:
      return ColumnType::kFloat;
    case ValueKind::kString:
      return ColumnType::kString;
    case ValueKind::kTime:
      return ColumnType::kTime;
    case ValueKind::kNull:
    case ValueKind::kDuration:
    case ValueKind::kBytes:
    case ValueKind::kRegexp:
    case ValueKind::kArray:
    case ValueKind::kDict:
    case ValueKind::kRecord:
    case ValueKind::kFunction:
    case ValueKind::kStream:
    case ValueKind::kDynamic:
      break;
  }
  return Fail(ErrorCode::kInvalid,
              "a value of type " + std::string(ValueKindName(kind)) +
                  " cannot be stored in a column; columns hold bool, int, uint, float, string and time");
}

bool Column::IsNull(size_t row) const {
  if (encoding_ == Encoding::kConstant) return constant_.is_null();
  return validity_ && !TestBit(validity_->data(), offset_ + row);
}

bool Column::BoolAt(size_t row) const {
  if (encoding_ == Encoding::kConstant) return constant_.AsBool();
  return (*bools_)[offset_ + row] != 0;
}

int64_t Column::IntAt(size_t row) const {
  switch (encoding_) {
    case Encoding::kFlat:
      return (*ints_)[offset_ + row];
    case Encoding::kSequence:
      return sequence_start_ + static_cast<int64_t>(row) * sequence_step_;
    case Encoding::kConstant:
      return type_ == ColumnType::kTime ? constant_.AsTime().ns : constant_.AsInt();
    case Encoding::kDictionary:
      break;
  }
  FLUX_CHECK(false);
}

uint64_t Column::UintAt(size_t row) const {
  if (encoding_ == Encoding::kConstant) return constant_.AsUint();
  return static_cast<uint64_t>((*ints_)[offset_ + row]);
}

double Column::FloatAt(size_t row) const {
  if (encoding_ == Encoding::kConstant) return constant_.AsFloat();
  return (*floats_)[offset_ + row];
}

std::string_view Column::StringAt(size_t row) const {
  switch (encoding_) {
    case Encoding::kFlat:
      return strings_->At(offset_ + row);
    case Encoding::kDictionary:
      return strings_->At((*codes_)[offset_ + row]);
    case Encoding::kConstant:
      return constant_.AsString();
    case Encoding::kSequence:
      break;
  }
  FLUX_CHECK(false);
}

Value Column::ValueAt(size_t row) const {
  if (encoding_ == Encoding::kConstant) return constant_;
  if (IsNull(row)) return Value::Null(ToValueKind(type_));
  switch (type_) {
    case ColumnType::kBool:
      return Value::Bool(BoolAt(row));
    case ColumnType::kInt:
      return Value::Int(IntAt(row));
    case ColumnType::kUint:
      return Value::Uint(UintAt(row));
    case ColumnType::kFloat:
      return Value::Float(FloatAt(row));
    case ColumnType::kString:
      return Value::String(StringAt(row));
    case ColumnType::kTime:
      return Value::Of(Time{IntAt(row)});
  }
  FLUX_CHECK(false);
}

std::span<const uint8_t> Column::FlatBools() const {
  FLUX_CHECK(encoding_ == Encoding::kFlat && bools_);
  return {bools_->data() + offset_, length_};
}

std::span<const int64_t> Column::FlatInts() const {
  FLUX_CHECK(encoding_ == Encoding::kFlat && ints_);
  return {ints_->data() + offset_, length_};
}

std::span<const double> Column::FlatFloats() const {
  FLUX_CHECK(encoding_ == Encoding::kFlat && floats_);
  return {floats_->data() + offset_, length_};
}

const StringBuffer& Column::FlatStrings() const {
  FLUX_CHECK(encoding_ == Encoding::kFlat && strings_);
  return *strings_;
}

std::span<const uint32_t> Column::Codes() const {
  FLUX_CHECK(encoding_ == Encoding::kDictionary);
  return {codes_->data() + offset_, length_};
}

const StringBuffer& Column::DictionaryEntries() const {
  FLUX_CHECK(encoding_ == Encoding::kDictionary);
  return *strings_;
}

size_t Column::ByteSize() const {
  size_t bytes = sizeof(Column);
  if (bools_) bytes += bools_->capacity();
  if (ints_) bytes += ints_->capacity() * sizeof(int64_t);
  if (floats_) bytes += floats_->capacity() * sizeof(double);
  if (codes_) bytes += codes_->capacity() * sizeof(uint32_t);
  if (strings_) bytes += strings_->offsets.capacity() * sizeof(uint32_t) + strings_->bytes.capacity();
  if (validity_) bytes += validity_->capacity() * sizeof(uint64_t);
  return bytes;
}

}  // namespace flux
