#include "stdlib/plain_function.h"

namespace flux::stdlib::plain_function {

bool HasNull(Args args, std::span<const ColumnType> types) {
  bool has_null = false;
  for (size_t i = 0; i < types.size(); ++i) {
    if (args[i].kind() != ToValueKind(types[i]) && args[i].kind() != ValueKind::kNull) return false;
    has_null |= args[i].is_null();
  }
  return has_null;
}

}  // namespace flux::stdlib::plain_function
