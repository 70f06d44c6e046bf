#pragma once

// The standard library as sessions use it: interfaces at once (they are small), modules when a script first needs them.

#include <map>
#include <memory>
#include <mutex>

#include "compiler/check/check.h"
#include "tools/image/image_format.h"
#include "vm/bytecode/module.h"

namespace flux {

class StdlibImage final : public PackageTypes {
 public:
  // `bytes` must outlive the image.
  static Result<std::unique_ptr<StdlibImage>> Load(std::string_view bytes);

  const PackageInterface* Find(std::string_view path) const override;
  std::vector<std::string> Paths() const override;
  // The module of a package; thread safe.
  Result<std::shared_ptr<const bytecode::Module>> Module(std::string_view path) const;
  // What the comments of a package say.
  Result<image::PackageDocs> Docs(std::string_view path) const { return image::ReadDocs(contents_.docs, path); }
  uint64_t fingerprint() const { return contents_.fingerprint; }

 private:
  image::Contents contents_;
  std::map<std::string, PackageInterface, std::less<>> interfaces_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<const bytecode::Module>, std::less<>> modules_;
};

}  // namespace flux
