#include "runtime/spill/chunk_bytes.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "runtime/column/bitmap.h"

namespace flux {
namespace {

// What a column costs besides its values.
constexpr size_t kColumnBytes = 192;

template <typename T>
void Put(T value, std::string& out) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <typename T>
void PutArray(std::span<const T> values, std::string& out) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
}

void PutText(std::string_view text, std::string& out) {
  Put(uint64_t{text.size()}, out);
  out.append(text);
}

// The texts [from, from + count) of a buffer.
void PutTexts(const StringBuffer& texts, size_t from, size_t count, std::string& out) {
  const uint32_t begin = texts.offsets[from];
  for (size_t i = from; i <= from + count; ++i) Put(texts.offsets[i] - begin, out);
  PutText(std::string_view(texts.bytes).substr(begin, texts.offsets[from + count] - begin), out);
}

void PutConstant(const Column& column, std::string& out) {
  const Value& value = column.ConstantValue();
  Put(value.is_null(), out);
  if (value.is_null()) return;
  switch (column.type()) {
    case ColumnType::kBool:
      return Put(uint64_t{column.BoolAt(0)}, out);
    case ColumnType::kInt:
    case ColumnType::kTime:
      return Put(static_cast<uint64_t>(column.IntAt(0)), out);
    case ColumnType::kUint:
      return Put(column.UintAt(0), out);
    case ColumnType::kFloat:
      return Put(std::bit_cast<uint64_t>(column.FloatAt(0)), out);
    case ColumnType::kString:
      return PutText(value.AsString(), out);
  }
}

size_t EntriesOf(const StringBuffer& dictionary) {
  return dictionary.offsets.empty() ? 0 : dictionary.offsets.size() - 1;
}

// A dictionary of many texts is not worth writing for a few rows: these are written flat.
void PutFlatTexts(const Column& column, std::string& out) {
  uint32_t end = 0;
  std::string bytes;
  Put(end, out);
  for (size_t row = 0; row < column.length(); ++row) {
    if (!column.IsNull(row)) bytes.append(column.StringAt(row));
    CheckTextBytes(bytes.size());
    end = static_cast<uint32_t>(bytes.size());
    Put(end, out);
  }
  PutText(bytes, out);
}

void PutFlat(const Column& column, std::string& out) {
  switch (column.type()) {
    case ColumnType::kBool:
      return PutArray(column.FlatBools(), out);
    case ColumnType::kInt:
    case ColumnType::kUint:
    case ColumnType::kTime:
      return PutArray(column.FlatInts(), out);
    case ColumnType::kFloat:
      return PutArray(column.FlatFloats(), out);
    case ColumnType::kString:
      return PutTexts(column.FlatStrings(), column.string_offset(), column.length(), out);
  }
}

void PutColumn(const Column& column, std::string& out) {
  const bool is_coded = column.encoding() == Encoding::kDictionary;
  const bool is_unfolded = is_coded && EntriesOf(column.DictionaryEntries()) > column.length();
  const bool has_validity = column.validity_words() != nullptr && column.has_nulls();
  Put(column.type(), out);
  Put(is_unfolded ? Encoding::kFlat : column.encoding(), out);
  Put(has_validity, out);
  if (has_validity) {
    const std::vector<uint64_t> words = CopyBits(column.validity_words(), column.validity_offset(), column.length());
    PutArray(std::span<const uint64_t>(words), out);
  }
  switch (column.encoding()) {
    case Encoding::kFlat:
      return PutFlat(column, out);
    case Encoding::kConstant:
      return PutConstant(column, out);
    case Encoding::kSequence:
      Put(column.sequence_start(), out);
      return Put(column.sequence_step(), out);
    case Encoding::kDictionary:
      if (is_unfolded) return PutFlatTexts(column, out);
      PutArray(column.Codes(), out);
      Put(uint64_t{EntriesOf(column.DictionaryEntries())}, out);
      return PutTexts(column.DictionaryEntries(), 0, EntriesOf(column.DictionaryEntries()), out);
  }
}

// Reads from the front of a view. What is not there is read as zeros, which `is_good` tells.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  bool is_good() const { return is_good_; }
  bool is_at_end() const { return bytes_.empty(); }

  template <typename T>
  T Take() {
    T value{};
    const std::string_view bytes = TakeBytes(sizeof value);
    if (is_good_) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }
  template <typename T>
  std::vector<T> TakeArray(uint64_t count) {
    std::vector<T> values;
    if (count > bytes_.size() / sizeof(T)) is_good_ = false;
    if (!is_good_) return values;
    const std::string_view bytes = TakeBytes(count * sizeof(T));
    values.resize(count);
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
  }
  std::string_view TakeText() { return TakeBytes(Take<uint64_t>()); }
  StringBuffer TakeTexts(uint64_t count) {
    StringBuffer texts;
    if (count >= bytes_.size()) is_good_ = false;
    texts.offsets = TakeArray<uint32_t>(count + 1);
    texts.bytes = TakeText();
    return texts;
  }

 private:
  std::string_view TakeBytes(uint64_t count) {
    if (count > bytes_.size()) is_good_ = false;
    if (!is_good_) return {};
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }

  std::string_view bytes_;
  bool is_good_ = true;
};

Value TakeConstant(ColumnType type, Reader& in) {
  if (in.Take<bool>()) return Value::Null();
  if (type == ColumnType::kString) return Value::String(std::string(in.TakeText()));
  const auto bits = in.Take<uint64_t>();
  switch (type) {
    case ColumnType::kBool:
      return Value::Bool(bits != 0);
    case ColumnType::kInt:
      return Value::Int(static_cast<int64_t>(bits));
    case ColumnType::kUint:
      return Value::Uint(bits);
    case ColumnType::kFloat:
      return Value::Float(std::bit_cast<double>(bits));
    case ColumnType::kTime:
      return Value::Of(Time{static_cast<int64_t>(bits)});
    case ColumnType::kString:
      break;
  }
  return Value::Null();
}

ColumnRef TakeFlat(ColumnType type, size_t rows, BitmapRef validity, Reader& in) {
  switch (type) {
    case ColumnType::kBool:
      return Column::FlatBool(in.TakeArray<uint8_t>(rows), std::move(validity));
    case ColumnType::kInt:
      return Column::FlatInt(in.TakeArray<int64_t>(rows), std::move(validity));
    case ColumnType::kUint:
      return Column::FlatUint(in.TakeArray<uint64_t>(rows), std::move(validity));
    case ColumnType::kFloat:
      return Column::FlatFloat(in.TakeArray<double>(rows), std::move(validity));
    case ColumnType::kTime:
      return Column::FlatTime(in.TakeArray<int64_t>(rows), std::move(validity));
    case ColumnType::kString:
      return Column::FlatString(in.TakeTexts(rows), std::move(validity));
  }
  return nullptr;
}

// Gives null when the bytes are not of that form.
ColumnRef TakeColumn(size_t rows, Reader& in) {
  const auto type = in.Take<ColumnType>();
  const auto encoding = in.Take<Encoding>();
  BitmapRef validity;
  if (in.Take<bool>()) {
    validity = std::make_shared<const std::vector<uint64_t>>(in.TakeArray<uint64_t>(BitmapWords(rows)));
  }
  if (!in.is_good()) return nullptr;
  switch (encoding) {
    case Encoding::kFlat:
      return TakeFlat(type, rows, std::move(validity), in);
    case Encoding::kConstant:
      return Column::Constant(type, TakeConstant(type, in), rows);
    case Encoding::kSequence: {
      const auto start = in.Take<int64_t>();
      return Column::Sequence(type, start, in.Take<int64_t>(), rows);
    }
    case Encoding::kDictionary: {
      std::vector<uint32_t> codes = in.TakeArray<uint32_t>(rows);
      const auto entries = in.Take<uint64_t>();
      return Column::Dictionary(std::move(codes), std::make_shared<const StringBuffer>(in.TakeTexts(entries)),
                                std::move(validity));
    }
  }
  return nullptr;
}

// Of a dictionary that others may share: what its entries take, as far as each row may have one of its own.
size_t EntryBytes(const Column& column) {
  const size_t entries = EntriesOf(column.DictionaryEntries());
  if (entries == 0) return 0;
  return std::min(entries, column.length()) * (column.DictionaryEntries().offsets.back() / entries);
}

size_t ValueBytes(const Column& column) {
  switch (column.encoding()) {
    case Encoding::kConstant:
    case Encoding::kSequence:
      return 0;
    case Encoding::kDictionary:
      return column.length() * sizeof(uint32_t) + EntryBytes(column);
    case Encoding::kFlat:
      break;
  }
  if (column.type() == ColumnType::kBool) return column.length();
  if (column.type() != ColumnType::kString) return column.length() * sizeof(uint64_t);
  const StringBuffer& texts = column.FlatStrings();
  const size_t from = column.string_offset();
  return column.length() * sizeof(uint32_t) + texts.offsets[from + column.length()] - texts.offsets[from];
}

}  // namespace

size_t HeldBytes(const Chunk& chunk) {
  size_t bytes = sizeof(Chunk) + chunk.columns.size() * kColumnBytes;
  for (const ColumnRef& column : chunk.columns) bytes += ValueBytes(*column);
  return bytes;
}

void AppendChunk(const Chunk& chunk, std::string& out) {
  Put(uint64_t{chunk.rows}, out);
  Put(static_cast<uint32_t>(chunk.columns.size()), out);
  for (const ColumnRef& column : chunk.columns) PutColumn(*column, out);
}

Result<Chunk> ReadChunk(std::string_view bytes) {
  Reader in(bytes);
  Chunk chunk;
  chunk.rows = in.Take<uint64_t>();
  const auto columns = in.Take<uint32_t>();
  for (uint32_t i = 0; i < columns && in.is_good(); ++i) chunk.columns.push_back(TakeColumn(chunk.rows, in));
  if (in.is_good() && in.is_at_end()) return chunk;
  return Fail(ErrorCode::kDataLoss, "rows that were written to a file for want of memory came back in another form");
}

}  // namespace flux
