#include "runtime/plan/clamped_days.h"

namespace flux::plan {

bool MayClampDays(const WindowShape& shape) {
  constexpr int kDaysOfEveryMonth = 28;
  const Result<Time> zero = Add(Time{}, shape.offset);
  return shape.every.months != 0 && zero && ToCivil(*zero).day > kDaysOfEveryMonth;
}

}  // namespace flux::plan
