#pragma once

// What to say about a command line that names no command, an unknown one, or an unknown option.

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace flux::cli {

// Gives the message for a command line that `app` could not parse: the cause, and what was probably meant.
std::string UsageProblem(const CLI::App& app, const CLI::ParseError& error);

}  // namespace flux::cli
