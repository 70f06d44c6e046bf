#include "tools/engine/row_calls.h"

#include "fmt/format.h"

namespace flux {

namespace {

class VmCallee final : public kernel::RowCallee {
 public:
  explicit VmCallee(RowCaller caller) : caller_(std::move(caller)) {}
  Result<Value> Call(Value row) override { return caller_.Call({&row, 1}); }

 private:
  RowCaller caller_;
};

class VmRowCaller final : public kernel::RowCaller {
 public:
  explicit VmRowCaller(Vm& vm) : vm_(vm) {}

  Result<std::unique_ptr<kernel::RowCallee>> Prepare(const Value& closure) override {
    if (closure.is_null()) return Fail(ErrorCode::kUnimplemented, "there is no function to call row by row");
    std::string_view row_name;
    size_t required = 0;
    for (const Parameter& parameter : closure.AsFunction().parameters()) {
      if (parameter.is_optional) continue;
      row_name = parameter.name;
      ++required;
    }
    if (required != 1) {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("a row function takes one argument, `r`; this one takes {}", required));
    }
    FLUX_TRY(flux::RowCaller caller, flux::RowCaller::Make(vm_, closure, {&row_name, 1}));
    return std::make_unique<VmCallee>(std::move(caller));
  }

 private:
  Vm& vm_;
};

}  // namespace

std::unique_ptr<kernel::RowCaller> MakeRowCaller(Vm& vm) { return std::make_unique<VmRowCaller>(vm); }

}  // namespace flux
