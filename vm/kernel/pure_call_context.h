#pragma once

// The context in which kernels call pure builtins: such functions ask for nothing, so it refuses everything.

#include "runtime/registry/registry.h"

namespace flux::kernel {

class PureCallContext final : public CallContext {
 public:
  Result<Value> Call(const Value& fn, std::span<const NamedArg> args) override;
  Result<plan::RowFunction> ToRowFunction(const Value& fn) override;
  Result<std::vector<Table>> Execute(const plan::NodeRef& stream) override;
  void AddResult(plan::NodeRef node) override;
  plan::SourcePosition position() const override { return {}; }
  Time now() const override { return {}; }
  Result<std::string> ReadFile(std::string_view path) override;
};

}  // namespace flux::kernel
