#include "vm/vector/bits.h"

#include <cstring>

#include "runtime/column/bitmap.h"

namespace flux::vector {

void ExpandBits(const uint64_t* words, size_t from, size_t count, uint8_t* bytes) {
  for (size_t base = 0; base < count; base += 64) {
    const size_t n = count - base < 64 ? count - base : 64;
    const uint64_t bits = LoadBits(words, from + base, n);
    for (size_t i = 0; i < n; ++i) bytes[base + i] = static_cast<uint8_t>((bits >> i) & 1);
  }
}

namespace {

// Gathers the low bits of eight bytes: the product moves bit 8k to bit 56 + k.
uint64_t PackEight(const uint8_t* bytes) {
  uint64_t eight;
  std::memcpy(&eight, bytes, 8);
  return (eight * 0x0102040810204080) >> 56;
}

}  // namespace

void PackBits(const uint8_t* bytes, size_t count, uint64_t* words) {
  for (size_t base = 0; base < count; base += 64) {
    uint64_t word = 0;
    const size_t n = count - base < 64 ? count - base : 64;
    size_t i = 0;
    for (; i + 8 <= n; i += 8) word |= PackEight(bytes + base + i) << i;
    for (; i < n; ++i) word |= static_cast<uint64_t>(bytes[base + i]) << i;
    words[base / 64] = word;
  }
}

}  // namespace flux::vector
