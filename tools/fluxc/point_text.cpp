#include "tools/fluxc/point_text.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"

namespace flux::cli {

namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
// By then the form of a text shows.
constexpr size_t kMostToSee = size_t{64} << 10;

// Names between commas; a line of line protocol has a `=`.
bool IsCsvHeader(std::string_view line) { return line.contains(',') && !line.contains('=') && !line.starts_with(','); }

bool IsAnnotation(std::string_view line) {
  constexpr std::string_view kNames[] = {"#datatype", "#group", "#default", "#constant", "#timezone", "#concat"};
  return std::ranges::any_of(kNames, [&](std::string_view name) { return line.starts_with(name); });
}

// The first line that says something, comments passed over, with its end if that is there; empty when it has not come.
std::string_view FirstLine(std::string_view text) {
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end == text.npos ? end : end + 1);
    const bool is_comment = line.starts_with('#') && !IsAnnotation(line);
    if (!is_comment && line.find_first_not_of(" \t\r\n") != line.npos) return line;
    text.remove_prefix(line.size());
  }
  return {};
}

// Whether all of it can be shown.
bool IsText(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return !line.empty() && line == TerminalText(line);
}

// Recognizes by its beginning what is surely something else, of which every line would be an error.
Status CheckHoldsPoints(std::string_view start) {
  constexpr std::string_view kCompressed[] = {"\x1f\x8b", "\x28\xb5\x2f\xfd", "BZh",
                                              "\xfd"
                                              "7zXZ"};
  std::string what;
  if (std::ranges::any_of(kCompressed, [&](std::string_view magic) { return start.starts_with(magic); })) {
    what = "compressed data, not line protocol; gzip and zstd are read as they are, decompress others first";
  } else if (start.substr(0, 4096).contains('\0') && !IsText(FirstLine(start))) {
    what = "binary data, not line protocol";
  } else if (start.starts_with('{') || start.starts_with('[')) {
    what = "JSON, not line protocol; a line looks like `measurement,tag=text field=1.5 1704067200000000000`";
  } else {
    return {};
  }
  return flux::Fail(ErrorCode::kInvalid, "this is " + what);
}

PointForm FormOf(std::string_view start) {
  const std::string_view line = FirstLine(start.substr(0, kMostToSee));
  const bool is_csv = IsAnnotation(line) || line.starts_with("sep=") || IsCsvHeader(line);
  return is_csv ? PointForm::kCsv : PointForm::kLineProtocol;
}

}  // namespace

// Chooses the loader once the beginning of the text shows which.
Status PointText::Begin(bool is_last) {
  if (!is_last && start_.size() < kMostToSee && !FirstLine(start_).ends_with('\n')) return {};
  if (start_.starts_with(kByteOrderMark)) start_.erase(0, kByteOrderMark.size());
  FLUX_TRY_STATUS(CheckHoldsPoints(start_));
  FLUX_TRY(loader_, make_loader_(form_.value_or(FormOf(start_))));
  const std::string start = std::exchange(start_, {});
  return loader_->Feed(start);
}

Status PointText::FeedText(std::string_view text) {
  if (loader_ != nullptr) return loader_->Feed(text);
  start_ += text;
  return Begin(false);
}

Status PointText::Unpack(std::string_view bytes) {
  if (decompressor_ == nullptr) return FeedText(bytes);
  return decompressor_->Feed(bytes, [this](std::string_view text) { return FeedText(text); });
}

Status PointText::Feed(std::string_view bytes) {
  if (is_unpacking_) return Unpack(bytes);
  start_ += bytes;
  if (start_.size() < kMagicBytes) return {};
  is_unpacking_ = true;
  decompressor_ = DecompressorFor(start_);
  const std::string start = std::exchange(start_, {});
  return Unpack(start);
}

Status PointText::Sync() { return loader_ != nullptr ? loader_->Sync() : Status(); }

Status PointText::Commit() {
  if (decompressor_ != nullptr) FLUX_TRY_STATUS(decompressor_->Finish());
  if (loader_ == nullptr) FLUX_TRY_STATUS(Begin(true));
  return loader_->Commit();
}

}  // namespace flux::cli
