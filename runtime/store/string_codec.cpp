#include "runtime/store/string_codec.h"

#include <limits>
#include <unordered_map>

#include "runtime/store/int_packing.h"

namespace flux::store {

namespace {

enum Form : uint8_t { kPlain, kCoded };

void PackPlain(std::string& out, std::span<const std::string_view> values) {
  std::vector<uint64_t> lengths;
  lengths.reserve(values.size());
  for (const std::string_view value : values) lengths.push_back(value.size());
  PackInts(out, lengths);
  for (const std::string_view value : values) out += value;
}

bool UnpackPlain(ByteReader& in, size_t count, StringBuffer& out) {
  std::vector<uint64_t> lengths(count);
  if (!UnpackInts(in, PackedSpan(count), lengths.data())) return false;
  out.offsets.reserve(count + 1);
  out.offsets.push_back(0);
  uint64_t end = 0;
  for (const uint64_t length : lengths) {
    if (length > in.rest().size() - end) return false;
    end += length;
    if (end > std::numeric_limits<uint32_t>::max()) return false;
    out.offsets.push_back(static_cast<uint32_t>(end));
  }
  out.bytes = in.Bytes(end);
  return in.is_good();
}

}  // namespace

void PackStrings(std::string& out, std::span<const std::string_view> values) {
  std::unordered_map<std::string_view, uint64_t> codes_by_text;
  std::vector<std::string_view> entries;
  std::vector<uint64_t> codes;
  codes.reserve(values.size());
  for (const std::string_view value : values) {
    const auto [found, is_new] = codes_by_text.emplace(value, entries.size());
    if (is_new) entries.push_back(value);
    codes.push_back(found->second);
    // Half of the values being distinct, codes no longer save enough to be looked up.
    if (entries.size() > 16 && entries.size() * 2 > values.size()) {
      PutByte(out, kPlain);
      PackPlain(out, values);
      return;
    }
  }
  PutByte(out, kCoded);
  PutVarint(out, entries.size());
  PackPlain(out, entries);
  PackInts(out, codes);
}

ColumnRef UnpackStrings(ByteReader& in, size_t count) {
  const uint8_t form = in.Byte();
  StringBuffer entries;
  if (form == kPlain) return UnpackPlain(in, count, entries) ? Column::FlatString(std::move(entries)) : nullptr;
  const uint64_t entry_count = in.Varint();
  if (form != kCoded || entry_count > count || !UnpackPlain(in, entry_count, entries)) return nullptr;
  std::vector<uint64_t> wide(count);
  if (!UnpackInts(in, PackedSpan(count), wide.data())) return nullptr;
  std::vector<uint32_t> codes(count);
  for (size_t i = 0; i < count; ++i) {
    if (wide[i] >= entry_count) return nullptr;
    codes[i] = static_cast<uint32_t>(wide[i]);
  }
  return Column::Dictionary(std::move(codes), std::make_shared<const StringBuffer>(std::move(entries)));
}

}  // namespace flux::store
