#include "runtime/plan/aggregate_types.h"

#include <fmt/format.h>

#include "runtime/base/check.h"

namespace flux::plan {

bool IsSelector(AggregateKind kind) {
  switch (kind) {
    case AggregateKind::kCount:
    case AggregateKind::kSum:
    case AggregateKind::kMean:
      return false;
    case AggregateKind::kMin:
    case AggregateKind::kMax:
    case AggregateKind::kFirst:
    case AggregateKind::kLast:
      return true;
  }
  return false;
}

std::optional<ColumnType> TypeAfter(AggregateKind kind, const StreamSchema::Column* input) {
  if (kind == AggregateKind::kCount) return ColumnType::kInt;
  if (kind == AggregateKind::kMean) return ColumnType::kFloat;
  return input != nullptr ? input->type : std::nullopt;
}

Result<ColumnType> FoldedType(AggregateKind kind, std::string_view column, ColumnType type) {
  const auto refuse = [&](std::string_view admitted) {
    return Fail(ErrorCode::kFailedPrecondition,
                fmt::format("`{}` cannot take column `{}`, which has type {}: it needs {}", AggregateName(kind), column,
                            ColumnTypeName(type), admitted));
  };
  switch (kind) {
    case AggregateKind::kCount:
      return ColumnType::kInt;
    case AggregateKind::kSum:
      if (!IsNumber(type)) return refuse("int, uint or float; filter to such columns first, or convert with `toFloat`");
      return type;
    case AggregateKind::kMean:
      if (!IsNumber(type)) return refuse("int, uint or float; filter to such columns first, or convert with `toFloat`");
      return ColumnType::kFloat;
    case AggregateKind::kMin:
    case AggregateKind::kMax:
      if (!IsNumber(type) && type != ColumnType::kTime) return refuse("int, uint, float or time");
      return type;
    case AggregateKind::kFirst:
    case AggregateKind::kLast:
      return type;
  }
  FLUX_CHECK(false);
}

}  // namespace flux::plan
