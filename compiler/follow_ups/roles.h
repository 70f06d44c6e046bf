#pragma once

// What roles imply. Internal to compiler/follow_ups.

#include "compiler/diag/diagnostic.h"

namespace flux {

// After these it is not known what was meant.
inline bool IsGuess(DiagnosticKind kind) {
  const DiagnosticRole role = RoleOf(kind);
  return role == DiagnosticRole::kGuess || role == DiagnosticRole::kMisplacedGuess || role == DiagnosticRole::kStumble;
}

// These are expected where text is read wrongly.
inline bool IsMisplaced(DiagnosticKind kind) {
  const DiagnosticRole role = RoleOf(kind);
  return role == DiagnosticRole::kMisplaced || role == DiagnosticRole::kMisplacedGuess;
}

// These say least, so any other error on their line tells more.
inline bool IsStumble(DiagnosticKind kind) { return RoleOf(kind) == DiagnosticRole::kStumble; }

}  // namespace flux
