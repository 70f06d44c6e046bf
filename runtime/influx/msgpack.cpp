#include "runtime/influx/msgpack.h"

#include <bit>

namespace flux::influx {
namespace {

constexpr int kMaxDepth = 64;

int64_t SignExtend(uint64_t bits, size_t width) {
  const unsigned shift = 64 - 8 * static_cast<unsigned>(width);
  return static_cast<int64_t>(bits << shift) >> shift;
}

}  // namespace

bool MsgpackReader::Stop(MsgpackState state) {
  state_ = state;
  return false;
}

bool MsgpackReader::Take(size_t count, std::string_view& out) {
  if (bytes_.size() < count) return Stop(MsgpackState::kTruncated);
  out = bytes_.substr(0, count);
  bytes_.remove_prefix(count);
  return true;
}

// Numbers are big-endian.
bool MsgpackReader::TakeNumber(size_t width, uint64_t& out) {
  std::string_view bytes;
  if (!Take(width, bytes)) return false;
  out = 0;
  for (const char c : bytes) out = out << 8 | static_cast<unsigned char>(c);
  return true;
}

bool MsgpackReader::ReadText(MsgpackItem& item, MsgpackItem::Kind kind, size_t width) {
  uint64_t length = 0;
  item.kind = kind;
  return TakeNumber(width, length) && Take(length, item.text);
}

bool MsgpackReader::ReadExtension(MsgpackItem& item, size_t width, size_t fixed) {
  uint64_t length = fixed;
  item.kind = MsgpackItem::Kind::kExtension;
  return (width == 0 || TakeNumber(width, length)) && Take(length + 1, item.text);
}

bool MsgpackReader::ReadSize(MsgpackItem& item, MsgpackItem::Kind kind, size_t width) {
  uint64_t size = 0;
  if (!TakeNumber(width, size)) return false;
  item.kind = kind;
  item.size = size;
  return true;
}

bool MsgpackReader::Read(MsgpackItem& item) {
  using Kind = MsgpackItem::Kind;
  if (state_ != MsgpackState::kOk) return false;
  item = MsgpackItem{};
  std::string_view lead_byte;
  if (!Take(1, lead_byte)) return false;
  const auto lead = static_cast<uint8_t>(lead_byte[0]);
  if (lead <= 0x7f || lead >= 0xe0) {
    item.kind = Kind::kInt;
    item.integer = static_cast<int8_t>(lead);
    return true;
  }
  if (lead <= 0x8f || lead <= 0x9f) {
    item.kind = lead <= 0x8f ? Kind::kMap : Kind::kArray;
    item.size = lead & 0x0f;
    return true;
  }
  if (lead <= 0xbf) {
    item.kind = Kind::kString;
    return Take(lead & 0x1f, item.text);
  }
  return ReadSpecial(lead, item);
}

// The types with a lead byte of their own, 0xc0 to 0xdf.
bool MsgpackReader::ReadSpecial(uint8_t lead, MsgpackItem& item) {
  using Kind = MsgpackItem::Kind;
  uint64_t bits = 0;
  switch (lead) {
    case 0xc0:
      return true;
    case 0xc2:
    case 0xc3:
      item.kind = Kind::kBool;
      item.boolean = lead == 0xc3;
      return true;
    case 0xc4:
    case 0xc5:
    case 0xc6:
      return ReadText(item, Kind::kBinary, size_t{1} << (lead - 0xc4));
    case 0xc7:
    case 0xc8:
    case 0xc9:
      return ReadExtension(item, size_t{1} << (lead - 0xc7), 0);
    case 0xca:
      item.kind = Kind::kFloat;
      if (!TakeNumber(4, bits)) return false;
      item.number = std::bit_cast<float>(static_cast<uint32_t>(bits));
      return true;
    case 0xcb:
      item.kind = Kind::kFloat;
      if (!TakeNumber(8, bits)) return false;
      item.number = std::bit_cast<double>(bits);
      return true;
    case 0xcc:
    case 0xcd:
    case 0xce:
    case 0xcf:
      if (!TakeNumber(size_t{1} << (lead - 0xcc), bits)) return false;
      item.kind = bits <= INT64_MAX ? Kind::kInt : Kind::kUint;
      item.integer = static_cast<int64_t>(bits);
      item.unsigned_integer = bits;
      return true;
    case 0xd0:
    case 0xd1:
    case 0xd2:
    case 0xd3: {
      const size_t width = size_t{1} << (lead - 0xd0);
      item.kind = Kind::kInt;
      if (!TakeNumber(width, bits)) return false;
      item.integer = SignExtend(bits, width);
      return true;
    }
    case 0xd4:
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8:
      return ReadExtension(item, 0, size_t{1} << (lead - 0xd4));
    case 0xd9:
    case 0xda:
    case 0xdb:
      return ReadText(item, Kind::kString, size_t{1} << (lead - 0xd9));
    case 0xdc:
    case 0xdd:
      return ReadSize(item, Kind::kArray, lead == 0xdc ? 2 : 4);
    case 0xde:
    case 0xdf:
      return ReadSize(item, Kind::kMap, lead == 0xde ? 2 : 4);
    default:
      return Stop(MsgpackState::kInvalid);
  }
}

bool MsgpackReader::Skip() { return SkipNested(0); }

bool MsgpackReader::SkipNested(int depth) {
  if (depth > kMaxDepth) return Stop(MsgpackState::kInvalid);
  MsgpackItem item;
  if (!Read(item)) return false;
  const bool is_nested = item.kind == MsgpackItem::Kind::kArray || item.kind == MsgpackItem::Kind::kMap;
  const size_t children = is_nested ? item.size * (item.kind == MsgpackItem::Kind::kMap ? 2 : 1) : 0;
  for (size_t i = 0; i < children; ++i) {
    if (!SkipNested(depth + 1)) return false;
  }
  return true;
}

}  // namespace flux::influx
