#include "tools/fluxc/decompress.h"

#include <zstd.h>

#include <algorithm>
#include <string>

#include "fmt/format.h"
#include "runtime/net/gzip.h"

namespace flux::cli {

namespace {

constexpr size_t kPieceBytes = size_t{1} << 18;

std::unexpected<Error> Damaged(std::string_view form) {
  return Fail(ErrorCode::kInvalid, fmt::format("the {} data are damaged", form));
}

std::unexpected<Error> CutShort(std::string_view form) {
  return Fail(ErrorCode::kInvalid, fmt::format("the {} data stop in the middle", form));
}

class GzipDecompressor final : public Decompressor {
 public:
  Status Feed(std::string_view bytes, const TextSink& sink) override {
    Status taken;
    const Result<bool> done = gunzip_.Push(bytes, [&](std::string_view text) {
      taken = sink(text);
      return taken.has_value();
    });
    if (!done && done.error().code == ErrorCode::kDataLoss) return Damaged("gzip");
    return done ? taken : std::unexpected(done.error());
  }

  Status Finish() override { return gunzip_.is_complete() ? Status() : CutShort("gzip"); }

 private:
  net::Gunzip gunzip_;
};

class ZstdDecompressor final : public Decompressor {
 public:
  ZstdDecompressor() : stream_(ZSTD_createDStream(), ZSTD_freeDStream) {}

  Status Feed(std::string_view bytes, const TextSink& sink) override {
    if (stream_ == nullptr) return Fail(ErrorCode::kResourceExhausted, "cannot decompress: out of memory");
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    bool has_more = false;
    while (in.pos < in.size || has_more) {
      ZSTD_outBuffer out{piece_.data(), piece_.size(), 0};
      const size_t code = ZSTD_decompressStream(stream_.get(), &out, &in);
      if (ZSTD_isError(code) != 0) return Damaged("zstd");
      is_between_frames_ = code == 0;
      has_more = out.pos == out.size && !is_between_frames_;
      if (out.pos > 0) FLUX_TRY_STATUS(sink({piece_.data(), out.pos}));
    }
    return {};
  }

  Status Finish() override { return is_between_frames_ ? Status() : CutShort("zstd"); }

 private:
  std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream_;
  bool is_between_frames_ = false;
  std::string piece_ = std::string(kPieceBytes, '\0');
};

}  // namespace

std::unique_ptr<Decompressor> DecompressorFor(std::string_view start) {
  if (start.starts_with("\x1f\x8b")) return std::make_unique<GzipDecompressor>();
  if (start.starts_with("\x28\xb5\x2f\xfd")) return std::make_unique<ZstdDecompressor>();
  return nullptr;
}

}  // namespace flux::cli
