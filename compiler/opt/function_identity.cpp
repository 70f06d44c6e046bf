#include "compiler/opt/function_identity.h"

#include <algorithm>

#include "runtime/expr/copy_tree.h"

namespace flux::opt {

std::optional<std::string> IdentityOf(const expr::Function& fn) {
  const expr::Function normalized = expr::Normalized(fn);
  const bool calls = std::ranges::any_of(normalized.nodes, [](const expr::Node& part) {
    return part.kind == expr::NodeKind::kCall || part.kind == expr::NodeKind::kCapture;
  });
  if (calls) return std::nullopt;
  std::string bytes;
  expr::Serialize(normalized, bytes);
  return bytes;
}

}  // namespace flux::opt
