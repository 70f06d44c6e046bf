#include "tools/alerts/event.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "absl/strings/ascii.h"
#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/io/json_text.h"

namespace flux::alerts {

namespace {

constexpr std::array<std::string_view, 4> kLevels = {"OK", "INFO", "WARNING", "CRITICAL"};

void AppendText(std::string& out, std::string_view text) { io::AppendJsonString(out, text, io::JsonEscapes::kForWeb); }

struct ValueWriter {
  std::string& out;
  void operator()(std::monostate) const { out += "null"; }
  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(int64_t value) const { out += fmt::to_string(value); }
  void operator()(uint64_t value) const { out += fmt::to_string(value); }
  void operator()(double value) const {
    if (std::isfinite(value)) {
      io::AppendJsonNumber(out, value);
    } else {
      out += "null";
    }
  }
  void operator()(const std::string& value) const { AppendText(out, value); }
  void operator()(Time value) const { AppendText(out, FormatTime(value)); }
};

// Writes the members of an object that are not empty, as Go's encoder leaves empty ones out.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
  std::string& Member(std::string_view name) {
    if (!is_empty_) out_ += ',';
    is_empty_ = false;
    AppendText(out_, name);
    out_ += ':';
    return out_;
  }
  void End() { out_ += '}'; }

 private:
  std::string& out_;
  bool is_empty_ = true;
};

template <typename Items, typename Append>
void AppendList(std::string& out, const Items& items, const Append& append) {
  out += '[';
  bool is_first = true;
  for (const auto& item : items) {
    if (!is_first) out += ',';
    is_first = false;
    append(item);
  }
  out += ']';
}

void AppendSeries(std::string& out, const Series& series) {
  ObjectWriter object(out);
  if (!series.name.empty()) AppendText(object.Member("name"), series.name);
  if (!series.tags.empty()) {
    ObjectWriter tags(object.Member("tags"));
    for (const auto& [key, value] : series.tags) AppendText(tags.Member(key), value);
    tags.End();
  }
  if (!series.columns.empty())
    AppendList(object.Member("columns"), series.columns, [&](const std::string& name) { AppendText(out, name); });
  if (!series.rows.empty()) {
    AppendList(object.Member("values"), series.rows, [&](const std::vector<FieldValue>& row) {
      AppendList(out, row, [&](const FieldValue& value) { std::visit(ValueWriter{out}, value); });
    });
  }
  object.End();
}

}  // namespace

std::string_view LevelName(Level level) { return kLevels.at(static_cast<size_t>(level)); }

Result<Level> ParseLevel(std::string_view text) {
  std::string upper(text);
  absl::AsciiStrToUpper(&upper);
  const auto found = std::ranges::find_if(kLevels, [&](std::string_view name) { return name.starts_with(upper); });
  if (found != kLevels.end()) return static_cast<Level>(found - kLevels.begin());
  return Fail(ErrorCode::kInvalid, fmt::format("unknown alert level '{}'", ShownName(text)));
}

std::string EventJson(const Event& event) {
  std::string out;
  ObjectWriter object(out);
  AppendText(object.Member("id"), event.state.id);
  AppendText(object.Member("message"), event.state.message);
  AppendText(object.Member("details"), event.state.details);
  AppendText(object.Member("time"), FormatTime(event.state.time));
  object.Member("duration") += fmt::to_string(event.state.duration_ns);
  AppendText(object.Member("level"), LevelName(event.state.level));
  object.Member("data") += "{\"series\":";
  if (event.data.series.empty()) {
    out += "null";
  } else {
    AppendList(out, event.data.series, [&](const Series& series) { AppendSeries(out, series); });
  }
  out += '}';
  AppendText(object.Member("previousLevel"), LevelName(event.previous_level));
  object.Member("recoverable") += event.data.is_recoverable ? "true" : "false";
  object.End();
  out += '\n';
  return out;
}

std::string DurationText(int64_t ns) {
  if (ns == 0) return "0s";
  const uint64_t size = ns < 0 ? -static_cast<uint64_t>(ns) : static_cast<uint64_t>(ns);
  const std::string sign = ns < 0 ? "-" : "";
  constexpr uint64_t kMicrosecond = 1'000, kMillisecond = 1'000'000, kSecond = 1'000'000'000, kMinute = 60 * kSecond,
                     kHour = 60 * kMinute;
  // Digits of a fraction without zeros at their end.
  const auto with_fraction = [](uint64_t value, uint64_t unit) {
    std::string text = fmt::format("{}.{:09}", value / unit, value % unit * (kSecond / unit));
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
  };
  if (size < kMicrosecond) return fmt::format("{}{}ns", sign, size);
  if (size < kMillisecond) return fmt::format("{}{}µs", sign, with_fraction(size, kMicrosecond));
  if (size < kSecond) return fmt::format("{}{}ms", sign, with_fraction(size, kMillisecond));
  std::string text = sign;
  if (size >= kHour) text += fmt::format("{}h", size / kHour);
  if (size >= kMinute) text += fmt::format("{}m", size % kHour / kMinute);
  return text + with_fraction(size % kMinute, kSecond) + "s";
}

}  // namespace flux::alerts
