#pragma once

#include "runtime/base/time.h"

namespace flux {

// The time of this machine.
Time WallClock();

}  // namespace flux
