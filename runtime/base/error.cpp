#include "runtime/base/error.h"

namespace flux {

std::string_view ErrorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInternal:
      return "internal error";
    case ErrorCode::kInvalid:
      return "invalid";
    case ErrorCode::kNotFound:
      return "not found";
    case ErrorCode::kAlreadyExists:
      return "already exists";
    case ErrorCode::kFailedPrecondition:
      return "failed precondition";
    case ErrorCode::kOutOfRange:
      return "out of range";
    case ErrorCode::kUnimplemented:
      return "unimplemented";
    case ErrorCode::kUnavailable:
      return "unavailable";
    case ErrorCode::kPermissionDenied:
      return "permission denied";
    case ErrorCode::kUnauthenticated:
      return "unauthenticated";
    case ErrorCode::kResourceExhausted:
      return "resource exhausted";
    case ErrorCode::kCanceled:
      return "canceled";
    case ErrorCode::kDataLoss:
      return "data loss";
    case ErrorCode::kEnough:
      return "enough";
  }
  return "unknown";
}

Error&& Error::WithContext(std::string_view context) && {
  const std::string front = std::string(context) + ": ";
  message = front + message;
  cause_begin += static_cast<uint32_t>(front.size());
  return std::move(*this);
}

}  // namespace flux
