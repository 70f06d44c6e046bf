#pragma once

#include "runtime/base/time.h"

namespace flux::server {

// The time of this machine.
Time Now();

}  // namespace flux::server
