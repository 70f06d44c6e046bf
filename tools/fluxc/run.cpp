#include <unistd.h>

#include "fmt/format.h"
#include "tools/engine/explain.h"
#include "tools/fluxc/failure.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/script.h"

namespace flux::cli {

namespace {

std::string OutputFormat(const Options& options) {
  if (!options.format.empty()) return options.format;
  return isatty(STDOUT_FILENO) != 0 ? "table" : "csv";
}

Status RunModule(const Engine& engine, const Options& options, LoadedScript loaded) {
  FLUX_TRY(SessionOptions session_options, MakeSessionOptions(options, std::move(loaded.ambient)));
  Session session(engine, std::move(session_options), Interrupt());
  FLUX_TRY(PlannedScript script, session.Plan(std::move(loaded.module)));
  io::FileByteSink out(STDOUT_FILENO, "standard output");
  FLUX_TRY(auto encoder, io::MakeEncoder(OutputFormat(options), out));
  Status done = session.Execute(script, *encoder, nullptr);
  // What was printed must not look complete.
  if (!done && encoder->has_output()) {
    FLUX_TRY_STATUS(encoder->WriteError(done.error().message));
  }
  return done;
}

Status ExplainModule(const Engine& engine, const Options& options, LoadedScript loaded) {
  FLUX_TRY(SessionOptions session_options, MakeSessionOptions(options, std::move(loaded.ambient)));
  Session session(engine, std::move(session_options), Interrupt());
  FLUX_TRY(PlannedScript script, session.Plan(std::move(loaded.module)));
  FLUX_TRY(std::string text, Explain(session, script, {.analyze = options.analyze, .show_rules = options.show_rules}));
  io::FileByteSink out(STDOUT_FILENO, "standard output");
  return out.Write(text);
}

using Action = Status (*)(const Engine&, const Options&, LoadedScript);

int WithModule(const Options& options, Action action) {
  std::unique_ptr<Engine> engine = MakeEngine();
  int exit_code = kOk;
  LoadedScript loaded = LoadScript(*engine, options, exit_code);
  if (loaded.module == nullptr) return exit_code;
  const auto sources = std::move(loaded.sources);
  CancelOnInterrupt();
  Status done = action(*engine, options, std::move(loaded));
  return done ? kOk : FailInScript(done.error(), sources);
}

}  // namespace

int Run(const Options& options) { return WithModule(options, RunModule); }
int ExplainCommand(const Options& options) { return WithModule(options, ExplainModule); }

}  // namespace flux::cli
