#include "compiler/opt/whole_tables.h"

#include <algorithm>

namespace flux::opt {

bool GroupsWholeTables(const plan::GroupSpec& group, const plan::StreamFacts& input) {
  if (group.mode != plan::GroupSpec::Mode::kBy) return false;
  return std::ranges::all_of(group.columns, [&](const std::string& column) {
    return !input.schema.MayHave(column) || input.properties.IsInsideKey(column);
  });
}

}  // namespace flux::opt
