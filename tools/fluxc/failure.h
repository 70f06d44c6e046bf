#pragma once

// What a failed command says on standard error.

#include <memory>
#include <span>
#include <string_view>

#include "compiler/source/source_file.h"
#include "runtime/base/error.h"

namespace flux::cli {

// Writes text as it is to standard error. What cannot be written is dropped: there is nowhere left to say so, and the
// exit code tells the result.
void PrintMessage(std::string_view text);

// Prints `fluxc: message` to standard error and gives the exit code of a failed command.
int Fail(const Error& error);

// Prints `fluxc: warning: message` to standard error.
void Warn(std::string_view message);

// `Fail` for an error of a script: the first place of its trace that lies in one of the sources is shown with its line.
int FailInScript(const Error& error, std::span<const std::shared_ptr<const SourceFile>> sources);

}  // namespace flux::cli
