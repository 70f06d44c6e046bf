#include "runtime/exec/outside_key.h"

#include <fmt/format.h>

namespace flux::exec {

Status CheckOutsideKey(std::string_view function, const GroupKey& key, std::string_view column) {
  if (!key.Contains(column)) return {};
  return Fail(ErrorCode::kFailedPrecondition,
              fmt::format("`{}`: column `{}` is in the group key; use `group` to take it out, or name another column",
                          function, column));
}

}  // namespace flux::exec
