#pragma once

// The context in which kernels call pure builtins: such functions ask for nothing
// but what relative times refer to, so it refuses everything else.

#include "runtime/registry/registry.h"

namespace flux::kernel {

class PureCallContext final : public CallContext {
 public:
  explicit PureCallContext(Time now) : now_(now) {}
  Result<Value> Call(const Value& fn, std::span<const NamedArg> args) override;
  Result<plan::RowFunction> ToRowFunction(const Value& fn) override;
  Status Execute(const plan::NodeRef& stream, TableSink& sink) override;
  void AddResult(plan::NodeRef node) override;
  StackTrace position() const override { return {}; }
  Time now() const override { return now_; }
  Time start_time() const override { return now_; }
  Result<Value> Option(std::string_view package, std::string_view name) override;
  Result<std::string> ReadFile(std::string_view path) override;
  const CancelToken& cancel() const override { return never_; }

 private:
  Time now_;
  CancelToken never_;  // kernels poll for themselves, between chunks
};

}  // namespace flux::kernel
