#pragma once

// Numbers as Flux writes and reads them.

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux {

// Shortest digits that read back to the same double, never an exponent; `+Inf`, `-Inf`, `NaN`.
std::string FormatFloat(double v);
// Appends what `FormatFloat` gives.
void AppendFloat(std::string& out, double v);

// Parse the whole text or fail with a message that quotes it. `ParseFloat` takes decimal, exponent, hex, `inf`, `nan`.
Result<int64_t> ParseInt(std::string_view text);
Result<uint64_t> ParseUint(std::string_view text);
Result<double> ParseFloat(std::string_view text);

}  // namespace flux
