#include "tools/alerts/match_token.h"

#include <array>

#include "absl/strings/ascii.h"
#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/utf8.h"

namespace flux::alerts {

namespace {

constexpr std::array<std::string_view, 17> kOperators = {"==", "!=", "<=", ">=", "=~", "!~", "<", ">", "+",
                                                         "-",  "*",  "/",  "%",  "(",  ")",  ",", "!"};

bool IsNameByte(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0; }
bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<std::vector<MatchToken>> Run() {
    for (;;) {
      while (at_ < text_.size() && absl::ascii_isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
      FLUX_TRY(tokens_.emplace_back(), Next());
      if (tokens_.back().kind == MatchTokenKind::kEnd) return std::move(tokens_);
    }
  }

 private:
  MatchToken Make(MatchTokenKind kind, std::string text, size_t begin) const {
    return {kind, std::move(text), begin + 1};
  }

  Result<MatchToken> Next() {
    if (at_ == text_.size()) return Make(MatchTokenKind::kEnd, "", at_);
    const char c = text_[at_];
    if (c == '\'') return Quoted(c, MatchTokenKind::kString);
    if (c == '"') return Quoted(c, MatchTokenKind::kReference);
    if (c == '/' && ExpectsRegexp()) return Quoted(c, MatchTokenKind::kRegexp);
    if (IsDigit(c) || (c == '.' && at_ + 1 < text_.size() && IsDigit(text_[at_ + 1]))) return Number();
    if (IsNameByte(c)) {
      const size_t begin = at_;
      while (at_ < text_.size() && IsNameByte(text_[at_])) ++at_;
      return Make(MatchTokenKind::kName, std::string(text_.substr(begin, at_ - begin)), begin);
    }
    for (const std::string_view name : kOperators) {
      if (!text_.substr(at_).starts_with(name)) continue;
      at_ += name.size();
      return Make(MatchTokenKind::kOperator, std::string(name), at_ - name.size());
    }
    const size_t length = DecodeUtf8(text_.substr(at_)).length;
    const std::string hint = c == '='   ? "; equality is `==`"
                             : c == '&' ? "; write `AND`"
                             : c == '|' ? "; write `OR`"
                             : c == ':' ? "; an expression begins without `lambda:`"
                                        : "";
    return FailAtPlace(at_ + 1, fmt::format("`{}` means nothing here{}", ShownName(text_.substr(at_, length)), hint));
  }

  bool ExpectsRegexp() const {
    return !tokens_.empty() && (tokens_.back().text == "=~" || tokens_.back().text == "!~");
  }

  // Up to the same quote; a backslash in front of it takes its meaning away.
  Result<MatchToken> Quoted(char quote, MatchTokenKind kind) {
    const size_t begin = at_++;
    std::string inside;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] == quote) ++at_;
      inside += text_[at_++];
    }
    if (at_ == text_.size()) return FailAtPlace(begin + 1, fmt::format("the `{}` is never closed", quote));
    ++at_;
    return Make(kind, std::move(inside), begin);
  }

  Result<MatchToken> Number() {
    const size_t begin = at_;
    bool is_float = false;
    while (at_ < text_.size() && (IsDigit(text_[at_]) || (text_[at_] == '.' && !is_float))) {
      is_float |= text_[at_] == '.';
      ++at_;
    }
    const size_t digits = at_;
    while (at_ < text_.size() && IsNameByte(text_[at_])) ++at_;
    const std::string_view unit = text_.substr(digits, at_ - digits);
    const std::string whole(text_.substr(begin, at_ - begin));
    if (unit.empty()) return Make(is_float ? MatchTokenKind::kFloat : MatchTokenKind::kInteger, whole, begin);
    constexpr std::array<std::string_view, 8> kUnits = {"u", "µ", "ms", "s", "m", "h", "d", "w"};
    for (const std::string_view known : kUnits) {
      // As durations have it everywhere else.
      if (unit == known && !is_float)
        return Make(MatchTokenKind::kDuration,
                    std::string(text_.substr(begin, digits - begin)) +
                        (known == "u" || known == "µ" ? std::string("us") : std::string(known)),
                    begin);
    }
    return FailAtPlace(begin + 1, fmt::format("`{}` is neither a number nor a duration such as `10s`; units are `u`, "
                                              "`ms`, `s`, `m`, `h`, `d`, `w`",
                                              ShownName(whole)));
  }

  const std::string_view text_;
  size_t at_ = 0;
  std::vector<MatchToken> tokens_;
};

}  // namespace

std::unexpected<Error> FailAtPlace(size_t place, std::string_view what) {
  return Fail(ErrorCode::kInvalid, fmt::format("at character {}: {}", place, what));
}

Result<std::vector<MatchToken>> TakeMatchApart(std::string_view text) { return Lexer(text).Run(); }

}  // namespace flux::alerts
