#pragma once

// Line protocol, the text form of points: `measurement,tag=value field=1.5,other="text" 1700000000000000000`. The
// parser pulls points out of a buffer without copying; series and tags are parsed once per distinct series text.

#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "runtime/column/column.h"

namespace flux {

// The unit of the timestamps in a text.
enum class Precision : uint8_t { kNanoseconds, kMicroseconds, kMilliseconds, kSeconds };

// Reads `ns`, `us`, `ms` or `s`.
Result<Precision> ParsePrecision(std::string_view text);
int64_t NanosecondsPer(Precision precision);

// One field of a point. `bits` holds every type but strings: the bit pattern of a float, 0 or 1 for a bool.
struct LineField {
  std::string_view key;
  ColumnType type = ColumnType::kFloat;
  uint64_t bits = 0;
  std::string_view text;
};

// A measurement and its tags, sorted by key.
struct LineSeries {
  std::string measurement;
  std::vector<std::pair<std::string, std::string>> tags;
};

// A parsed point; its views hold until the next call of `Next`.
struct LinePoint {
  uint32_t series = 0;  // index for `LineProtocolParser::series`
  std::span<const LineField> fields;
  int64_t time = 0;  // nanoseconds since the epoch
  size_t line = 0;   // 1-based number of its first line
  std::string_view text;
};

// A line that is not a point: where, why, and the beginning of its text.
struct LineError {
  size_t line = 0;
  std::string reason;
  std::string excerpt;
  // ``line 3: unable to parse `m v=`: missing field value``
  std::string Message() const;
};

// Told of each line that is not written, with all of its text but its end.
using RejectedLines = std::function<void(const LineError& error, std::string_view text)>;

// The beginning of a line, as errors quote it.
std::string LineExcerpt(std::string_view text);

// Parses text that arrives in pieces: `Feed` a piece, call `Next` until it gives false, feed what `rest` returns again
// in front of the next piece. Bad lines are recorded and skipped. Series indexes stay valid for the parser's life.
class LineProtocolParser {
 public:
  // `default_time` stamps lines without a timestamp, truncated to the precision.
  LineProtocolParser(Precision precision, Time default_time);
  // Tells of every bad line.
  void TellOf(RejectedLines bad_lines) { bad_lines_ = std::move(bad_lines); }

  // Starts on `text`, which must stay alive while points are taken. When `is_last` is not set, a line that does not
  // end within `text` is left for the next piece.
  void Feed(std::string_view text, bool is_last);
  // Takes the next good point; false at the end of the piece.
  bool Next(LinePoint& point);
  // What is left of the piece when `Next` gave false.
  std::string_view rest() const { return text_.substr(at_); }

  const LineSeries& series(uint32_t index) const { return series_[index]; }
  size_t series_count() const { return series_.size(); }
  // The bad lines so far, in order; no more than `kMaxErrors` are kept, `error_count` counts all.
  static constexpr size_t kMaxErrors = 1000;
  const std::vector<LineError>& errors() const { return errors_; }
  size_t error_count() const { return error_count_; }

 private:
  enum class LineEnd : uint8_t { kPoint, kBad, kIncomplete };

  bool FindSeries(size_t& at, uint32_t& series);
  bool ParseSeries(std::string_view text, LineSeries& series);
  LineEnd ParseLine(LinePoint& point);
  LineEnd ParseFields(size_t& at);
  bool ParseFieldKey(size_t& at, std::string_view& key);
  LineEnd ParseFieldValue(size_t& at, LineField& field);
  LineEnd ParseString(size_t& at, LineField& field);
  bool ParseNumber(size_t& at, LineField& field);
  bool ParseBool(size_t& at, LineField& field);
  LineEnd ParseTime(size_t& at, int64_t& time);
  LineEnd Bad(std::string_view reason);
  void SkipBadLine();
  void SkipSpaces(size_t& at) const;
  bool AtLineEnd(size_t at) const;
  std::string_view Keep(std::string text);

  const int64_t unit_;
  const int64_t default_time_;
  std::string_view text_;
  bool is_last_ = true;
  size_t at_ = 0;
  size_t line_ = 1;
  size_t bad_at_ = 0;
  std::string_view reason_;
  std::vector<LineField> fields_;
  std::deque<std::string> unescaped_;
  std::deque<LineSeries> series_;
  std::deque<std::string> series_texts_;
  std::unordered_map<std::string_view, uint32_t> series_by_text_;
  std::vector<uint32_t> successors_;
  uint32_t last_series_ = 0;
  RejectedLines bad_lines_;
  std::vector<LineError> errors_;
  size_t error_count_ = 0;
};

// Whether a name, or the value of a tag, has a form in line protocol: it is not empty, holds no line break and does not
// end in a backslash.
bool FitsLineProtocol(std::string_view name);

// Appends one point as a line. Fails when the point has no form in line protocol: no fields, a name or tag that ends
// in a backslash or holds a line break, a float that is not finite, a value of another kind.
Status AppendLine(std::string& out, std::string_view measurement,
                  std::span<const std::pair<std::string_view, std::string_view>> tags,
                  std::span<const std::pair<std::string_view, Value>> fields, Time time);

}  // namespace flux
