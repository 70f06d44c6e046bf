// Makes the standard library image: parses, checks and compiles every package once, at build time.
// Usage: stdlib_image OUT

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>

#include "compiler/ast/doc_comment.h"
#include "compiler/check/check.h"
#include "compiler/diag/render.h"
#include "compiler/emit/emit.h"
#include "compiler/hir/walk.h"
#include "compiler/parse/parse.h"
#include "fmt/format.h"
#include "stdlib/sources.h"
#include "tools/image/image_format.h"
#include "vm/bytecode/file.h"

namespace flux {

namespace {

// Builtins that are declared but cannot be called yet, by package and name.
bool IsListedAsUnimplemented(std::string_view package, std::string_view name) {
  static const std::set<std::pair<std::string_view, std::string_view>> names = {
#define FLUX_UNIMPLEMENTED(package, name) {package, name},
#include "stdlib/unimplemented.def"
  };
  return names.contains({package, name});
}

class Builder final : public PackageTypes {
 public:
  const PackageInterface* Find(std::string_view path) const override {
    auto found = interfaces_.find(path);
    return found == interfaces_.end() ? nullptr : &found->second;
  }
  std::vector<std::string> Paths() const override {
    std::vector<std::string> paths;
    for (const StdlibSource& source : StdlibSources()) paths.emplace_back(source.path);
    return paths;
  }

  // Builds the package after everything it uses; false when it does not check.
  bool Build(std::string_view path) {
    if (interfaces_.contains(path)) return true;
    if (!in_progress_.insert(std::string(path)).second) return Report(path, "imports itself");
    const StdlibSource* source = SourceOf(path);
    if (source == nullptr) return Report(path, "does not exist");
    auto text = std::make_shared<const SourceFile>(std::string(source->file), std::string(source->text));
    DiagnosticSink diagnostics;
    ast::File file = ParseFile(text, diagnostics);
    for (const std::string& prelude : StandardPrelude(path)) {
      if (!Build(prelude)) return false;
    }
    for (const ast::ImportDecl& import : file.imports) {
      if (import.path != nullptr && !Build(import.path->value)) return false;
    }
    hir::Package package = Check(file, std::string(path), *this, {.prelude = StandardPrelude(path)}, diagnostics);
    FileDiagnostics found{text.get(), diagnostics.all(), {}};
    if (!diagnostics.all().empty()) fmt::print(stderr, "{}", RenderDiagnostics({&found, 1}, {}));
    if (diagnostics.has_errors()) return false;
    if (!Finish(path, package)) return false;
    AddDocs(path, file);
    return true;
  }

  std::string Image() const {
    std::vector<const PackageInterface*> all;
    for (const auto& [path, interface] : interfaces_) all.push_back(&interface);
    return image::Write(SerializeInterfaces(all), docs_, modules_);
  }

 private:
  static const StdlibSource* SourceOf(std::string_view path) {
    auto sources = StdlibSources();
    auto found = std::find_if(sources.begin(), sources.end(), [&](const StdlibSource& s) { return s.path == path; });
    return found == sources.end() ? nullptr : &*found;
  }

  static bool Report(std::string_view path, std::string_view problem) {
    fmt::print(stderr, "stdlib_image: package `{}` {}\n", path, problem);
    return false;
  }

  void AddDocs(std::string_view path, const ast::File& file) {
    ast::FileDocs docs = ast::CollectDocs(file);
    image::PackageDocs& package = docs_[std::string(path)];
    package.text = std::move(docs.package);
    for (ast::DocumentedName& entry : docs.names) {
      if (!entry.name.starts_with('_')) AddMetadata(path, entry, docs.package_metadata);
      package.names.emplace(entry.name, image::Documentation{std::move(entry.doc), std::move(entry.metadata.introduced),
                                                             std::move(entry.metadata.deprecated)});
    }
  }

  // Gives a name what is said of its package and not of itself, and its export what replaces it. A package that another
  // one replaces has its names there.
  void AddMetadata(std::string_view path, ast::DocumentedName& entry, const ast::DocMetadata& of_package) {
    ast::DocMetadata& metadata = entry.metadata;
    if (metadata.introduced.empty()) metadata.introduced = of_package.introduced;
    if (metadata.deprecated.empty()) metadata.deprecated = of_package.deprecated;
    if (metadata.instead.empty() && !of_package.instead.empty())
      metadata.instead = fmt::format("{}.{}", of_package.instead, entry.name);
    std::vector<InterfaceExport>& exports = interfaces_.find(path)->second.exports;
    auto item = std::ranges::find(exports, entry.name, &InterfaceExport::name);
    if (item != exports.end()) item->replacement = metadata.instead;
  }

  bool Finish(std::string_view path, const hir::Package& package) {
    auto module = Emit(package);
    if (!module) return Report(path, module.error().message);
    modules_.emplace_back(std::string(path), bytecode::Serialize(*module));
    PackageInterface& interface = interfaces_.emplace(std::string(path), MakeInterface(package)).first->second;
    for (InterfaceExport& item : interface.exports) item.is_implemented = !IsListedAsUnimplemented(path, item.name);
    for (const hir::TopStmt& statement : package.statements) {
      if (statement.value == nullptr || !Needs(*statement.value, interface)) continue;
      auto item = std::ranges::find(interface.exports, statement.name, &InterfaceExport::name);
      if (item != interface.exports.end()) item->is_implemented = false;
    }
    return true;
  }

  // Whether the expression certainly uses something that is not implemented, seen from the package `own`.
  bool Needs(const hir::Expr& expr, const PackageInterface& own) const {
    if (const auto* global = hir::As<hir::Global>(&expr)) {
      const PackageInterface* package = global->package.empty() ? &own : Find(global->package);
      const InterfaceExport* item = package == nullptr ? nullptr : package->FindExport(global->name);
      return item != nullptr && !item->is_implemented;
    }
    if (const auto* conditional = hir::As<hir::Conditional>(&expr)) return Needs(*conditional->test, own);
    bool is_found = false;
    hir::ForEachPart(expr, [&](const hir::Expr& part) { is_found = is_found || Needs(part, own); });
    return is_found;
  }

  std::map<std::string, PackageInterface, std::less<>> interfaces_;
  std::map<std::string, image::PackageDocs> docs_;
  std::vector<std::pair<std::string, std::string>> modules_;
  std::set<std::string> in_progress_;
};

int BuildImage(const char* out) {
  Builder builder;
  for (const StdlibSource& source : StdlibSources()) {
    if (!builder.Build(source.path)) return 1;
  }
  std::ofstream file(out, std::ios::binary);
  file << builder.Image();
  file.close();
  return file ? 0 : 1;
}

}  // namespace

}  // namespace flux

int main(int argc, char** argv) {
  if (argc == 2) return flux::BuildImage(argv[1]);
  fmt::print(stderr, "usage: stdlib_image OUT\n");
  return 2;
}
