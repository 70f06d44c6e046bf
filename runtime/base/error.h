#pragma once

// The error channel for failures of the environment or of a running query. A mistake in a script's text is a
// `Diagnostic` (compiler/diag) instead; a bug of ours is `FLUX_CHECK` (base/check.h).

#include <expected>
#include <string>
#include <string_view>
#include <utility>

#include "runtime/base/stack_trace.h"

namespace flux {

// Classifies failures as the Flux error codes do (they are visible to scripts through `experimental.catch`).
enum class ErrorCode {
  kInternal,
  kInvalid,
  kNotFound,
  kAlreadyExists,
  kFailedPrecondition,
  kOutOfRange,
  kUnimplemented,
  kUnavailable,
  kPermissionDenied,
  kUnauthenticated,
  kResourceExhausted,
  kCanceled,
  kDataLoss,
  kEnough,  // no failure: who takes a stream wants no more of it
};

// Names a code as scripts and JSON output see it: `invalid`, `failed precondition`, ….
std::string_view ErrorCodeName(ErrorCode code);

// One failure: what kind, and a message in lower case without full stop, code in backticks, a hint at the end.
// Who wants to know more of it asks the other members: nobody reads messages but people.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
  // Where in the script it happened; places that it came through are appended on its way.
  StackTrace trace = {};
  // Whether the message says at which table of a stream it happened.
  bool names_table = false;
  // Where in the message its cause begins, in bytes: behind what `WithContext` put in front.
  uint32_t cause_begin = 0;

  // Prepends `context` and a colon to the message.
  Error&& WithContext(std::string_view context) &&;
  // What was said first, without contexts.
  std::string_view cause() const { return std::string_view(message).substr(cause_begin); }
  // The message and behind it the trace, each place on a line of its own.
  std::string Text() const { return message + TraceText(trace); }
};

template <typename T>
using Result = std::expected<T, Error>;
using Status = Result<void>;

// Makes the unexpected value that a `Result` function returns.
[[nodiscard]] inline std::unexpected<Error> Fail(ErrorCode code, std::string message) {
  return std::unexpected<Error>(Error{code, std::move(message)});
}

// The same for a message that says at which table of a stream it happened.
[[nodiscard]] inline std::unexpected<Error> FailAtTable(ErrorCode code, std::string message) {
  return std::unexpected<Error>(Error{.code = code, .message = std::move(message), .names_table = true});
}

#define FLUX_CONCAT_INNER(a, b) a##b
#define FLUX_CONCAT(a, b) FLUX_CONCAT_INNER(a, b)

// Evaluates a `Result` expression; returns its error from the calling function, else binds its value to `decl`.
#define FLUX_TRY(decl, ...)                                                                        \
  auto FLUX_CONCAT(flux_result_, __LINE__) = (__VA_ARGS__);                                        \
  if (!FLUX_CONCAT(flux_result_, __LINE__)) [[unlikely]]                                           \
    return std::unexpected<::flux::Error>(std::move(FLUX_CONCAT(flux_result_, __LINE__).error())); \
  decl = *std::move(FLUX_CONCAT(flux_result_, __LINE__))

// Evaluates a `Status` expression and returns its error from the calling function.
#define FLUX_TRY_STATUS(...)                                                  \
  do {                                                                        \
    auto flux_status_ = (__VA_ARGS__);                                        \
    if (!flux_status_) [[unlikely]]                                           \
      return std::unexpected<::flux::Error>(std::move(flux_status_.error())); \
  } while (false)

}  // namespace flux
