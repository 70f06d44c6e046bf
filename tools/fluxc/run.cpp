#include <unistd.h>

#include <algorithm>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "tools/engine/empty_results.h"
#include "tools/engine/explain.h"
#include "tools/fluxc/failure.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"

namespace flux::cli {

namespace {

std::string OutputFormat(const Options& options) {
  if (!options.format.empty()) return options.format;
  return isatty(STDOUT_FILENO) != 0 ? "table" : "csv";
}

// Looking for reasons reads again what the run read; after a long run nobody waits for that.
constexpr uint64_t kMostRowsToExplain = 10'000'000;

void ExplainResults(Session& session, const PlannedScript& script, const exec::PlanStats& stats) {
  uint64_t rows = 0;
  for (const auto& [node, counted] : stats) rows += std::max(counted.rows_out, counted.scan.rows_read);
  if (rows > kMostRowsToExplain) return;
  for (const std::string& absent : AbsentInAlternatives(session, script.written)) session.Warn(absent);
  for (size_t i = 0; i < script.roots.size(); ++i) {
    auto counted = stats.find(script.roots[i].get());
    const bool is_empty = counted != stats.end() && counted->second.rows_out == 0;
    if (script.result_names[i].empty()) continue;
    const std::string reason = is_empty ? WhyEmpty(session, script.written[i]) : std::string();
    if (!reason.empty())
      session.Warn(fmt::format("result \"{}\" is empty: {}", ShownName(script.result_names[i]), reason));
  }
}

Status RunModule(const Engine& engine, const Options& options, LoadedScript loaded) {
  FLUX_TRY(SessionOptions session_options, MakeSessionOptions(options, loaded));
  FLUX_TRY(const std::unique_ptr<Host> host, MakeHost(engine, options));
  Session session(*host, std::move(session_options), Interrupt());
  FLUX_TRY(PlannedScript script, session.Plan(std::move(loaded.module)));
  FLUX_TRY(auto encoder, io::MakeEncoder(OutputFormat(options), ResultOutput()));
  exec::PlanStats stats;
  Status done = session.Execute(script, *encoder, &stats);
  if (done && !options.is_quiet) ExplainResults(session, script, stats);
  // What was printed must not look complete.
  if (!done && encoder->has_output()) {
    FLUX_TRY_STATUS(encoder->WriteError(done.error().Text()));
  }
  return done;
}

Status ExplainModule(const Engine& engine, const Options& options, LoadedScript loaded) {
  FLUX_TRY(SessionOptions session_options, MakeSessionOptions(options, loaded));
  session_options.has_effects = options.analyze;
  session_options.keeps_early_runs = true;
  FLUX_TRY(const std::unique_ptr<Host> host, MakeHost(engine, options));
  Session session(*host, std::move(session_options), Interrupt());
  opt::OptimizeTrace trace;
  FLUX_TRY(PlannedScript script, session.Plan(std::move(loaded.module), &trace));
  FLUX_TRY(
      std::string text,
      Explain(session, script, trace,
              {.analyze = options.analyze, .show_rules = options.show_rules, .show_kernels = options.show_kernels}));
  PrintText(text);
  return {};
}

using Action = Status (*)(const Engine&, const Options&, LoadedScript);

int WithModule(const Options& options, Action action) {
  std::unique_ptr<Engine> engine = MakeEngine();
  int exit_code = kOk;
  LoadedScript loaded = LoadScript(*engine, options, exit_code);
  if (loaded.module == nullptr) return exit_code;
  const auto sources = std::move(loaded.sources);
  CancelOnInterrupt();
  EndPromptly();
  Status done = action(*engine, options, std::move(loaded));
  if (done) return kOk;
  // The end of the program says why.
  return HasOutputFailed() ? kFailed : FailInScript(done.error(), sources);
}

}  // namespace

int Run(const Options& options) { return WithModule(options, RunModule); }
int ExplainCommand(const Options& options) { return WithModule(options, ExplainModule); }

}  // namespace flux::cli
