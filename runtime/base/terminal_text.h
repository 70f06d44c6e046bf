#pragma once

// Text from outside (data, names of files, answers of servers) on its way to a person's screen: nothing in it may steer
// the terminal.

#include <string>
#include <string_view>

#include "runtime/base/utf8.h"

namespace flux {

// Whether a decoded character can be shown as it is: valid, and neither a control character (C0, DEL, C1), nor one that
// ends the line or makes what follows run the other way.
bool IsShowable(const Utf8Step& step);

// Gives what stands for a character that is not: `\n`, `\t`, `\r`, else its bytes as `\x1b`.
std::string EscapedCharacter(std::string_view bytes);

// Appends the text with everything escaped that is not showable, except tabs and line ends (`\n`, `\r\n`).
void AppendTerminalText(std::string& out, std::string_view text);
std::string TerminalText(std::string_view text);

// A name from outside (a bucket, a measurement, a value of a tag) as part of a message: on one line, with everything
// escaped that is not showable, so that it cannot look like a message of its own.
std::string ShownName(std::string_view name);

}  // namespace flux
