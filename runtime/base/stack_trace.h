#pragma once

// The form of stack traces in messages: behind what went wrong, a line for each place.

#include <string_view>

namespace flux {

// What stands before each place of a stack trace.
inline constexpr std::string_view kTraceLine = "\n  at ";

// What went wrong, without the stack trace behind it.
inline std::string_view WithoutTrace(std::string_view message) { return message.substr(0, message.find(kTraceLine)); }

}  // namespace flux
