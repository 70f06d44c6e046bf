#pragma once

// What the server tells whoever runs it: a line for each request and event, for people or for programs.

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace flux::server {

enum class LogFormat : uint8_t { kText, kJson };
// How much a line matters; `kError` is a failure of the server.
enum class LogLevel : uint8_t { kInfo, kWarning, kError };

// One thing that is said of an event.
struct LogField {
  std::string_view name;
  std::variant<std::string_view, int64_t, double> value;
};

// May be used from several threads.
class Log {
 public:
  // Told of each line, without its end, one at a time.
  using Sink = std::function<void(std::string_view line)>;
  Log() = default;
  Log(Sink sink, LogFormat format, LogLevel least) : sink_(std::move(sink)), format_(format), least_(least) {}

  // Writes time, level, event and fields, if the level is high enough; empty texts are left out. Nothing in them can
  // begin another line.
  void Write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) const;

 private:
  Sink sink_ = {};  // empty: nobody listens
  LogFormat format_ = LogFormat::kText;
  LogLevel least_ = LogLevel::kInfo;
};

}  // namespace flux::server
