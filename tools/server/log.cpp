#include "tools/server/log.h"

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/time.h"
#include "runtime/base/wall_clock.h"
#include "runtime/io/json_text.h"

namespace flux::server {

namespace {

std::string_view LevelName(LogLevel level) {
  switch (level) {
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warn";
    case LogLevel::kError:
      break;
  }
  return "error";
}

// To the millisecond.
std::string Now() {
  constexpr int64_t kMillisecond = 1'000'000;
  const int64_t now = WallClock().ns;
  return FormatTime(Time{now - now % kMillisecond});
}

// Quoted when it is more than a word.
std::string TextValue(std::string_view value) {
  std::string shown = ShownName(value);
  if (!shown.empty() && shown.find_first_of(" \t\"=\\") == shown.npos) return shown;
  std::string quoted;
  io::AppendJsonString(quoted, shown);
  return quoted;
}

bool IsEmpty(const LogField& field) {
  const auto* text = std::get_if<std::string_view>(&field.value);
  return text != nullptr && text->empty();
}

struct AsText {
  std::string operator()(std::string_view value) const { return TextValue(value); }
  std::string operator()(int64_t value) const { return fmt::to_string(value); }
  std::string operator()(double value) const { return fmt::format("{:.6f}", value); }
};

struct AsJson {
  std::string operator()(std::string_view value) const {
    std::string quoted;
    io::AppendJsonString(quoted, value);
    return quoted;
  }
  std::string operator()(int64_t value) const { return fmt::to_string(value); }
  std::string operator()(double value) const { return fmt::format("{:.6f}", value); }
};

}  // namespace

void Log::Write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) const {
  if (!sink_ || level < least_) return;
  std::string line;
  if (format_ == LogFormat::kText) {
    line = fmt::format("{} {} {}", Now(), LevelName(level), event);
    for (const LogField& field : fields) {
      if (!IsEmpty(field)) line += fmt::format(" {}={}", field.name, std::visit(AsText(), field.value));
    }
  } else {
    line = fmt::format(R"({{"time":"{}","level":"{}","event":"{}")", Now(), LevelName(level), event);
    for (const LogField& field : fields) {
      if (!IsEmpty(field)) line += fmt::format(R"(,"{}":{})", field.name, std::visit(AsJson(), field.value));
    }
    line += '}';
  }
  sink_(line);
}

}  // namespace flux::server
