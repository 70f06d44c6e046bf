// The exported side of the library.

#include <llvm/Config/llvm-config.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/Target/TargetMachine.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>

#include "vm/jit/library/engine.h"
#include "vm/jit/library/loop_emitter.h"

namespace {

void CopyError(llvm::Error error, char* text, size_t size) {
  const std::string message = llvm::toString(std::move(error));
  if (size == 0) return;
  const size_t length = std::min(message.size(), size - 1);
  std::memcpy(text, message.data(), length);
  text[length] = '\0';
}

// Gives the value, or `{}` and the text of the error.
template <typename T>
T ValueOr(llvm::Expected<T> expected, char* error, size_t error_size) {
  if (expected) return std::move(*expected);
  CopyError(expected.takeError(), error, error_size);
  return {};
}

const char* Target() {
  static const std::string target = [] {
    auto machine = flux::jit::HostMachine();
    if (!machine) return "unknown: " + llvm::toString(machine.takeError());
    return std::string("llvm " LLVM_VERSION_STRING " ") + (*machine)->getTargetCPU().str() + ' ' +
           (*machine)->getTargetFeatureString().str();
  }();
  return target.c_str();
}

FluxJitEngine* Create(char* error, size_t error_size) {
  return ValueOr(FluxJitEngine::Create(), error, error_size).release();
}

void Destroy(FluxJitEngine* engine) { delete engine; }

FluxJitFunction Compile(FluxJitEngine* engine, const FluxJitLoop* loop, FluxJitObjectSink sink, void* context,
                        char* error, size_t error_size) {
  return ValueOr(engine->Compile(*loop, sink, context), error, error_size);
}

FluxJitFunction Load(FluxJitEngine* engine, const char* bytes, size_t size, char* error, size_t error_size) {
  return ValueOr(engine->Load(llvm::StringRef(bytes, size)), error, error_size);
}

char* Dump(const FluxJitLoop* loop) {
  auto machine = flux::jit::HostMachine();
  if (!machine) {
    llvm::consumeError(machine.takeError());
    return nullptr;
  }
  llvm::LLVMContext context;
  const std::unique_ptr<llvm::Module> module = flux::jit::EmitLoop(*loop, context);
  module->setDataLayout((*machine)->createDataLayout());
  flux::jit::Optimize(*module, **machine);
  std::string text;
  llvm::raw_string_ostream stream(text);
  for (const llvm::Function& function : *module) {
    if (!function.isDeclaration()) function.print(stream);
  }
  return strdup(stream.str().c_str());
}

void FreeText(char* text) { std::free(text); }

}  // namespace

extern "C" __attribute__((visibility("default"))) const FluxJitApi* FluxJitGetApi() {
  static const FluxJitApi api = {FLUX_JIT_VERSION, Target, Create, Destroy, Compile, Load, Dump, FreeText};
  return &api;
}
