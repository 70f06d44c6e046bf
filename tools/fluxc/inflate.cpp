#include "tools/fluxc/inflate.h"

#include <zlib.h>

#include <algorithm>

#include "fmt/format.h"

namespace flux::cli {

namespace {

// Ends a stream however its use ends.
struct Inflation {
  z_stream stream = {};
  bool is_open = false;
  Inflation(std::string_view bytes, DeflateForm form) {
    // 15 bits of window; plus 16 there is a gzip wrapper, negative there is none.
    constexpr int kWindow = 15, kGzip = 16;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    is_open = inflateInit2(&stream, form == DeflateForm::kGzip ? kWindow + kGzip : -kWindow) == Z_OK;
  }
  Inflation(const Inflation&) = delete;
  Inflation& operator=(const Inflation&) = delete;
  ~Inflation() {
    if (is_open) inflateEnd(&stream);
  }
};

}  // namespace

Result<std::string> Inflate(std::string_view bytes, DeflateForm form, size_t limit) {
  constexpr size_t kStep = 256 << 10;
  if (bytes.size() > UINT32_MAX) return Fail(ErrorCode::kInvalid, "more than 4 GiB of compressed bytes");
  Inflation inflation(bytes, form);
  if (!inflation.is_open) return Fail(ErrorCode::kResourceExhausted, "cannot decompress: out of memory");
  z_stream& stream = inflation.stream;
  std::string out;
  while (true) {
    const size_t before = out.size(), step = std::min(kStep, limit - before + 1);
    out.resize(before + step);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = static_cast<uInt>(step);
    const int code = inflate(&stream, Z_NO_FLUSH);
    out.resize(before + step - stream.avail_out);
    if (out.size() > limit)
      return Fail(ErrorCode::kInvalid, fmt::format("more than {} bytes when decompressed", limit));
    if (code == Z_STREAM_END) return out;
    if (code != Z_OK) return Fail(ErrorCode::kInvalid, "the compressed bytes are damaged");
  }
}

}  // namespace flux::cli
