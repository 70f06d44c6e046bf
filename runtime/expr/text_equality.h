#pragma once

// `r.column == "text"`.

#include <optional>
#include <string_view>

#include "runtime/expr/expr.h"

namespace flux::expr {

// The column and the text; the views are of the function.
struct TextEquality {
  std::string_view column, text;
};
// The node as such, either way round; nothing when it is anything else.
std::optional<TextEquality> AsTextEquality(const Function& fn, NodeId id);

}  // namespace flux::expr
