#pragma once

// The line protocol format of `encoder.h`.

#include <memory>

#include "runtime/io/encoder.h"

namespace flux::io {

// One line per row of tables that look like stored series: `_measurement`, `_field`, `_value` and `_time`; every other
// string column is a tag, `_start` and `_stop` are left out. Rows without a value, and values that line protocol
// cannot hold (NaN, infinities), give no line, as with `to`. Fails on tables of another shape and on rows without a
// measurement, field or time. A comment line carries an error.
std::unique_ptr<ResultEncoder> MakeLineEncoder(ByteSink& sink);

}  // namespace flux::io
