#include "runtime/exec/absent_columns.h"

#include <fmt/format.h>

#include <vector>

#include "runtime/base/suggest.h"

namespace flux::exec {

std::string SuggestColumn(std::string_view column, const Schema& schema) {
  std::vector<std::string> names;
  for (const ColumnDef& other : schema.columns()) names.push_back(other.name);
  const auto meant = Closest(column, names);
  return meant ? fmt::format("; did you mean `{}`?", *meant) : "";
}

}  // namespace flux::exec
