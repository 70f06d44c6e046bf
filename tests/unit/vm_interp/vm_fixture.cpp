#include "tests/unit/vm_interp/vm_fixture.h"

#include <boost/test/unit_test.hpp>

namespace flux {
namespace {

Result<Value> AddBuiltin(CallContext&, Args args) {
  return Value::Int(args[0].AsInt() + (args.has(1) ? args[1].AsInt() : 100));
}

Result<Value> ApplyBuiltin(CallContext& context, Args args) {
  const NamedArg argument{"x", args[1]};
  return context.Call(args[0], {&argument, 1});
}

Result<Value> SwallowBuiltin(CallContext& context, Args args) {
  Result<Value> value = context.Call(args[0], {});
  return value ? *value : Value::String(value.error().message);
}

Result<Value> SourceBuiltin(CallContext& context, Args) {
  return plan::MakeStream(plan::MakeNode(ProbeSpec(), {}, context.position()));
}

Result<Value> KeepBuiltin(CallContext& context, Args args) {
  plan::NodeRef node = plan::MakeNode(ProbeSpec(), {plan::StreamNode(args[0])}, context.position());
  context.AddResult(node);
  return plan::MakeStream(node);
}

Result<Value> PlaceBuiltin(CallContext& context, Args) {
  const TracePlace place = context.position().at(0);
  return Value::String(place.file + ":" + std::to_string(place.line));
}

Result<Value> TimeBuiltin(CallContext& context, Args) { return Value::Of(context.now()); }

Result<Value> FailBuiltin(CallContext&, Args args) {
  return Fail(ErrorCode::kInvalid, "failed: " + std::string(args[0].AsString()));
}

}  // namespace

void RegisterTestBuiltins(Registry& registry) {
  registry.Add(BuiltinDef{"test", "add", "a b", AddBuiltin, true});
  registry.Add(BuiltinDef{"test", "apply", "fn x", ApplyBuiltin});
  registry.Add(BuiltinDef{"test", "swallow", "fn", SwallowBuiltin});
  registry.Add(BuiltinDef{"test", "source", "", SourceBuiltin});
  registry.Add(BuiltinDef{"test", "keep", "tables", KeepBuiltin});
  registry.Add(BuiltinDef{"test", "place", "", PlaceBuiltin});
  registry.Add(BuiltinDef{"test", "time", "", TimeBuiltin});
  registry.Add(BuiltinDef{"test", "fail", "msg", FailBuiltin});
  registry.Add(ConstantDef{"internal/boolean", "true", Value::Bool(true)});
  registry.Add(ConstantDef{"internal/boolean", "false", Value::Bool(false)});
  registry.Add(ConstantDef{"test", "noBool", Value::Null(ValueKind::kBool)});
  registry.Add(ConstantDef{"test", "noInt", Value::Null(ValueKind::kInt)});
}

std::string VmFixture::Text(std::string_view variable) {
  Result<Value> value = vm.Global("main", variable);
  return value ? DebugText(*value) : "error: " + value.error().message;
}

void VmFixture::Run(std::shared_ptr<const bytecode::Module> module) {
  Status status = vm.RunMain(std::move(module));
  BOOST_REQUIRE_MESSAGE(status.has_value(), status.error().message);
}

std::string VmFixture::RunFails(std::shared_ptr<const bytecode::Module> module) {
  Status status = vm.RunMain(std::move(module));
  BOOST_REQUIRE_MESSAGE(!status.has_value(), "the script did not fail");
  return status.error().Text();
}

}  // namespace flux
