#pragma once

// Ctrl-C and SIGTERM cancel the running command once; a second one ends the process at once.

#include "runtime/base/cancel.h"

namespace flux::cli {

// Installs the signal handlers, except for signals that whoever started the command has ignored; only for commands that
// look at the token.
void CancelOnInterrupt();
// From now on the process ends a moment after the signal even when the work does not see the token: inside one long
// call of a library, or while it frees millions of values. For work that leaves nothing behind when it is cut off.
void EndPromptly();
// From now on the command ends by itself again.
void EndInOrder();
// From now on that end is silent: what there is to say was said.
void EndSilently();
// Puts the null device in the place of standard streams that are closed. Otherwise a file of the store would take the
// place, and be read as input or be written over by what the command prints.
void FillStandardStreams();
// Has a closed pipe, and a limit on the size of files, reported by the write that hits it.
void ReportFailedWrites();
// The token they cancel.
const CancelToken& Interrupt();
// The exit code of a command that the signal ended, as shells give it: 130 for Ctrl-C, 143 for a request to terminate.
int InterruptedExitCode();

}  // namespace flux::cli
