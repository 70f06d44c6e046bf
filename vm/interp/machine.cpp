#include "vm/interp/machine.h"

#include <fmt/format.h>

#include <algorithm>

#include "vm/interp/matching.h"

namespace flux::interp {
namespace {

constexpr size_t kMaxFrames = 4000;
// Calls of builtins that call functions that call builtins use the native stack.
constexpr int kMaxNativeDepth = 100;
// More places say nothing new.
constexpr size_t kMaxTrace = 16;
// Call sites that see more callees than this forget some.
constexpr size_t kMaxCachedCallees = 8;

std::unexpected<Error> TooDeep() {
  return Fail(ErrorCode::kResourceExhausted, "call stack too deep: functions call each other without end");
}

Result<const Callable*> AsCallable(const Value& fn) {
  if (fn.kind() == ValueKind::kFunction && !fn.is_null()) return &fn.AsFunction();
  return Fail(ErrorCode::kInvalid,
              fmt::format("cannot call a value of type {}{}", fn.is_null() ? "null " : "", ValueKindName(fn.kind())));
}

}  // namespace

Status Machine::RunInit(const Instance& instance) {
  FLUX_TRY_STATUS(PushFrame(Value(), nullptr, instance, instance.module().prototypes[0]));
  Result<Value> value = Run();
  if (!value) return std::unexpected(std::move(value.error()));
  return {};
}

Result<Value> Machine::Call(const Value& fn, std::span<const NamedArg> args) {
  FLUX_TRY(const Callable* callee, AsCallable(fn));
  std::vector<std::string_view> names;
  for (const NamedArg& arg : args) names.push_back(arg.name);
  FLUX_TRY(const std::vector<int32_t> argument_of, MatchArguments(*callee, names));
  std::vector<Value> values;
  for (int32_t argument : argument_of) values.push_back(argument < 0 ? Value::Absent() : args[argument].value);
  return Invoke(fn, values);
}

Result<Value> Machine::Invoke(const Value& fn, std::span<Value> arguments) {
  FLUX_TRY(const Callable* callee, AsCallable(fn));
  if (native_depth_ >= kMaxNativeDepth) return TooDeep();
  ++native_depth_;
  Result<Value> result;
  if (const BuiltinFunction* builtin = AsBuiltin(*callee)) {
    result = RunBuiltin(*builtin, Args(arguments));
  } else {
    const Closure* closure = AsClosure(*callee);
    Status pushed = PushFrame(fn, closure, closure->instance(), closure->prototype());
    if (pushed) {
      std::ranges::move(arguments, frames_.back().registers);
      result = Run();
    } else {
      result = std::unexpected(std::move(pushed.error()));
    }
  }
  --native_depth_;
  return result;
}

Status Machine::PushFrame(Value callee, const Closure* closure, const Instance& instance,
                          const bytecode::Prototype& prototype) {
  if (frames_.size() >= kMaxFrames) return TooDeep();
  FLUX_TRY_STATUS(program_.services().cancel().Check());
  Value* registers = stack_.Push(prototype.register_count);
  if (!registers) return TooDeep();
  frames_.push_back({std::move(callee), closure, &instance, &prototype, registers});
  return {};
}

void Machine::PopFrame() {
  stack_.Pop(frames_.back().registers, frames_.back().prototype->register_count);
  frames_.pop_back();
}

std::unexpected<Error> Machine::Unwind(size_t base, Error error) {
  // An error that comes from a nested call has the places that were noted; any other one starts afresh.
  if (error.trace.size() < noted_places_) noted_places_ = 0;
  for (; frames_.size() > base; PopFrame()) {
    if (noted_places_ < kMaxTrace) {
      error.trace.push_back(PlaceOf(frames_.back()));
      ++noted_places_;
    } else {
      ++error.trace.back().left_out;
    }
  }
  if (frames_.empty()) noted_places_ = 0;
  return std::unexpected(std::move(error));
}

// What packages do on behalf of the script counts as the script's call of them.
StackTrace Machine::position() const {
  size_t at = frames_.size();
  while (at > 0 && !frames_[at - 1].instance->is_main) --at;
  if (at == 0) at = frames_.size();
  if (at == 0) return {};
  StackTrace trace;
  const size_t last = at - std::min(at, kMaxTrace);
  for (size_t i = at; i-- > last;) trace.push_back(PlaceOf(frames_[i]));
  trace.back().left_out = static_cast<uint32_t>(last);
  if (at < frames_.size()) trace.front().calls = QualifiedName(frames_[at]);
  return trace;
}

std::string Machine::NameOf(const Frame& frame) { return std::string(frame.instance->Name(frame.prototype->name)); }

std::string Machine::QualifiedName(const Frame& frame) {
  const bytecode::Module& module = frame.instance->module();
  const std::string name = NameOf(frame);
  return name.empty() || module.path == "universe" ? name : module.name + "." + name;
}

TracePlace Machine::PlaceOf(const Frame& frame) {
  const bytecode::LineEntry entry = bytecode::Locate(*frame.prototype, frame.pc == 0 ? 0 : frame.pc - 1);
  return {.file = std::string(SourceOf(frame.instance->module(), entry)),
          .line = entry.line,
          .column = entry.column,
          .function = NameOf(frame)};
}

Status Machine::Execute(const plan::NodeRef& stream, TableSink& sink) {
  FLUX_TRY_STATUS(program_.ReadAmbient());
  return program_.services().Execute(stream, sink);
}

// A call that gives the same in the whole run becomes its value.
Status Machine::FixSteadyCall(expr::Node& node) {
  if (node.kind != expr::NodeKind::kCall || node.name.empty() || !node.children.empty()) return {};
  const BuiltinDef* def = program_.registry().FindBuiltin(node.name);
  if (def == nullptr || !def->is_steady) return {};
  FLUX_TRY(Value value, def->fn(*this, Args({})));
  node = {.kind = expr::NodeKind::kLiteral, .value = std::move(value)};
  return {};
}

Result<plan::RowFunction> Machine::ToRowFunction(const Value& fn) {
  FLUX_TRY(const Callable* callee, AsCallable(fn));
  plan::RowFunction row;
  row.closure = fn;
  const Closure* closure = AsClosure(*callee);
  if (!closure) {
    row.text = callee->name();
    return row;
  }
  row.text = closure->prototype().text;
  expr::ClosureTree tree = TreeOfCallable(fn);
  if (!tree.fn) return row;
  expr::Function bound = expr::BindCaptures(*tree.fn, tree.captures, TreeOfCallable);
  const bool is_bound =
      std::ranges::none_of(bound.nodes, [](const expr::Node& node) { return node.kind == expr::NodeKind::kCapture; });
  if (!is_bound) return row;
  for (expr::Node& node : bound.nodes) FLUX_TRY_STATUS(FixSteadyCall(node));
  row.tree = std::make_shared<const expr::Function>(std::move(bound));
  return row;
}

Result<const std::vector<int32_t>*> Machine::Match(const Instance& instance, uint32_t site, const Callable& callee) {
  if (call_caches_.size() <= instance.index()) call_caches_.resize(program_.instance_count());
  std::vector<std::vector<CallCache>>& sites = call_caches_[instance.index()];
  if (sites.empty()) sites.resize(instance.module().call_sites.size());
  std::vector<CallCache>& known = sites[site];
  const Closure* closure = AsClosure(callee);
  const void* target = closure ? static_cast<const void*>(&closure->prototype()) : &AsBuiltin(callee)->def();
  for (const CallCache& entry : known) {
    if (entry.target == target) return &entry.argument_of;
  }
  std::vector<std::string_view> names;
  const bytecode::CallSite& call = instance.module().call_sites[site];
  if (call.has_pipe) names.push_back(kPiped);
  for (uint32_t name : call.names) names.push_back(instance.Name(name));
  FLUX_TRY(std::vector<int32_t> argument_of, MatchArguments(callee, names));
  if (known.size() >= kMaxCachedCallees) known.erase(known.begin());
  known.push_back({target, std::move(argument_of)});
  return &known.back().argument_of;
}

Status Machine::CallInstruction(bytecode::Instruction i) {
  const Instance& instance = *frames_.back().instance;
  Value* registers = frames_.back().registers;
  FLUX_TRY(const Callable* callee, AsCallable(registers[i.b]));
  FLUX_TRY(const std::vector<int32_t>* argument_of, Match(instance, i.c, *callee));
  Value* arguments = registers + i.b + 1;
  if (const BuiltinFunction* builtin = AsBuiltin(*callee)) {
    return CallBuiltin(*builtin, *argument_of, arguments, registers[i.a]);
  }
  const Closure* closure = AsClosure(*callee);
  FLUX_TRY_STATUS(PushFrame(std::move(registers[i.b]), closure, closure->instance(), closure->prototype()));
  Frame& frame = frames_.back();
  frame.result = i.a;
  for (size_t p = 0; p < argument_of->size(); ++p) {
    const int32_t argument = (*argument_of)[p];
    frame.registers[p] = argument < 0 ? Value::Absent() : std::move(arguments[argument]);
  }
  return {};
}

Status Machine::CallBuiltin(const BuiltinFunction& builtin, std::span<const int32_t> argument_of, Value* arguments,
                            Value& to) {
  FLUX_TRY_STATUS(program_.services().cancel().Check());
  if (native_depth_ >= kMaxNativeDepth) return TooDeep();
  Value* values = stack_.Push(argument_of.size());
  if (!values) return TooDeep();
  for (size_t p = 0; p < argument_of.size(); ++p) {
    values[p] = argument_of[p] < 0 ? Value::Absent() : std::move(arguments[argument_of[p]]);
  }
  const size_t count = argument_of.size();
  ++native_depth_;
  Result<Value> result = RunBuiltin(builtin, Args({values, count}));
  --native_depth_;
  stack_.Pop(values, count);
  if (!result) return std::unexpected(std::move(result.error()));
  to = *std::move(result);
  return {};
}

Result<Value> Machine::RunBuiltin(const BuiltinFunction& builtin, Args args) {
  if (builtin.def().stand_in == nullptr) return builtin.Call(*this, args);
  SkippedEffects* skipped = program_.services().skipped_effects();
  if (skipped == nullptr) return builtin.Call(*this, args);
  skipped->Add(builtin.name(), position());
  return builtin.def().stand_in();
}

Status Machine::SetOption(const Instance& instance, uint32_t reference, const Value& value) {
  Cell& cell = instance.reference(reference);
  // Setting what is no option has no effect; the checker warns of it.
  if (!cell.is_option) return {};
  cell.value = value;
  cell.is_set = true;
  if (!cell.is_now || !instance.is_main) return {};
  FLUX_TRY(const Value now, Call(value, {}));
  if (now.kind() != ValueKind::kTime || now.is_null()) {
    return Fail(ErrorCode::kInvalid, fmt::format("option `now` must be a function that gives a time, this one gives {}",
                                                 ValueKindName(now.kind())));
  }
  program_.set_now(now.AsTime());
  return {};
}

Value Machine::MakeClosure(const Frame& frame, uint32_t prototype) {
  std::vector<Value> captures;
  for (const bytecode::CaptureSource& source : frame.instance->module().prototypes[prototype].captures) {
    captures.push_back(source.is_capture ? frame.closure->captures()[source.index] : frame.registers[source.index]);
  }
  return Value::FromObject(ValueKind::kFunction,
                           std::make_unique<Closure>(*frame.instance, prototype, std::move(captures)));
}

}  // namespace flux::interp
