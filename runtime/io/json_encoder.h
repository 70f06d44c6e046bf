#pragma once

// The JSON formats of `encoder.h`.

#include <memory>

#include "runtime/io/encoder.h"

namespace flux::io {

// One array of results: `[{"result":"_result","tables":[{"group":["host"],"columns":[{"name":"host","type":"string"}],
// "rows":[["a"]]}]}]`. An error ends the array with `{"error":"…"}`.
std::unique_ptr<ResultEncoder> MakeJsonEncoder(ByteSink& sink);

// One object per row and line: `{"result":"_result","table":0,"host":"a"}`. Columns named `result` or `table` keep
// their names; what they hide is then called `#result`, `#table`. An error is a last line `{"error":"…"}`.
std::unique_ptr<ResultEncoder> MakeNdjsonEncoder(ByteSink& sink);

}  // namespace flux::io
