#pragma once

// Ctrl-C and SIGTERM cancel the running command once; a second one ends the process at once.

#include "runtime/base/cancel.h"

namespace flux::cli {

// Installs the signal handlers; only for commands that look at the token.
void CancelOnInterrupt();
// Has a closed pipe reported by the write that hits it.
void ReportClosedPipes();
// The token they cancel.
const CancelToken& Interrupt();
// The exit code of a command that the signal ended, as shells give it: 130 for Ctrl-C, 143 for a request to terminate.
int InterruptedExitCode();

}  // namespace flux::cli
