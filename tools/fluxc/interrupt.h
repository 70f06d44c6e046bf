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

}  // namespace flux::cli
