#pragma once

// When output is coloured.

namespace flux::cli {

// Whether to colour what goes to this file descriptor: on a terminal that knows colours, unless NO_COLOR is set
// (https://no-color.org).
bool UsesColor(int descriptor);

}  // namespace flux::cli
