#include "runtime/io/line_protocol.h"

#include <algorithm>
#include <cstring>

namespace flux {

namespace {

constexpr size_t kMaxSeriesText = 65535;
constexpr size_t kExcerptBytes = 160;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\0'; }

// Resolves `\x` for every x in `special`; other backslashes are literal.
std::string Unescape(std::string_view text, std::string_view special) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && special.find(text[i + 1]) != special.npos) ++i;
    out += text[i];
  }
  return out;
}

// Position of the first of `stops` in `text` from `at` that no backslash precedes, or the text's end.
size_t FindUnescaped(std::string_view text, size_t at, std::string_view stops) {
  for (; at < text.size(); ++at) {
    if (stops.find(text[at]) != stops.npos && (at == 0 || text[at - 1] != '\\')) return at;
  }
  return text.size();
}

}  // namespace

Result<Precision> ParsePrecision(std::string_view text) {
  if (text == "ns") return Precision::kNanoseconds;
  if (text == "us") return Precision::kMicroseconds;
  if (text == "ms") return Precision::kMilliseconds;
  if (text == "s") return Precision::kSeconds;
  return Fail(ErrorCode::kInvalid,
              "invalid precision `" + std::string(text) + "`; valid precision units are ns, us, ms, and s");
}

int64_t NanosecondsPer(Precision precision) {
  switch (precision) {
    case Precision::kNanoseconds:
      return 1;
    case Precision::kMicroseconds:
      return 1'000;
    case Precision::kMilliseconds:
      return 1'000'000;
    case Precision::kSeconds:
      return kNsPerSecond;
  }
  return 1;
}

std::string LineError::Message() const {
  return "line " + std::to_string(line) + ": unable to parse `" + excerpt + "`: " + reason;
}

std::string LineExcerpt(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  std::string excerpt(text.substr(0, kExcerptBytes));
  if (text.size() > kExcerptBytes) excerpt += "...";
  return excerpt;
}

LineProtocolParser::LineProtocolParser(Precision precision, Time default_time)
    : unit_(NanosecondsPer(precision)), default_time_(default_time.ns - default_time.ns % unit_) {}

void LineProtocolParser::Feed(std::string_view text, bool is_last) {
  text_ = text;
  is_last_ = is_last;
  at_ = 0;
}

bool LineProtocolParser::Next(LinePoint& point) {
  while (at_ < text_.size()) {
    size_t at = at_;
    SkipSpaces(at);
    if (at < text_.size() && text_[at] == '\r') ++at;
    if (at < text_.size() && text_[at] == '\n') {
      at_ = at + 1;
      ++line_;
      continue;
    }
    if (at == text_.size()) {
      if (is_last_) at_ = at;
      return false;
    }
    if (text_[at] == '#') {
      const size_t end = text_.find('\n', at);
      if (end == text_.npos) {
        if (is_last_) at_ = text_.size();
        return false;
      }
      at_ = end + 1;
      ++line_;
      continue;
    }
    switch (ParseLine(point)) {
      case LineEnd::kPoint:
        return true;
      case LineEnd::kIncomplete:
        return false;
      case LineEnd::kBad: {
        // Without the line's end in sight, the next piece decides how much of it to skip.
        if (!is_last_ && text_.find('\n', bad_at_) == text_.npos) return false;
        SkipBadLine();
      }
    }
  }
  return false;
}

void LineProtocolParser::SkipSpaces(size_t& at) const {
  while (at < text_.size() && IsSpace(text_[at])) ++at;
}

bool LineProtocolParser::AtLineEnd(size_t at) const {
  return at == text_.size() || text_[at] == '\n' ||
         (text_[at] == '\r' && (at + 1 == text_.size() || text_[at + 1] == '\n'));
}

std::string_view LineProtocolParser::Keep(std::string text) { return unescaped_.emplace_back(std::move(text)); }

LineProtocolParser::LineEnd LineProtocolParser::Bad(std::string_view reason) {
  reason_ = reason;
  return LineEnd::kBad;
}

void LineProtocolParser::SkipBadLine() {
  size_t end = std::min(text_.find('\n', bad_at_), text_.size());
  std::string_view text = text_.substr(at_, end - at_);
  while (!text.empty() && (IsSpace(text.front()))) text.remove_prefix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  ++error_count_;
  LineError error{line_, std::string(reason_), LineExcerpt(text)};
  if (bad_lines_) bad_lines_(error, text);
  if (errors_.size() < kMaxErrors) errors_.push_back(std::move(error));
  if (end < text_.size()) ++end;
  line_ += static_cast<size_t>(std::count(text_.begin() + at_, text_.begin() + end, '\n'));
  at_ = end;
}

LineProtocolParser::LineEnd LineProtocolParser::ParseLine(LinePoint& point) {
  fields_.clear();
  if (!unescaped_.empty()) unescaped_.clear();
  size_t at = at_;
  SkipSpaces(at);
  bad_at_ = at;
  if (!FindSeries(at, point.series)) return LineEnd::kBad;
  SkipSpaces(at);
  bad_at_ = at;
  if (AtLineEnd(at)) return Bad("missing fields");
  if (const LineEnd end = ParseFields(at); end != LineEnd::kPoint) return end;
  point.time = default_time_;
  SkipSpaces(at);
  bad_at_ = at;
  if (!AtLineEnd(at)) {
    if (const LineEnd end = ParseTime(at, point.time); end != LineEnd::kPoint) return end;
  }
  if (at < text_.size() && text_[at] == '\r') ++at;
  if (at == text_.size() && !is_last_) return LineEnd::kIncomplete;
  if (at < text_.size()) ++at;
  point.fields = fields_;
  point.line = line_;
  point.text = text_.substr(at_, at - at_);
  ++line_;
  // Only strings can hold line breaks, so only they make a point span lines.
  for (const LineField& field : fields_) {
    if (field.type == ColumnType::kString) {
      line_ += static_cast<size_t>(std::count(field.text.begin(), field.text.end(), '\n'));
    }
  }
  at_ = at;
  return LineEnd::kPoint;
}

bool LineProtocolParser::FindSeries(size_t& at, uint32_t& series) {
  // Collectors send series in the same order again and again: the one that followed last time is tried first.
  if (!successors_.empty()) {
    const uint32_t guess = successors_[last_series_];
    const std::string& known = series_texts_[guess];
    if (text_.size() - at > known.size() && text_[at + known.size()] == ' ' &&
        std::memcmp(text_.data() + at, known.data(), known.size()) == 0) {
      at += known.size();
      series = last_series_ = guess;
      return true;
    }
  }
  size_t end = at;
  while (end < text_.size() && text_[end] != '\n' && !(text_[end] == ' ' && end > at && text_[end - 1] != '\\') &&
         !(end == at && text_[end] == ' ')) {
    ++end;
  }
  std::string_view text = text_.substr(at, end - at);
  if (text.ends_with('\r')) text.remove_suffix(1);
  if (text.size() > kMaxSeriesText) {
    reason_ = Keep("max key length exceeded: " + std::to_string(text.size()) + " > " + std::to_string(kMaxSeriesText));
    return false;
  }
  if (end == text_.size() || text_[end] != ' ') {
    // Nothing follows; the text may end in a backslash or be incomplete, so it is not one to remember.
    LineSeries unused;
    if (ParseSeries(text, unused)) reason_ = "missing fields";
    return false;
  }
  auto found = series_by_text_.find(text);
  if (found == series_by_text_.end()) {
    LineSeries parsed;
    if (!ParseSeries(text, parsed)) return false;
    const std::string& kept = series_texts_.emplace_back(text);
    found = series_by_text_.emplace(kept, static_cast<uint32_t>(series_.size())).first;
    series_.push_back(std::move(parsed));
    successors_.push_back(0);
  }
  series = found->second;
  successors_[last_series_] = series;
  last_series_ = series;
  at = end;
  return true;
}

bool LineProtocolParser::ParseSeries(std::string_view text, LineSeries& series) {
  const auto bad = [this](std::string_view reason) {
    reason_ = reason;
    return false;
  };
  size_t at = FindUnescaped(text, 0, ",");
  if (at == 0) return bad("missing measurement");
  series.measurement = Unescape(text.substr(0, at), ", ");
  while (at < text.size()) {
    ++at;
    const size_t equals = FindUnescaped(text, at, "=,");
    if (equals == at) return bad("missing tag key");
    if (equals == text.size() || text[equals] == ',') return bad("missing tag value");
    const size_t end = FindUnescaped(text, equals + 1, "=,");
    if (end < text.size() && text[end] == '=') return bad("invalid tag format");
    if (end == equals + 1) return bad("missing tag value");
    series.tags.emplace_back(Unescape(text.substr(at, equals - at), ",= "),
                             Unescape(text.substr(equals + 1, end - equals - 1), ",= "));
    at = end;
  }
  std::sort(series.tags.begin(), series.tags.end());
  for (size_t i = 1; i < series.tags.size(); ++i) {
    if (series.tags[i].first == series.tags[i - 1].first) return bad("duplicate tags");
  }
  return true;
}

}  // namespace flux
