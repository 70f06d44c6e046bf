// Any text that checks without errors: everything the emitter makes passes the verifier, comes back from a file as it
// was, and can be run.

#include <cstdint>

#include "compiler/emit/emit.h"
#include "tests/fuzz/sealed_services.h"
#include "tests/support/stdlib_types.h"
#include "vm/bytecode/file.h"

using namespace flux;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto source = std::make_shared<const SourceFile>("f.flux", std::string(reinterpret_cast<const char*>(data), size));
  const AnalysedScript script = AnalyseScript(source);
  // Nearly all mutated texts have errors; those are the business of check_fuzz and not kept.
  if (script.diagnostics.has_errors()) return -1;
  Result<bytecode::Module> module = Emit(script.package);
  if (!module) return 0;
  const std::string bytes = bytecode::Serialize(*module);
  Result<bytecode::Module> read = bytecode::Deserialize(bytes);
  if (!read || bytecode::Serialize(*read) != bytes) __builtin_trap();
  RunSealed(std::make_shared<const bytecode::Module>(*std::move(read)));
  return 0;
}
