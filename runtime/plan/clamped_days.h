#pragma once

// Windows of months and the days that some months lack.

#include "runtime/plan/specs/window.h"

namespace flux::plan {

// Whether windows of months start on a day that not every month has.
bool MayClampDays(const WindowShape& shape);

}  // namespace flux::plan
