#include "compiler/diag/excerpt.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <vector>

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

// Decodes the code point at `at` and moves past it; a broken byte counts as itself.
uint32_t NextCodePoint(std::string_view text, size_t& at) {
  auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0xC0) return first;
  int more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  uint32_t code = first & (0x3F >> more);
  for (; more > 0 && at < text.size() && (text[at] & 0xC0) == 0x80; --more) code = code << 6 | (text[at++] & 0x3F);
  return code;
}

size_t CodePointWidth(uint32_t code) {
  bool is_combining = (code >= 0x300 && code <= 0x36F) || code == 0x200D || (code >= 0xFE00 && code <= 0xFE0F);
  if (is_combining) return 0;
  bool is_wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
                 (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
                 (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) ||
                 (code >= 0xFFE0 && code <= 0xFFE6) || (code >= 0x1F300 && code <= 0x1FAFF) ||
                 (code >= 0x20000 && code <= 0x3FFFD);
  return is_wide ? 2 : 1;
}

std::string WithoutTabs(std::string_view line) {
  std::string text;
  for (char c : line) {
    if (c == '\t') {
      text.append(kTabWidth, ' ');
    } else {
      text += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    }
  }
  return text;
}

class ExcerptWriter {
 public:
  ExcerptWriter(const SourceFile& file, const Diagnostic& diagnostic, bool use_color, std::string& out)
      : file_(file), diagnostic_(diagnostic), use_color_(use_color), out_(out) {
    is_error_ = DiagnosticSeverity(diagnostic.kind) == Severity::kError;
  }

  void Run() {
    CollectMarks();
    gutter_ = std::to_string(marks_.back().line).size();
    LineColumn place = file_.Locate(diagnostic_.span.begin);
    out_ += Paint(is_error_ ? kRed : kYellow,
                  fmt::format("{}[{}]", is_error_ ? "error" : "warning", DiagnosticCode(diagnostic_.kind)));
    out_ += Paint(kBold, ": " + diagnostic_.Message()) + "\n";
    out_ += std::string(gutter_, ' ') + Paint(kBlue, "-->") +
            fmt::format(" {}:{}:{}\n", file_.name(), place.line, place.column);
    out_ += Gutter("") + "\n";
    WriteLines();
    if (!diagnostic_.help.empty()) {
      out_ += Gutter("") + "\n";
      out_ +=
          std::string(gutter_ + 1, ' ') + Paint(kBlue, "=") + Paint(kCyan, " help") + ": " + diagnostic_.help + "\n";
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
      while (shown_from_ > 0 && (text[shown_from_] & 0xC0) == 0x80) --shown_from_;
      text = text.substr(shown_from_, kMaxLineBytes);
    }
    out_ += Gutter(std::to_string(line)) + " " + WithoutTabs(text) + "\n";
  }

  void WriteMark(const Mark& mark) {
    std::string_view line = file_.Line(mark.line);
    uint32_t from = std::min(shown_from_, mark.begin);
    size_t indent = DisplayWidth(line.substr(from, mark.begin - from));
    size_t width = DisplayWidth(line.substr(mark.begin, std::min<size_t>(mark.end - mark.begin, kMaxLineBytes)));
    std::string carets(std::max<size_t>(width, 1), mark.is_primary ? '^' : '-');
    if (!mark.label.empty()) carets += " " + std::string(mark.label);
    out_ += Gutter("") + " " + std::string(indent, ' ') +
            Paint(mark.is_primary ? (is_error_ ? kRed : kYellow) : kBlue, carets) + "\n";
  }

  const SourceFile& file_;
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
  size_t width = 0;
  for (size_t at = 0; at < text.size();) {
    uint32_t code = NextCodePoint(text, at);
    width += code == '\t' ? kTabWidth : CodePointWidth(code);
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
  ExcerptWriter(file, place, use_color, out).RunPlace();
}

void AppendExcerpt(const SourceFile& file, const Diagnostic& diagnostic, bool use_color, std::string& out) {
  ExcerptWriter(file, diagnostic, use_color, out).Run();
}

}  // namespace flux
