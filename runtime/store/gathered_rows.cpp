#include "runtime/store/gathered_rows.h"

namespace flux::store {

namespace {

template <typename T>
uint64_t* ExtendBits(std::vector<T>& values, size_t rows) {
  static_assert(sizeof(T) == sizeof(uint64_t));
  values.resize(values.size() + rows);
  return reinterpret_cast<uint64_t*>(values.data() + values.size() - rows);
}

// Appends rows of a column of a scan, which has no nulls.
template <typename T>
void AppendAll(const Column& column, const PartRows& rows, std::vector<T>& out,
               std::span<const T> (Column::*flat)() const, T (Column::*at)(size_t) const) {
  if (column.encoding() == Encoding::kFlat) {
    const std::span<const T> values = (column.*flat)().subspan(rows.from, rows.size());
    out.insert(out.end(), values.begin(), values.end());
  } else {
    for (size_t i = rows.from; i < rows.to; ++i) out.push_back((column.*at)(i));
  }
}

}  // namespace

void GatheredRows::Start(ColumnType type, ChunkParts parts, size_t most_rows) {
  most_rows_ = most_rows;
  type_ = type;
  parts_ = parts;
  if (!IsPlain(type)) others_ = ColumnBuilder(type);
}

uint64_t* GatheredRows::Extend(size_t rows) {
  if (type_ == ColumnType::kFloat) return ExtendBits(floats_, rows);
  return type_ == ColumnType::kUint ? ExtendBits(uints_, rows) : ExtendBits(ints_, rows);
}

void GatheredRows::Append(const PartRows& rows) {
  if (size_ == 0 && rows.size() > 1) Reserve();
  size_ += rows.size();
  if (parts_.times) AppendAll<int64_t>(*rows.times, rows, times_, &Column::FlatInts, &Column::IntAt);
  if (!parts_.values) return;
  switch (type_) {
    case ColumnType::kFloat:
      return AppendAll<double>(*rows.values, rows, floats_, &Column::FlatFloats, &Column::FloatAt);
    case ColumnType::kUint:
      for (size_t i = rows.from; i < rows.to; ++i) uints_.push_back(rows.values->UintAt(i));
      return;
    case ColumnType::kInt:
    case ColumnType::kTime:
      return AppendAll<int64_t>(*rows.values, rows, ints_, &Column::FlatInts, &Column::IntAt);
    case ColumnType::kBool:
    case ColumnType::kString:
      others_.AppendRows(*rows.values, rows.from, rows.size());
      return;
  }
}

void GatheredRows::AppendPoint(int64_t time, uint64_t bits) {
  ++size_;
  if (parts_.times) times_.push_back(time);
  if (parts_.values) *Extend(1) = bits;
}

void GatheredRows::Reserve() {
  if (parts_.times) times_.reserve(most_rows_);
  if (!parts_.values) return;
  if (type_ == ColumnType::kFloat) floats_.reserve(most_rows_);
  if (type_ == ColumnType::kUint) uints_.reserve(most_rows_);
  if (type_ == ColumnType::kInt || type_ == ColumnType::kTime) ints_.reserve(most_rows_);
}

Status GatheredRows::AppendChunk(std::string_view bytes, size_t rows) {
  if (size_ == 0) Reserve();
  size_ += rows;
  if (parts_.times) times_.resize(times_.size() + rows);
  return DecodeNumbers(bytes, type_, rows, parts_.times ? times_.data() + times_.size() - rows : nullptr,
                       parts_.values ? Extend(rows) : nullptr);
}

PartRows GatheredRows::Finish() {
  return {parts_.times ? Column::FlatTime(std::exchange(times_, {})) : nullptr,
          parts_.values ? FinishValues() : nullptr, 0, std::exchange(size_, 0)};
}

ColumnRef GatheredRows::FinishValues() {
  switch (type_) {
    case ColumnType::kFloat:
      return Column::FlatFloat(std::exchange(floats_, {}));
    case ColumnType::kUint:
      return Column::FlatUint(std::exchange(uints_, {}));
    case ColumnType::kInt:
      return Column::FlatInt(std::exchange(ints_, {}));
    case ColumnType::kTime:
      return Column::FlatTime(std::exchange(ints_, {}));
    case ColumnType::kBool:
    case ColumnType::kString:
      return others_.Finish();
  }
  return nullptr;
}

}  // namespace flux::store
