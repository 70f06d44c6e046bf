#pragma once

// Standard output. Every command prints through here, so that what becomes of a closed pipe and a full device is the
// same for all of them.

#include <string_view>
#include <utility>

#include "fmt/format.h"
#include "runtime/io/byte_sink.h"

namespace flux::cli {

// Text of the program's own. It is held back until `FinishOutput`, or until it has grown large.
void PrintText(std::string_view text);
// `PrintText` of a format.
template <typename... Args>
void Print(fmt::format_string<Args...> format, Args&&... args) {
  PrintText(fmt::format(format, std::forward<Args>(args)...));
}

// The same for text for people with names and data from outside: nothing in it can steer the terminal on which it ends
// up, if only in the log of another program.
void PrintData(std::string_view text);

// Where results go, at once. On a terminal nothing in them can steer it; elsewhere bytes stay what they are.
io::ByteSink& ResultOutput();

// True once something could not be written: whatever else is printed is dropped.
bool HasOutputFailed();

// Writes what was held back and gives the exit code of the process: `exit_code`, or that of a failure with a message
// when the output is incomplete. When whoever read it has closed the pipe, the process ends here by SIGPIPE, without a
// word, as programs do in pipelines.
int FinishOutput(int exit_code);

}  // namespace flux::cli
