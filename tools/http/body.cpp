#include "tools/http/body.h"

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"

namespace flux::http {

namespace {

// Of what is smaller, compressed bytes would be hardly fewer.
constexpr size_t kSmall = 1400;
// What goes out at once.
constexpr size_t kPiece = 64 << 10;

class Counted {
 public:
  Counted(uint64_t most, const std::function<Status(std::string_view)>& take) : most_(most), take_(take) {}
  Status Take(std::string_view bytes) {
    count_ += bytes.size();
    if (count_ > most_)
      return Fail(ErrorCode::kOutOfRange, fmt::format("the body has more than the {} bytes that are allowed", most_));
    return take_(bytes);
  }

 private:
  const uint64_t most_;
  const std::function<Status(std::string_view)>& take_;
  uint64_t count_ = 0;
};

}  // namespace

Status ReadPieces(Exchange& exchange, uint64_t most, const std::function<Status(std::string_view)>& take) {
  const std::string_view coding = exchange.request().Header("Content-Encoding");
  if (!coding.empty() && coding != "gzip" && coding != "identity")
    return Fail(ErrorCode::kInvalid,
                fmt::format("`Content-Encoding: {}` is not known; it can be `gzip`", ShownName(coding)));
  Counted counted(most, take);
  net::Gunzip gunzip;
  bool is_empty = true;
  while (true) {
    FLUX_TRY(const std::string_view piece, exchange.ReadBody());
    if (piece.empty()) break;
    is_empty = false;
    if (coding != "gzip") {
      FLUX_TRY_STATUS(counted.Take(piece));
      continue;
    }
    Status taken;
    FLUX_TRY(const bool goes_on, gunzip.Push(piece, [&](std::string_view text) {
      taken = counted.Take(text);
      return taken.has_value();
    }));
    if (!goes_on) return taken;
  }
  if (coding == "gzip" && !is_empty && !gunzip.is_complete())
    return Fail(ErrorCode::kDataLoss, "the gzip of the body ends in the middle");
  return {};
}

Result<std::string> ReadAll(Exchange& exchange, uint64_t most) {
  std::string text;
  FLUX_TRY_STATUS(ReadPieces(exchange, most, [&](std::string_view piece) -> Status {
    text += piece;
    return {};
  }));
  return text;
}

void Answer::SendHead() {
  is_sent_ = true;
  exchange_.Begin(head_);
}

Status Answer::Send(std::string_view bytes) {
  if (gzip_ == nullptr) return exchange_.Write(bytes);
  FLUX_TRY(const std::string compressed, gzip_->Push(bytes));
  return exchange_.Write(compressed);
}

Status Answer::Write(std::string_view bytes) {
  if (!is_sent_ && waiting_.size() + bytes.size() > kSmall) {
    if (Accepts(exchange_.request().Header("Accept-Encoding"), "gzip")) {
      gzip_ = std::make_unique<net::GzipWriter>();
      AddHeader("Content-Encoding", "gzip");
      AddHeader("Vary", "Accept-Encoding");
    }
    SendHead();
  }
  waiting_ += bytes;
  bytes_ += bytes.size();
  if (!is_sent_ || waiting_.size() < kPiece) return {};
  FLUX_TRY_STATUS(Send(waiting_));
  waiting_.clear();
  return {};
}

Status Answer::Finish() {
  if (!is_sent_) {
    head_.length = waiting_.size();
    SendHead();
  }
  if (gzip_ != nullptr) {
    FLUX_TRY(waiting_, gzip_->Push(waiting_, net::GzipWriter::IsLast::kYes));
  }
  exchange_.End(waiting_);
  return {};
}

}  // namespace flux::http
