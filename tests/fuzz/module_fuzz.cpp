// Feeds payloads of module files, with a right checksum put on, to the loader, and runs what verifies.

#include <cstdint>

#include "tests/unit/vm_bytecode/signing.h"
#include "vm/bytecode/disassemble.h"
#include "vm/bytecode/file.h"
#include "vm/interp/vm.h"

namespace {

using namespace flux;

// Ends scripts that call more than any sane one, so that a call tree that doubles at each level is no hang.
class BoundedServices final : public VmServices {
 public:
  Result<std::shared_ptr<const bytecode::Module>> FindPackage(std::string_view) override {
    return Fail(ErrorCode::kNotFound, "no packages here");
  }
  Result<std::vector<Table>> Execute(const plan::NodeRef&) override { return std::vector<Table>(); }
  Time Now() const override { return {}; }
  Result<std::string> ReadFile(std::string_view) override { return std::string(); }
  const CancelToken& cancel() const override {
    if (++calls_ > 5000) token_.Cancel();
    return token_;
  }

 private:
  mutable CancelToken token_;
  mutable int calls_ = 0;
};

void RunModule(std::shared_ptr<const bytecode::Module> module) {
  const Registry registry;
  BoundedServices services;
  Vm vm(registry, services);
  (void)vm.RunMain(module);
  for (const bytecode::Global& global : module->globals) {
    Result<Value> value = vm.Global(module->path, module->names[global.name]);
    if (value) (void)vm.ToRowFunction(*value);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::string kHeader = [] {
    const std::string file = bytecode::Serialize({});
    return file.substr(0, bytecode::HeaderSize(file));
  }();
  std::string file = kHeader;
  file.append(reinterpret_cast<const char*>(data), size);
  bytecode::Sign(file);
  Result<bytecode::Module> module = bytecode::Deserialize(file);
  if (!module) return 0;
  (void)bytecode::Disassemble(*module);
  if (!bytecode::Deserialize(bytecode::Serialize(*module))) __builtin_trap();
  RunModule(std::make_shared<const bytecode::Module>(*std::move(module)));
  return 0;
}
