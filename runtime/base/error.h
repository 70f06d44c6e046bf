#pragma once

// The error channel for failures of the environment or of a running query. A mistake in a script's text is a
// `Diagnostic` (compiler/diag) instead; a bug of ours is `FLUX_CHECK` (base/check.h).

#include <expected>
#include <string>
#include <string_view>
#include <utility>

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
};

// Names a code as scripts and JSON output see it: `invalid`, `failed precondition`, ….
std::string_view ErrorCodeName(ErrorCode code);

// One failure: what kind, and a message in lower case without full stop, code in backticks, a hint at the end.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;

  // Prepends `context` and a colon to the message.
  Error&& WithContext(std::string_view context) &&;
};

template <typename T>
using Result = std::expected<T, Error>;
using Status = Result<void>;

// Makes the unexpected value that a `Result` function returns.
[[nodiscard]] inline std::unexpected<Error> Fail(ErrorCode code, std::string message) {
  return std::unexpected<Error>(Error{code, std::move(message)});
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
