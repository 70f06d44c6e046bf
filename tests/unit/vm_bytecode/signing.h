#pragma once

// Makes damaged module files that the checksum does not catch, as somebody who wants to do harm would.

#include <xxhash.h>

#include <string>
#include <string_view>

namespace flux::bytecode {

inline void SetFixed(std::string& bytes, size_t at, uint64_t value, int size) {
  for (int i = 0; i < size; ++i) bytes[at + i] = static_cast<char>(value >> 8 * i);
}

// Bytes before the payload; the producer's name, which is shorter than 256 bytes, is part of them.
inline size_t HeaderSize(std::string_view bytes) { return 40 + static_cast<uint8_t>(bytes[12]); }

// Makes length and checksum right again after the payload was changed.
inline void Sign(std::string& bytes) {
  const size_t header = HeaderSize(bytes);
  SetFixed(bytes, header - 16, bytes.size() - header, 8);
  const uint64_t seed = XXH3_64bits(bytes.data(), header - 8);
  SetFixed(bytes, header - 8, XXH3_64bits_withSeed(bytes.data() + header, bytes.size() - header, seed), 8);
}

}  // namespace flux::bytecode
