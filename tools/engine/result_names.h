#pragma once

// What the results of a script are called.

#include <span>
#include <string>
#include <vector>

#include "runtime/registry/registry.h"

namespace flux {

// One name per root, in order. A yield has its own name, another stream is `_result`; a sink (an operation with an
// effect, as `to`) that is the only result too, else `to1`, `to2`, …. A sink that another root reads has no result of
// its own: its name is empty. Fails when two results would have one name.
Result<std::vector<std::string>> NameResults(std::span<const plan::NodeRef> roots, const Registry& registry);

}  // namespace flux
