#include "compiler/diag/number_suffix.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <string>
#include <utility>

#include "runtime/base/digits.h"
#include "runtime/base/text.h"
#include "runtime/base/time.h"

namespace flux {
namespace {

// What is longer is neither a number nor a duration; looking no further keeps the work for each place small.
constexpr uint32_t kMostBytes = 100;

bool IsLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool IsLetterOrDigit(char c) { return IsLetter(c) || IsDigit(c); }
bool IsNumberPart(char c) { return IsLetterOrDigit(c) || c == '.'; }

// Gives where the characters begin that fit and end at a place; the place itself when they are too many.
uint32_t RunBegin(std::string_view text, uint32_t end, bool (*fits)(char)) {
  uint32_t begin = end;
  while (begin > 0 && fits(text[begin - 1])) {
    if (end - begin == kMostBytes) return end;
    --begin;
  }
  return begin;
}

constexpr std::pair<std::string_view, std::string_view> kUnitWords[] = {
    {"ns", "ns"},     {"nsec", "ns"},   {"us", "us"},  {"usec", "us"},  {"ms", "ms"},     {"msec", "ms"},
    {"millis", "ms"}, {"s", "s"},       {"sec", "s"},  {"secs", "s"},   {"second", "s"},  {"seconds", "s"},
    {"m", "m"},       {"min", "m"},     {"mins", "m"}, {"minute", "m"}, {"minutes", "m"}, {"h", "h"},
    {"hr", "h"},      {"hrs", "h"},     {"hour", "h"}, {"hours", "h"},  {"d", "d"},       {"day", "d"},
    {"days", "d"},    {"w", "w"},       {"week", "w"}, {"weeks", "w"},  {"mo", "mo"},     {"mon", "mo"},
    {"month", "mo"},  {"months", "mo"}, {"y", "y"},    {"yr", "y"},     {"year", "y"},    {"years", "y"}};

// Gives where the number starts to which a name is glued, or where the name itself does.
uint32_t NumberBegin(const std::string& text, Span name) {
  if (name.begin == name.end || !IsLetter(text[name.begin])) return name.begin;
  const uint32_t begin = RunBegin(text, name.begin, IsNumberPart);
  return IsDigit(text[begin]) ? begin : name.begin;
}

// Says what numbers look like, to someone who wrote them as in another language.
std::string SuffixHelp(std::string_view whole, std::string_view suffix) {
  char first = static_cast<char>(std::tolower(static_cast<unsigned char>(suffix[0])));
  if (first == 'e') return "numbers have no exponent; write all digits, or float(v: \"…\")";
  if (first == '_') return "numbers have no separators; write the digits alone";
  const bool has_radix = whole.size() == suffix.size() + 1 && whole[0] == '0';
  if (has_radix && (first == 'x' || first == 'o' || first == 'b')) return "integers are decimal";
  return "the units of durations are y, mo, w, d, h, m, s, ms, us, ns";
}

// Gives `1h30m` for `1.5` hours; empty when it is no whole number of nanoseconds or has no fixed length.
std::string WholeUnits(std::string_view number, std::string_view unit) {
  constexpr size_t kMaxDigits = 9;
  const size_t point = number.find('.');
  const std::string_view fraction = number.substr(point + 1);
  const Result<Duration> one = ParseDuration("1" + std::string(unit));
  int64_t whole = 0, parts = 0, scale = 1;
  const bool is_small = point <= kMaxDigits && fraction.size() <= kMaxDigits && !fraction.empty();
  if (!is_small || !one || one->months != 0 || point == number.npos) return {};
  std::from_chars(number.data(), number.data() + point, whole);
  std::from_chars(fraction.data(), fraction.data() + fraction.size(), parts);
  for (size_t i = 0; i < fraction.size(); ++i) scale *= 10;
  int64_t ns = 0, rest = 0;
  if (__builtin_mul_overflow(whole, one->ns, &ns) || __builtin_mul_overflow(parts, one->ns, &rest)) return {};
  if (rest % scale != 0 || __builtin_add_overflow(ns, rest / scale, &ns)) return {};
  return FormatDuration({.months = 0, .ns = ns});
}

struct Word {
  uint32_t begin = 0;
  std::string_view text;
  uint32_t end() const { return begin + static_cast<uint32_t>(text.size()); }
};

// Splits what stands around a place, up to the next character that is neither part of a word nor a space, into runs of
// digits and runs of letters. A number with a point has no run, nor has what is far away.
std::vector<Word> WordsAround(std::string_view text, Span part) {
  auto is_part = [](char c) { return IsLetterOrDigit(c) || c == ' ' || c == '\t'; };
  const size_t first = part.begin - std::min(part.begin, kMostBytes);
  const size_t last = std::min(text.size(), size_t{part.end} + kMostBytes);
  uint32_t begin = part.begin, end = part.end;
  while (begin > first && is_part(text[begin - 1])) --begin;
  while (end < last && is_part(text[end])) ++end;
  // What is cut off at the border of what is looked at is not a word.
  if (begin > 0 && IsLetterOrDigit(text[begin - 1])) {
    while (begin < part.begin && IsLetterOrDigit(text[begin])) ++begin;
  }
  if (end < text.size() && IsLetterOrDigit(text[end])) {
    while (end > part.end && IsLetterOrDigit(text[end - 1])) --end;
  }
  std::vector<Word> words;
  for (uint32_t at = begin; at < end;) {
    const bool is_number = IsDigit(text[at]), is_word = IsLetter(text[at]);
    uint32_t next = at + 1;
    while (next < end && ((is_number && IsDigit(text[next])) || (is_word && IsLetter(text[next])))) ++next;
    const bool is_fraction = at == begin && begin > 0 && text[begin - 1] == '.';
    if ((is_number || is_word) && !is_fraction) words.push_back({at, text.substr(at, next - at)});
    at = next;
  }
  return words;
}

}  // namespace

std::string_view DurationUnitOf(std::string_view word) {
  // Minutes or months: nobody knows.
  if (word == "M") return {};
  const std::string lower = LowerCase(word);
  const auto* known = std::ranges::find(kUnitWords, lower, [](const auto& entry) { return entry.first; });
  return known == std::end(kUnitWords) ? std::string_view() : known->second;
}

bool IsNumberSuffix(const SourceFile& source, Span name) { return NumberBegin(source.text(), name) != name.begin; }

bool ReportNumberSuffix(const SourceFile& source, DiagnosticSink& diagnostics, Span name) {
  const Span whole{NumberBegin(source.text(), name), name.end};
  if (whole.begin == name.begin) return false;
  const std::string_view text = source.Text(whole);
  Diagnostic& problem = diagnostics.Report(DiagnosticKind::kNumberSuffix, whole, {std::string(text)});
  size_t letters = text.size();
  while (letters > 0 && IsLetter(text[letters - 1])) --letters;
  const std::string_view unit = DurationUnitOf(text.substr(letters));
  if (unit.empty() || letters == 0 || !IsDigit(text[letters - 1])) {
    problem.help = SuffixHelp(text, source.Text(name));
    return true;
  }
  std::string meant = std::string(text.substr(0, letters)) + std::string(unit);
  if (text.find('.') != text.npos) meant = WholeUnits(text.substr(0, letters), unit);
  if (meant.empty()) {
    problem.help = "durations are whole numbers of units, as in `1h30m`";
    return true;
  }
  problem.help = "write `" + meant + "`";
  problem.fix.push_back({whole, meant});
  return true;
}

std::optional<SpacedDuration> FindSpacedDuration(const SourceFile& source, Span part) {
  if (part.end - part.begin > kMostBytes) return std::nullopt;
  const std::vector<Word> words = WordsAround(source.text(), part);
  auto is_pair = [&](size_t i) {
    return i + 1 < words.size() && IsDigit(words[i].text[0]) && !DurationUnitOf(words[i + 1].text).empty() &&
           (i == 0 || words[i - 1].end() < words[i].begin || !DurationUnitOf(words[i - 1].text).empty());
  };
  for (size_t first = 0; first < words.size(); ++first) {
    SpacedDuration found{{words[first].begin, words[first].begin}, {}};
    for (size_t i = first; is_pair(i); i += 2) {
      found.meant += std::string(words[i].text) + std::string(DurationUnitOf(words[i + 1].text));
      found.span.end = words[i + 1].end();
    }
    const bool holds = found.span.begin <= part.begin && part.end <= found.span.end;
    if (holds)
      return source.Text(found.span).find_first_of(" \t") != std::string_view::npos ? std::optional(found)
                                                                                    : std::nullopt;
  }
  return std::nullopt;
}

void ReportSpacedDuration(const SourceFile& source, DiagnosticSink& diagnostics, const SpacedDuration& duration) {
  const std::string_view text = source.Text(duration.span);
  // The next part of the same duration.
  if (diagnostics.Find(DiagnosticKind::kNumberSuffix, duration.span) != nullptr) return;
  Diagnostic& problem = diagnostics.Report(DiagnosticKind::kNumberSuffix, duration.span, {std::string(text)});
  problem.help = "write `" + duration.meant + "`";
  problem.fix.push_back({duration.span, duration.meant});
}

bool ReportMissingUnit(const SourceFile& source, DiagnosticSink& diagnostics, Span number) {
  const std::string& text = source.text();
  const uint32_t begin = RunBegin(text, number.begin, IsLetterOrDigit);
  const bool is_behind_unit = begin < number.begin && IsDigit(text[begin]) && IsLetter(text[number.begin - 1]);
  if (!is_behind_unit || !std::ranges::all_of(source.Text(number), IsDigit)) return false;
  const Span whole{begin, number.end};
  diagnostics.Report(DiagnosticKind::kNumberSuffix, whole, {std::string(source.Text(whole))}).help =
      "each number of a duration has its unit, as in `1h30m`";
  return true;
}

}  // namespace flux
