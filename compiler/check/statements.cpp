#include <algorithm>

#include "compiler/check/checker.h"
#include "runtime/base/suggest.h"

namespace flux {

namespace {

std::string_view LastElement(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

void Checker::ImportPrelude() {
  for (const std::string& path : options_.prelude) {
    const PackageInterface* package = packages_.Find(path);
    if (!package) continue;
    prelude_.push_back(package);
    package_.imports.push_back(path);
  }
}

void Checker::ImportPackages() {
  scopes_.ClearImports();
  for (const ast::ImportDecl& import : file_->imports) {
    if (!import.path) continue;
    std::string_view path = Own(import.path->value);
    std::string_view name = import.alias.text.empty() ? LastElement(path) : Own(import.alias.text);
    const PackageInterface* package = packages_.Import(path);
    const bool is_known = package != nullptr;
    if (is_known)
      path = Own(package->path);
    else if (!packages_.ReportMissing(import, *diagnostics_))
      ReportUnknownImport(import);
    if (is_known && std::ranges::find(package_.imports, path) == package_.imports.end())
      package_.imports.emplace_back(path);
    scopes_.DefineImport(name, {.kind = Binding::Kind::kPackage,
                                .span = import.span,
                                .type = {},
                                .package = is_known ? path : std::string_view(),
                                .file = file_index_});
  }
}

void Checker::CheckStatements(std::span<const ast::Stmt* const> statements) {
  previous_statement_ = nullptr;
  previous_type_ = kErrorType;
  for (const ast::Stmt* stmt : statements) CheckNext(*stmt);
  statement_ = nullptr;
}

void Checker::CheckNext(const ast::Stmt& stmt) {
  statement_ = &stmt;
  TypeId type = kErrorType;
  if (const auto* expr = ast::As<ast::ExprStmt>(&stmt)) {
    const hir::Expr* value = Infer(*expr->expr);
    AddTop({.kind = hir::TopStmt::Kind::kExpression, .span = stmt.span, .package = {}, .name = {}, .value = value});
    type = value->type;
  } else {
    CheckStatement(stmt);
    if (const auto* variable = ast::As<ast::VariableStmt>(&stmt))
      if (const Binding* binding = scopes_.FindHere(variable->name.text)) type = binding->type.type;
  }
  previous_statement_ = &stmt;
  previous_type_ = type;
}

void Checker::CheckStatement(const ast::Stmt& stmt) {
  switch (stmt.kind) {
    case ast::StmtKind::kVariableStmt:
      return CheckVariable(static_cast<const ast::VariableStmt&>(stmt));
    case ast::StmtKind::kOptionStmt:
      return CheckOption(static_cast<const ast::OptionStmt&>(stmt));
    case ast::StmtKind::kBuiltinStmt:
      return CheckBuiltin(static_cast<const ast::BuiltinStmt&>(stmt));
    case ast::StmtKind::kTestcaseStmt:
      return CheckTestcase(static_cast<const ast::TestcaseStmt&>(stmt));
    case ast::StmtKind::kReturnStmt:
      Report(DiagnosticKind::kReturnOutsideFunction, stmt.span);
      Infer(*static_cast<const ast::ReturnStmt&>(stmt).value);
      return;
    case ast::StmtKind::kBadStmt: {
      const ast::Name& name = static_cast<const ast::BadStmt&>(stmt).name;
      if (!name.text.empty() && !scopes_.FindHere(name.text))
        DefineGlobal(name, {.kind = Binding::Kind::kGlobal, .type = {kErrorType}});
      return;
    }
    case ast::StmtKind::kExprStmt:
      return;
  }
}

void Checker::AddTop(hir::TopStmt stmt) {
  stmt.file = file_index_;
  if (is_top_level()) package_.statements.push_back(stmt);
}

void Checker::AddExport(hir::Export item) {
  item.file = file_index_;
  if (is_top_level()) package_.exports.push_back(std::move(item));
}

void Checker::ReportReassigned(std::string_view name, Span span, const Binding& first) {
  Diagnostic& diagnostic = Report(DiagnosticKind::kReassigned, span, {std::string(name)});
  Relate(diagnostic, first, "first assigned here");
  diagnostic.help = "variables of Flux never change; choose another name";
}

void Checker::DefineGlobal(const ast::Name& name, Binding binding) {
  binding.span = name.span;
  binding.file = file_index_;
  std::string_view text = Own(name.text);
  if (is_top_level()) definitions_.emplace_back(text, binding);
  scopes_.Define(text, std::move(binding));
}

void Checker::CheckVariable(const ast::VariableStmt& stmt) {
  const Binding* first = scopes_.FindHere(stmt.name.text);
  if (is_top_level() && option_names_.contains(stmt.name.text)) {
    Report(DiagnosticKind::kVariableIsOption, stmt.name.span, {std::string(stmt.name.text)}).help =
        "write `option` in front to set the option, or choose another name";
  } else if (first) {
    ReportReassigned(stmt.name.text, stmt.name.span, *first);
  }
  const hir::Expr* value = InferAssigned(*stmt.init, stmt.name.text);
  PolyType type = GeneralizeNamed(stmt.name, value->type);
  if (options_.is_script) WarnHiddenFunction(stmt, *value);
  AddTop({.kind = hir::TopStmt::Kind::kVariable,
          .span = stmt.span,
          .package = {},
          .name = Own(stmt.name.text),
          .value = value});
  AddExport({.name = Own(stmt.name.text), .type = type, .span = stmt.name.span});
  DefineGlobal(stmt.name, {.kind = Binding::Kind::kGlobal, .type = std::move(type)});
}

void Checker::WarnHiddenFunction(const ast::VariableStmt& stmt, const hir::Expr& value) {
  TypeTag tag = types_.Tag(value.type);
  if (tag == TypeTag::kFunction || tag == TypeTag::kStream || tag == TypeTag::kError || tag == TypeTag::kVariable)
    return;
  for (const PackageInterface* package : prelude_) {
    const InterfaceExport* item = package->FindExport(stmt.name.text);
    if (!item || package->types->Tag(item->type.type) != TypeTag::kFunction) continue;
    Report(DiagnosticKind::kHidesFunction, stmt.name.span, {std::string(stmt.name.text)}).label =
        "calls of the function below this line will fail";
    return;
  }
}

void Checker::CheckOption(const ast::OptionStmt& stmt) {
  std::pair option(Own(stmt.package.text), Own(stmt.name.text));
  if (is_top_level()) set_options_.push_back(option);
  if (!options_set_.insert(option).second && is_top_level()) {
    std::string name(stmt.name.text);
    if (!stmt.package.text.empty()) name = std::string(stmt.package.text) + "." + name;
    Report(DiagnosticKind::kOptionReassigned, stmt.name.span, {name});
  }
  if (stmt.package.text.empty())
    CheckOwnOption(stmt);
  else if (IsAmbientRecord(stmt.package.text))
    CheckAmbientField(stmt);
  else
    CheckPackageOption(stmt);
}

const PackageInterface* Checker::OwnerOfPreludeOption(std::string_view name) const {
  if (!options_.is_script) return nullptr;
  for (auto it = prelude_.rbegin(); it != prelude_.rend(); ++it)
    if (const InterfaceExport* item = (*it)->FindExport(name)) return item->is_option ? *it : nullptr;
  return nullptr;
}

void Checker::CheckOwnOption(const ast::OptionStmt& stmt) {
  current_option_ = is_top_level() ? stmt.name.text : std::string_view();
  const hir::Expr* value = InferAssigned(*stmt.init, stmt.name.text);
  current_option_ = {};
  PolyType type = GeneralizeNamed(stmt.name, value->type);
  const PackageInterface* owner = OwnerOfPreludeOption(stmt.name.text);
  std::string_view owner_path;
  if (owner) {
    owner_path = Own(owner->path);
    TypeId declared = Instantiate(types_, *owner->types, owner->FindExport(stmt.name.text)->type, level_);
    Unifier unifier(types_);
    unifier.Unify(declared, Instantiate(types_, types_, type, level_));
    if (!unifier.Finish().empty()) {
      Diagnostic& problem =
          Report(DiagnosticKind::kOptionType, value->span,
                 {std::string(stmt.name.text), Contrast(declared, value->type), Contrast(value->type, declared)});
      if (types_.Tag(declared) == TypeTag::kFunction && types_.Tag(value->type) != TypeTag::kFunction) {
        problem.help = "write `() => …`";
        problem.fix = {{{value->span.begin, value->span.begin}, "() => "}};
      } else {
        AdviseConversion(problem, declared, *value);
      }
    }
  } else {
    AddExport({.name = Own(stmt.name.text), .type = type, .is_option = true, .span = stmt.name.span});
  }
  AddTop({.kind = hir::TopStmt::Kind::kOption,
          .span = stmt.span,
          .package = owner_path,
          .name = Own(stmt.name.text),
          .value = value});
  DefineGlobal(stmt.name, {.kind = Binding::Kind::kGlobal, .type = std::move(type), .owner = owner_path});
}

void Checker::CheckPackageOption(const ast::OptionStmt& stmt) {
  const hir::Expr* value = InferAssigned(*stmt.init, stmt.name.text);
  const Binding* import = scopes_.FindImport(stmt.package.text);
  if (!import) {
    ReportUndefined(stmt.package.text, stmt.package.span, {.member = stmt.name.text});
    return;
  }
  const PackageInterface* package = packages_.Find(import->package);
  if (!package) return;
  const InterfaceExport* item = FindExport(*package, stmt.name.text, stmt.name.span);
  if (!item) return;
  if (!item->is_option)
    Report(DiagnosticKind::kNotAnOption, stmt.name.span,
           {std::string(stmt.package.text) + "." + std::string(stmt.name.text)});
  Expect(Instantiate(types_, *package->types, item->type, level_), *value);
  AddTop({.kind = hir::TopStmt::Kind::kOption,
          .span = stmt.span,
          .package = import->package,
          .name = Own(stmt.name.text),
          .value = value});
}

bool Checker::IsAmbientRecord(std::string_view name) const {
  const Binding* binding = scopes_.Find(name).binding;
  return binding ? binding->is_ambient : ambient_records_.contains(name);
}

// The record with the field set takes the place of the injected one in what follows.
void Checker::CheckAmbientField(const ast::OptionStmt& stmt) {
  const hir::Expr* value = InferAssigned(*stmt.init, stmt.name.text);
  const ast::Identifier name{{ast::ExprKind::kIdentifier, stmt.package.span}, stmt.package.text};
  const hir::Expr* base = InferIdentifier(name, {});
  const ast::MemberExpr field{{ast::ExprKind::kMemberExpr, stmt.name.span}, &name, stmt.name, false};
  if (MemberType(field, *base) == kErrorType) return;
  const hir::Field set[] = {{Own(stmt.name.text), stmt.name.span, value}};
  TypeId type = kEmptyRecordType;
  const RecordFields fields = types_.FieldsOf(base->type);
  for (auto known = fields.fields.rbegin(); known != fields.fields.rend(); ++known) {
    const std::string_view label = types_.LabelName(known->first);
    type = types_.Record(label, label == stmt.name.text ? value->type : known->second, type);
  }
  auto* record = New<hir::Record>(stmt.span, type);
  record->base = base;
  record->fields = arena_.CopyArray(std::vector<hir::Field>(std::begin(set), std::end(set)));
  AddTop({.kind = hir::TopStmt::Kind::kAmbient,
          .span = stmt.span,
          .package = {},
          .name = Own(stmt.package.text),
          .value = record});
  PolyType poly = GeneralizeNamed(stmt.name, record->type);
  DefineGlobal(stmt.package, {.kind = Binding::Kind::kGlobal, .type = std::move(poly), .is_ambient = true});
}

void Checker::CheckBuiltin(const ast::BuiltinStmt& stmt) {
  // A builtin may be declared again with another type: the last declaration counts.
  if (const Binding* first = scopes_.FindHere(stmt.name.text); first && !first->is_builtin)
    ReportReassigned(stmt.name.text, stmt.name.span, *first);
  PolyType type = ReadPolyType(stmt);
  AddTop({.kind = hir::TopStmt::Kind::kBuiltin,
          .span = stmt.span,
          .package = {},
          .name = Own(stmt.name.text),
          .value = nullptr});
  AddExport({.name = Own(stmt.name.text), .type = type, .is_builtin = true, .span = stmt.name.span});
  DefineGlobal(stmt.name, {.kind = Binding::Kind::kGlobal, .type = std::move(type), .is_builtin = true});
}

void Checker::CheckTestcase(const ast::TestcaseStmt& stmt) {
  const bool was_in_testcase = std::exchange(is_in_testcase_, true);
  const auto saved_options = options_set_;
  scopes_.Enter(Scopes::Kind::kTestcase);
  // A testcase that extends another one calls it by this name.
  if (stmt.extends)
    scopes_.Define("super", {.kind = Binding::Kind::kGlobal,
                             .span = stmt.extends->span,
                             .type = {types_.Function({}, types_.Bound(0)), {KindSet{}}},
                             .file = file_index_});
  CheckStatements(stmt.body);
  scopes_.Leave();
  options_set_ = saved_options;
  is_in_testcase_ = was_in_testcase;
  statement_ = &stmt;
}

}  // namespace flux
