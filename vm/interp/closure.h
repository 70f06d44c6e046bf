#pragma once

// Function values of the script VM. Internal to vm/interp.

#include "runtime/expr/expr.h"
#include "vm/bytecode/module.h"
#include "vm/interp/program.h"

namespace flux::interp {

// A function with the values it captured when it was made. Parameters and name are those of its module, which the
// program keeps; after the program is gone a closure can only be destroyed.
class Closure final : public Callable {
 public:
  Closure(const Instance& instance, uint32_t prototype, std::vector<Value> captures)
      : instance_(instance), prototype_(prototype), captures_(std::move(captures)) {}

  std::span<const Parameter> parameters() const override { return instance_.parameters(prototype_); }
  std::string_view name() const override { return instance_.Name(prototype().name); }
  std::string_view type_text() const override { return prototype().type; }
  const Instance& instance() const { return instance_; }
  const bytecode::Prototype& prototype() const { return instance_.module().prototypes[prototype_]; }
  std::span<const Value> captures() const { return captures_; }

 private:
  const Instance& instance_;
  uint32_t prototype_;
  std::vector<Value> captures_;
};

// The closure or builtin behind a function value.
const Closure* AsClosure(const Callable& callable);
const BuiltinFunction* AsBuiltin(const Callable& callable);

// The row tree of a closure with the present values of its captures; nothing for builtins and functions without tree.
expr::ClosureTree TreeOfCallable(const Value& callable);

}  // namespace flux::interp
