#include "runtime/plan/aggregation.h"

#include <fmt/format.h>

namespace flux::plan {

Result<ColumnType> Aggregation::ResultType(ColumnType type) const {
  if (fn->admits != nullptr && !fn->admits(type)) {
    return Fail(ErrorCode::kFailedPrecondition,
                fmt::format("`{}` cannot take column `{}`, which has type {}: it needs {}", fn->name, column,
                            ColumnTypeName(type), fn->admitted));
  }
  return fn->gives.value_or(type);
}

std::optional<ColumnType> Aggregation::ResultType(const StreamSchema& input) const {
  if (fn->gives) return fn->gives;
  const StreamSchema::Column* known = input.Find(column);
  return known != nullptr ? known->type : std::nullopt;
}

std::string Aggregation::Text() const {
  std::string name(fn->name);
  if (arguments == nullptr) return name;
  FluxCall call(fn->name);
  arguments->Write(call);
  return call.Text().value_or(name);
}

std::optional<std::string> Aggregation::ToFlux() const {
  FluxCall call(fn->name);
  call.Add("column", column);
  if (arguments != nullptr) arguments->Write(call);
  return call.Text();
}

}  // namespace flux::plan
