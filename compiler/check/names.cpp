#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/suggest.h"
#include "compiler/diag/number_suffix.h"

namespace flux {

namespace {

// Looking for what an undefined name may mean takes time; a file with more of them is not a Flux script.
constexpr size_t kMaxExplainedNames = 200;

std::string_view LastElement(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool IsVisible(const PackageInterface& package, const InterfaceExport& item) {
  return !package.hides_private || !item.name.starts_with('_');
}

// What other languages call things that Flux has under another name.
std::string_view ForeignNameHelp(std::string_view name) {
  if (name == "null" || name == "nil" || name == "None" || name == "NULL")
    return "Flux has no null literal; test with `exists`, and leave a field away to make it null";
  if (name == "undefined" || name == "NaN") return "`float(v: \"NaN\")` gives not-a-number";
  return {};
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

const hir::Expr* Checker::InferIdentifier(const ast::Identifier& name, std::string_view member) {
  Scopes::Found found = scopes_.Find(name.name);
  const bool is_local = found.binding && found.binding->kind == Binding::Kind::kLocal;
  if (!is_local && !current_option_.empty() && option_names_.contains(name.name)) {
    Report(DiagnosticKind::kOptionDependsOnOption, name.span, {std::string(current_option_), std::string(name.name)})
        .help = "put what both need into a variable";
    return NewError(name.span);
  }
  if (found.binding) return UseBinding(name.name, name.span, found);
  if (ambient_.contains(name.name)) {
    auto* global = New<hir::Global>(name.span, Fresh());
    global->name = Own(name.name);
    return global;
  }
  if (const hir::Expr* global = UsePrelude(name.name, name.span)) return global;
  ReportUndefined(name.name, name.span, member);
  return NewError(name.span);
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
  auto* global = New<hir::Global>(span, Instantiate(types_, *package.types, item->type, level_));
  global->package = Own(package.path);
  global->name = Own(name.text);
  return global;
}

// A package used as a value is the record of its exports.
TypeId Checker::PackageRecord(const PackageInterface& package) {
  TypeId record = kEmptyRecordType;
  for (auto it = package.exports.rbegin(); it != package.exports.rend(); ++it)
    if (IsVisible(package, *it))
      record = types_.Record(it->name, Instantiate(types_, *package.types, it->type, level_), record);
  return record;
}

void Checker::ReportUndefined(std::string_view name, Span span, std::string_view member) {
  if (!reported_undefined_.insert(Own(name)).second) return;
  if (reported_undefined_.size() > kMaxExplainedNames) {
    undefined_.push_back({Own(name), false});
    Report(DiagnosticKind::kUndefinedName, span, {std::string(name)});
    return;
  }
  const bool is_early = ReportUsedEarly(name, span);
  undefined_.push_back({Own(name), is_early});
  if (is_early) return;
  // A statement may follow a number without a space, but `1e3` is not meant so.
  if (ReportNumberSuffix(*file_->source, *diagnostics_, span)) return;
  if (ReportMissingImport(name, span, member)) return;
  Diagnostic& diagnostic = Report(DiagnosticKind::kUndefinedName, span, {std::string(name)});
  diagnostic.help = ForeignNameHelp(name);
  if (!diagnostic.help.empty()) return;
  std::vector<std::string> names = scopes_.Names();
  names.insert(names.end(), options_.ambient.begin(), options_.ambient.end());
  for (const PackageInterface* package : prelude_)
    for (const InterfaceExport& item : package->exports)
      if (!item.name.starts_with("_")) names.push_back(item.name);
  if (auto closest = Closest(name, names)) {
    diagnostic.help = "did you mean `" + *closest + "`?";
    diagnostic.fix = {{span, *closest}};
  }
}

bool Checker::ReportUsedEarly(std::string_view name, Span span) {
  for (uint32_t i = file_index_; i < files_.size(); ++i) {
    for (const ast::Stmt* stmt : files_[i].file->statements) {
      const auto* variable = ast::As<ast::VariableStmt>(stmt);
      if (!variable || variable->name.text != name) continue;
      Diagnostic& early = Report(DiagnosticKind::kUsedBeforeDefinition, span, {std::string(name)});
      if (i != file_index_) {
        early.help = "it is defined in `" + files_[i].file->source->name() +
                     "`: the files of a package run in the order of their names";
        return true;
      }
      early.related.push_back({variable->name.span, "defined here"});
      early.help = variable->span.begin <= span.begin && span.end <= variable->span.end
                       ? "a definition cannot refer to itself: Flux has no recursion"
                       : "statements run in the order in which they are written";
      return true;
    }
  }
  return false;
}

bool Checker::ReportMissingImport(std::string_view name, Span span, std::string_view member) {
  std::vector<std::string> fitting;
  for (const std::string& path : packages_.Paths()) {
    if (LastElement(path) != name || path.starts_with("internal/")) continue;
    const PackageInterface* package = packages_.Find(path);
    if (package && (member.empty() || package->FindExport(member))) fitting.push_back(path);
  }
  if (fitting.empty()) return false;
  // An import of that package with a misspelt path has been reported.
  for (const ast::ImportDecl& import : file_->imports) {
    if (!import.path || packages_.Import(import.path->value)) continue;
    if (Closest(LastElement(import.path->value), std::vector{std::string(name)})) return true;
  }
  // The shortest path is the most general package of that name.
  std::ranges::sort(fitting, {}, [](const std::string& path) { return std::pair(path.size(), path); });
  Diagnostic& diagnostic = Report(DiagnosticKind::kPackageNotImported, span, {std::string(name)});
  diagnostic.help = "add `import \"" + fitting.front() + "\"`";
  for (size_t i = 1; i < fitting.size() && i < 4; ++i) diagnostic.help += ", or \"" + fitting[i] + "\"";
  diagnostic.fix = {ImportEdit(fitting.front())};
  return true;
}

TextEdit Checker::ImportEdit(std::string_view path) const {
  std::string line = "import \"" + std::string(path) + "\"";
  if (!file_->imports.empty()) {
    uint32_t end = file_->imports.back().span.end;
    return {{end, end}, "\n" + line};
  }
  if (file_->package) {
    uint32_t end = file_->package->span.end;
    return {{end, end}, "\n\n" + line};
  }
  return {{0, 0}, line + "\n\n"};
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
  if (auto closest = Closest(name, names)) {
    diagnostic.help = "did you mean `" + *closest + "`?";
    diagnostic.fix = {{span, *closest}};
  }
}

}  // namespace flux
