#include "vm/interp/program.h"

#include <fmt/format.h>

#include <algorithm>

namespace flux::interp {
namespace {

std::vector<Parameter> ToParameters(const bytecode::Module& module, std::span<const bytecode::Param> params) {
  std::vector<Parameter> parameters;
  for (const bytecode::Param& param : params) {
    parameters.push_back({module.names[param.name], param.is_pipe, param.has_default});
  }
  return parameters;
}

std::string NamesOf(std::span<const Parameter> parameters) {
  std::string names;
  for (const Parameter& parameter : parameters) names += (names.empty() ? "" : " ") + parameter.name;
  return names;
}

// Tells whether names separated by spaces are those of the parameters; one that has spaces itself matches nothing.
bool Declares(std::string_view names, std::span<const Parameter> parameters) {
  return NamesOf(parameters) == names && std::ranges::none_of(parameters, [](const Parameter& parameter) {
           return parameter.name.empty() || parameter.name.contains(' ');
         });
}

BoundShape BindShape(const bytecode::Module& module, const bytecode::Shape& shape) {
  BoundShape bound;
  std::set<std::string_view> seen;
  for (uint32_t name : shape.names) {
    bound.names.push_back(&module.names[name]);
    if (!seen.insert(module.names[name]).second) bound.repeated = &module.names[name];
  }
  return bound;
}

}  // namespace

Instance::Instance(Program& program, std::shared_ptr<const bytecode::Module> module, uint32_t index)
    : program_(program), module_(std::move(module)), index_(index) {
  for (const bytecode::Prototype& prototype : module_->prototypes) {
    parameters_.push_back(ToParameters(*module_, prototype.params));
  }
  for (uint32_t i = 0; i < module_->globals.size(); ++i) by_name_.try_emplace(Name(module_->globals[i].name), i);
  for (const bytecode::Shape& shape : module_->shapes) shapes_.push_back(BindShape(*module_, shape));
}

Cell* Instance::Find(std::string_view name) {
  auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &cells_[found->second];
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
  auto made = std::make_unique<Instance>(*this, std::move(module), static_cast<uint32_t>(instances_.size()));
  FLUX_TRY_STATUS(BindGlobals(*made));
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

Status Program::BindGlobals(Instance& instance) {
  for (const bytecode::Global& global : instance.module().globals) {
    Cell& cell = instance.cells().emplace_back();
    cell.is_option = global.is_option;
    cell.is_now = global.is_option && instance.module().path == "universe" && instance.Name(global.name) == "now";
    if (global.is_builtin) FLUX_TRY_STATUS(BindBuiltin(instance, global, cell));
  }
  return {};
}

// A builtin without implementation can be read, so that packages may pass it on; it is an error to call it.
Status Program::BindBuiltin(const Instance& instance, const bytecode::Global& global, Cell& cell) {
  const std::string& package = instance.module().path;
  const std::string_view name = instance.Name(global.name);
  if (const ConstantDef* constant = registry_.FindConstant(package, name)) {
    cell.value = constant->value;
    cell.is_set = true;
  } else {
    const BuiltinDef* def = registry_.FindBuiltin(package, name);
    std::vector<Parameter> parameters = ToParameters(instance.module(), global.params);
    if (def == nullptr) {
      def = &unimplemented_.emplace_back(BuiltinDef{.package = package, .name = name, .parameters = {}});
    } else if (!Declares(def->parameters, parameters)) {
      return Fail(ErrorCode::kInternal,
                  fmt::format("builtin `{}.{}` is declared with parameters `{}` but implemented with `{}`", package,
                              name, NamesOf(parameters), def->parameters));
    }
    cell.value = Value::FromObject(ValueKind::kFunction,
                                   std::make_unique<BuiltinFunction>(*def, std::move(parameters), global.type));
    cell.is_set = true;
  }
  return {};
}

Status Program::BindReferences(Instance& instance) {
  for (const bytecode::Reference& reference : instance.module().references) {
    FLUX_TRY(Cell * cell, Resolve(instance, reference));
    instance.Bind(*cell);
  }
  return {};
}

Result<Cell*> Program::Resolve(Instance& instance, const bytecode::Reference& reference) {
  const std::string_view name = instance.Name(reference.name);
  if (reference.package.empty()) {
    if (Cell* own = instance.Find(name)) return own;
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
