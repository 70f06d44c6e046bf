#pragma once

// From the command line's script to a module, and the other steps that commands share.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tools/engine/compile.h"
#include "tools/engine/session.h"
#include "tools/fluxc/failure.h"
#include "tools/fluxc/options.h"

namespace flux::cli {

// Reads a file, or standard input for `-`; fails with the path and the system's words.
Result<std::string> ReadInput(const std::string& path);

// The engine of this process; ends the process when it cannot be made.
std::unique_ptr<Engine> MakeEngine();

// Reads the script that `-e` or the one file names. Fails when there is none or more than one.
Result<std::shared_ptr<const SourceFile>> ReadScript(const Options& options);

// A script ready to run, and what its host defines for it: by `fluxc.toml` and, with precedence, the command line.
struct LoadedScript {
  std::shared_ptr<const bytecode::Module> module;
  AmbientOptions ambient;
  // Of the script and its local packages, to show where it fails; empty for a module.
  std::vector<std::shared_ptr<const SourceFile>> sources;
  // What is to be said of it, each finding as text for people.
  std::vector<std::string> findings;
  // Unless the command line says otherwise.
  Semantics semantics = {};
  std::optional<std::vector<std::string>> allowed_hosts = std::nullopt;
};

// The folder of a script, of which standard input and `-e` have the working directory.
std::filesystem::path FolderOf(const std::string& file);

// Joins what the project and the command line define.
AmbientOptions AmbientOf(const Project& project, const Options& options);

// Loads a module or compiles a script, printing diagnostics to standard error. The module is null when there are
// errors, the exit code is then in `exit_code`.
LoadedScript LoadScript(const Engine& engine, const Options& options, int& exit_code);

// Compiles a script of `folder` and prints nothing; the module is null when there are errors.
// Fails on a malformed `fluxc.toml` and when the script cannot become a module.
Result<LoadedScript> LoadSource(const Engine& engine, const Options& options,
                                const std::shared_ptr<const SourceFile>& source, const std::filesystem::path& folder);

// How queries run in this process, as the command line wants it; fails on a malformed option.
Result<HostOptions> MakeHostOptions(const Options& options);
// The most memory that a query may take, in bytes; 0: no limit.
Result<size_t> MemoryLimitOf(const Options& options);
// The host that these make.
Result<std::unique_ptr<Host>> MakeHost(const Engine& engine, const Options& options);

// Fails when a span of time ends before it begins.
Status CheckOrder(Time start, Time stop);

// Options of a session that runs the script; fails on a malformed time or size.
Result<SessionOptions> MakeSessionOptions(const Options& options, const LoadedScript& script);

}  // namespace flux::cli
