#include "runtime/store/batch.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <utility>

#include "runtime/store/bytes.h"
#include "runtime/store/int_packing.h"
#include "runtime/store/word_codec.h"

namespace flux::store {

namespace {

// How a record begins. Deletions are records of the same log and begin with 2.
constexpr uint8_t kInOrder = 1, kByColumn = 3;
// Of columns with fewer values each, what is said of a column takes more than it saves.
constexpr size_t kMinRows = 16;
// No record by column has more values, so that a damaged one does not ask for more memory either.
constexpr size_t kMaxValues = size_t{1} << 20;

Status DamagedLog() {
  return Fail(ErrorCode::kDataLoss, "the log of the data directory is damaged; restore the directory from a backup");
}

}  // namespace

void Batch::AddString(ColumnId column, int64_t time, std::string_view value) {
  Add(column, time, text.size());
  const uint32_t length = static_cast<uint32_t>(value.size());
  text.append(reinterpret_cast<const char*>(&length), sizeof length);
  text += value;
}

std::string_view Batch::StringAt(uint64_t place) const {
  uint32_t length;
  std::memcpy(&length, text.data() + place, sizeof length);
  return {text.data() + place + sizeof length, length};
}

void Batch::Clear() {
  entries.clear();
  text.clear();
}

std::optional<BatchColumns> ByColumn(const Batch& batch) {
  const std::vector<Batch::Entry>& entries = batch.entries;
  if (entries.size() < kMinRows || entries.size() > kMaxValues) return std::nullopt;
  const auto [least, most] = std::ranges::minmax(entries, {}, &Batch::Entry::column);
  const size_t width = size_t{most.column} - least.column + 1;
  if (width > entries.size()) return std::nullopt;
  std::vector<uint32_t> ends(width);
  for (const Batch::Entry& entry : entries) ++ends[entry.column - least.column];
  const auto columns = width - static_cast<size_t>(std::ranges::count(ends, 0u));
  if (columns * kMinRows > entries.size()) return std::nullopt;
  BatchColumns out;
  out.parts.reserve(columns);
  uint32_t at = 0;
  for (size_t i = 0; i < width; ++i) {
    const uint32_t from = at;
    at += std::exchange(ends[i], from);
    if (at > from) out.parts.push_back({static_cast<ColumnId>(least.column + i), from, at});
  }
  out.times.resize(entries.size());
  out.bits.resize(entries.size());
  for (const Batch::Entry& entry : entries) {
    const uint32_t place = ends[entry.column - least.column]++;
    out.times[place] = entry.time;
    out.bits[place] = entry.bits;
  }
  return out;
}

// Neighbours are mostly fields of one point and points of one moment: columns and times are differences.
std::string EncodeBatch(const Batch& batch, const SeriesIndex& index) {
  std::string out;
  out.reserve(batch.entries.size() * 12 + batch.text.size() + 16);
  PutByte(out, kInOrder);
  PutVarint(out, batch.entries.size());
  Batch::Entry last;
  for (const Batch::Entry& entry : batch.entries) {
    PutVarint(out, ZigZag(static_cast<int64_t>(entry.column) - static_cast<int64_t>(last.column)));
    PutVarint(out, ZigZag(static_cast<int64_t>(static_cast<uint64_t>(entry.time) - static_cast<uint64_t>(last.time))));
    switch (index.column(entry.column).type) {
      case ColumnType::kFloat:
        PutWord(out, entry.bits);
        break;
      case ColumnType::kInt:
      case ColumnType::kTime:
        PutVarint(out, ZigZag(static_cast<int64_t>(entry.bits)));
        break;
      case ColumnType::kUint:
      case ColumnType::kBool:
        PutVarint(out, entry.bits);
        break;
      case ColumnType::kString:
        PutText(out, batch.StringAt(entry));
        break;
    }
    last = entry;
  }
  return out;
}

// Columns that follow one another are mostly fields of one series and have the same times.
std::string EncodeBatch(const Batch& batch, const BatchColumns& columns, const SeriesIndex& index) {
  std::string out;
  out.reserve(columns.times.size() * 4 + batch.text.size() + 16);
  PutByte(out, kByColumn);
  PutVarint(out, columns.parts.size());
  ColumnId last_column = 0;
  std::span<const int64_t> last_times;
  for (const BatchColumns::Part& part : columns.parts) {
    PutVarint(out, part.column - std::exchange(last_column, part.column));
    PutVarint(out, part.to - part.from);
    const std::span times(columns.times.data() + part.from, part.to - part.from);
    const std::span bits(columns.bits.data() + part.from, part.to - part.from);
    const bool has_same_times = std::ranges::equal(times, last_times);
    PutByte(out, has_same_times);
    if (!has_same_times) PackInts(out, {reinterpret_cast<const uint64_t*>(times.data()), times.size()});
    last_times = times;
    const ColumnType type = index.column(part.column).type;
    if (type == ColumnType::kString) {
      for (const uint64_t place : bits) PutText(out, batch.StringAt(place));
    } else {
      PackWords(out, type, bits);
    }
  }
  out.append(kPackingPad, '\0');
  return out;
}

namespace {

// Reads what follows the first byte of a record by column.
class ColumnsReader {
 public:
  ColumnsReader(ByteReader in, const SeriesIndex& index, Batch& batch) : in_(in), index_(index), batch_(batch) {}

  bool Read() {
    const uint64_t parts = in_.Varint();
    for (uint64_t i = 0; i < parts; ++i) {
      if (!ReadPart()) return false;
    }
    return in_.is_good();
  }

 private:
  bool ReadPart() {
    column_ += in_.Varint();
    const uint64_t rows = in_.Varint();
    const bool has_same_times = in_.Byte() != 0;
    if (!in_.is_good() || column_ >= index_.column_count() || rows > kMaxValues - batch_.entries.size()) return false;
    if (has_same_times ? rows != times_.size() : !ReadTimes(rows)) return false;
    const ColumnId id = static_cast<ColumnId>(column_);
    const ColumnType type = index_.column(id).type;
    if (type == ColumnType::kString) {
      for (const uint64_t time : times_) batch_.AddString(id, static_cast<int64_t>(time), in_.Text());
      return in_.is_good();
    }
    bits_.resize(rows);
    if (!UnpackWords(in_, in_.Byte(), type, PackedSpan(rows), bits_.data())) return false;
    for (size_t i = 0; i < rows; ++i) batch_.Add(id, static_cast<int64_t>(times_[i]), bits_[i]);
    return true;
  }

  bool ReadTimes(size_t rows) {
    times_.resize(rows);
    return UnpackInts(in_, PackedSpan(rows), times_.data());
  }

  ByteReader in_;
  const SeriesIndex& index_;
  Batch& batch_;
  uint64_t column_ = 0;
  std::vector<uint64_t> times_, bits_;
};

}  // namespace

Status DecodeBatch(std::string_view bytes, const SeriesIndex& index, Batch& batch) {
  ByteReader in(bytes);
  const uint8_t kind = in.Byte();
  if (kind == kByColumn && bytes.size() > kPackingPad) {
    bytes.remove_suffix(kPackingPad);
    return ColumnsReader(ByteReader(bytes.substr(1)), index, batch).Read() ? Status() : DamagedLog();
  }
  if (kind != kInOrder) return DamagedLog();
  const uint64_t count = in.Varint();
  uint64_t column = 0, time = 0;
  for (uint64_t i = 0; i < count; ++i) {
    column += static_cast<uint64_t>(UnZigZag(in.Varint()));
    time += static_cast<uint64_t>(UnZigZag(in.Varint()));
    if (!in.is_good() || column >= index.column_count()) return DamagedLog();
    const ColumnId id = static_cast<ColumnId>(column);
    const int64_t at = static_cast<int64_t>(time);
    switch (index.column(id).type) {
      case ColumnType::kFloat:
        batch.Add(id, at, in.Word());
        break;
      case ColumnType::kInt:
      case ColumnType::kTime:
        batch.Add(id, at, static_cast<uint64_t>(UnZigZag(in.Varint())));
        break;
      case ColumnType::kUint:
      case ColumnType::kBool:
        batch.Add(id, at, in.Varint());
        break;
      case ColumnType::kString:
        batch.AddString(id, at, in.Text());
        break;
    }
  }
  if (!in.is_good()) return DamagedLog();
  return {};
}

}  // namespace flux::store
