#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/types/print.h"
#include "runtime/base/suggest.h"

namespace flux {

const hir::Expr* Checker::InferRecord(const ast::RecordExpr& expr) {
  const hir::Expr* base = expr.base ? InferIdentifier(*expr.base, {}) : nullptr;
  TypeId type = base ? base->type : kEmptyRecordType;
  if (base) {
    TypeTag tag = types_.Tag(type);
    if (tag != TypeTag::kRecord && tag != TypeTag::kEmptyRecord && tag != TypeTag::kVariable &&
        tag != TypeTag::kError && tag != TypeTag::kDynamic) {
      Report(DiagnosticKind::kTypeMismatch, base->span, {"a record", Describe(type)}).label =
          "only a record can be extended by `with`";
      type = kErrorType;
    }
  }
  std::vector<hir::Field> fields;
  const ast::Property *explicit_field = nullptr, *shorthand = nullptr;
  std::unordered_set<std::string_view> seen;
  for (const ast::Property& property : expr.properties) {
    (property.value ? explicit_field : shorthand) = &property;
    if (!seen.insert(property.name.text).second)
      Report(DiagnosticKind::kRepeatedField, property.name.span, {std::string(property.name.text)}).label =
          "the record cannot be made when the script runs";
    const hir::Expr* value = nullptr;
    if (property.value) {
      value = Infer(*property.value);
    } else {
      ast::Identifier name{{ast::ExprKind::kIdentifier, property.name.span}, property.name.text};
      value = InferIdentifier(name, {});
    }
    fields.push_back({Own(property.name.text), property.name.span, value});
  }
  if (explicit_field && shorthand)
    Report(DiagnosticKind::kMixedShorthand, shorthand->span,
           {std::string(shorthand->name.text), std::string(explicit_field->name.text)})
        .help = "write `" + std::string(shorthand->name.text) + ": " + std::string(shorthand->name.text) + "`";
  for (auto it = fields.rbegin(); it != fields.rend(); ++it) type = types_.Record(it->name, it->value->type, type);
  auto* node = New<hir::Record>(expr.span, type);
  node->base = base;
  node->fields = arena_.CopyArray(fields);
  return node;
}

const hir::Expr* Checker::InferMember(const ast::MemberExpr& expr) {
  const ast::Expr* inner = expr.object;
  while (const auto* paren = ast::As<ast::ParenExpr>(inner)) inner = paren->inner;
  if (const auto* name = ast::As<ast::Identifier>(inner)) {
    if (const Binding* import = scopes_.FindImport(name->name)) {
      const PackageInterface* package = import->package.empty() ? nullptr : packages_.Find(import->package);
      return package ? UseExport(*package, expr.name, expr.span) : NewError(expr.span);
    }
  }
  const auto* identifier = ast::As<ast::Identifier>(inner);
  const hir::Expr* object = identifier ? InferIdentifier(*identifier, {.member = expr.name.text}) : Infer(*inner);
  auto* node = New<hir::Member>(expr.span, MemberType(expr, *object));
  node->object = object;
  node->name = Own(expr.name.text);
  return node;
}

TypeId Checker::MemberType(const ast::MemberExpr& expr, const hir::Expr& object) {
  TypeId type = types_.Resolve(object.type);
  TypeTag tag = types_.Tag(type);
  if (tag == TypeTag::kDynamic || tag == TypeTag::kError) return type;
  if (tag != TypeTag::kVariable && tag != TypeTag::kRecord && tag != TypeTag::kEmptyRecord) {
    Diagnostic& diagnostic =
        Report(DiagnosticKind::kNotARecord, object.span, {Describe(type), std::string(expr.name.text)});
    if (tag == TypeTag::kDict) diagnostic.help = "read a dictionary with `dict.get(dict: …, key: …, default: …)`";
    if (tag == TypeTag::kStream && IsPreludeFunction(expr.name.text)) {
      diagnostic.help =
          "functions are applied by `|>`: `" + CalleeName(*expr.object) + " |> " + std::string(expr.name.text) + "()`";
      diagnostic.fix = {{{expr.object->span.end, expr.name.span.begin}, " |> "}};
    } else if (std::string_view scalar = ScalarFormOf(expr.name.text); !scalar.empty() && IsBasic(tag)) {
      diagnostic.help = "write `" + std::string(scalar) + "(v: " + std::string(file_->source->Text(object.span)) + ")`";
    } else if (tag == TypeTag::kStream)
      diagnostic.help = "columns of tables are read in a function over rows, as in `map(fn: (r) => …)`";
    return kErrorType;
  }
  RecordFields record = types_.FieldsOf(type);
  for (auto& [label, value] : record.fields)
    if (types_.Tag(label) == TypeTag::kLabel && types_.LabelName(label) == expr.name.text) return value;
  TypeId member = Fresh();
  Unifier unifier(types_);
  unifier.Unify(types_.Record(expr.name.text, member, Fresh()), type);
  if (unifier.Finish().empty()) return member;
  ReportNoMember(expr, object);
  return kErrorType;
}

void Checker::ReportNoMember(const ast::MemberExpr& expr, const hir::Expr& object) {
  const Binding* binding = nullptr;
  if (const auto* local = hir::As<hir::Local>(&object)) binding = scopes_.Find(local->name).binding;
  const bool is_row = binding && binding->is_row;
  const bool is_element = binding && binding->origin != nullptr;
  Diagnostic& diagnostic = Report(is_row ? DiagnosticKind::kNoColumn : DiagnosticKind::kMissingField, expr.name.span,
                                  {std::string(expr.name.text)});
  std::vector<std::string> names;
  for (auto& [label, value] : types_.FieldsOf(object.type).fields)
    if (types_.Tag(label) == TypeTag::kLabel) names.emplace_back(types_.LabelName(label));
  if (auto closest = Closest(expr.name.text, names)) {
    diagnostic.help = "did you mean `" + *closest + "`?";
    diagnostic.fix = {{expr.name.span, expr.is_quoted ? "\"" + *closest + "\"" : *closest}};
  }
  const auto* global = hir::As<hir::Global>(&object);
  if (diagnostic.help.empty() && global && global->package.empty() && IsAmbientRecord(global->name)) {
    const std::string field = std::string(global->name) + "." + std::string(expr.name.text);
    diagnostic.help = global->name == "params" ? "`--param " + std::string(expr.name.text) + "=VALUE` defines it"
                                               : "`--ambient " + field + "=VALUE` defines it";
  }
  std::string columns = PrintColumns(types_, object.type);
  std::string label = columns.empty() ? "has no fields"
                                      : (is_row       ? "rows have: "
                                         : is_element ? "elements have: "
                                                      : "has: ") +
                                            columns;
  if (is_element)
    diagnostic.related.push_back({OriginOfElements(*binding->origin), label});
  else
    diagnostic.label = label;
}

// What gave rows their columns: the last stage of the chain that changed them, or the variable that holds them.
Span Checker::OriginOfElements(const hir::Expr& piped) const {
  auto element = [this](const hir::Expr& expr) {
    TypeTag tag = types_.Tag(expr.type);
    const bool has_elements = tag == TypeTag::kStream || tag == TypeTag::kArray;
    return has_elements ? types_.Resolve(types_.Element(expr.type)) : kErrorType;
  };
  const hir::Expr* at = &piped;
  const auto* call = hir::As<hir::Call>(at);
  while (call && call->pipe && element(*call->pipe) == element(*call)) {
    at = call->pipe;
    call = hir::As<hir::Call>(at);
  }
  if (call && call->pipe) return {call->callee->span.begin, call->span.end};
  const auto* global = hir::As<hir::Global>(at);
  const Binding* binding = global ? scopes_.Find(global->name).binding : nullptr;
  return binding && binding->file == file_index_ ? binding->span : at->span;
}

}  // namespace flux
