#include "compiler/diag/secrets.h"

#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/base/utf8.h"

namespace flux {
namespace {

constexpr std::string_view kNames[] = {"token",  "password", "passwd",  "secret",
                                       "apikey", "api-key",  "api_key", "authorization"};
// Words of lines that may hold one. `secrets` is a package.
constexpr std::string_view kWords[] = {"token",   "password", "secret:",       "secret =", "apikey",
                                       "api-key", "api_key",  "authorization", "passwd"};
// Of a line around the part that is shown.
constexpr size_t kContextBytes = 1000;
constexpr std::string_view kQuotes = "\"'", kBlanks = " \t";

size_t SkipBlanks(std::string_view line, size_t at) {
  return std::min(line.find_first_not_of(kBlanks, at), line.size());
}

// Where a text that begins behind a quote ends: at the next one that is not escaped, or with the line.
size_t EndOfText(std::string_view line, size_t begin, char quote) {
  for (size_t at = begin; at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == quote) {
      return at;
    }
  }
  return line.size();
}

class SecretFinder {
 public:
  explicit SecretFinder(std::string_view line) : line_(line), lower_(LowerCase(line)) {}

  std::vector<std::string_view> Find() {
    FindCredentials();
    for (const std::string_view name : kNames) {
      for (size_t at = lower_.find(name); at != lower_.npos; at = lower_.find(name, at + 1))
        TakeValue(at + name.size());
    }
    return std::move(found_);
  }

 private:
  void Add(size_t begin, size_t end) {
    if (end > begin) found_.push_back(line_.substr(begin, end - begin));
  }

  // What stands between a colon, but not that of `://`, and an `@`, in one text or, outside of them, one word.
  void FindCredentials() {
    for (size_t at = line_.find('@'); at != line_.npos; at = line_.find('@', at + 1)) {
      size_t begin = line_.find_last_of(kQuotes, at);
      if (begin == line_.npos) begin = line_.find_last_of(" \t(", at);
      begin = begin == line_.npos ? 0 : begin + 1;
      const size_t scheme = line_.substr(0, at).rfind("://");
      if (scheme != line_.npos && scheme >= begin) begin = scheme + 3;
      const size_t colon = line_.find(':', begin);
      if (colon < at) Add(colon + 1, at);
    }
  }

  // What is given to a name that ends here: `name: "value"`, `"name": "value"`, `name = "value"`, also where texts are
  // added, and inside of a text `name=value` and `name: value`.
  void TakeValue(size_t at) {
    if (IsInText(at)) {
      TakeValueInText(at);
    } else {
      TakeTexts(at);
    }
    const bool ends_text = at < line_.size() && kQuotes.contains(line_[at]);
    if (ends_text) TakeTexts(at + 1);
  }

  bool IsInText(size_t at) const {
    char quote = '\0';
    for (size_t i = 0; i < at; ++i) {
      if (quote != '\0' && line_[i] == '\\') {
        ++i;
      } else if (line_[i] == quote) {
        quote = '\0';
      } else if (quote == '\0' && kQuotes.contains(line_[i])) {
        quote = line_[i];
      }
    }
    return quote != '\0';
  }

  void TakeValueInText(size_t at) {
    at = SkipBlanks(line_, at);
    if (at == line_.size() || (line_[at] != ':' && line_[at] != '=')) return;
    const bool is_equal = line_[at] == '=';
    at = SkipBlanks(line_, at + 1);
    if (is_equal && at < line_.size() && line_[at] == '\'') {
      Add(at + 1, EndOfText(line_, at + 1, '\''));
    } else {
      Add(at, std::min(line_.find_first_of(is_equal ? " \t&\"'" : "\"'", at), line_.size()));
    }
  }

  void TakeTexts(size_t at) {
    at = SkipBlanks(line_, at);
    if (at == line_.size() || (line_[at] != ':' && line_[at] != '=')) return;
    at = std::min(line_.find_first_not_of(":= \t", at), line_.size());
    while (at < line_.size() && kQuotes.contains(line_[at])) {
      const size_t end = EndOfText(line_, at + 1, line_[at]);
      Add(at + 1, end);
      at = SkipBlanks(line_, end + 1);
      if (at >= line_.size() || line_[at] != '+') return;
      at = SkipBlanks(line_, at + 1);
    }
  }

  const std::string_view line_;
  std::string lower_;
  std::vector<std::string_view> found_;
};

// Whether there is something like `user:password@host`: of URLs and names of databases.
bool HasCredentials(std::string_view line) {
  for (size_t at = line.find('@'); at != line.npos; at = line.find('@', at + 1)) {
    const size_t begin = line.find_last_of(" \t\"'(", at);
    if (line.substr(0, at).find(':', begin == line.npos ? 0 : begin) != line.npos) return true;
  }
  return false;
}

}  // namespace

bool MayHoldSecret(std::string_view line) {
  if (HasCredentials(line)) return true;
  const std::string lower = LowerCase(line);
  return std::ranges::any_of(kWords, [&](std::string_view word) { return lower.find(word) != lower.npos; });
}

std::vector<std::string_view> FindSecrets(std::string_view line) { return SecretFinder(line).Find(); }

std::string WithoutSecrets(std::string_view line, size_t from, size_t count) {
  // Lines may be long, and of many findings.
  const size_t begin = from > kContextBytes ? from - kContextBytes : 0;
  const std::string_view seen = line.substr(begin, from - begin + count + kContextBytes);
  const std::vector<std::string_view> secrets = FindSecrets(seen);
  std::string text;
  for (std::string_view rest = line.substr(from, count); !rest.empty();) {
    const Utf8Step step = DecodeUtf8(rest);
    const bool is_hidden = std::ranges::any_of(secrets, [&](std::string_view secret) {
      return rest.data() >= secret.data() && rest.data() < secret.data() + secret.size();
    });
    if (is_hidden) {
      text.append(static_cast<size_t>(TerminalWidth(step.code)), '*');
    } else {
      text += rest.substr(0, step.length);
    }
    rest.remove_prefix(step.length);
  }
  return text;
}

}  // namespace flux
