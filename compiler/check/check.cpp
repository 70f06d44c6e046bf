#include "compiler/check/check.h"

#include <algorithm>
#include <array>
#include <map>

#include "compiler/check/checker.h"
#include "compiler/check/stream_schema.h"

namespace flux {

PackageTypes::~PackageTypes() = default;

Checker::Checker(const ast::File& file, std::string path, const PackageTypes& packages, const CheckOptions& options,
                 DiagnosticSink& diagnostics)
    : file_(file),
      packages_(packages),
      options_(options),
      diagnostics_(diagnostics),
      package_{.path = std::move(path),
               .name = std::string(file.package ? file.package->name.text : "main"),
               .source = file.source,
               .arena = std::make_unique<Arena>(),
               .types = nullptr,
               .imports = {},
               .statements = {},
               .exports = {}},
      arena_(*package_.arena),
      store_(std::make_shared<TypeStore>()),
      types_(*store_),
      ambient_(options.ambient.begin(), options.ambient.end()) {}

hir::Package Checker::Run() {
  ImportPackages();
  for (const ast::Stmt* stmt : file_.statements)
    if (const auto* option = ast::As<ast::OptionStmt>(stmt); option && option->package.text.empty())
      option_names_.insert(option->name.text);
  scopes_.Enter(Scopes::Kind::kFile);
  CheckStatements(file_.statements);
  package_.types = store_;
  return std::move(package_);
}

hir::Package Check(const ast::File& file, std::string path, const PackageTypes& packages, const CheckOptions& options,
                   DiagnosticSink& diagnostics) {
  hir::Package package = Checker(file, std::move(path), packages, options, diagnostics).Run();
  // What flows through the pipes only means something when the types are right.
  if (!diagnostics.has_errors()) CheckStreamSchemas(package, diagnostics);
  return package;
}

PackageInterface MakeInterface(const hir::Package& package) {
  PackageInterface out{.path = package.path, .name = package.name, .types = package.types, .exports = {}};
  // The last assignment wins where a mistake defined a name twice.
  std::map<std::string_view, const hir::Export*> by_name;
  for (const hir::Export& item : package.exports) by_name[item.name] = &item;
  for (auto& [name, item] : by_name)
    out.exports.push_back({std::string(name), item->type, item->is_option, item->is_builtin});
  return out;
}

std::vector<std::string> StandardPrelude(std::string_view path) {
  static constexpr std::array<std::string_view, 2> kBasis = {"internal/boolean", "internal/location"};
  static constexpr std::array<std::string_view, 8> kBeneathPrelude = {
      "system", "date", "math", "strings", "regexp", "experimental/table", "universe", "influxdata/influxdb"};
  if (std::ranges::find(kBasis, path) != kBasis.end()) return {};
  std::vector<std::string> prelude(kBasis.begin(), kBasis.end());
  if (std::ranges::find(kBeneathPrelude, path) != kBeneathPrelude.end()) return prelude;
  prelude.insert(prelude.end(), {"universe", "influxdata/influxdb"});
  return prelude;
}

}  // namespace flux
