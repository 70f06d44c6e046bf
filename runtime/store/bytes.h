#pragma once

// How the store lays out its records: little-endian fixed words, variable-length integers, length-prefixed strings;
// keys use big-endian words so that byte order is number order.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace flux::store {

// Functions that put append to `out`.
inline void PutByte(std::string& out, uint8_t v) { out += static_cast<char>(v); }

// Eight bytes, least significant first.
inline void PutWord(std::string& out, uint64_t v) {
  char bytes[8];
  std::memcpy(bytes, &v, 8);
  out.append(bytes, 8);
}

// Seven bits a byte, least significant first: one to ten bytes.
inline void PutVarint(std::string& out, uint64_t v) {
  for (; v >= 0x80; v >>= 7) out += static_cast<char>(v | 0x80);
  out += static_cast<char>(v);
}

// Small magnitudes of either sign become small codes.
inline uint64_t ZigZag(int64_t v) { return (static_cast<uint64_t>(v) << 1) ^ static_cast<uint64_t>(v >> 63); }
inline int64_t UnZigZag(uint64_t v) { return static_cast<int64_t>(v >> 1) ^ -static_cast<int64_t>(v & 1); }

// The length as a varint, then the bytes.
inline void PutText(std::string& out, std::string_view text) {
  PutVarint(out, text.size());
  out += text;
}

// Four bytes, most significant first: keys sort as their numbers do.
inline void PutKey32(std::string& out, uint32_t v) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(v >> shift);
}

// Eight bytes of the same form.
inline void PutKey64(std::string& out, uint64_t v) {
  PutKey32(out, static_cast<uint32_t>(v >> 32));
  PutKey32(out, static_cast<uint32_t>(v));
}

// Reads from the front of a view. Running past the end gives zeros and clears `is_good`, which callers check once.
class ByteReader {
 public:
  explicit ByteReader(std::string_view in) : in_(in) {}
  bool is_good() const { return is_good_; }
  std::string_view rest() const { return in_; }

  // What `PutByte` wrote; as all reads, zero (or empty) at the end of the input.
  uint8_t Byte() { return Has(1) ? static_cast<uint8_t>(Take(1)[0]) : 0; }
  // What `PutWord` wrote.
  uint64_t Word() {
    uint64_t v = 0;
    if (Has(8)) std::memcpy(&v, Take(8).data(), 8);
    return v;
  }
  // What `PutVarint` wrote; one that is longer than ten bytes clears `is_good`.
  uint64_t Varint() {
    uint64_t v = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const uint8_t byte = Byte();
      v |= static_cast<uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return v;
    }
    is_good_ = false;
    return 0;
  }
  // What `PutText` wrote; a view into the input, as is that of `Bytes`.
  std::string_view Text() { return Bytes(Varint()); }
  std::string_view Bytes(uint64_t count) { return Has(count) ? Take(count) : std::string_view(); }
  // What `PutKey32` wrote.
  uint32_t Key32() {
    uint32_t v = 0;
    for (const char c : Bytes(4)) v = v << 8 | static_cast<uint8_t>(c);
    return v;
  }
  // What `PutKey64` wrote.
  uint64_t Key64() {
    const uint64_t high = Key32();
    return high << 32 | Key32();
  }

 private:
  bool Has(uint64_t count) {
    if (count > in_.size()) is_good_ = false;
    return is_good_;
  }
  std::string_view Take(uint64_t count) {
    const std::string_view bytes = in_.substr(0, count);
    in_.remove_prefix(count);
    return bytes;
  }

  std::string_view in_;
  bool is_good_ = true;
};

}  // namespace flux::store
