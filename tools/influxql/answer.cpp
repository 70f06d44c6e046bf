#include "tools/influxql/answer.h"

#include <cmath>
#include <cstdlib>

#include "fmt/format.h"
#include "runtime/base/number_text.h"
#include "runtime/base/time.h"
#include "runtime/io/json_text.h"

namespace flux::influxql {

namespace {

void AppendString(std::string& out, std::string_view text) {
  io::AppendJsonString(out, text, io::JsonEscapes::kForWeb);
}

int64_t InUnits(int64_t ns, int64_t unit) { return ns / unit; }

std::string TimeText(int64_t ns, const std::string& zone) {
  const Result<flux::Time> local = zone.empty() ? flux::Time{ns} : ToLocal({ns}, {zone, {}});
  const int64_t offset = local ? (local->ns - ns) / kNsPerSecond : 0;
  std::string text = FormatTime({ns + offset * kNsPerSecond});
  if (offset == 0) return text;
  constexpr int64_t kMinute = 60, kHour = 3600;
  const int64_t size = std::abs(offset);
  text.pop_back();
  return text + fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / kHour, size % kHour / kMinute);
}

// Puts JSON on lines, indented by four, piece by piece.
class Indenter {
 public:
  std::string Indented(std::string_view text) {
    std::string out;
    for (const char c : text) Add(c, out);
    return out;
  }

 private:
  void Break(std::string& out) const { out += '\n' + std::string(depth_ * 4, ' '); }

  void Add(char c, std::string& out) {
    if (is_quoted_) {
      out += c;
      is_quoted_ = is_escaped_ || c != '"';
      is_escaped_ = !is_escaped_ && c == '\\';
      return;
    }
    const bool closes = c == '}' || c == ']';
    if (is_open_ && !closes) Break(out);
    if (closes && --depth_ < SIZE_MAX && !is_open_) Break(out);
    is_open_ = c == '{' || c == '[';
    out += c;
    if (is_open_) ++depth_;
    if (c == ',') Break(out);
    if (c == ':') out += ' ';
    is_quoted_ = c == '"';
  }

  size_t depth_ = 0;
  bool is_quoted_ = false, is_escaped_ = false;
  bool is_open_ = false;  // the last character was a bracket that opens
};

class JsonAnswer final : public AnswerWriter {
 public:
  explicit JsonAnswer(const AnswerForm& form) : form_(form) {}

  void BeginStatement(size_t id, bool is_chunked) override {
    is_chunked_ = is_chunked && form_.chunk_rows > 0;
    id_ = id;
    has_series_ = has_chunk_ = false;
    if (form_.chunk_rows > 0) return;
    out_ += has_statements_ ? "," : R"({"results":[)";
    out_ += Opening();
    has_statements_ = true;
  }

  void BeginSeries(SeriesHead head) override {
    EndSeries();
    zone_ = std::move(head.zone);
    if (is_chunked_) {
      if (has_chunk_) SendChunk(false, true);
      head_ = HeadText(head);
      has_chunk_ = true;
    } else {
      std::string& text = Text();
      text += has_series_ ? "," : R"(,"series":[)";
      text += HeadText(head);
    }
    has_series_ = is_open_ = true;
    rows_ = 0;
  }

  void AddRow(std::span<const Cell> row) override {
    if (is_chunked_ && rows_ == form_.chunk_rows) {
      SendChunk(true, true);
      has_chunk_ = true;
      rows_ = 0;
    }
    std::string& text = Text();
    text += rows_++ == 0 ? R"(,"values":[[)" : ",[";
    for (size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += ',';
      AppendCell(text, row[i]);
    }
    text += ']';
  }

  void EndStatement(std::string_view error) override {
    EndSeries();
    if (is_chunked_ && has_chunk_) {
      SendChunk(false, !error.empty());
      if (error.empty()) return;
    }
    std::string& text = Text();
    if (!is_chunked_ && has_series_) text += ']';
    if (!error.empty()) {
      text += R"(,"error":)";
      AppendString(text, error);
    }
    text += '}';
    if (form_.chunk_rows == 0) return;
    out_ += fmt::format("{{\"results\":[{}{}]}}\n", Opening(), std::exchange(chunk_, {}));
  }

  void Finish() override {
    if (form_.chunk_rows > 0) return;
    out_ += has_statements_ ? "]}\n" : "{}\n";
  }

  std::string Take() override {
    std::string text = AnswerWriter::Take();
    return form_.is_pretty ? indenter_.Indented(text) : text;
  }

 private:
  std::string Opening() const { return fmt::format(R"({{"statement_id":{})", id_); }
  // Where the text of rows goes: a chunk waits until it is known whether others follow.
  std::string& Text() { return form_.chunk_rows > 0 ? chunk_ : out_; }

  static std::string HeadText(const SeriesHead& head) {
    std::string text = "{";
    if (!head.name.empty()) {
      text += R"("name":)";
      AppendString(text, head.name);
      text += ',';
    }
    if (!head.tags.empty()) {
      text += R"("tags":{)";
      for (const auto& [key, value] : head.tags) {
        if (!text.ends_with('{')) text += ',';
        AppendString(text, key);
        text += ':';
        AppendString(text, value);
      }
      text += "},";
    }
    text += R"("columns":[)";
    for (const std::string& column : head.columns) {
      if (!text.ends_with('[')) text += ',';
      AppendString(text, column);
    }
    return text + ']';
  }

  void EndSeries() {
    if (!std::exchange(is_open_, false)) return;
    if (rows_ > 0) Text() += ']';
    if (!is_chunked_) Text() += '}';
  }

  // Sends the rows that wait, with what is known of those that follow.
  void SendChunk(bool has_more_rows, bool has_more) {
    if (has_more_rows) chunk_ += ']';
    out_ += fmt::format("{{\"results\":[{},\"series\":[{}{}{}}}]{}}}]}}\n", Opening(), head_, std::exchange(chunk_, {}),
                        has_more_rows ? R"(,"partial":true)" : "", has_more ? R"(,"partial":true)" : "");
    has_chunk_ = false;
  }

  void AppendCell(std::string& text, const Cell& cell) const {
    switch (cell.kind) {
      case Cell::Kind::kAbsent:
      case Cell::Kind::kNull:
        text += "null";
        break;
      case Cell::Kind::kFloat:
        if (std::isfinite(cell.number)) {
          io::AppendJsonNumber(text, cell.number);
        } else {
          text += "null";
        }
        break;
      case Cell::Kind::kInteger:
        text += fmt::format("{}", cell.integer);
        break;
      case Cell::Kind::kUnsigned:
        text += fmt::format("{}", static_cast<uint64_t>(cell.integer));
        break;
      case Cell::Kind::kBoolean:
        text += cell.integer != 0 ? "true" : "false";
        break;
      case Cell::Kind::kString:
        AppendString(text, cell.text);
        break;
      case Cell::Kind::kTime:
        text += form_.epoch ? fmt::format("{}", InUnits(cell.integer, *form_.epoch))
                            : fmt::format("\"{}\"", TimeText(cell.integer, zone_));
        break;
    }
  }

  const AnswerForm form_;
  size_t id_ = 0;
  bool is_chunked_ = false, has_statements_ = false, has_series_ = false, is_open_ = false;
  bool has_chunk_ = false;  // one waits
  std::string head_, chunk_, zone_;
  size_t rows_ = 0;  // of the series, or of the chunk
  Indenter indenter_;
};

class CsvAnswer final : public AnswerWriter {
 public:
  explicit CsvAnswer(const AnswerForm& form) : epoch_(form.epoch.value_or(1)) {}

  void BeginStatement(size_t, bool) override { is_first_series_ = true; }

  void BeginSeries(SeriesHead head) override {
    if (std::exchange(is_first_series_, false)) {
      if (has_statements_) out_ += '\n';
      has_statements_ = true;
      out_ += "name,tags";
      for (const std::string& column : head.columns) AppendText(column);
      out_ += '\n';
    }
    std::string tags;
    for (const auto& [key, value] : head.tags) {
      if (!value.empty()) tags += fmt::format("{}{}={}", tags.empty() ? "" : ",", key, value);
    }
    beginning_.clear();
    std::swap(beginning_, out_);
    AppendField(head.name);
    AppendText(tags);
    std::swap(beginning_, out_);
  }

  void AddRow(std::span<const Cell> row) override {
    out_ += beginning_;
    for (const Cell& cell : row) AppendCell(cell);
    out_ += '\n';
  }

  void EndStatement(std::string_view error) override {
    if (error.empty()) return;
    if (has_statements_) out_ += '\n';
    has_statements_ = true;
    out_ += "error\n";
    AppendField(error);
    out_ += '\n';
  }
  void Finish() override {}

 private:
  void AppendField(std::string_view text) {
    if (text.find_first_of("\",\r\n") == text.npos && !text.starts_with(' ')) {
      out_ += text;
      return;
    }
    out_ += '"';
    for (const char c : text) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }
  void AppendText(std::string_view text) {
    out_ += ',';
    AppendField(text);
  }

  void AppendCell(const Cell& cell) {
    switch (cell.kind) {
      case Cell::Kind::kAbsent:
      case Cell::Kind::kNull:
        out_ += ',';
        break;
      case Cell::Kind::kFloat:
        AppendText(FormatFloat(cell.number));
        break;
      case Cell::Kind::kInteger:
        AppendText(fmt::format("{}", cell.integer));
        break;
      case Cell::Kind::kUnsigned:
        AppendText(fmt::format("{}", static_cast<uint64_t>(cell.integer)));
        break;
      case Cell::Kind::kBoolean:
        AppendText(cell.integer != 0 ? "true" : "false");
        break;
      case Cell::Kind::kString:
        AppendText(cell.text);
        break;
      case Cell::Kind::kTime:
        AppendText(fmt::format("{}", InUnits(cell.integer, epoch_)));
        break;
    }
  }

  const int64_t epoch_;
  bool is_first_series_ = true, has_statements_ = false;
  std::string beginning_;
};

}  // namespace

std::unique_ptr<AnswerWriter> MakeAnswerWriter(const AnswerForm& form) {
  if (form.is_csv) return std::make_unique<CsvAnswer>(form);
  return std::make_unique<JsonAnswer>(form);
}

}  // namespace flux::influxql
