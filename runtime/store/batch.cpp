#include "runtime/store/batch.h"

#include <cstring>

#include "runtime/store/bytes.h"

namespace flux::store {

namespace {

constexpr uint8_t kVersion = 1;

}  // namespace

void Batch::AddString(ColumnId column, int64_t time, std::string_view value) {
  Add(column, time, text.size());
  const uint32_t length = static_cast<uint32_t>(value.size());
  text.append(reinterpret_cast<const char*>(&length), sizeof length);
  text += value;
}

std::string_view Batch::StringAt(const Entry& entry) const {
  uint32_t length;
  std::memcpy(&length, text.data() + entry.bits, sizeof length);
  return {text.data() + entry.bits + sizeof length, length};
}

void Batch::Clear() {
  entries.clear();
  text.clear();
}

// Neighbours are mostly fields of one point and points of one moment: columns and times are differences.
std::string EncodeBatch(const Batch& batch, const SeriesIndex& index) {
  std::string out;
  out.reserve(batch.entries.size() * 12 + batch.text.size() + 16);
  PutByte(out, kVersion);
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

Status DecodeBatch(std::string_view bytes, const SeriesIndex& index, Batch& batch) {
  const auto damaged = [] {
    return Fail(ErrorCode::kDataLoss, "the log of the data directory is damaged; restore the directory from a backup");
  };
  ByteReader in(bytes);
  if (in.Byte() != kVersion) return damaged();
  const uint64_t count = in.Varint();
  uint64_t column = 0, time = 0;
  for (uint64_t i = 0; i < count; ++i) {
    column += static_cast<uint64_t>(UnZigZag(in.Varint()));
    time += static_cast<uint64_t>(UnZigZag(in.Varint()));
    if (!in.is_good() || column >= index.column_count()) return damaged();
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
  if (!in.is_good()) return damaged();
  return {};
}

}  // namespace flux::store
