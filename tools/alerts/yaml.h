#pragma once

// YAML as JSON: the wall around yaml-cpp.

#include <boost/json/value.hpp>
#include <string_view>

#include "runtime/base/error.h"

namespace flux::alerts {

// Reads one document. Words that stand for numbers, booleans and null become these unless they are in quotes, as YAML
// 1.1 has it. Fails with `kInvalid` and the line on what is not YAML, on keys that come twice or are no strings, and on
// what grows beyond all measure by its references.
Result<boost::json::value> ReadYaml(std::string_view text);

}  // namespace flux::alerts
