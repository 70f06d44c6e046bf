#include "vm/interp/vm.h"

#include <fmt/format.h>

#include "vm/interp/machine.h"
#include "vm/interp/matching.h"

namespace flux {

using interp::Instance;
using interp::Machine;
using interp::Program;

Result<Value> VmServices::Ambient(std::string_view name) {
  return Fail(ErrorCode::kNotFound, fmt::format("`{}` has no value", name));
}

Result<std::string> VmServices::Secret(std::string_view key) {
  return Fail(ErrorCode::kNotFound, fmt::format("there is no secret `{}`", key));
}

Vm::Vm(const Registry& registry, VmServices& services)
    : program_(std::make_unique<Program>(registry, services)), machine_(std::make_unique<Machine>(*program_)) {}

Vm::~Vm() = default;

void Vm::Inject(std::string_view name, Value value) { program_->Inject(name, std::move(value)); }

void Vm::DeclareAmbient(std::string_view name) { program_->DeclareAmbient(name); }

Status Vm::LoadPackage(std::shared_ptr<const bytecode::Module> module) {
  if (Instance* known = program_->Find(module->path)) {
    if (known->is_ready) return {};
    return Fail(ErrorCode::kFailedPrecondition, fmt::format("package `{}` could not be initialised", module->path));
  }
  return Load(std::move(module), false);
}

Status Vm::RunMain(std::shared_ptr<const bytecode::Module> module) { return Load(std::move(module), true); }

Status Vm::LoadImport(const std::string& path) {
  if (program_->Find(path)) return LoadPackage(program_->Find(path)->shared_module());
  for (const std::string& loading : loading_) {
    if (loading == path) {
      return Fail(ErrorCode::kInvalid, fmt::format("package `{}` depends on itself", path));
    }
  }
  FLUX_TRY(std::shared_ptr<const bytecode::Module> package, program_->services().FindPackage(path));
  return LoadPackage(std::move(package));
}

// Links only after the imports are there, because linking binds to their variables.
Status Vm::Load(std::shared_ptr<const bytecode::Module> module, bool is_main) {
  loading_.push_back(module->path);
  Status imported;
  for (const std::string& path : module->imports) {
    if (imported) imported = LoadImport(path);
  }
  loading_.pop_back();
  FLUX_TRY_STATUS(std::move(imported));
  FLUX_TRY(Instance * instance, program_->Link(std::move(module)));
  instance->is_main = is_main;
  FLUX_TRY_STATUS(machine_->RunInit(*instance));
  instance->is_ready = true;
  // From here on row functions may run in several threads, which must not be the first to ask.
  return is_main ? program_->ReadAmbient() : Status();
}

std::vector<plan::NodeRef> Vm::TakeResults() { return program_->TakeResults(); }

Result<Value> Vm::Call(const Value& fn, std::span<const NamedArg> args) { return machine_->Call(fn, args); }

Result<plan::RowFunction> Vm::ToRowFunction(const Value& fn) { return machine_->ToRowFunction(fn); }

Time Vm::Now() const { return program_->now(); }

Result<Value> Vm::Global(std::string_view package, std::string_view name) {
  Instance* instance = program_->Find(package);
  interp::Cell* cell = instance ? instance->Find(name) : nullptr;
  if (cell && cell->is_set) return cell->value;
  return Fail(ErrorCode::kNotFound, fmt::format("package `{}` has no `{}`", package, name));
}

Result<RowCaller> RowCaller::Make(Vm& vm, const Value& fn, std::span<const std::string_view> names) {
  if (fn.kind() != ValueKind::kFunction || fn.is_null()) {
    return Fail(ErrorCode::kInvalid, fmt::format("cannot call a value of type {}", ValueKindName(fn.kind())));
  }
  FLUX_TRY(std::vector<int32_t> argument_of, interp::MatchArguments(fn.AsFunction(), names));
  return RowCaller(std::make_unique<Machine>(*vm.program_), fn, std::move(argument_of));
}

RowCaller::RowCaller(std::unique_ptr<Machine> machine, Value fn, std::vector<int32_t> argument_of)
    : machine_(std::move(machine)),
      fn_(std::move(fn)),
      argument_of_(std::move(argument_of)),
      values_(argument_of_.size()) {}
RowCaller::RowCaller(RowCaller&&) noexcept = default;
RowCaller::~RowCaller() = default;

Result<Value> RowCaller::Call(std::span<Value> args) {
  for (size_t p = 0; p < argument_of_.size(); ++p) {
    values_[p] = argument_of_[p] < 0 ? Value::Absent() : std::move(args[argument_of_[p]]);
  }
  return machine_->Invoke(fn_, values_);
}

}  // namespace flux
