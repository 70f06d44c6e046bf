#include "tests/fuzz/sealed_services.h"

#include <map>

#include "runtime/base/check.h"
#include "stdlib/stdlib.h"
#include "tools/image/embedded/embedded_image.h"
#include "tools/image/image_format.h"
#include "vm/bytecode/file.h"

namespace flux {
namespace {

// The packages that scripts see without an import take about a thousand.
constexpr int kMaxCalls = 5000;

bool ReachesOutside(std::string_view package, std::string_view name) {
  for (std::string_view part : {"http", "requests", "socket", "sql", "kafka"}) {
    if (package.find(part) != package.npos) return true;
  }
  return name == "sleep";
}

using Modules = std::map<std::string, std::shared_ptr<const bytecode::Module>, std::less<>>;

const Modules& StdlibModules() {
  static const Modules modules = [] {
    Modules read;
    Result<image::Contents> contents = image::Read(EmbeddedStdlibImage());
    FLUX_CHECK(contents.has_value());
    for (const auto& [path, bytes] : contents->modules) {
      Result<bytecode::Module> module = bytecode::Deserialize(bytes);
      FLUX_CHECK(module.has_value());
      read.emplace(path, std::make_shared<const bytecode::Module>(*std::move(module)));
    }
    return read;
  }();
  return modules;
}

}  // namespace

const Registry& SealedRegistry() {
  static const Registry registry = [] {
    Registry all, sealed;
    RegisterStdlib(all);
    for (const auto& [key, builtin] : all.builtins()) {
      if (!ReachesOutside(builtin.package, builtin.name)) sealed.Add(builtin);
    }
    for (const auto& [key, constant] : all.constants()) sealed.Add(constant);
    return sealed;
  }();
  return registry;
}

Result<std::shared_ptr<const bytecode::Module>> SealedServices::FindPackage(std::string_view path) {
  auto found = StdlibModules().find(path);
  if (found == StdlibModules().end()) return Fail(ErrorCode::kNotFound, "no such package");
  return found->second;
}

const CancelToken& SealedServices::cancel() const {
  if (++calls_ > kMaxCalls) token_.Cancel();
  return token_;
}

void RunSealed(std::shared_ptr<const bytecode::Module> module) {
  SealedServices services;
  Vm vm(SealedRegistry(), services);
  (void)vm.RunMain(module);
  for (const bytecode::Global& global : module->globals) {
    Result<Value> value = vm.Global(module->path, module->names[global.name]);
    if (!value) continue;
    (void)DebugText(*value);
    (void)vm.ToRowFunction(*value);
  }
}

}  // namespace flux
