#pragma once

// Ctrl-C and SIGTERM cancel the running command once; a second one ends the process at once.

#include "runtime/base/cancel.h"

namespace flux::cli {

// Installs the signal handlers.
void CancelOnInterrupt();
// The token they cancel.
const CancelToken& Interrupt();

}  // namespace flux::cli
