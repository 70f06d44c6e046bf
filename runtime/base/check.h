#pragma once

// Assertions of our own invariants. They stay on in release builds; a failing one is a bug of ours, never a user's.

namespace flux {

// Prints the failed condition and its place to standard error and aborts.
[[noreturn]] void CheckFailed(const char* condition, const char* file, int line);

}  // namespace flux

// Aborts when `condition` does not hold.
#define FLUX_CHECK(condition)                              \
  do {                                                     \
    if (!(condition)) [[unlikely]]                         \
      ::flux::CheckFailed(#condition, __FILE__, __LINE__); \
  } while (false)
