#pragma once

// Templates of replacements for what a regular expression matches.

#include <span>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
class StringPiece;
}  // namespace re2

namespace flux::stdlib {

// Appends what `$1`, `$name`, `${name}` and `$$` of a template stand for; unknown groups are empty. A name is as long
// as it can be, so `$1x` is the group `1x`.
void ExpandTemplate(std::string_view text, const re2::RE2& regex, std::span<const re2::StringPiece> groups,
                    std::string& out);

}  // namespace flux::stdlib
