#include "tools/fluxc/usage.h"

#include <CLI/CLI.hpp>
#include <vector>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/base/suggest.h"

namespace flux::cli {

namespace {

std::string Guess(const std::string& written, const std::vector<std::string>& known, std::string otherwise) {
  const std::optional<std::string> closest = Closest(written, known);
  return closest ? fmt::format("did you mean `{}`?", *closest) : std::move(otherwise);
}

// `fluxc bucket create`
std::string CallOf(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent == nullptr ? command.get_name() : fmt::format("{} {}", CallOf(*parent), command.get_name());
}

std::string MissingCommand(const CLI::App& command) {
  std::vector<std::string> known;
  for (const CLI::App* each : command.get_subcommands([](const CLI::App*) { return true; })) {
    known.push_back(each->get_name());
  }
  const std::string call = CallOf(command), help = fmt::format("`{} --help` says what they do", call);
  std::string problem = fmt::format("a command is missing after `{}`", call);
  if (const std::vector<std::string> rest = command.remaining(); !rest.empty()) {
    std::string guess = rest.front().starts_with('-') ? "options follow the command" : Guess(rest.front(), known, "");
    if (rest.front() == "help" || rest.front() == "version") guess = fmt::format("did you mean `--{}`?", rest.front());
    if (rest.front().ends_with(".flux")) guess = fmt::format("did you mean `{} run {}`?", call, rest.front());
    problem =
        fmt::format("`{}` has no {} `{}`", call, rest.front().starts_with('-') ? "option" : "command", rest.front());
    if (!guess.empty()) problem += "; " + guess;
  }
  return fmt::format("fluxc: {}\ncommands: {}; {}\n", problem, fmt::join(known, ", "), help);
}

std::string UnknownArgument(const CLI::App& command, const std::string& argument) {
  const std::string call = CallOf(command), help = fmt::format("`{} --help` lists what it takes", call);
  if (!argument.starts_with('-')) return fmt::format("fluxc: `{}` takes no argument `{}`; {}\n", call, argument, help);
  std::vector<std::string> known;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  }
  const std::string name = argument.substr(0, argument.find('='));
  return fmt::format("fluxc: `{}` has no option `{}`; {}\n", call, name, Guess(name, known, help));
}

}  // namespace

std::string UsageProblem(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) {
    if (const auto rest = command->remaining(); !rest.empty()) return UnknownArgument(*command, rest.front());
    command = command->get_subcommands().front();
  }
  if (command->get_require_subcommand_min() > 0) return MissingCommand(*command);
  // An argument that is unknown is why another one is missing.
  if (const auto rest = command->remaining(); !rest.empty()) return UnknownArgument(*command, rest.front());
  return fmt::format("fluxc: {}; `{} --help` says more\n", error.what(), CallOf(*command));
}

}  // namespace flux::cli
