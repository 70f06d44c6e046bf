#include "tools/fluxc/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <string>

#include "fmt/format.h"

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
  GzipDecompressor() {
    // 15 bits of window, and 16 for the wrapper of gzip.
    is_open_ = inflateInit2(&stream_, 15 + 16) == Z_OK;
  }
  GzipDecompressor(const GzipDecompressor&) = delete;
  GzipDecompressor& operator=(const GzipDecompressor&) = delete;
  ~GzipDecompressor() override {
    if (is_open_) inflateEnd(&stream_);
  }

  Status Feed(std::string_view bytes, const TextSink& sink) override {
    if (!is_open_) return Fail(ErrorCode::kResourceExhausted, "cannot decompress: out of memory");
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    // What fills the room for output may not be all that there is.
    bool has_more = false;
    while (stream_.avail_in > 0 || has_more) {
      if (is_between_members_) {
        inflateReset(&stream_);
        is_between_members_ = false;
      }
      stream_.next_out = reinterpret_cast<Bytef*>(piece_.data());
      stream_.avail_out = static_cast<uInt>(piece_.size());
      const int code = inflate(&stream_, Z_NO_FLUSH);
      if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) return Damaged("gzip");
      is_between_members_ = code == Z_STREAM_END;
      has_more = stream_.avail_out == 0 && !is_between_members_;
      const std::string_view text = std::string_view(piece_).substr(0, piece_.size() - stream_.avail_out);
      if (!text.empty()) FLUX_TRY_STATUS(sink(text));
    }
    return {};
  }

  Status Finish() override { return is_between_members_ ? Status() : CutShort("gzip"); }

 private:
  z_stream stream_ = {};
  bool is_open_ = false;
  bool is_between_members_ = false;
  std::string piece_ = std::string(kPieceBytes, '\0');
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
