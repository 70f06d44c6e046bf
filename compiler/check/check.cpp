#include "compiler/check/check.h"

#include <algorithm>
#include <array>
#include <map>

#include "compiler/check/checker.h"
#include "compiler/check/function_body.h"
#include "compiler/check/run_findings.h"
#include "compiler/check/stream_schema.h"
#include "compiler/follow_ups/follow_ups.h"
#include "runtime/base/check.h"

namespace flux {

PackageTypes::~PackageTypes() = default;

BucketNames::~BucketNames() = default;

bool PackageTypes::ReportMissing(const ast::ImportDecl&, DiagnosticSink&) const { return false; }

Checker::Checker(std::string path, const PackageTypes& packages, const CheckOptions& options)
    : packages_(packages),
      options_(options),
      package_{.path = std::move(path),
               .name = {},
               .source = nullptr,
               .files = {},
               .arena = std::make_unique<Arena>(),
               .types = nullptr,
               .imports = {},
               .statements = {},
               .exports = {}},
      arena_(*package_.arena),
      store_(std::make_shared<TypeStore>()),
      types_(*store_),
      ambient_(options.ambient.begin(), options.ambient.end()) {
  for (const AmbientRecord& record : options_.ambient_records) {
    TypeId type = kEmptyRecordType;
    for (auto field = record.fields.rbegin(); field != record.fields.rend(); ++field)
      type = types_.Record(field->first, PlainType(field->second), type);
    ambient_records_.emplace(record.name, type);
  }
}

namespace {

std::string_view PackageName(const ast::File& file) { return file.package ? file.package->name.text : "main"; }

}  // namespace

hir::Package Checker::Run(std::span<const PackageFile> files) {
  StartPackage(files);
  for (uint32_t i = 0; i < files.size(); ++i) {
    StartFile(i);
    CheckStatements(file_->statements);
  }
  return std::move(package_);
}

void Checker::StartPackage(std::span<const PackageFile> files) {
  files_ = files;
  package_.types = store_;
  package_.name = PackageName(*files[0].file);
  package_.source = files[0].file->source;
  for (const PackageFile& file : files) {
    package_.files.push_back(file.file->source);
    for (const ast::Stmt* stmt : file.file->statements)
      if (const auto* option = ast::As<ast::OptionStmt>(stmt); option && option->package.text.empty())
        option_names_.insert(option->name.text);
  }
  ImportPrelude();
  scopes_.Enter(Scopes::Kind::kImports);
  scopes_.Enter(Scopes::Kind::kFile);
}

void Checker::StartFile(uint32_t index) {
  file_ = files_[index].file;
  file_index_ = index;
  diagnostics_ = files_[index].diagnostics;
  CheckPackageClause();
  ImportPackages();
}

void Checker::ContinueFile(std::span<const PackageFile> files, const ast::Stmt* previous) {
  files_ = files;
  file_ = files[0].file;
  package_.source = file_->source;
  package_.files = {file_->source};
  previous_statement_ = previous;
}

void Checker::CheckPackageClause() {
  if (package_.name == PackageName(*file_)) return;
  Span span = file_->package ? file_->package->name.span : Span{};
  Diagnostic& diagnostic =
      Report(DiagnosticKind::kOtherPackage, span, {std::string(PackageName(*file_)), package_.name});
  diagnostic.help = "`" + file_->source->name() + "` is in one folder with `" + package_.source->name() +
                    "`, and a folder is one package";
}

hir::Package Check(std::vector<PackageFile> files, std::string path, const PackageTypes& packages,
                   const CheckOptions& options) {
  FLUX_CHECK(!files.empty());
  std::ranges::sort(files, {}, [](const PackageFile& file) -> auto& { return file.file->source->name(); });
  hir::Package package = Checker(std::move(path), packages, options).Run(files);
  for (const PackageFile& file : files) DropExplained(*file.file, *file.diagnostics);
  // What flows through the pipes only means something when the types are right.
  if (std::ranges::any_of(files, [](const PackageFile& file) { return file.diagnostics->has_errors(); }))
    return package;
  StreamSchemas schemas(packages, options.registry, *package.types);
  RunFindings run(*package.types, options.registry, options.buckets);
  for (const hir::TopStmt& stmt : package.statements) {
    schemas.Check(stmt, *files[stmt.file].diagnostics);
    if (options.is_script) run.Check(stmt, *files[stmt.file].diagnostics);
  }
  return package;
}

hir::Package Check(const ast::File& file, std::string path, const PackageTypes& packages, const CheckOptions& options,
                   DiagnosticSink& diagnostics) {
  return Check({{&file, &diagnostics}}, std::move(path), packages, options);
}

namespace {

// The exports are sorted by name.
void AddBodies(const hir::Package& package, PackageInterface& interface) {
  for (const hir::TopStmt& stmt : package.statements) {
    const bool is_export = stmt.kind == hir::TopStmt::Kind::kVariable ||
                           (stmt.kind == hir::TopStmt::Kind::kOption && stmt.package.empty());
    if (!is_export || stmt.value == nullptr) continue;
    auto item =
        std::ranges::lower_bound(interface.exports, stmt.name, {}, [](auto& e) -> std::string_view { return e.name; });
    if (item != interface.exports.end() && item->name == stmt.name)
      item->body = WriteBody(*stmt.value, package.path, *package.types);
  }
}

}  // namespace

PackageInterface MakeInterface(const hir::Package& package) {
  PackageInterface out{.path = package.path, .name = package.name, .types = package.types, .exports = {}};
  // The last assignment wins where a mistake defined a name twice.
  std::map<std::string_view, const hir::Export*> by_name;
  for (const hir::Export& item : package.exports) by_name[item.name] = &item;
  for (auto& [name, item] : by_name)
    out.exports.push_back({std::string(name), item->type, item->is_option, item->is_builtin});
  AddBodies(package, out);
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
