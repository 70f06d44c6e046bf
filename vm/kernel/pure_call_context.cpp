#include "vm/kernel/pure_call_context.h"

#include "runtime/base/check.h"

namespace flux::kernel {
namespace {

std::unexpected<Error> Refused() {
  return Fail(ErrorCode::kInternal, "a function marked as pure asked for the session");
}

}  // namespace

Result<Value> PureCallContext::Call(const Value&, std::span<const NamedArg>) { return Refused(); }
Result<plan::RowFunction> PureCallContext::ToRowFunction(const Value&) { return Refused(); }
Status PureCallContext::Execute(const plan::NodeRef&, TableSink&) { return Refused(); }
void PureCallContext::AddResult(plan::NodeRef) { FLUX_CHECK(false); }
Result<Value> PureCallContext::Option(std::string_view, std::string_view) { return Refused(); }
Result<std::string> PureCallContext::ReadFile(std::string_view) { return Refused(); }

}  // namespace flux::kernel
