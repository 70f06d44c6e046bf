// Any bytes through the whole front end with the standard library, and what is found through every output format.

#include <cstdint>

#include "compiler/diag/render.h"
#include "compiler/parse/find_secrets.h"
#include "tests/support/stdlib_types.h"

using namespace flux;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto source = std::make_shared<const SourceFile>("f.flux", std::string(reinterpret_cast<const char*>(data), size));
  const AnalysedScript script = AnalyseScript(source);
  const std::vector<FileDiagnostics> found = {{source.get(), script.diagnostics.all(), FindSecrets(*source)}};
  for (auto format : {DiagnosticFormat::kHuman, DiagnosticFormat::kJson}) (void)RenderDiagnostics(found, {format});
  return 0;
}
