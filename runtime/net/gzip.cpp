#include "runtime/net/gzip.h"

#include <zlib.h>

namespace flux::net {

namespace {

// 15 bits of window, plus 16 for a gzip wrapper.
constexpr int kGzipWindow = 15 + 16;
// Who takes what comes out is asked once for each such piece.
constexpr size_t kPieceBytes = size_t{256} << 10;

// Tapes and block devices fill what is left of a block with zeros, which gzip(1) ignores, too.
Result<bool> IsPadding(std::string_view bytes) {
  if (bytes.find_first_not_of('\0') == bytes.npos) return true;
  return Fail(ErrorCode::kDataLoss, "something follows the zeros behind the gzip");
}

}  // namespace

struct GzipWriter::Stream : z_stream {
  Stream() : z_stream() {}
};

GzipWriter::GzipWriter() : stream_(std::make_unique<Stream>()) {
  constexpr int kMemoryLevel = 8;
  if (deflateInit2(stream_.get(), Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
    stream_.reset();
}

GzipWriter::~GzipWriter() {
  if (stream_ != nullptr) deflateEnd(stream_.get());
}

Result<std::string> GzipWriter::Push(std::string_view bytes, IsLast is_last) {
  if (stream_ == nullptr) return Fail(ErrorCode::kResourceExhausted, "cannot compress: out of memory");
  stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream_->avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  // More may wait inside than the bytes give.
  do {
    const size_t done = out.size();
    out.resize(done + deflateBound(stream_.get(), stream_->avail_in));
    stream_->next_out = reinterpret_cast<Bytef*>(out.data() + done);
    stream_->avail_out = static_cast<uInt>(out.size() - done);
    const int code = deflate(stream_.get(), is_last == IsLast::kYes ? Z_FINISH : Z_NO_FLUSH);
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
      return Fail(ErrorCode::kInternal, "cannot compress");
  } while (stream_->avail_out == 0);
  out.resize(out.size() - stream_->avail_out);
  return out;
}

Result<std::string> Gzip(std::string_view bytes) { return GzipWriter().Push(bytes, GzipWriter::IsLast::kYes); }

struct Gunzip::Stream : z_stream {
  Stream() : z_stream() {}
  std::unique_ptr<char[]> piece = std::make_unique_for_overwrite<char[]>(kPieceBytes);
};

Gunzip::Gunzip() : stream_(std::make_unique<Stream>()) {
  if (inflateInit2(stream_.get(), kGzipWindow) != Z_OK) stream_.reset();
}

Gunzip::~Gunzip() {
  if (stream_ != nullptr) inflateEnd(stream_.get());
}

Result<bool> Gunzip::Push(std::string_view bytes, const std::function<bool(std::string_view)>& take) {
  if (stream_ == nullptr) return Fail(ErrorCode::kResourceExhausted, "cannot decompress: out of memory");
  stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream_->avail_in = static_cast<uInt>(bytes.size());
  char* const out = stream_->piece.get();
  while (true) {
    if (is_complete_) {
      const std::string_view left(reinterpret_cast<const char*>(stream_->next_in), stream_->avail_in);
      if (left.empty()) return true;
      is_padded_ |= left.front() == '\0';
      if (is_padded_) return IsPadding(left);
      // The next member.
      inflateReset(stream_.get());
    }
    stream_->next_out = reinterpret_cast<Bytef*>(out);
    stream_->avail_out = kPieceBytes;
    const int code = inflate(stream_.get(), Z_NO_FLUSH);
    is_complete_ = code == Z_STREAM_END;
    const std::string_view text(out, kPieceBytes - stream_->avail_out);
    if (!text.empty() && !take(text)) return false;
    if (code == Z_BUF_ERROR || (code == Z_OK && stream_->avail_in == 0 && stream_->avail_out > 0)) return true;
    if (code != Z_OK && code != Z_STREAM_END) return Fail(ErrorCode::kDataLoss, "it is not valid gzip");
  }
}

}  // namespace flux::net
