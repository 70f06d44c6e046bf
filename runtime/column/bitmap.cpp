#include "runtime/column/bitmap.h"

#include <algorithm>

namespace flux {

size_t CountBits(const uint64_t* words, size_t from, size_t count) {
  size_t set = 0;
  for (size_t base = 0; base < count; base += 64) {
    set += static_cast<size_t>(std::popcount(LoadBits(words, from + base, std::min<size_t>(64, count - base))));
  }
  return set;
}

std::vector<uint64_t> CopyBits(const uint64_t* words, size_t from, size_t count) {
  std::vector<uint64_t> out(BitmapWords(count));
  for (size_t i = 0; i < out.size(); ++i) {
    out[i] = LoadBits(words, from + i * 64, std::min<size_t>(64, count - i * 64));
  }
  return out;
}

}  // namespace flux
