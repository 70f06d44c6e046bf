#pragma once

// Decompression of text that arrives in pieces. Memory does not grow with the text, whatever it is compressed from.

#include <functional>
#include <memory>
#include <string_view>

#include "runtime/base/error.h"

namespace flux::cli {

// Takes text piece by piece.
using TextSink = std::function<Status(std::string_view)>;

// Decompresses one text.
class Decompressor {
 public:
  virtual ~Decompressor() = default;
  // Gives `sink` what the next bytes decompress to, in pieces of bounded size. Fails on damaged bytes, and when the
  // sink fails.
  virtual Status Feed(std::string_view bytes, const TextSink& sink) = 0;
  // Fails when the bytes stopped in the middle.
  virtual Status Finish() = 0;
};

// So many bytes at the beginning say what a text is compressed with.
constexpr size_t kMagicBytes = 4;

// What a text that begins like this is to be decompressed with: gzip (RFC 1952) or Zstandard (RFC 8878), of any number
// of members. Null when it is neither.
std::unique_ptr<Decompressor> DecompressorFor(std::string_view start);

}  // namespace flux::cli
