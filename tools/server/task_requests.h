#pragma once

// What requests about tasks have in common.

#include <string_view>
#include <utility>

#include "fmt/format.h"
#include "tools/server/call.h"
#include "tools/server/records.h"

namespace flux::server {

// Says what was being done when it failed, as InfluxDB does.
template <typename T>
Result<T> During(std::string_view what, Result<T> result) {
  if (result) return result;
  Error error = std::move(result.error());
  error.message = fmt::format("{}: {}", what, error.message);
  return std::unexpected(std::move(error));
}

// Of a request that cannot be read, whatever is wrong with it.
template <typename T>
Result<T> Decoded(Result<T> result) {
  result = During("failed to decode request", std::move(result));
  if (!result) result.error().code = ErrorCode::kInvalid;
  return result;
}

// The task of the path, for those who may do that; `what` is to be done with it.
Result<RecordRef> FindTask(Call& call, Action action, std::string_view what);

}  // namespace flux::server
