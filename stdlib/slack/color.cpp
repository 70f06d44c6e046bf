#include <algorithm>

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "color";

// Slack knows three names and 24 bit numbers.
bool IsColor(std::string_view color) {
  if (color == "good" || color == "warning" || color == "danger") return true;
  if (!color.starts_with('#') || color.size() < 2) return false;
  color.remove_prefix(std::min(color.find_first_not_of('0', 1), color.size()));
  return color.size() <= 6 && color.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

Result<Value> ValidateColorString(CallContext&, Args args) {
  const ArgReader in("slack.validateColorString", kParameters, args);
  FLUX_TRY(const std::string color, in.String(0));
  if (IsColor(color)) return args[0];
  return in.Invalid(0, "must be `good`, `warning`, `danger` or a number such as `#439FE0`, found `" + color + "`");
}

}  // namespace

void RegisterSlackColor(Registry& registry) {
  registry.Add(BuiltinDef{"slack", "validateColorString", kParameters, ValidateColorString, true, ColumnType::kString});
}

}  // namespace flux::stdlib
