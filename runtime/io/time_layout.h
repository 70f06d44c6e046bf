#pragma once

// Times written in a layout that shows how the reference instant (Monday, January 2, 15:04:05, 2006, zone -0700) would
// look: the notation of `dateTime:<layout>` columns.

#include <string_view>

#include "runtime/base/error.h"
#include "runtime/base/time.h"

namespace flux::io {

// Parses the whole of `text`; what the layout leaves out is year 1, January 1, midnight, UTC. A fraction of a second
// may follow the seconds even when the layout has none. Fails when text and layout disagree, or the time is before
// 1677 or after 2262.
Result<Time> ParseTimeLayout(std::string_view layout, std::string_view text, FarTimes far = FarTimes::kFail);

}  // namespace flux::io
