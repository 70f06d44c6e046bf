#pragma once

// Running programs without a shell.

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/cancel.h"

namespace flux::alerts {

struct ProgramCall {
  std::string program;  // a path, or a name that is looked for where `PATH` says
  std::vector<std::string> arguments;
  std::map<std::string, std::string> environment;  // all of it
  std::string directory;                           // empty: that of the server
  std::chrono::milliseconds timeout{0};            // 0: none
};

// What became of a program.
struct ProgramEnd {
  // Fails with `kNotFound` and others when the program cannot be started, with `kUnavailable` when it ends with another
  // code than 0 or by a signal, or when its time is up.
  Status status;
  std::optional<int> exit_code;
  std::string output;  // the end of what it wrote to standard output and standard error
};

// Runs a program with `input` on its standard input, which it may leave unread, and waits for its end. It has a process
// group of its own, all of which is killed when its time is up or the token is canceled; no descriptor but its standard
// ones is open in it. Processes that it leaves behind do not keep it waiting.
ProgramEnd RunProgram(const ProgramCall& call, std::string_view input, const CancelToken& cancel);

}  // namespace flux::alerts
