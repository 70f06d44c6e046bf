// Feeds payloads of module files, with a right checksum put on, to the loader, and runs what verifies with the standard
// library.

#include <cstdint>

#include "tests/fuzz/sealed_services.h"
#include "tests/unit/vm_bytecode/signing.h"
#include "vm/bytecode/disassemble.h"
#include "vm/bytecode/file.h"

using namespace flux;

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
  RunSealed(std::make_shared<const bytecode::Module>(*std::move(module)));
  return 0;
}
