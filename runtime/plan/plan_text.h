#pragma once

// Plans as an indented tree for `explain` and tests.

#include <functional>
#include <span>
#include <string>

#include "runtime/plan/plan.h"

namespace flux::plan {

// Extra text to print behind a node (statistics), or empty.
using Annotate = std::function<std::string(const Node&)>;
// Adds to what a node says of itself.
using Extend = std::function<void(const Node&, Description&)>;

// ` (line 7)`: where the script calls an operation, or the function of a library that does; empty when not known.
std::string LineText(const StackTrace& position);

// One line per node, inputs indented below it. A node with several consumers is printed once and numbered; later
// mentions refer to the number.
std::string ToText(std::span<const NodeRef> roots, const Annotate& annotate = {}, const Extend& extend = {});

}  // namespace flux::plan
