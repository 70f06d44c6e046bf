#pragma once

// The plain CSV layer below annotated CSV: records of fields, quoting. Follows Go's encoding/csv with lazy quotes, on
// which the reference's dialect rests, so that files that it reads and writes mean the same here.

#include <cstddef>
#include <functional>
#include <list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/error.h"

namespace flux::io {

// Gives the next bytes of a text, cut anywhere, and none at its end.
using CsvBytes = std::function<Result<std::string>()>;

// Reads records from a text, which must outlive the reader unless it comes in pieces. Blank lines are skipped, line
// ends are LF or CRLF (a CRLF inside quotes reads as LF), a quote inside an unquoted field is an ordinary character, an
// unclosed quote ends at the end of the text.
class CsvRecordReader {
 public:
  // `first_line`: the number of the text's first line.
  explicit CsvRecordReader(std::string_view text, char delimiter = ',', size_t first_line = 1)
      : rest_(text), delimiter_(delimiter), line_number_(first_line - 1) {}
  // Reads a text as it comes; of what was read it keeps no more than the current record.
  explicit CsvRecordReader(CsvBytes more, char delimiter = ',') : more_(std::move(more)), delimiter_(delimiter) {}
  // Reads the next record; false at the end of the text, and when it does not come.
  bool Next();
  // Why the text does not come.
  const Status& failure() const { return failure_; }
  // Skips what stands at the beginning of the text, if it does; before the first record.
  void SkipPrefix(std::string_view prefix);
  // Makes the next call of `Next` give the current record again.
  void Unread() { is_unread_ = true; }
  // Fields of the current record, valid until the next one is read.
  std::span<const std::string_view> fields() const { return fields_; }
  // The line on which the current record begins, from 1.
  size_t line() const { return record_line_; }
  // Whether the current record ends with the text, not with a line feed: more of it may follow in a longer text.
  bool ends_with_text() const { return !has_newline_ || is_unclosed_; }
  // Whether a quote of the current record is not closed.
  bool is_unclosed() const { return is_unclosed_; }
  // Whether a quoted field of the current record has a line end, or no reason for its quotes: in such texts Go's writer
  // may have dropped carriage returns.
  bool may_lack_carriage_returns() const { return may_lack_carriage_returns_; }
  // The current record as it is written; not of a text that comes in pieces.
  std::string_view text() const { return record_.substr(0, record_.size() - rest_.size()); }
  // What follows the current record, and the number of the line on which that begins.
  std::string_view rest() const { return rest_; }
  size_t next_line() const { return line_number_ + 1; }

 private:
  // Where a field's bytes are: in the text, or unescaped in `scratch_`.
  struct Piece {
    bool is_scratch;
    size_t begin, length;
    const char* text;
  };
  bool ReadLine();
  // Gets bytes until the rest of the text has a line feed; false when there are no more.
  bool Fetch();
  void ParseRecord();
  // Parses a field that begins with a quote; false when it was the last of its record.
  bool ParseQuoted();

  CsvBytes more_;                // empty: `rest_` is all there is
  std::list<std::string> held_;  // where the current record and the rest are, when there is more
  Status failure_;
  std::string_view rest_;
  char delimiter_;
  bool is_unread_ = false;
  size_t line_number_ = 0, record_line_ = 0;
  std::string_view line_;     // what is left of the current line, without its end
  bool has_newline_ = false;  // did the current line end with a line feed?
  bool is_unclosed_ = false;
  bool may_lack_carriage_returns_ = false;
  std::string_view record_;  // from the beginning of the current record on
  std::string scratch_;
  std::vector<Piece> pieces_;
  std::vector<std::string_view> fields_;
};

// Appends `field`, quoted when it must be. As in the reference, a line feed inside becomes CRLF and a carriage return
// is dropped.
void AppendCsvField(std::string& out, std::string_view field, std::string_view delimiter);

}  // namespace flux::io
