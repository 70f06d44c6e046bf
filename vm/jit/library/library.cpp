// The exported side of the library.

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "vm/jit/library/engine.h"
#include "vm/jit/version.h"

namespace {

void CopyText(const std::string& from, char* to, size_t size) {
  if (size == 0) return;
  const size_t length = std::min(from.size(), size - 1);
  std::memcpy(to, from.data(), length);
  to[length] = '\0';
}

const char* Target() {
  static const std::string target = flux::jit::HostTarget();
  return target.c_str();
}

FluxJitEngine* Create(char* error, size_t error_size) {
  std::string message;
  std::unique_ptr<FluxJitEngine> engine = FluxJitEngine::Create(message);
  if (!engine) CopyText(message, error, error_size);
  return engine.release();
}

void Destroy(FluxJitEngine* engine) { delete engine; }

FluxJitFunction Compile(FluxJitEngine* engine, const FluxJitLoop* loop, FluxJitObjectSink sink, void* context,
                        char* error, size_t error_size) {
  std::string message;
  const FluxJitFunction function = engine->Compile(*loop, sink, context, message);
  if (!function) CopyText(message, error, error_size);
  return function;
}

FluxJitFunction Load(FluxJitEngine* engine, const char* bytes, size_t size, char* error, size_t error_size) {
  std::string message;
  const FluxJitFunction function = engine->Load({bytes, size}, message);
  if (!function) CopyText(message, error, error_size);
  return function;
}

char* Dump(const FluxJitLoop* loop) {
  const std::string text = flux::jit::DumpLoop(*loop);
  return text.empty() ? nullptr : strdup(text.c_str());
}

void FreeText(char* text) { std::free(text); }

}  // namespace

extern "C" __attribute__((visibility("default"))) const FluxJitApi* FluxJitGetApi() {
  static const FluxJitApi api = {FLUX_JIT_VERSION, Target, Create, Destroy, Compile, Load, Dump, FreeText};
  return &api;
}
