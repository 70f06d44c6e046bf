// What an undefined name was probably meant to be.

#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/check/foreign_words.h"
#include "compiler/diag/number_suffix.h"
#include "runtime/base/suggest.h"

namespace flux {

namespace {

// Looking for what an undefined name may mean takes time; a file with more of them is not a Flux script.
constexpr size_t kMaxExplainedNames = 200;

std::string_view LastElement(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// Packages that a suggestion may come from: those that everybody knows.
bool IsCommon(std::string_view path) {
  return !path.starts_with("internal/") && !path.starts_with("experimental/") && !path.starts_with("contrib/") &&
         !path.starts_with("testing");
}

bool HasFunction(const PackageInterface& package, std::string_view name) {
  const InterfaceExport* item = package.FindExport(name);
  return item && package.types->Tag(item->type.type) == TypeTag::kFunction;
}

bool IsInterpolation(std::string_view text) { return text.starts_with("${"); }

void Propose(Diagnostic& diagnostic, std::string_view text) {
  diagnostic.help = "did you mean `" + std::string(text) + "`?";
  diagnostic.fix = {{diagnostic.span, std::string(text)}};
}

}  // namespace

void Checker::ReportUndefined(std::string_view name, Span span, const NameUse& use) {
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
  // Nor is `5 m` two statements.
  if (const auto duration = FindSpacedDuration(*file_->source, span))
    return ReportSpacedDuration(*file_->source, *diagnostics_, *duration);
  if (ReportMissingImport(name, span, use.member)) return;
  ExplainUndefined(Report(DiagnosticKind::kUndefinedName, span, {std::string(name)}), name, use);
}

void Checker::ExplainUndefined(Diagnostic& diagnostic, std::string_view name, const NameUse& use) {
  const std::string_view row = scopes_.FindRow();
  const bool is_column = name.starts_with('_');
  if (name == "r" && !row.empty()) return Propose(diagnostic, row);
  diagnostic.help = ForeignNameHelp(name);
  if (!diagnostic.help.empty()) return;
  const std::string written = VariableAround(diagnostic.span);
  if (!written.empty() && !Closest(name, scopes_.Names())) {
    diagnostic.help =
        "Grafana replaces `" + written + "` by a dashboard's variable before it sends a query; to run " +
        "the script here, " +
        (IsInterpolation(written) ? "define `" + std::string(name) + " = \"…\"` before" : "write a value in its place");
    return;
  }
  if (ExpectsText(use.expected) || (is_column && row.empty())) {
    std::optional<std::string> own = is_column ? std::nullopt : Closest(name, scopes_.Names());
    if (own) return Propose(diagnostic, *own);
    diagnostic.help = std::string(is_column ? "names of columns" : "strings") + " are written in quotes: `\"" +
                      std::string(name) + "\"`";
    diagnostic.fix = {{diagnostic.span, "\"" + std::string(name) + "\""}};
    return;
  }
  if (!is_column || row.empty()) {
    if (ProposeFunction(diagnostic, name, use)) return;
    if (auto closest = Closest(name, VisibleNames())) return Propose(diagnostic, *closest);
  }
  if (row.empty() || use.is_called) return;
  Propose(diagnostic, std::string(row) + "." + std::string(name));
  diagnostic.help = "columns are read from the row: `" + diagnostic.fix[0].replacement + "`";
  if (!is_column) diagnostic.help += "; strings are in quotes: `\"" + std::string(name) + "\"`";
}

// Gives `${name}`, in a string, or `[[name]]`, when nothing else stands between the marks; else nothing.
std::string Checker::VariableAround(Span span) const {
  constexpr std::pair<std::string_view, std::string_view> kMarks[] = {{"${", "}"}, {"[[", "]]"}};
  const std::string_view text(file_->source->text());
  for (const auto& [open, close] : kMarks) {
    const bool is_between = span.begin >= open.size() && text.substr(0, span.begin).ends_with(open) &&
                            text.substr(span.end).starts_with(close);
    if (is_between) return std::string(open) + std::string(file_->source->Text(span)) + std::string(close);
  }
  return {};
}

// Whether it is `[[name]]` of a name that nothing defines: rather a variable of a dashboard than lists.
bool Checker::IsMissingVariable(const ast::ArrayExpr& expr) const {
  const auto* inner = expr.elements.size() == 1 ? ast::As<ast::ArrayExpr>(expr.elements[0]) : nullptr;
  const auto* name = inner && inner->elements.size() == 1 ? ast::As<ast::Identifier>(inner->elements[0]) : nullptr;
  return name && !VariableAround(name->span).empty() && !IsDefined(name->name);
}

std::vector<std::string> Checker::VisibleNames() const {
  std::vector<std::string> names = scopes_.Names();
  names.insert(names.end(), options_.ambient.begin(), options_.ambient.end());
  for (const AmbientRecord& record : options_.ambient_records) names.push_back(record.name);
  for (const PackageInterface* package : prelude_)
    for (const InterfaceExport& item : package->exports)
      if (!item.name.starts_with("_")) names.push_back(item.name);
  return names;
}

bool Checker::ExpectsText(TypeId type) const {
  switch (types_.Tag(type)) {
    case TypeTag::kString:
    case TypeTag::kLabel:
      return true;
    case TypeTag::kVariable:
      return types_.VariableKinds(types_.Resolve(type)).Has(Kind::kLabel);
    default:
      return false;
  }
}

bool Checker::IsPreludeFunction(std::string_view name) const {
  return std::ranges::any_of(prelude_, [&](const PackageInterface* package) { return HasFunction(*package, name); });
}

// Finds a function that other languages call so, or one of that name in a package that is not in scope without import.
bool Checker::ProposeFunction(Diagnostic& diagnostic, std::string_view name, const NameUse& use) {
  if (!use.is_called && types_.Tag(use.expected) != TypeTag::kFunction) return false;
  std::vector<std::string> names = FunctionsMeantBy(name);
  for (const std::string& meant : names) {
    if (!IsPreludeFunction(meant)) continue;
    Propose(diagnostic, meant);
    return true;
  }
  names.emplace_back(name);
  const std::vector<std::string> paths = packages_.Paths();
  for (const std::string& meant : names) {
    std::string_view best;
    for (const std::string& path : paths) {
      const PackageInterface* package = IsCommon(path) ? packages_.Find(path) : nullptr;
      if (package && HasFunction(*package, meant) && (best.empty() || path.size() < best.size())) best = path;
    }
    if (best.empty()) continue;
    Propose(diagnostic, std::string(LastElement(best)) + "." + meant);
    if (scopes_.FindImport(LastElement(best))) return true;
    diagnostic.help += " it needs `import \"" + std::string(best) + "\"`";
    diagnostic.fix.insert(diagnostic.fix.begin(), ImportEdit(best));
    return true;
  }
  return false;
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

}  // namespace flux
