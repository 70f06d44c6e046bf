#include "tools/engine/engine.h"

#include "runtime/exec/operations.h"
#include "stdlib/stdlib.h"
#include "tools/engine/stdlib_image.h"
#include "tools/image/embedded/embedded_image.h"

namespace flux {

Engine::Engine() = default;
Engine::~Engine() = default;

Result<std::unique_ptr<Engine>> Engine::Create() {
  std::unique_ptr<Engine> engine(new Engine());
  exec::RegisterCoreOperations(engine->registry_);
  RegisterStdlib(engine->registry_);
  FLUX_TRY(engine->image_, StdlibImage::Load(EmbeddedStdlibImage()));
  return engine;
}

const PackageTypes& Engine::packages() const { return *image_; }
uint64_t Engine::stdlib_fingerprint() const { return image_->fingerprint(); }
Result<std::shared_ptr<const bytecode::Module>> Engine::FindPackage(std::string_view path) const {
  return image_->Module(path);
}

Result<image::PackageDocs> Engine::FindDocs(std::string_view path) const { return image_->Docs(path); }

}  // namespace flux
