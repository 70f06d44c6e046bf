#include "compiler/follow_ups/suppressions.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "runtime/base/suggest.h"

namespace flux {
namespace {

constexpr std::string_view kMark = "fluxc:", kIgnore = "ignore", kIgnoreFile = "ignore-file", kBlanks = " \t\r";
// In place of the number of a line.
constexpr uint32_t kWholeFile = 0;

// A code that a comment names.
struct Ignored {
  Span span;  // of the code
  std::string_view code;
  uint32_t line = kWholeFile;
  bool is_used = false;
};

struct KnownCode {
  DiagnosticKind kind;
  std::string_view code;
};
constexpr KnownCode kCodes[] = {
#define FLUX_DIAGNOSTIC(name, code, severity, role, message) {DiagnosticKind::name, code},
#include "compiler/diag/diagnostics.def"
};

// Takes words from the front of a text.
std::string_view TakeWord(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(" \t\r,"));
  text.remove_prefix(word.size());
  return word;
}

// Whether it looks like one: capital letters and digits behind them. What follows codes is the reason.
bool IsCode(std::string_view word) {
  const size_t digits = word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return digits != 0 && digits != word.npos && word.find_first_not_of("0123456789", digits) == word.npos;
}

class Suppressions {
 public:
  Suppressions(const ast::File& file, DiagnosticSink& diagnostics) : file_(file), diagnostics_(diagnostics) {}

  void Apply() {
    for (const ast::Comment& comment : file_.comments) Read(comment.span);
    if (ignored_.empty()) return;
    diagnostics_.RemoveIf([this](const Diagnostic& found) { return IsIgnored(found); });
    if (diagnostics_.has_errors()) return;
    for (const auto& [place, ignored] : ignored_) {
      if (ignored.is_used) continue;
      const std::string where = ignored.line == kWholeFile ? "the file" : fmt::format("line {}", ignored.line);
      Report(ignored.span, fmt::format("{} has no `{}`", where, ignored.code));
    }
  }

 private:
  const SourceFile& source() const { return *file_.source; }

  void Report(Span span, std::string why) {
    diagnostics_.Report(DiagnosticKind::kIgnoresNothing, span, {std::move(why)});
  }

  void Read(Span comment) {
    std::string_view text = source().Text(comment);
    text.remove_prefix(std::min(text.find_first_not_of('/'), text.size()));
    if (TakeWord(text) != kMark) return;
    const std::string_view verb = TakeWord(text);
    if (verb != kIgnore && verb != kIgnoreFile) {
      Report(comment, "write `// fluxc: ignore W0514`, or `ignore-file` instead of `ignore`");
      return;
    }
    const uint32_t line = verb == kIgnoreFile ? kWholeFile : LineBeside(comment);
    bool has_code = false;
    while (true) {
      const std::string_view code = TakeWord(text);
      if (!IsCode(code)) break;
      has_code = true;
      const auto begin = static_cast<uint32_t>(code.data() - source().text().data());
      Add({{begin, begin + static_cast<uint32_t>(code.size())}, code, line});
      if (text.starts_with(',')) text.remove_prefix(1);
    }
    if (!has_code) Report(comment, "name the code of a warning, as in `// fluxc: ignore W0514`");
  }

  void Add(const Ignored& ignored) {
    const auto* const known = std::ranges::find(kCodes, ignored.code, &KnownCode::code);
    if (known == std::end(kCodes)) {
      std::vector<std::string> codes;
      for (const KnownCode& one : kCodes) codes.emplace_back(one.code);
      Report(ignored.span, fmt::format("there is no code `{}`{}", ignored.code, DidYouMean(ignored.code, codes)));
    } else if (DiagnosticSeverity(known->kind) == Severity::kError) {
      Report(ignored.span, fmt::format("`{}` is an error, and only warnings can be ignored", ignored.code));
    } else if (!ignored_.try_emplace({ignored.line, ignored.code}, ignored).second) {
      Report(ignored.span, fmt::format("`{}` is ignored there already", ignored.code));
    }
  }

  bool IsOnlyComment(uint32_t line) const {
    const std::string_view text = source().Line(line);
    const size_t begin = text.find_first_not_of(kBlanks);
    return begin != text.npos && text.substr(begin).starts_with("//");
  }

  // The line of a comment that stands behind something, else the next one that is not a comment.
  uint32_t LineBeside(Span comment) const {
    uint32_t line = source().Locate(comment.begin).line;
    while (IsOnlyComment(line) && line < source().line_count()) ++line;
    return line;
  }

  bool IsIgnored(const Diagnostic& found) {
    if (DiagnosticSeverity(found.kind) == Severity::kError) return false;
    bool is_ignored = false;
    for (const uint32_t line : {kWholeFile, source().Locate(found.span.begin).line}) {
      const auto at = ignored_.find({line, DiagnosticCode(found.kind)});
      if (at == ignored_.end()) continue;
      is_ignored = at->second.is_used = true;
    }
    return is_ignored;
  }

  const ast::File& file_;
  DiagnosticSink& diagnostics_;
  std::map<std::pair<uint32_t, std::string_view>, Ignored> ignored_;  // by line and code
};

}  // namespace

void DropIgnored(const ast::File& file, DiagnosticSink& diagnostics) { Suppressions(file, diagnostics).Apply(); }

}  // namespace flux
