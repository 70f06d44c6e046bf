#include "stdlib/contrib/qxip/hash/city_hash.h"

#include <bit>
#include <cstring>
#include <utility>

namespace flux::stdlib {

namespace {

static_assert(std::endian::native == std::endian::little);

constexpr uint64_t kPrime0 = 0xc3a5c85c97cb3127, kPrime1 = 0xb492b66fbe98f273, kPrime2 = 0x9ae16a3b2f90404f,
                   kPrime3 = 0xc949d7c7509e6557, kMultiplier = 0x9ddfea08eb382d69;
constexpr size_t kBlock = 64;

// Two words of state.
struct Pair {
  uint64_t first, second;
};

template <typename Word>
Word Load(const char* bytes) {
  Word word;
  std::memcpy(&word, bytes, sizeof(word));
  return word;
}

uint64_t Load64(const char* bytes) { return Load<uint64_t>(bytes); }

uint64_t Mix(uint64_t v) { return v ^ (v >> 47); }

uint64_t Combine(uint64_t u, uint64_t v) {
  const uint64_t first = Mix((u ^ v) * kMultiplier);
  return Mix((v ^ first) * kMultiplier) * kMultiplier;
}

uint64_t HashUpTo16(const char* s, size_t size) {
  if (size > 8) {
    const uint64_t begin = Load64(s), end = Load64(s + size - 8);
    return Combine(begin, std::rotr(end + size, static_cast<int>(size))) ^ end;
  }
  if (size >= 4) {
    const uint64_t begin = Load<uint32_t>(s), end = Load<uint32_t>(s + size - 4);
    return Combine(size + (begin << 3), end);
  }
  if (size == 0) return kPrime2;
  const uint64_t first = Load<uint8_t>(s), middle = Load<uint8_t>(s + size / 2), last = Load<uint8_t>(s + size - 1);
  return Mix(((first + (middle << 8)) * kPrime2) ^ ((size + (last << 2)) * kPrime3)) * kPrime2;
}

uint64_t HashUpTo32(const char* s, size_t size) {
  const uint64_t a = Load64(s) * kPrime1, b = Load64(s + 8);
  const uint64_t c = Load64(s + size - 8) * kPrime2, d = Load64(s + size - 16) * kPrime0;
  return Combine(std::rotr(a - b, 43) + std::rotr(c, 30) + d, a + std::rotr(b ^ kPrime3, 20) - c + size);
}

// What both halves of a text of 33 to 64 bytes go through.
Pair HashHalf(uint64_t a, uint64_t z, uint64_t second, uint64_t third) {
  uint64_t b = std::rotr(a + z, 52), c = std::rotr(a, 37);
  a += second;
  c += std::rotr(a, 7);
  a += third;
  return {a + z, b + std::rotr(a, 31) + c};
}

uint64_t HashUpTo64(const char* s, size_t size) {
  const char* end = s + size;
  const Pair v =
      HashHalf(Load64(s) + (size + Load64(end - 16)) * kPrime0, Load64(s + 24), Load64(s + 8), Load64(s + 16));
  const Pair w = HashHalf(Load64(s + 16) + Load64(end - 32), Load64(end - 8), Load64(end - 24), Load64(end - 16));
  const uint64_t r = Mix((v.first + w.second) * kPrime2 + (w.first + v.second) * kPrime0);
  return Mix(r * kPrime0 + v.second) * kPrime2;
}

Pair Hash32Bytes(const char* s, uint64_t a, uint64_t b) {
  a += Load64(s);
  b = std::rotr(b + a + Load64(s + 24), 21);
  const uint64_t c = a;
  a += Load64(s + 8);
  a += Load64(s + 16);
  b += std::rotr(a, 44);
  return {a + Load64(s + 24), b + c};
}

// The state starts with the end of the text, then takes one block after the other; the last, short one is in that end.
uint64_t HashBlocks(const char* s, size_t size) {
  const char* end = s + size;
  uint64_t x = Load64(s), y = Load64(end - 16) ^ kPrime1, z = Load64(end - 56) ^ kPrime0;
  Pair v = Hash32Bytes(end - 64, size, y);
  Pair w = Hash32Bytes(end - 32, size * kPrime1, kPrime0);
  z += Mix(v.second) * kPrime1;
  x = std::rotr(z + x, 39) * kPrime1;
  y = std::rotr(y, 33) * kPrime1;
  for (size_t left = (size - 1) / kBlock; left > 0; --left, s += kBlock) {
    x = std::rotr(x + y + v.first + Load64(s + 16), 37) * kPrime1;
    y = std::rotr(y + v.second + Load64(s + 48), 42) * kPrime1;
    x ^= w.second;
    y ^= v.first;
    z = std::rotr(z ^ w.first, 33);
    v = Hash32Bytes(s, v.second * kPrime1, x + w.first);
    w = Hash32Bytes(s + 32, z + w.second, y);
    std::swap(z, x);
  }
  return Combine(Combine(v.first, w.first) + Mix(y) * kPrime1 + z, Combine(v.second, w.second) + x);
}

}  // namespace

uint64_t CityHash64(std::string_view text) {
  if (text.size() <= 16) return HashUpTo16(text.data(), text.size());
  if (text.size() <= 32) return HashUpTo32(text.data(), text.size());
  if (text.size() <= kBlock) return HashUpTo64(text.data(), text.size());
  return HashBlocks(text.data(), text.size());
}

}  // namespace flux::stdlib
