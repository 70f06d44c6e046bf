#pragma once

// Changes of JSON by lists of operations (RFC 6902).

#include <string_view>

#include "tools/server/json.h"

namespace flux::server {

// Applies `add`, `remove`, `replace`, `move`, `copy` and `test` in their order. Fails with `kInvalid` on a body that is
// no list of them, on paths that lead nowhere, and on tests that do not hold; `document` may then be changed in part.
Status ApplyJsonPatch(std::string_view patch, json::value& document);

}  // namespace flux::server
