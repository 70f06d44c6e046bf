#pragma once

// The checker with the standard library of this build, as tests, fuzzers and benchmarks need it.

#include <memory>

#include "compiler/check/check.h"
#include "compiler/source/source_file.h"

namespace flux {

// Gives the types of the standard library; they are read at the first call.
const PackageTypes& StdlibTypes();

// A script after the front end: everything that `fluxc check` would look at.
struct AnalysedScript {
  DiagnosticSink diagnostics;
  ast::File file;
  hir::Package package;
};

// Parses and checks a script as `fluxc check` does.
AnalysedScript AnalyseScript(std::shared_ptr<const SourceFile> source);

}  // namespace flux
