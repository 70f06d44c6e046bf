#include "compiler/diag/foreign_file.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include "runtime/base/digits.h"
#include "runtime/base/utf8.h"

namespace flux {
namespace {

// What a file is, with its article, and what to do with it.
struct Format {
  std::string_view name, help;
};

constexpr Format kUtf16 = {"UTF-16 text", "save it as UTF-8"};
constexpr Format kBinary = {"binary data", "scripts are text in UTF-8"};
constexpr Format kAnnotatedCsv = {"annotated CSV", "a script reads it with `csv.from(file: \"…\")` of package `csv`"};
constexpr Format kLineProtocol = {"line protocol", "`fluxc write --bucket NAME FILE` loads it into a bucket"};
constexpr Format kJson = {"JSON", "a script parses it with `json.parse(data: …)` of package `experimental/json`"};
constexpr Format kInfluxQl = {"InfluxQL",
                              "in Flux: `from(bucket: \"…\") |> range(start: -1h) |> filter(fn: (r) => "
                              "r._measurement == \"…\") |> mean()`"};
constexpr Format kTickScript = {"a TICKscript",
                                "in Flux, `|>` pipes tables into functions: `from(bucket: \"…\") |> …`"};

// So much of a file is looked at.
constexpr size_t kHeadBytes = 4096;

bool IsSpace(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }
bool IsLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

// Takes the first line off a text.
std::string_view TakeLine(std::string_view& text) {
  const size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return line;
}

// Takes the first word off a text and gives it in upper case.
std::string TakeWord(std::string_view& text) {
  text = Trimmed(text);
  std::string word;
  while (word.size() < text.size() && IsLetter(text[word.size()])) {
    word += static_cast<char>(std::toupper(static_cast<unsigned char>(text[word.size()])));
  }
  text.remove_prefix(word.size());
  return word;
}

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool IsUtf16(std::string_view text) { return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"); }

// Text has next to no control characters, and its bytes are UTF-8.
bool IsBinary(std::string_view head) {
  size_t odd = 0;
  for (char c : head) odd += static_cast<unsigned char>(c) < 0x20 && !IsSpace(c);
  constexpr size_t kFewBytes = 3;
  if (odd > kFewBytes && odd * 20 > head.size()) return true;
  const size_t invalid = FindInvalidUtf8(head);
  // The head may end in the middle of a character.
  return odd > 0 && invalid != head.npos && invalid + 4 < head.size();
}

bool IsAnnotatedCsv(std::string_view head) {
  head = Trimmed(head);
  return head.starts_with("#datatype,") || head.starts_with("#group,") || head.starts_with("#default,") ||
         head.starts_with(",result,table,");
}

bool IsJson(std::string_view text) {
  text = Trimmed(text);
  if (text.starts_with('[')) text = Trimmed(text.substr(1, text.size() - 2));
  if (!text.starts_with('{') || !text.ends_with('}')) return false;
  text = Trimmed(text.substr(1));
  if (!text.starts_with('"')) return false;
  const size_t end = text.find('"', 1);
  return end != text.npos && Trimmed(text.substr(end + 1)).starts_with(':');
}

// A query as `SELECT … FROM …` or `SHOW …`.
bool IsInfluxQl(std::string_view text) {
  const std::string verb = TakeWord(text);
  if (text.empty() || !IsSpace(text.front())) return false;
  if (verb == "SELECT") {
    while (!text.empty()) {
      if (TakeWord(text) == "FROM") return true;
      while (!text.empty() && !IsSpace(text.front())) text.remove_prefix(1);
    }
    return false;
  }
  const std::string object = TakeWord(text);
  return IsOneOf(verb, {"SHOW", "CREATE", "DROP", "ALTER"}) &&
         IsOneOf(object, {"CONTINUOUS", "DATABASE", "DATABASES", "DIAGNOSTICS", "FIELD", "MEASUREMENT", "MEASUREMENTS",
                          "QUERIES", "RETENTION", "SERIES", "SHARDS", "STATS", "SUBSCRIPTION", "SUBSCRIPTIONS", "TAG",
                          "USER", "USERS"});
}

// Takes what stands before the first of `ends` that is not escaped; quotes hide them in values of fields.
std::string_view TakeUntil(std::string_view& text, std::string_view ends, bool has_quotes) {
  bool is_quoted = false;
  size_t at = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (has_quotes && text[at] == '"') {
      is_quoted = !is_quoted;
    } else if (!is_quoted && ends.find(text[at]) != ends.npos) {
      break;
    }
  }
  at = std::min(at, text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(at);
  return taken;
}

bool IsInteger(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && std::ranges::all_of(text, IsDigit);
}

// Takes `key=value` and more behind commas; false when the line goes on differently.
bool TakePairs(std::string_view& line, bool has_quotes) {
  for (;;) {
    if (TakeUntil(line, ",= ", false).empty() || !line.starts_with('=')) return false;
    line.remove_prefix(1);
    if (TakeUntil(line, ", ", has_quotes).empty()) return false;
    if (!line.starts_with(',')) return true;
    line.remove_prefix(1);
  }
}

// `measurement,tag=value field=value timestamp`, strictly: one space before the fields and no brackets in the name.
bool IsPoint(std::string_view line) {
  const std::string_view measurement = TakeUntil(line, ", =", false);
  if (measurement.empty() || measurement.find_first_of("(){}[]|\"") != measurement.npos) return false;
  if (line.starts_with(',')) {
    line.remove_prefix(1);
    if (!TakePairs(line, false)) return false;
  }
  if (!line.starts_with(' ')) return false;
  line.remove_prefix(1);
  return TakePairs(line, true) && (line.empty() || IsInteger(Trimmed(line)));
}

bool IsLineProtocol(std::string_view text) {
  constexpr int kLines = 5;
  int points = 0;
  while (!text.empty() && points < kLines) {
    const std::string_view line = Trimmed(TakeLine(text));
    if (line.empty() || line.starts_with('#') || line.starts_with("//")) continue;
    if (!IsPoint(line)) return false;
    ++points;
  }
  return points > 0;
}

// `var data = stream|from()`
bool HasPipedNode(std::string_view line) {
  for (const std::string_view source : {"stream|", "batch|"}) {
    const size_t at = line.find(source), behind = at + source.size();
    if (at == line.npos || behind >= line.size() || !IsLetter(line[behind])) continue;
    if (at == 0 || line[at - 1] == ' ' || line[at - 1] == '=') return true;
  }
  return false;
}

// `stream` or `batch`, and `|node()` behind it or on the next line.
bool IsTickScript(std::string_view head) {
  for (bool is_behind_source = false; !head.empty();) {
    const std::string_view line = Trimmed(TakeLine(head));
    if (line.empty()) continue;
    if (is_behind_source && line.size() > 1 && line[0] == '|' && IsLetter(line[1])) return true;
    if (HasPipedNode(line)) return true;
    const std::string_view word = line.substr(line.find_last_of(" =") + 1);
    is_behind_source = word == "stream" || word == "batch";
  }
  return false;
}

// Takes comments and blank lines off the start of a text.
std::string_view WithoutComments(std::string_view text) {
  for (std::string_view rest = text; !rest.empty(); text = rest) {
    const std::string_view line = Trimmed(TakeLine(rest));
    if (!line.empty() && !line.starts_with("//")) break;
  }
  return text;
}

std::optional<Format> FormatOf(std::string_view text) {
  text = WithoutComments(text);
  const std::string_view head = text.substr(0, kHeadBytes);
  if (IsUtf16(text)) return kUtf16;
  if (IsBinary(head)) return kBinary;
  if (IsAnnotatedCsv(head)) return kAnnotatedCsv;
  if (IsJson(text)) return kJson;
  if (IsInfluxQl(head)) return kInfluxQl;
  if (IsLineProtocol(text)) return kLineProtocol;
  if (IsTickScript(head)) return kTickScript;
  return std::nullopt;
}

}  // namespace

bool IsForeignFile(std::string_view text) { return FormatOf(text).has_value(); }

bool ReportForeignFile(const SourceFile& source, DiagnosticSink& diagnostics) {
  const std::optional<Format> format = FormatOf(source.text());
  if (!format) return false;
  diagnostics.RemoveIf([](const Diagnostic&) { return true; });
  diagnostics.Report(DiagnosticKind::kForeignFile, {0, 0}, {std::string(format->name)}).help = format->help;
  return true;
}

}  // namespace flux
