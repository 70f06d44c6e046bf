#include "runtime/base/memory.h"
#include "tools/fluxc/failure.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/options.h"
#include "tools/fluxc/output.h"

namespace flux::cli {

namespace {

int RunCommand(const Options& options) {
  switch (options.command) {
    case Command::kRun:
      return Run(options);
    case Command::kCheck:
      return Check(options);
    case Command::kCompile:
      return Compile(options);
    case Command::kDisasm:
      return Disassemble(options);
    case Command::kExplain:
      return ExplainCommand(options);
    case Command::kExplainError:
      return ExplainError(options);
    case Command::kDoc:
      return ShowDocumentation(options);
    case Command::kTest:
      return RunTests(options);
    case Command::kWrite:
      return WritePoints(options);
    case Command::kBucketCreate:
    case Command::kBucketList:
    case Command::kBucketUpdate:
    case Command::kBucketDelete:
      return Buckets(options);
    case Command::kDelete:
      return DeletePoints(options);
    case Command::kStoreVerify:
    case Command::kStoreCompact:
    case Command::kStoreRepair:
    case Command::kStoreStats:
    case Command::kStoreBackup:
    case Command::kStoreRestore:
    case Command::kStoreExport:
      return MaintainStore(options);
    case Command::kServe:
      return Serve(options);
    case Command::kStatus:
      return ShowServerStatus(options);
    case Command::kTask:
      return TaskCommand(options);
    case Command::kHandlerDefine:
    case Command::kHandlerList:
    case Command::kHandlerShow:
    case Command::kHandlerDelete:
    case Command::kTopicList:
    case Command::kTopicShow:
      return TopicsAndHandlers(options);
  }
  return kInternalError;
}

}  // namespace

int Main(int argc, char** argv) {
  FillStandardStreams();
  ReportFailedWrites();
  Parsed parsed = ParseArguments(argc, argv);
  int exit_code = parsed.exit_code;
  if (!parsed.is_done) {
    const Result<int> done = WithinMemory([&] { return Result<int>(RunCommand(parsed.options)); });
    exit_code = done ? *done : Fail(done.error());
  }
  if (exit_code != kOk && Interrupt().is_canceled()) exit_code = InterruptedExitCode();
  return FinishOutput(exit_code);
}

}  // namespace flux::cli

int main(int argc, char** argv) { return flux::cli::Main(argc, argv); }
