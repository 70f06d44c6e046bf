#include "runtime/base/text.h"

#include <absl/strings/ascii.h>

namespace flux {

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  absl::AsciiStrToLower(&lower);
  return lower;
}

std::string ReplaceAll(std::string_view text, std::string_view part, std::string_view by) {
  std::string out;
  for (size_t at = text.find(part); at != text.npos; at = text.find(part)) {
    out.append(text.substr(0, at)).append(by);
    text.remove_prefix(at + part.size());
  }
  return out.append(text);
}

}  // namespace flux
