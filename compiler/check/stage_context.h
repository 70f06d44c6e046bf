#pragma once

// What a builtin sees of the checker that calls it: nothing is run, read or written.

#include "compiler/check/stage_values.h"

namespace flux {

// A function as the checker follows it: one of Flux, a builtin, or one that is not known.
class StageFunction final : public Callable {
 public:
  StageFunction() = default;
  StageFunction(const hir::Function& function, StageValues::ScopeRef around) : function(&function), around(around) {}
  StageFunction(const InterfaceExport& builtin, const PackageInterface& package, const BuiltinDef* def)
      : builtin(&builtin), package(&package), def(def) {}

  std::span<const Parameter> parameters() const override { return {}; }
  std::string_view name() const override { return {}; }

  const hir::Function* const function = nullptr;
  const StageValues::ScopeRef around = nullptr;
  const InterfaceExport* const builtin = nullptr;
  const PackageInterface* const package = nullptr;
  const BuiltinDef* const def = nullptr;  // of the builtin; null: it has no implementation
};

// Makes a function value.
template <typename... A>
Value MakeStageFunction(A&&... args) {
  return Value::FromObject(ValueKind::kFunction, std::make_unique<StageFunction>(std::forward<A>(args)...));
}

// What builtins see of the session while the checker follows a script without running it.
class StageContext final : public CallContext {
 public:
  // When scripts seem to run: after all times that they name.
  static constexpr Time kNow{7'258'118'400 * kNsPerSecond};

  // The number of the call that is followed, as a position.
  uint32_t maker = 0;

  Result<Value> Call(const Value&, std::span<const NamedArg>) override { return NotNow(); }
  Result<plan::RowFunction> ToRowFunction(const Value& fn) override;
  Status Execute(const plan::NodeRef&, TableSink&) override { return NotNow(); }
  void AddResult(plan::NodeRef) override {}
  StackTrace position() const override { return {{.file = {}, .line = maker, .column = 0}}; }
  Time now() const override { return kNow; }
  Time start_time() const override { return kNow; }
  Result<Value> Option(std::string_view, std::string_view) override { return NotNow(); }
  Result<std::string> ReadFile(std::string_view) override { return NotNow(); }
  const CancelToken& cancel() const override { return cancel_; }

 private:
  static std::unexpected<Error> NotNow() { return Fail(ErrorCode::kUnimplemented, "not known before the script runs"); }

  CancelToken cancel_;
};

}  // namespace flux
