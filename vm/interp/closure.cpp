#include "vm/interp/closure.h"

namespace flux::interp {

const Closure* AsClosure(const Callable& callable) {
  return callable.is_builtin() ? nullptr : static_cast<const Closure*>(&callable);
}

const BuiltinFunction* AsBuiltin(const Callable& callable) {
  return callable.is_builtin() ? static_cast<const BuiltinFunction*>(&callable) : nullptr;
}

expr::ClosureTree TreeOfCallable(const Value& callable) {
  const Closure* closure = AsClosure(callable.AsFunction());
  if (!closure || !closure->prototype().tree) return {};
  expr::ClosureTree tree{closure->prototype().tree, {}};
  for (const bytecode::TreeCapture& capture : closure->prototype().tree_captures) {
    if (!capture.is_reference) {
      tree.captures.push_back(closure->captures()[capture.index]);
      continue;
    }
    Result<Value> value = closure->instance().Read(capture.index);
    if (!value) return {};
    tree.captures.push_back(*std::move(value));
  }
  return tree;
}

}  // namespace flux::interp
