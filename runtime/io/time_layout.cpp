#include "runtime/io/time_layout.h"

#include <array>
#include <cctype>
#include <optional>

#include "runtime/base/digits.h"

namespace flux::io {
namespace {

enum class Part : uint8_t {
  kLiteral,
  kYear,
  kShortYear,
  kMonth,
  kMonthName,
  kShortMonthName,
  kDay,
  kDayOfYear,
  kWeekday,
  kShortWeekday,
  kHour,
  kHour12,
  kMinute,
  kSecond,
  kFraction,
  kHalfDay,
  kZoneName,
  kZoneOrZ,
  kZone
};

struct Token {
  std::string_view text;
  Part part;
  bool is_padded = false;
};

// Longer spellings come before their prefixes.
constexpr std::array kTokens = {
    Token{"2006", Part::kYear},
    Token{"January", Part::kMonthName},
    Token{"Jan", Part::kShortMonthName},
    Token{"Monday", Part::kWeekday},
    Token{"Mon", Part::kShortWeekday},
    Token{"MST", Part::kZoneName},
    Token{"002", Part::kDayOfYear},
    Token{"01", Part::kMonth, true},
    Token{"02", Part::kDay, true},
    Token{"03", Part::kHour12, true},
    Token{"04", Part::kMinute, true},
    Token{"05", Part::kSecond, true},
    Token{"06", Part::kShortYear, true},
    Token{"15", Part::kHour, true},
    Token{"_2", Part::kDay},
    Token{"1", Part::kMonth},
    Token{"2", Part::kDay},
    Token{"3", Part::kHour12},
    Token{"4", Part::kMinute},
    Token{"5", Part::kSecond},
    Token{"PM", Part::kHalfDay},
    Token{"pm", Part::kHalfDay},
    Token{"Z07:00", Part::kZoneOrZ},
    Token{"Z0700", Part::kZoneOrZ},
    Token{"Z07", Part::kZoneOrZ},
    Token{"-07:00", Part::kZone},
    Token{"-0700", Part::kZone},
    Token{"-07", Part::kZone},
};

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kDays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};

// `.000`, `,999`: a fraction of a second, not followed by another digit.
size_t FractionLength(std::string_view layout) {
  if (layout.size() < 2 || (layout[0] != '.' && layout[0] != ',') || (layout[1] != '0' && layout[1] != '9')) return 0;
  size_t end = 1;
  while (end < layout.size() && layout[end] == layout[1]) ++end;
  return end < layout.size() && IsDigit(layout[end]) ? 0 : end;
}

Token NextToken(std::string_view layout) {
  if (const size_t length = FractionLength(layout)) return {layout.substr(0, length), Part::kFraction};
  for (const Token& token : kTokens) {
    if (layout.starts_with(token.text)) return token;
  }
  return {layout.substr(0, 1), Part::kLiteral};
}

class LayoutParser {
 public:
  LayoutParser(std::string_view layout, std::string_view text, FarTimes far)
      : layout_(layout), text_(text), far_(far) {}

  std::optional<Time> Run() {
    while (!layout_.empty()) {
      const Token token = NextToken(layout_);
      layout_.remove_prefix(token.text.size());
      if (!Parse(token)) return std::nullopt;
    }
    if (!text_.empty()) return std::nullopt;
    return Assemble();
  }

 private:
  // Reads between `least` and `most` digits.
  bool Number(size_t least, size_t most, int& out) {
    size_t n = 0;
    int value = 0;
    while (n < most && n < text_.size() && IsDigit(text_[n])) value = value * 10 + (text_[n++] - '0');
    if (n < least) return false;
    text_.remove_prefix(n);
    out = value;
    return true;
  }

  template <size_t kCount>
  bool Name(const std::array<std::string_view, kCount>& names, bool is_short, int& out) {
    for (size_t i = 0; i < kCount; ++i) {
      const std::string_view name = is_short ? names[i].substr(0, 3) : names[i];
      if (text_.size() < name.size()) continue;
      bool is_equal = true;
      for (size_t k = 0; k < name.size(); ++k) {
        is_equal &=
            std::tolower(static_cast<unsigned char>(text_[k])) == std::tolower(static_cast<unsigned char>(name[k]));
      }
      if (!is_equal) continue;
      text_.remove_prefix(name.size());
      out = static_cast<int>(i);
      return true;
    }
    return false;
  }

  bool Fraction(bool is_required) {
    if (text_.size() < 2 || (text_[0] != '.' && text_[0] != ',') || !IsDigit(text_[1])) return !is_required;
    text_.remove_prefix(1);
    int64_t scale = kNsPerSecond / 10;
    for (; !text_.empty() && IsDigit(text_[0]); text_.remove_prefix(1), scale /= 10) {
      civil_.nanosecond += (text_[0] - '0') * scale;
    }
    return true;
  }

  bool Zone(bool has_z, bool has_minutes, bool has_colon) {
    if (has_z && text_.starts_with('Z')) {
      text_.remove_prefix(1);
      return true;
    }
    if (text_.empty() || (text_[0] != '+' && text_[0] != '-')) return false;
    const int sign = text_[0] == '-' ? -1 : 1;
    text_.remove_prefix(1);
    int hours = 0, minutes = 0;
    if (!Number(2, 2, hours)) return false;
    if (has_colon) {
      if (!text_.starts_with(':')) return false;
      text_.remove_prefix(1);
    }
    if (has_minutes && !Number(2, 2, minutes)) return false;
    if (hours > 24 || minutes > 59) return false;
    offset_seconds_ = sign * (hours * 3600 + minutes * 60);
    return true;
  }

  // Only UTC can be read by name: other abbreviations do not say where they hold.
  bool ZoneName() {
    for (std::string_view name : {"UTC", "GMT"}) {
      if (text_.starts_with(name)) {
        text_.remove_prefix(name.size());
        return true;
      }
    }
    return false;
  }

  bool Literal(std::string_view piece) {
    if (!text_.starts_with(piece)) return false;
    text_.remove_prefix(piece.size());
    return true;
  }

  bool Parse(const Token& token) {
    int number = 0;
    const size_t least = token.is_padded ? 2 : 1;
    switch (token.part) {
      case Part::kLiteral:
        return Literal(token.text);
      case Part::kYear:
        if (!Number(4, 4, number)) return false;
        civil_.year = number;
        return true;
      case Part::kShortYear:
        if (!Number(2, 2, number)) return false;
        civil_.year = number < 69 ? 2000 + number : 1900 + number;
        return true;
      case Part::kMonth:
        return Number(least, 2, civil_.month);
      case Part::kMonthName:
      case Part::kShortMonthName:
        if (!Name(kMonths, token.part == Part::kShortMonthName, number)) return false;
        civil_.month = number + 1;
        return true;
      case Part::kDay:
        if (token.text == "_2" && text_.starts_with(' ')) text_.remove_prefix(1);
        return Number(least, 2, civil_.day);
      case Part::kDayOfYear:
        return Number(3, 3, day_of_year_) && day_of_year_ > 0;
      case Part::kWeekday:
      case Part::kShortWeekday:
        return Name(kDays, token.part == Part::kShortWeekday, number);
      case Part::kHour:
        return Number(2, 2, civil_.hour) && civil_.hour < 24;
      case Part::kHour12:
        return Number(least, 2, civil_.hour) && civil_.hour <= 12;
      case Part::kMinute:
        return Number(least, 2, civil_.minute) && civil_.minute < 60;
      case Part::kSecond:
        return Number(least, 2, civil_.second) && civil_.second < 60 &&
               (FractionLength(layout_) > 0 || Fraction(false));
      case Part::kFraction:
        return Fraction(token.text[1] == '0');
      case Part::kHalfDay:
        return HalfDay();
      case Part::kZoneName:
        return ZoneName();
      case Part::kZoneOrZ:
        return Zone(true, token.text.size() > 3, token.text.find(':') != std::string_view::npos);
      case Part::kZone:
        return Zone(false, token.text.size() > 3, token.text.find(':') != std::string_view::npos);
    }
    return false;
  }

  bool HalfDay() {
    if (text_.size() < 2 || std::tolower(static_cast<unsigned char>(text_[1])) != 'm') return false;
    const int half = std::tolower(static_cast<unsigned char>(text_[0]));
    if (half != 'a' && half != 'p') return false;
    is_afternoon_ = half == 'p';
    is_morning_ = half == 'a';
    text_.remove_prefix(2);
    return true;
  }

  std::optional<Time> Assemble() {
    if (is_afternoon_ && civil_.hour < 12) civil_.hour += 12;
    if (is_morning_ && civil_.hour == 12) civil_.hour = 0;
    if (day_of_year_ == 0) {
      if (civil_.month < 1 || civil_.month > 12) return std::nullopt;
      if (civil_.day < 1 || civil_.day > DaysInMonth(civil_.year, civil_.month)) return std::nullopt;
    }
    const int64_t days = day_of_year_ > 0 ? DaysFromCivil(civil_.year, 1, 1) + day_of_year_ - 1
                                          : DaysFromCivil(civil_.year, civil_.month, civil_.day);
    const int64_t seconds = days * 86'400 + civil_.hour * 3600 + civil_.minute * 60 + civil_.second - offset_seconds_;
    int64_t ns = 0;
    bool is_far = __builtin_mul_overflow(seconds, kNsPerSecond, &ns);
    is_far |= __builtin_add_overflow(ns, civil_.nanosecond, &ns);
    if (is_far && far_ == FarTimes::kFail) return std::nullopt;
    return Time{ns};
  }

  std::string_view layout_, text_;
  FarTimes far_;
  CivilTime civil_ = {.year = 1};
  int day_of_year_ = 0;
  int64_t offset_seconds_ = 0;
  bool is_afternoon_ = false, is_morning_ = false;
};

}  // namespace

Result<Time> ParseTimeLayout(std::string_view layout, std::string_view text, FarTimes far) {
  const std::optional<Time> time = LayoutParser(layout, text, far).Run();
  if (time) return *time;
  return Fail(ErrorCode::kInvalid,
              "cannot read `" + std::string(text) + "` as a time of the layout `" + std::string(layout) + "`");
}

}  // namespace flux::io
