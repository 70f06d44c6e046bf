#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/options.h"

int main(int argc, char** argv) {
  using flux::cli::Command;
  flux::cli::Parsed parsed = flux::cli::ParseArguments(argc, argv);
  if (parsed.is_done) return parsed.exit_code;
  flux::cli::ReportClosedPipes();
  switch (parsed.options.command) {
    case Command::kRun:
      return flux::cli::Run(parsed.options);
    case Command::kCheck:
      return flux::cli::Check(parsed.options);
    case Command::kCompile:
      return flux::cli::Compile(parsed.options);
    case Command::kDisasm:
      return flux::cli::Disassemble(parsed.options);
    case Command::kExplain:
      return flux::cli::ExplainCommand(parsed.options);
    case Command::kExplainError:
      return flux::cli::ExplainError(parsed.options);
    case Command::kDoc:
      return flux::cli::ShowDocumentation(parsed.options);
    case Command::kTest:
      return flux::cli::RunTests(parsed.options);
    case Command::kWrite:
      return flux::cli::WritePoints(parsed.options);
    case Command::kBucketCreate:
    case Command::kBucketList:
    case Command::kBucketUpdate:
    case Command::kBucketDelete:
      return flux::cli::Buckets(parsed.options);
    case Command::kStoreVerify:
    case Command::kStoreRepair:
      return flux::cli::MaintainStore(parsed.options);
  }
  return flux::cli::kInternalError;
}
