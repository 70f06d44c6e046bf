#include "tools/fluxc/rejected_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"

namespace flux::cli {

namespace {

constexpr size_t kHeldBytes = size_t{1} << 16;

std::string Comment(const std::string& input, const LineError& error) {
  return TerminalText(fmt::format("# {}:{}: {}", input, error.line, error.reason));
}

}  // namespace

Result<std::unique_ptr<RejectedFile>> RejectedFile::Open(const std::string& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return Fail(ErrorCode::kInvalid, fmt::format("cannot write `{}`: {}", path, std::strerror(errno)));
  return std::unique_ptr<RejectedFile>(new RejectedFile(file, path));
}

RejectedFile::~RejectedFile() { close(file_); }

void RejectedFile::Add(const std::string& input, const LineError& error, std::string_view text) {
  AddText(fmt::format("{}\n{}\n", Comment(input, error), text));
}

void RejectedFile::Add(const std::string& input, const LineError& error, const io::CsvRow& row) {
  if (*row.head != head_) {
    head_ = *row.head;
    AddText(head_);
  }
  // A quote in a comment of CSV might begin a cell.
  std::string comment = Comment(input, error);
  std::ranges::replace(comment, '"', '\'');
  AddText(fmt::format("{}\n{}\n", comment, row.text));
}

void RejectedFile::AddText(std::string_view text) {
  held_ += text;
  if (held_.size() >= kHeldBytes) (void)Flush();
}

Status RejectedFile::Flush() {
  if (status_ && !held_.empty()) status_ = sink_.Write(held_);
  held_.clear();
  return status_;
}

}  // namespace flux::cli
