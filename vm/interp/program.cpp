#include "vm/interp/program.h"

#include <fmt/format.h>

namespace flux::interp {

Instance::Instance(Program& program, std::shared_ptr<const bytecode::Module> module,
                   std::shared_ptr<const BoundModule> bound, uint32_t index)
    : program_(program),
      module_(std::move(module)),
      bound_(std::move(bound)),
      index_(index),
      cells_(module_->globals.size()) {
  for (uint32_t i = 0; i < cells_.size(); ++i) {
    const bytecode::Global& global = module_->globals[i];
    Cell& cell = cells_[i];
    cell.is_option = global.is_option;
    cell.is_now = global.is_option && module_->path == "universe" && Name(global.name) == "now";
    cell.is_set = global.is_builtin;
    if (cell.is_set) cell.value = bound_->builtin(i);
  }
}

Cell* Instance::Find(std::string_view name) {
  const std::optional<uint32_t> global = bound_->FindGlobal(name);
  return global ? &cells_[*global] : nullptr;
}

Result<Value> Instance::Read(uint32_t reference) const {
  const Cell& cell = *references_[reference];
  if (cell.is_set) [[likely]]
    return cell.value;
  FLUX_TRY_STATUS(program_.ReadAmbient(cell));
  if (cell.is_set) return cell.value;
  const bytecode::Reference& what = module_->references[reference];
  const std::string_view package = what.package.empty() ? module_->path : what.package;
  return Fail(ErrorCode::kInternal, fmt::format("`{}` of package `{}` has no value yet", Name(what.name), package));
}

Result<Instance*> Program::Link(std::shared_ptr<const bytecode::Module> module) {
  std::string path = module->path;
  FLUX_TRY(std::shared_ptr<const BoundModule> bound, BoundModule::Of(*module, registry_));
  auto made =
      std::make_unique<Instance>(*this, std::move(module), std::move(bound), static_cast<uint32_t>(instances_.size()));
  FLUX_TRY_STATUS(BindReferences(*made));
  Instance* instance = made.get();
  instances_.push_back(std::move(made));
  by_path_[std::move(path)] = instance;
  return instance;
}

Instance* Program::Find(std::string_view path) {
  auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : found->second;
}

void Program::Inject(std::string_view name, Value value) {
  Cell& cell = ambient_[std::string(name)];
  cell.value = std::move(value);
  cell.is_set = true;
}

void Program::DeclareAmbient(std::string_view name) { ambient_.try_emplace(std::string(name)); }

Status Program::ReadAmbient(const Cell& cell) {
  for (auto& [name, ambient] : ambient_) {
    if (&ambient != &cell || ambient.is_set) continue;
    FLUX_TRY(ambient.value, services_.Ambient(name));
    ambient.is_set = true;
  }
  return {};
}

Status Program::ReadAmbient() {
  for (const auto& [name, cell] : ambient_) {
    if (!cell.is_set) FLUX_TRY_STATUS(ReadAmbient(cell));
  }
  return {};
}

Status Program::BindReferences(Instance& instance) {
  const std::vector<bytecode::Reference>& references = instance.module().references;
  for (uint32_t i = 0; i < references.size(); ++i) {
    if (const std::optional<uint32_t> own = instance.bound().OwnGlobal(i)) {
      instance.Bind(instance.cells()[*own]);
      continue;
    }
    FLUX_TRY(Cell * cell, Resolve(instance, references[i]));
    instance.Bind(*cell);
  }
  return {};
}

// Of a variable that is none of the module's own.
Result<Cell*> Program::Resolve(Instance& instance, const bytecode::Reference& reference) {
  const std::string_view name = instance.Name(reference.name);
  if (reference.package.empty()) {
    auto ambient = ambient_.find(name);
    if (ambient != ambient_.end()) return &ambient->second;
    return Fail(ErrorCode::kNotFound, fmt::format("`{}` is not defined; it must come from outside the script, for "
                                                  "instance from `--ambient` or `--param`",
                                                  name));
  }
  Instance* package = Find(reference.package);
  Cell* cell = package ? package->Find(name) : nullptr;
  if (cell) return cell;
  return Fail(ErrorCode::kNotFound,
              fmt::format("package `{}` has no `{}`: it is not the one that `{}` was compiled with", reference.package,
                          name, instance.module().path));
}

Result<Value> Program::PackageRecord(std::string_view path) {
  Instance* package = Find(path);
  if (!package) return Fail(ErrorCode::kNotFound, fmt::format("package `{}` is not loaded", path));
  std::vector<RecordField> fields;
  for (size_t i = 0; i < package->cells().size(); ++i) {
    const Cell& cell = package->cells()[i];
    if (cell.is_set) fields.push_back({std::string(package->Name(package->module().globals[i].name)), cell.value});
  }
  return MakeRecord(std::move(fields));
}

Result<Value> Program::Option(std::string_view package, std::string_view name) {
  Instance* instance = Find(package);
  if (instance == nullptr)
    return Fail(ErrorCode::kNotFound, fmt::format("the script uses no package `{}`; import it", package));
  Cell* cell = instance->Find(name);
  if (cell == nullptr || !cell->is_option || !cell->is_set)
    return Fail(ErrorCode::kNotFound, fmt::format("package `{}` has no option `{}`", package, name));
  return cell->value;
}

void Program::AddResult(plan::NodeRef node) {
  std::lock_guard lock(results_mutex_);
  if (known_results_.insert(node.get()).second) results_.push_back(std::move(node));
}

std::vector<plan::NodeRef> Program::TakeResults() {
  std::lock_guard lock(results_mutex_);
  known_results_.clear();
  return std::exchange(results_, {});
}

}  // namespace flux::interp
