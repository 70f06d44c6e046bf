#include "runtime/base/terminal_text.h"

#include <fmt/format.h>

namespace flux {

bool IsShowable(const Utf8Step& step) {
  const bool is_control = step.code < 0x20 || (step.code >= 0x7f && step.code < 0xa0);
  const bool is_line_end = step.code == 0x2028 || step.code == 0x2029;
  const bool turns_text = (step.code >= 0x202a && step.code <= 0x202e) || (step.code >= 0x2066 && step.code <= 0x2069);
  return step.is_valid && !is_control && !is_line_end && !turns_text;
}

std::string EscapedCharacter(std::string_view bytes) {
  if (bytes == "\n") return "\\n";
  if (bytes == "\t") return "\\t";
  if (bytes == "\r") return "\\r";
  std::string text;
  for (const char byte : bytes) text += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
  return text;
}

void AppendTerminalText(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const Utf8Step step = DecodeUtf8(text);
    const std::string_view bytes = text.substr(0, step.length);
    if (IsShowable(step) || bytes == "\n" || bytes == "\t" || text.starts_with("\r\n")) {
      out += bytes;
    } else {
      out += EscapedCharacter(bytes);
    }
    text.remove_prefix(step.length);
  }
}

std::string ShownName(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    const Utf8Step step = DecodeUtf8(name);
    const std::string_view bytes = name.substr(0, step.length);
    out += IsShowable(step) ? std::string(bytes) : EscapedCharacter(bytes);
    name.remove_prefix(step.length);
  }
  return out;
}

std::string TerminalText(std::string_view text) {
  std::string out;
  AppendTerminalText(out, text);
  return out;
}

}  // namespace flux
