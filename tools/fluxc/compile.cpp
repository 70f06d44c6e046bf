#include "fmt/format.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"
#include "tools/fluxc/written_file.h"
#include "vm/bytecode/disassemble.h"
#include "vm/bytecode/file.h"

namespace flux::cli {

int Compile(const Options& options) {
  std::unique_ptr<Engine> engine = MakeEngine();
  int exit_code = kOk;
  auto module = LoadScript(*engine, options, exit_code).module;
  if (module == nullptr) return exit_code;
  Status done = WriteWhole(options.output, bytecode::Serialize(*module));
  return done ? kOk : Fail(done.error());
}

int Disassemble(const Options& options) {
  std::unique_ptr<Engine> engine = MakeEngine();
  int exit_code = kOk;
  auto module = LoadScript(*engine, options, exit_code).module;
  if (module == nullptr) return exit_code;
  Print("{}", bytecode::Disassemble(*module));
  return kOk;
}

}  // namespace flux::cli
