#include "runtime/io/csv_record.h"

namespace flux::io {
namespace {

// Does the text begin with a character that Unicode calls a space?
bool BeginsWithSpace(std::string_view text) {
  if (text.empty()) return false;
  const auto c = static_cast<unsigned char>(text[0]);
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  for (std::string_view space : {"\u0085", "\u00a0", "\u1680", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"}) {
    if (text.starts_with(space)) return true;
  }
  // U+2000 to U+200A.
  return text.size() >= 3 && text.starts_with("\xe2\x80") && static_cast<unsigned char>(text[2]) >= 0x80 &&
         static_cast<unsigned char>(text[2]) <= 0x8a;
}

bool NeedsQuotes(std::string_view field, std::string_view delimiter) {
  if (field.empty()) return false;
  // A lone `\.` ends the input of PostgreSQL's COPY, hence Go quotes it.
  if (field == "\\.") return true;
  return field.find_first_of("\"\r\n") != std::string_view::npos || field.find(delimiter) != std::string_view::npos ||
         BeginsWithSpace(field);
}

}  // namespace

// Lines are in one piece, and those of a record stay where they are until the next record.
bool CsvRecordReader::Fetch() {
  std::string joined(rest_);
  // A line that is long already is not copied for every few bytes that come.
  while (more_ && joined.size() <= 2 * rest_.size()) {
    Result<std::string> bytes = more_();
    if (!bytes) failure_ = std::unexpected(std::move(bytes.error()));
    if (!bytes || bytes->empty()) {
      more_ = nullptr;
      break;
    }
    joined += *bytes;
    if (bytes->find('\n') != std::string::npos) break;
  }
  if (joined.size() == rest_.size()) return false;
  rest_ = held_.emplace_back(std::move(joined));
  return true;
}

void CsvRecordReader::SkipPrefix(std::string_view prefix) {
  while (rest_.size() < prefix.size() && Fetch()) {
  }
  if (rest_.starts_with(prefix)) rest_.remove_prefix(prefix.size());
}

bool CsvRecordReader::ReadLine() {
  size_t end = rest_.find('\n');
  while (end == std::string_view::npos) {
    const size_t searched = rest_.size();
    if (!Fetch()) break;
    end = rest_.find('\n', searched);
  }
  if (rest_.empty() || !failure_) return false;
  ++line_number_;
  has_newline_ = end != std::string_view::npos;
  line_ = rest_.substr(0, end);
  rest_.remove_prefix(has_newline_ ? end + 1 : rest_.size());
  if (line_.ends_with('\r')) line_.remove_suffix(1);
  return true;
}

bool CsvRecordReader::Next() {
  if (is_unread_) {
    is_unread_ = false;
    return true;
  }
  while (held_.size() > 1) held_.pop_front();
  do {
    record_ = rest_;
    if (!ReadLine()) return false;
  } while (line_.empty());
  record_line_ = line_number_;
  ParseRecord();
  return true;
}

void CsvRecordReader::ParseRecord() {
  scratch_.clear();
  pieces_.clear();
  is_unclosed_ = may_lack_carriage_returns_ = false;
  for (bool has_more = true; has_more;) {
    if (line_.starts_with('"')) {
      has_more = ParseQuoted();
      continue;
    }
    const size_t end = line_.find(delimiter_);
    has_more = end != std::string_view::npos;
    const std::string_view field = line_.substr(0, end);
    pieces_.push_back({false, 0, field.size(), field.data()});
    line_.remove_prefix(has_more ? end + 1 : line_.size());
  }
  fields_.clear();
  for (const Piece& piece : pieces_) {
    fields_.emplace_back(piece.is_scratch ? scratch_.data() + piece.begin : piece.text, piece.length);
  }
}

bool CsvRecordReader::ParseQuoted() {
  const size_t begin = scratch_.size();
  const auto finish = [&](bool has_more) {
    const std::string_view field = std::string_view(scratch_).substr(begin);
    may_lack_carriage_returns_ |= !NeedsQuotes(field, {&delimiter_, 1}) || field.find('\n') != std::string_view::npos;
    pieces_.push_back({true, begin, scratch_.size() - begin, nullptr});
    return has_more;
  };
  line_.remove_prefix(1);
  while (true) {
    const size_t quote = line_.find('"');
    if (quote == std::string_view::npos) {
      scratch_ += line_;
      if (has_newline_) scratch_ += '\n';
      line_ = {};
      if (!ReadLine()) {
        is_unclosed_ = true;
        return finish(false);
      }
      continue;
    }
    scratch_ += line_.substr(0, quote);
    line_.remove_prefix(quote + 1);
    if (line_.empty()) return finish(false);
    if (line_[0] == delimiter_) {
      line_.remove_prefix(1);
      return finish(true);
    }
    // Either the second half of an escaped quote or a stray one: both stand for a quote.
    scratch_ += '"';
    if (line_[0] == '"') line_.remove_prefix(1);
  }
}

void AppendCsvField(std::string& out, std::string_view field, std::string_view delimiter) {
  if (!NeedsQuotes(field, delimiter)) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') {
      out += "\"\"";
    } else if (c == '\n') {
      out += "\r\n";
    } else if (c != '\r') {
      out += c;
    }
  }
  out += '"';
}

}  // namespace flux::io
