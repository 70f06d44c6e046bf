#pragma once

// Compression of request bodies, decompression of answers and of files that come in pieces.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux::net {

// Gives the gzip form (RFC 1952) of `bytes`; the same input always gives the same output.
Result<std::string> Gzip(std::string_view bytes);

// Compresses what comes in pieces, fast rather than small.
class GzipWriter {
 public:
  GzipWriter();
  ~GzipWriter();
  GzipWriter(const GzipWriter&) = delete;
  GzipWriter& operator=(const GzipWriter&) = delete;

  // Gives the compressed bytes that there are by now; with `kYes`, the last ones.
  enum class IsLast : uint8_t { kNo, kYes };
  Result<std::string> Push(std::string_view bytes, IsLast is_last = IsLast::kNo);

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

// Decompresses gzip that comes in pieces, cut anywhere; several members are one text, and zeros may follow the last.
class Gunzip {
 public:
  Gunzip();
  ~Gunzip();
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  // Calls `take` with what the bytes give, as often as it gives true; gives false when it did not. Fails with
  // `kDataLoss` when the bytes are no gzip.
  Result<bool> Push(std::string_view bytes, const std::function<bool(std::string_view)>& take);
  // Whether what came may be all there is: it ends where a member does.
  bool is_complete() const { return is_complete_; }

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
  bool is_complete_ = false;
  bool is_padded_ = false;  // zeros came behind the last member
};

}  // namespace flux::net
