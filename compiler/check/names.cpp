#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/foreign_words.h"
#include "fmt/format.h"
#include "runtime/base/suggest.h"

namespace flux {

namespace {

std::string_view LastElement(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool IsVisible(const PackageInterface& package, const InterfaceExport& item) {
  return !package.hides_private || !item.name.starts_with('_');
}

// Every use of a name copies the variables of its type. Records of functions can double them from name to name, so that
// forty short lines would fill the memory.
constexpr size_t kMaxTypeVariables = 2000;

}  // namespace

PolyType Checker::GeneralizeNamed(const ast::Name& name, TypeId type) {
  PolyType poly = Generalize(types_, type, level_);
  if (poly.kinds.size() <= kMaxTypeVariables) return poly;
  Report(DiagnosticKind::kTypeTooLarge, name.span, {std::string(name.text)}).help =
      "functions that are in records several times multiply its parts; use fewer of them";
  return {kErrorType};
}

const hir::Expr* Checker::InferIdentifier(const ast::Identifier& name, const NameUse& use) {
  Scopes::Found found = scopes_.Find(name.name);
  const bool is_local = found.binding && found.binding->kind == Binding::Kind::kLocal;
  if (!is_local && !current_option_.empty() && option_names_.contains(name.name)) {
    Report(DiagnosticKind::kOptionDependsOnOption, name.span, {std::string(current_option_), std::string(name.name)})
        .help = "put what both need into a variable";
    return NewError(name.span);
  }
  if (found.binding) return UseBinding(name.name, name.span, found);
  if (const hir::Expr* global = UseAmbient(name)) return global;
  if (const hir::Expr* global = UsePrelude(name.name, name.span)) return global;
  ReportUndefined(name.name, name.span, use);
  return NewError(name.span);
}

bool Checker::IsDefined(std::string_view name) const {
  if (scopes_.Find(name).binding || ambient_records_.contains(name) || ambient_.contains(name)) return true;
  return std::ranges::any_of(prelude_,
                             [&](const PackageInterface* package) { return package->FindExport(name) != nullptr; });
}

const hir::Expr* Checker::UseAmbient(const ast::Identifier& name) {
  auto record = ambient_records_.find(name.name);
  if (record == ambient_records_.end() && !ambient_.contains(name.name)) return nullptr;
  auto* global = New<hir::Global>(name.span, record == ambient_records_.end() ? Fresh() : record->second);
  global->name = Own(name.name);
  return global;
}

const hir::Expr* Checker::UseBinding(std::string_view name, Span span, const Scopes::Found& found) {
  const Binding& binding = *found.binding;
  switch (binding.kind) {
    case Binding::Kind::kLocal: {
      auto* local = New<hir::Local>(span, Instantiate(types_, types_, binding.type, level_));
      local->name = Own(name);
      local->depth = found.depth;
      local->slot = binding.slot;
      return local;
    }
    case Binding::Kind::kGlobal: {
      auto* global = New<hir::Global>(span, Instantiate(types_, types_, binding.type, level_));
      global->package = binding.owner;
      global->name = Own(name);
      return global;
    }
    case Binding::Kind::kPackage: {
      const PackageInterface* package = binding.package.empty() ? nullptr : packages_.Find(binding.package);
      if (!package) return NewError(span);
      auto* reference = New<hir::PackageRef>(span, PackageRecord(*package));
      reference->path = binding.package;
      return reference;
    }
  }
  return NewError(span);
}

const hir::Expr* Checker::UsePrelude(std::string_view name, Span span) {
  for (auto it = prelude_.rbegin(); it != prelude_.rend(); ++it)
    if ((*it)->FindExport(name)) return UseExport(**it, {name, span}, span);
  return nullptr;
}

const InterfaceExport* Checker::FindExport(const PackageInterface& package, std::string_view name, Span span) {
  const InterfaceExport* item = package.FindExport(name);
  if (item && IsVisible(package, *item)) return item;
  if (item) {
    Report(DiagnosticKind::kPrivateName, span, {std::string(name), package.path}).help =
        "names that start with `_` are for the package's own files";
  } else if (!package.is_incomplete) {
    ReportUnknownExport(package, name, span);
  }
  return nullptr;
}

const hir::Expr* Checker::UseExport(const PackageInterface& package, const ast::Name& name, Span span) {
  const InterfaceExport* item = FindExport(package, name.text, name.span);
  if (!item) return NewError(span);
  if (options_.is_script && !item->is_implemented)
    Report(DiagnosticKind::kNotImplemented, span, {std::string(file_->source->Text(span))});
  if (options_.is_script && !item->replacement.empty()) WarnDeprecated(package, *item, span);
  auto* global = New<hir::Global>(span, Instantiate(types_, *package.types, item->type, level_));
  global->package = Own(package.path);
  global->name = Own(name.text);
  return global;
}

// Both functions may have the same name, so what is imported is told by its path.
void Checker::WarnDeprecated(const PackageInterface& package, const InterfaceExport& item, Span span) {
  const bool is_global = std::ranges::find(prelude_, &package) != prelude_.end();
  const std::string name = is_global ? item.name : fmt::format("{}.{}", package.path, item.name);
  Report(DiagnosticKind::kDeprecated, span, {name, item.replacement});
}

// A package used as a value is the record of its exports.
TypeId Checker::PackageRecord(const PackageInterface& package) {
  TypeId record = kEmptyRecordType;
  for (auto it = package.exports.rbegin(); it != package.exports.rend(); ++it)
    if (IsVisible(package, *it))
      record = types_.Record(it->name, Instantiate(types_, *package.types, it->type, level_), record);
  return record;
}

void Checker::ReportUnknownImport(const ast::ImportDecl& import) {
  std::string path(import.path->value);
  Diagnostic& diagnostic = Report(DiagnosticKind::kUnknownImport, import.path->span, {path});
  std::vector<std::string> paths = packages_.Paths();
  std::optional<std::string> closest = Closest(path, paths);
  // The right name under a wrong path is likelier than a misspelt path.
  for (auto it = paths.rbegin(); it != paths.rend(); ++it)
    if (LastElement(*it) == LastElement(path) && (!closest || LastElement(*closest) != LastElement(path)))
      closest = *it;
  if (!closest) return;
  diagnostic.help = "did you mean `" + *closest + "`?";
  diagnostic.fix = {{import.path->span, "\"" + *closest + "\""}};
}

void Checker::ReportUnknownExport(const PackageInterface& package, std::string_view name, Span span) {
  Diagnostic& diagnostic = Report(DiagnosticKind::kUnknownExport, span, {package.path, std::string(name)});
  std::vector<std::string> names;
  for (const InterfaceExport& item : package.exports)
    if (IsVisible(package, item)) names.push_back(item.name);
  std::optional<std::string> closest = FunctionMeantBy(name, names);
  if (!closest) closest = Closest(name, names);
  if (closest) {
    diagnostic.help = "did you mean `" + *closest + "`?";
    diagnostic.fix = {{span, *closest}};
    return;
  }
  // `http.get` is in `http/requests`.
  for (const std::string& path : packages_.Paths()) {
    if (!path.starts_with(package.path + "/")) continue;
    const PackageInterface* inner = packages_.Find(path);
    if (!inner || !inner->FindExport(name)) continue;
    diagnostic.help = "did you mean `" + path.substr(path.rfind('/') + 1) + "." + std::string(name) +
                      "`? it needs `import \"" + path + "\"`";
    return;
  }
}

}  // namespace flux
