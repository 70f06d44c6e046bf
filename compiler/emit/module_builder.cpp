#include "compiler/emit/module_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "compiler/types/print.h"

namespace flux::emit {
namespace {

// Equal constants have equal keys. Floats go by bits, so that -0.0 and NaN stay what they are.
std::string ConstantKey(const Value& value) {
  std::string key(1, static_cast<char>(value.kind()));
  if (value.is_null()) return key + "null";
  if (value.kind() == ValueKind::kFloat) return key + std::to_string(std::bit_cast<uint64_t>(value.AsFloat()));
  if (value.kind() == ValueKind::kRegexp) return key + value.AsRegexp().pattern();
  if (value.kind() == ValueKind::kString || value.kind() == ValueKind::kBytes) {
    return key + std::string(value.AsString());
  }
  if (value.kind() == ValueKind::kDuration) {
    return fmt::format("{}{} {}", key, value.AsDuration().months, value.AsDuration().ns);
  }
  return key + std::to_string(value.AsInt());
}

}  // namespace

ModuleBuilder::ModuleBuilder(const hir::Package& package) : package_(package) {
  module_.path = package.path;
  module_.name = package.name;
  if (package.source) module_.source_name = package.source->name();
  if (package.files.size() > 1)
    for (const auto& file : package.files) module_.files.push_back(file->name());
  module_.imports = package.imports;
  module_.prototypes.emplace_back();
  Name("");
}

uint32_t ModuleBuilder::Name(std::string_view name) {
  auto known = names_.find(name);
  if (known != names_.end()) return known->second;
  uint32_t index = static_cast<uint32_t>(module_.names.size());
  module_.names.emplace_back(name);
  names_.emplace(name, index);
  return index;
}

uint32_t ModuleBuilder::Constant(const Value& value) {
  auto [entry, is_new] = constants_.try_emplace(ConstantKey(value), module_.constants.size());
  if (is_new) module_.constants.push_back(value);
  return entry->second;
}

uint32_t ModuleBuilder::CallSite(const hir::Call& call) {
  bytecode::CallSite site;
  site.has_pipe = call.pipe != nullptr;
  for (const hir::Arg& arg : call.args) site.names.push_back(Name(arg.name));
  auto [entry, is_new] = call_sites_.try_emplace({site.has_pipe, site.names}, module_.call_sites.size());
  if (is_new) module_.call_sites.push_back(std::move(site));
  return entry->second;
}

uint32_t ModuleBuilder::Shape(std::span<const hir::Field> fields) {
  bytecode::Shape shape;
  for (const hir::Field& field : fields) shape.names.push_back(Name(field.name));
  auto [entry, is_new] = shapes_.try_emplace(shape.names, module_.shapes.size());
  if (is_new) module_.shapes.push_back(std::move(shape));
  return entry->second;
}

uint32_t ModuleBuilder::Reference(std::string_view package, std::string_view name) {
  if (package == package_.path) package = {};
  auto [entry, is_new] = references_.try_emplace({std::string(package), Name(name)}, module_.references.size());
  if (is_new) module_.references.push_back({std::string(package), Name(name)});
  // The checker lists imports; what it knows without an import (the prelude's parts) is needed at run time all the
  // same.
  if (!package.empty()) Import(package);
  return entry->second;
}

uint32_t ModuleBuilder::Import(std::string_view path) {
  auto at = std::ranges::find(module_.imports, path);
  if (at == module_.imports.end()) at = module_.imports.emplace(at, path);
  return static_cast<uint32_t>(at - module_.imports.begin());
}

uint32_t ModuleBuilder::AddPrototype(bytecode::Prototype prototype) {
  module_.prototypes.push_back(std::move(prototype));
  return static_cast<uint32_t>(module_.prototypes.size() - 1);
}

void ModuleBuilder::AddGlobal(const hir::TopStmt& statement) {
  using Kind = hir::TopStmt::Kind;
  const bool is_own = statement.package.empty() || statement.package == package_.path;
  if (statement.kind == Kind::kExpression || statement.kind == Kind::kAmbient || !is_own) return;
  bytecode::Global global{Name(statement.name), statement.kind == Kind::kOption, statement.kind == Kind::kBuiltin};
  if (global.is_builtin) DescribeBuiltin(statement.name, global);
  module_.globals.push_back(std::move(global));
}

// Builtins know their parameters' names only; which are piped or optional is said by the declared type.
void ModuleBuilder::DescribeBuiltin(std::string_view name, bytecode::Global& builtin) {
  auto declared = std::ranges::find(package_.exports, name, &hir::Export::name);
  if (declared == package_.exports.end() || !package_.types) return;
  const TypeStore& types = *package_.types;
  if (types.Tag(declared->type.type) != TypeTag::kFunction) return;
  for (const FunctionParam& param : types.FunctionOf(declared->type.type).params) {
    builtin.params.push_back({Name(types.Name(param.name)), param.mode == FunctionParam::Mode::kPipe,
                              param.mode == FunctionParam::Mode::kOptional});
  }
  builtin.type = TypeText(declared->type.type);
}

std::string ModuleBuilder::TypeText(TypeId type) const {
  return package_.types ? PrintType(*package_.types, type) : std::string();
}

bool ModuleBuilder::IsNeverNull(TypeId type) const {
  if (!package_.types) return false;
  const TypeTag tag = package_.types->Tag(type);
  return tag == TypeTag::kArray || tag == TypeTag::kStream || tag == TypeTag::kDict || tag == TypeTag::kEmptyRecord ||
         tag == TypeTag::kRecord || tag == TypeTag::kFunction;
}

uint16_t ModuleBuilder::Operand(size_t index, std::string_view what) {
  if (index > UINT16_MAX) {
    Fault({ErrorCode::kResourceExhausted,
           fmt::format("package `{}` is too large: more than {} {}", package_.path, UINT16_MAX, what)});
  }
  return static_cast<uint16_t>(index);
}

void ModuleBuilder::Fault(Error error) {
  if (status_) status_ = std::unexpected(std::move(error));
}

Result<bytecode::Module> ModuleBuilder::Finish(bytecode::Prototype init) {
  FLUX_TRY_STATUS(std::move(status_));
  module_.prototypes[0] = std::move(init);
  return std::move(module_);
}

}  // namespace flux::emit
