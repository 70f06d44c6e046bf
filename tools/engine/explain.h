#pragma once

// `fluxc explain`: what a script does, from plan to machine code.

#include <string>

#include "tools/engine/session.h"

namespace flux {

struct ExplainOptions {
  bool analyze = false;       // run it, and print rows, time and bytes per operation
  bool show_rules = false;    // the plan after each rule
  bool show_kernels = false;  // what row functions are compiled to
};

// Explains a planned script. With `analyze` it is executed, results discarded, effects (`to`) included.
Result<std::string> Explain(Session& session, const PlannedScript& script, const opt::OptimizeTrace& trace,
                            const ExplainOptions& options);

}  // namespace flux
