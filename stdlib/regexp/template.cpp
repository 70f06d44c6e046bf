#include "stdlib/regexp/template.h"

#include <re2/re2.h>

namespace flux::stdlib {

namespace {

bool IsNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace

void ExpandTemplate(std::string_view text, const re2::RE2& regex, std::span<const re2::StringPiece> groups,
                    std::string& out) {
  while (!text.empty()) {
    const size_t dollar = text.find('$');
    out += text.substr(0, dollar);
    if (dollar == std::string_view::npos) return;
    text.remove_prefix(dollar + 1);
    if (text.starts_with('$')) {
      out += '$';
      text.remove_prefix(1);
      continue;
    }
    const bool has_brace = text.starts_with('{');
    size_t length = 0;
    while (length + has_brace < text.size() && IsNameCharacter(text[length + has_brace])) ++length;
    const bool is_closed = !has_brace || (length + 1 < text.size() && text[length + 1] == '}');
    if (length == 0 || !is_closed) {
      out += '$';
      continue;
    }
    const std::string name(text.substr(has_brace, length));
    text.remove_prefix(length + (has_brace ? 2 : 0));
    size_t group = groups.size();
    if (name.find_first_not_of("0123456789") == std::string::npos) {
      if (name.size() < 9) group = std::stoul(name);
    } else if (const auto named = regex.NamedCapturingGroups().find(name);
               named != regex.NamedCapturingGroups().end()) {
      group = static_cast<size_t>(named->second);
    }
    if (group < groups.size() && groups[group].data() != nullptr)
      out.append(groups[group].data(), groups[group].size());
  }
}

}  // namespace flux::stdlib
