#pragma once

// Writes what failed tests got into what they want, where that is text that can be rewritten: rows of `array.from` or
// the text of `csv.from`.

#include <functional>
#include <memory>
#include <vector>

#include "runtime/io/encoder.h"
#include "tools/fluxc/test_plan.h"

namespace flux::cli {

// Runs a script in the place of a test's own.
using RunTestScript = std::function<Status(const PlannedTest&, const std::shared_ptr<const SourceFile>& script,
                                           io::ResultEncoder& output)>;

// Says of each failed test whether it was updated, or why not, and gives how many were.
size_t UpdateTests(const std::vector<PlannedTest>& tests, const RunTestScript& run);

}  // namespace flux::cli
