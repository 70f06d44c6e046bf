#include "runtime/base/terminal_text.h"

#include <fmt/format.h>

namespace flux {

bool IsShowable(const Utf8Step& step) {
  return step.is_valid && step.code >= 0x20 && step.code != 0x7f && !(step.code >= 0x80 && step.code < 0xa0);
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

std::string TerminalText(std::string_view text) {
  std::string out;
  AppendTerminalText(out, text);
  return out;
}

}  // namespace flux
