#include "runtime/plan/specs/yield.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kPackage = "internal/testutil";

Result<Value> FailAlways(CallContext&, Args) { return Fail(ErrorCode::kCanceled, "fail"); }

Result<Value> MakeAny(CallContext&, Args args) {
  FLUX_TRY(const std::string type, ArgReader("testutil.makeAny", "typ", args).String(0));
  if (type == "string") return Value::String("foo");
  if (type == "bytes") return Value::Bytes("foo");
  if (type == "int") return Value::Int(10);
  if (type == "uint") return Value::Uint(10);
  if (type == "float") return Value::Float(10);
  if (type == "bool") return Value::Bool(false);
  if (type == "time") return Value::Of(Time{100});
  if (type == "duration") return Value::Of(Duration{});
  if (type == "regexp") return RegexpObject::Compile("a");
  if (type == "array") return MakeArray({});
  if (type == "object") return MakeRecord({});
  return Value();
}

// Hides the type of a value, which is the checker's business alone.
Result<Value> Same(CallContext&, Args args) { return args[0]; }

// A stream becomes a result of the script; other values only pass through.
Result<Value> Yield(CallContext& context, Args args) {
  if (args[0].is_null() || args[0].kind() != ValueKind::kStream) return args[0];
  const plan::NodeRef node = plan::MakeNode(plan::YieldSpec(), {plan::StreamNode(args[0])}, context.position());
  context.AddResult(node);
  return plan::MakeStream(node);
}

}  // namespace

void RegisterTestutil(Registry& registry) {
  registry.Add(BuiltinDef{kPackage, "fail", "", FailAlways});
  registry.Add(BuiltinDef{kPackage, "makeAny", "typ", MakeAny});
  registry.Add(BuiltinDef{kPackage, "yield", "v", Yield});
  registry.Add(BuiltinDef{kPackage, "makeRecord", "o", Same, true});
}

}  // namespace flux::stdlib
