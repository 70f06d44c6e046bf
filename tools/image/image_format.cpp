#include "tools/image/image_format.h"

#include <cstring>

#include "vm/bytecode/file.h"

namespace flux::image {

namespace {

void AppendBlock(std::string& out, std::string_view block) {
  uint64_t size = block.size();
  out.append(reinterpret_cast<const char*>(&size), sizeof size);
  out.append(block);
}

Result<std::string_view> TakeBlock(std::string_view& in) {
  uint64_t size = 0;
  if (in.size() < sizeof size) return Fail(ErrorCode::kDataLoss, "the standard library image is truncated");
  std::memcpy(&size, in.data(), sizeof size);
  in.remove_prefix(sizeof size);
  if (in.size() < size) return Fail(ErrorCode::kDataLoss, "the standard library image is truncated");
  std::string_view block = in.substr(0, size);
  in.remove_prefix(size);
  return block;
}

// Per package its path and a block of its text, names and what is said of them in turn.
std::string DocsBlock(const std::map<std::string, PackageDocs>& docs) {
  std::string all;
  for (const auto& [path, package] : docs) {
    std::string block;
    AppendBlock(block, package.text);
    for (const auto& [name, documentation] : package.names) {
      AppendBlock(block, name);
      AppendBlock(block, documentation.text);
      AppendBlock(block, documentation.introduced);
      AppendBlock(block, documentation.deprecated);
    }
    AppendBlock(all, path);
    AppendBlock(all, block);
  }
  return all;
}

}  // namespace

std::string Write(std::string_view interfaces, const std::map<std::string, PackageDocs>& docs,
                  const std::vector<std::pair<std::string, std::string>>& modules) {
  std::string out;
  AppendBlock(out, interfaces);
  AppendBlock(out, DocsBlock(docs));
  for (const auto& [path, module] : modules) {
    AppendBlock(out, path);
    AppendBlock(out, module);
  }
  uint64_t fingerprint = bytecode::Fingerprint(out);
  return std::string(reinterpret_cast<const char*>(&fingerprint), sizeof fingerprint) + out;
}

Result<Contents> Read(std::string_view bytes) {
  Contents contents;
  if (bytes.size() < sizeof contents.fingerprint) {
    return Fail(ErrorCode::kDataLoss, "the standard library image is truncated");
  }
  std::memcpy(&contents.fingerprint, bytes.data(), sizeof contents.fingerprint);
  bytes.remove_prefix(sizeof contents.fingerprint);
  FLUX_TRY(contents.interfaces, TakeBlock(bytes));
  FLUX_TRY(contents.docs, TakeBlock(bytes));
  while (!bytes.empty()) {
    FLUX_TRY(std::string_view path, TakeBlock(bytes));
    FLUX_TRY(std::string_view module, TakeBlock(bytes));
    contents.modules.emplace_back(path, module);
  }
  return contents;
}

Result<PackageDocs> ReadDocs(std::string_view docs, std::string_view path) {
  PackageDocs found;
  while (!docs.empty()) {
    FLUX_TRY(std::string_view candidate, TakeBlock(docs));
    FLUX_TRY(std::string_view block, TakeBlock(docs));
    if (candidate != path) continue;
    FLUX_TRY(found.text, TakeBlock(block));
    while (!block.empty()) {
      FLUX_TRY(std::string_view name, TakeBlock(block));
      FLUX_TRY(std::string_view text, TakeBlock(block));
      FLUX_TRY(std::string_view introduced, TakeBlock(block));
      FLUX_TRY(std::string_view deprecated, TakeBlock(block));
      found.names.emplace(name, Documentation{std::string(text), std::string(introduced), std::string(deprecated)});
    }
  }
  return found;
}

}  // namespace flux::image
