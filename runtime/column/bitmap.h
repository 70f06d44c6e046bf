#pragma once

// Operations on bitmaps that start at any bit of a word array. Bit i is bit i % 64 of word i / 64.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace flux {

// The number of words that hold so many bits.
inline size_t BitmapWords(size_t bits) { return (bits + 63) / 64; }

// Reads bit `i`.
inline bool TestBit(const uint64_t* words, size_t i) { return (words[i >> 6] >> (i & 63)) & 1; }
// Sets bit `i`; not safe while others write to the same word.
inline void SetBit(uint64_t* words, size_t i) { words[i >> 6] |= uint64_t{1} << (i & 63); }

// Gives bits [from, from + count) as one word, count <= 64, the unused high bits zero.
inline uint64_t LoadBits(const uint64_t* words, size_t from, size_t count) {
  if (count == 0) return 0;
  const size_t word = from >> 6, shift = from & 63;
  uint64_t bits = words[word] >> shift;
  if (shift != 0 && shift + count > 64) bits |= words[word + 1] << (64 - shift);
  return count == 64 ? bits : bits & ((uint64_t{1} << count) - 1);
}

// Counts the set bits among [from, from + count).
size_t CountBits(const uint64_t* words, size_t from, size_t count);

// Copies bits [from, from + count) into a bitmap that starts at bit 0.
std::vector<uint64_t> CopyBits(const uint64_t* words, size_t from, size_t count);

// Calls `fn(i)` for every set bit of [from, from + count), ascending, with i counted from `from`.
template <typename Fn>
void ForEachSetBit(const uint64_t* words, size_t from, size_t count, Fn&& fn) {
  for (size_t base = 0; base < count; base += 64) {
    uint64_t bits = LoadBits(words, from + base, count - base < 64 ? count - base : 64);
    while (bits != 0) {
      fn(base + static_cast<size_t>(std::countr_zero(bits)));
      bits &= bits - 1;
    }
  }
}

}  // namespace flux
