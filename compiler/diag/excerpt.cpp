#include "compiler/diag/excerpt.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "compiler/diag/secrets.h"
#include "runtime/base/terminal_text.h"

namespace flux {
namespace {

constexpr size_t kTabWidth = 4;
// Longer lines are shown in part.
constexpr size_t kMaxLineBytes = 200;

constexpr std::string_view kReset = "\033[0m", kBold = "\033[1m", kRed = "\033[1;31m", kYellow = "\033[1;33m",
                           kBlue = "\033[1;34m", kCyan = "\033[1;36m";

// A place to be marked on one line.
struct Mark {
  uint32_t line;
  uint32_t begin, end;  // byte columns, 0-based
  std::string_view label;
  bool is_primary;
};

// A line as it is shown: tabs as spaces, and nothing that could steer the terminal.
std::string ShownLine(std::string_view line) {
  std::string text;
  for (char c : line) {
    if (c == '\t') {
      text.append(kTabWidth, ' ');
    } else {
      text += c;
    }
  }
  return TerminalText(text);
}

class ExcerptWriter {
 public:
  ExcerptWriter(const FileDiagnostics& file, const Diagnostic& diagnostic, bool use_color, std::string& out)
      : file_(*file.file), secrets_(file.secrets), diagnostic_(diagnostic), use_color_(use_color), out_(out) {
    is_error_ = DiagnosticSeverity(diagnostic.kind) == Severity::kError;
  }

  void Run() {
    CollectMarks();
    gutter_ = std::to_string(marks_.back().line).size();
    LineColumn place = file_.Locate(diagnostic_.span.begin);
    out_ += Paint(is_error_ ? kRed : kYellow,
                  fmt::format("{}[{}]", is_error_ ? "error" : "warning", DiagnosticCode(diagnostic_.kind)));
    out_ += Paint(kBold, ": " + TerminalText(diagnostic_.Message())) + "\n";
    out_ += std::string(gutter_, ' ') + Paint(kBlue, "-->") +
            fmt::format(" {}:{}:{}\n", TerminalText(file_.name()), place.line, place.column);
    out_ += Gutter("") + "\n";
    WriteLines();
    if (!diagnostic_.help.empty()) {
      out_ += Gutter("") + "\n";
      out_ += std::string(gutter_ + 1, ' ') + Paint(kBlue, "=") + Paint(kCyan, " help") + ": " +
              TerminalText(diagnostic_.help) + "\n";
    }
    out_ += "\n";
  }

  void RunPlace() {
    CollectMarks();
    gutter_ = std::to_string(marks_.back().line).size();
    out_ += Gutter("") + "\n";
    WriteLines();
  }

 private:
  std::string Paint(std::string_view color, std::string_view text) const {
    if (!use_color_) return std::string(text);
    return fmt::format("{}{}{}", color, text, kReset);
  }
  std::string Gutter(std::string_view number) const { return Paint(kBlue, fmt::format("{:>{}} |", number, gutter_)); }

  void CollectMarks() {
    AddMark(diagnostic_.span, diagnostic_.label, true);
    for (const RelatedSpan& related : diagnostic_.related) AddMark(related.span, related.label, false);
    std::ranges::sort(marks_, {}, [](const Mark& mark) { return std::tuple(mark.line, !mark.is_primary, mark.begin); });
  }
  // A span over several lines is marked on its first one.
  void AddMark(Span span, std::string_view label, bool is_primary) {
    LineColumn begin = file_.Locate(span.begin);
    auto line_bytes = static_cast<uint32_t>(file_.Line(begin.line).size());
    uint32_t first = std::min(begin.column - 1, line_bytes);
    uint32_t last = std::min(first + (span.end - span.begin), line_bytes);
    marks_.push_back({begin.line, first, std::max(last, first), label, is_primary});
  }

  void WriteLines() {
    for (size_t i = 0; i < marks_.size(); ++i) {
      uint32_t line = marks_[i].line;
      if (i == 0 || marks_[i - 1].line != line) {
        if (i > 0 && line > marks_[i - 1].line + 1) out_ += Paint(kBlue, "...") + "\n";
        WriteSource(line, marks_[i]);
      }
      WriteMark(marks_[i]);
    }
  }

  void WriteSource(uint32_t line, const Mark& mark) {
    std::string_view text = file_.Line(line);
    shown_from_ = 0;
    if (text.size() > kMaxLineBytes) {
      shown_from_ = mark.begin > kMaxLineBytes / 2 ? mark.begin - static_cast<uint32_t>(kMaxLineBytes / 2) : 0;
      while (shown_from_ > 0 && IsUtf8Continuation(text[shown_from_])) --shown_from_;
    }
    const auto begin = static_cast<uint32_t>(text.data() - file_.text().data()) + shown_from_;
    const auto shown = static_cast<uint32_t>(std::min(text.size() - shown_from_, kMaxLineBytes));
    const Span part{begin, begin + shown};
    out_ += Gutter(std::to_string(line)) + " " + ShownLine(WithoutSecrets(file_, secrets_, part)) + "\n";
  }

  void WriteMark(const Mark& mark) {
    std::string_view line = file_.Line(mark.line);
    uint32_t from = std::min(shown_from_, mark.begin);
    size_t indent = DisplayWidth(line.substr(from, mark.begin - from));
    size_t width = DisplayWidth(line.substr(mark.begin, std::min<size_t>(mark.end - mark.begin, kMaxLineBytes)));
    std::string carets(std::max<size_t>(width, 1), mark.is_primary ? '^' : '-');
    if (!mark.label.empty()) carets += " " + TerminalText(mark.label);
    out_ += Gutter("") + " " + std::string(indent, ' ') +
            Paint(mark.is_primary ? (is_error_ ? kRed : kYellow) : kBlue, carets) + "\n";
  }

  const SourceFile& file_;
  const std::span<const Span> secrets_;
  const Diagnostic& diagnostic_;
  bool use_color_;
  std::string& out_;
  bool is_error_ = true;
  std::vector<Mark> marks_;
  size_t gutter_ = 1;
  uint32_t shown_from_ = 0;
};

}  // namespace

size_t DisplayWidth(std::string_view text) {
  const std::string shown = ShownLine(text);
  size_t width = 0;
  for (std::string_view rest = shown; !rest.empty();) {
    const Utf8Step step = DecodeUtf8(rest);
    width += static_cast<size_t>(TerminalWidth(step.code));
    rest.remove_prefix(step.length);
  }
  return width;
}

void AppendPlace(const SourceFile& file, Span span, bool use_color, std::string& out) {
  const Diagnostic place{.kind = DiagnosticKind::kSyntaxError,
                         .span = span,
                         .args = {},
                         .label = {},
                         .related = {},
                         .help = {},
                         .fix = {}};
  ExcerptWriter({&file, {}, {}}, place, use_color, out).RunPlace();
}

void AppendExcerpt(const FileDiagnostics& file, const Diagnostic& diagnostic, bool use_color, std::string& out) {
  ExcerptWriter(file, diagnostic, use_color, out).Run();
}

}  // namespace flux
