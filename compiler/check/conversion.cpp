// What to write where a value has the wrong type.

#include <algorithm>
#include <set>

#include "compiler/check/checker.h"

namespace flux {

namespace {

// Whether a text reads as a literal of the type.
bool ReadsAs(std::string_view text, TypeTag tag) {
  std::string_view digits = text.starts_with("-") ? text.substr(1) : text;
  if (digits.empty()) return false;
  if (tag == TypeTag::kDuration) return ParseDuration(digits).has_value();
  if (tag == TypeTag::kTime) return ParseTime(text).has_value();
  if (tag == TypeTag::kBool) return text == "true" || text == "false";
  const size_t after = digits.find_first_not_of("0123456789");
  if (tag == TypeTag::kInt) return after == digits.npos;
  return tag == TypeTag::kFloat && after != digits.npos && digits[after] == '.' &&
         digits.find_first_not_of("0123456789", after + 1) == digits.npos;
}

// A value that was put into quotes.
std::string QuotedLiteral(const hir::Expr& expr, TypeTag expected) {
  const auto* text = hir::As<hir::String>(&expr);
  return text && ReadsAs(text->value, expected) ? std::string(text->value) : std::string();
}

std::string RegexpOf(std::string_view text) {
  std::string out = "/";
  for (char c : text) {
    if (c == '/') out += '\\';
    out += c;
  }
  return out + "/";
}

// The function of the prelude that makes a value of the type, or nothing.
std::string_view ConverterTo(TypeTag tag) {
  switch (tag) {
    case TypeTag::kString:
    case TypeTag::kInt:
    case TypeTag::kUint:
    case TypeTag::kFloat:
    case TypeTag::kBool:
    case TypeTag::kTime:
      return BasicTypeName(tag);
    default:
      return {};
  }
}

// Whether values of the one type become the other by calling its converter.
bool Converts(TypeTag from, TypeTag to) {
  if (to == TypeTag::kString) return IsNumber(from) || from == TypeTag::kTime || from == TypeTag::kDuration;
  return IsNumber(from) && IsNumber(to);
}

void Replace(Diagnostic& diagnostic, Span span, std::string text, std::string_view how) {
  diagnostic.help = "write `" + text + "`" + std::string(how);
  diagnostic.fix = {{span, std::move(text)}};
}

}  // namespace

void Checker::AdviseConversion(Diagnostic& diagnostic, const TypeProblem& problem, const hir::Expr& actual) {
  const bool needs_record = problem.reason == TypeProblem::Reason::kKind && problem.kind == Kind::kRecord;
  if (const auto* list = hir::As<hir::Array>(&actual); list && needs_record && problem.actual != actual.type)
    return AdviseRows(diagnostic, *list);
  if (const auto* list = hir::As<hir::Array>(&actual); list && problem.path.empty())
    AdviseElements(diagnostic, problem.expected, *list);
  // When a part of the value does not fit, what to do about the whole says nothing.
  if (!problem.path.empty() || types_.Resolve(problem.actual) != types_.Resolve(actual.type)) return;
  if (problem.reason == TypeProblem::Reason::kMismatch) AdviseConversion(diagnostic, problem.expected, actual);
  if (needs_record) AdviseConversion(diagnostic, kEmptyRecordType, actual);
  if (problem.reason == TypeProblem::Reason::kKind && problem.kind == Kind::kTimeable)
    AdviseInstant(diagnostic, actual);
}

// A text where a time or a duration is needed.
void Checker::AdviseInstant(Diagnostic& diagnostic, const hir::Expr& actual) {
  if (types_.Tag(actual.type) != TypeTag::kString) return;
  for (const TypeTag tag : {TypeTag::kTime, TypeTag::kDuration}) {
    if (std::string literal = QuotedLiteral(actual, tag); !literal.empty())
      return Replace(diagnostic, actual.span, std::move(literal), " without quotes");
  }
  Replace(diagnostic, actual.span, "time(v: " + std::string(file_->source->Text(actual.span)) + ")", "");
}

// Single values in a list of rows.
void Checker::AdviseRows(Diagnostic& diagnostic, const hir::Array& list) {
  if (list.elements.empty()) return;
  const std::string first(file_->source->Text(list.elements[0]->span));
  diagnostic.help = "each row is a record: `{_value: " + first + "}`";
  for (const hir::Expr* element : list.elements) {
    diagnostic.fix.push_back({{element->span.begin, element->span.begin}, "{_value: "});
    diagnostic.fix.push_back({{element->span.end, element->span.end}, "}"});
  }
}

// A list where a record with a name for each part is needed, as in `join(tables: [a, b], …)`.
void Checker::AdviseRecord(Diagnostic& diagnostic, const hir::Expr& actual) {
  const auto* list = hir::As<hir::Array>(&actual);
  std::string text;
  std::set<std::string> names;
  for (const hir::Expr* element : list ? list->elements : std::span<const hir::Expr* const>()) {
    const bool is_name = element->kind == hir::ExprKind::kGlobal || element->kind == hir::ExprKind::kLocal;
    const std::string name(file_->source->Text(element->span));
    if (!is_name || name.find('.') != name.npos || !names.insert(name).second) return;
    text += (text.empty() ? "" : ", ") + name + ": " + name;
  }
  if (!text.empty()) Replace(diagnostic, actual.span, "{" + text + "}", "");
}

// Names of columns where a predicate over a row of each side is needed, as `join` of the prelude takes them.
bool Checker::AdvisePredicate(Diagnostic& diagnostic, TypeId function, const hir::Expr& actual) {
  const auto* list = hir::As<hir::Array>(&actual);
  std::span<const FunctionParam> params = types_.FunctionOf(function).params;
  if (!list || list->elements.empty() || params.size() != 2) return false;
  const std::string left(types_.Name(params[0].name)), right(types_.Name(params[1].name));
  std::string text = "(" + left + ", " + right + ") => ";
  for (const hir::Expr* element : list->elements) {
    const auto* column = hir::As<hir::String>(element);
    if (!column) return false;
    const std::string name(column->value);
    text += (element == list->elements[0] ? "" : " and ") + left + "." + name + " == " + right + "." + name;
  }
  Replace(diagnostic, actual.span, text, "");
  return true;
}

// The name of a time zone where a location is needed.
bool Checker::AdviseLocation(Diagnostic& diagnostic, TypeId expected, const hir::Expr& actual) {
  const auto* zone = hir::As<hir::String>(&actual);
  if (!zone || types_.Tag(expected) != TypeTag::kRecord) return false;
  bool has_zone = false, has_offset = false;
  for (auto& [label, value] : types_.FieldsOf(expected).fields) {
    if (types_.Tag(label) != TypeTag::kLabel) continue;
    has_zone |= types_.LabelName(label) == "zone";
    has_offset |= types_.LabelName(label) == "offset";
  }
  if (!has_zone || !has_offset) return false;
  const bool is_imported = scopes_.FindImport("timezone") != nullptr;
  Replace(diagnostic, actual.span, "timezone.location(name: \"" + std::string(zone->value) + "\")",
          is_imported ? "" : " with `import \"timezone\"`");
  if (!is_imported) diagnostic.fix.insert(diagnostic.fix.begin(), ImportEdit("timezone"));
  return true;
}

void Checker::AdviseConversion(Diagnostic& diagnostic, TypeId expected, const hir::Expr& actual) {
  const TypeTag to = types_.Tag(expected), from = types_.Tag(actual.type);
  const std::string written(file_->source->Text(actual.span));
  const bool is_name = actual.kind == hir::ExprKind::kGlobal || actual.kind == hir::ExprKind::kLocal;
  if (from == TypeTag::kFunction && to == TypeTag::kString && is_name)
    return Replace(diagnostic, actual.span, "\"" + written + "\"", ": strings are in quotes");
  if (from == TypeTag::kFunction && to == TypeTag::kFunction) return;
  if (from == TypeTag::kFunction) return AdviseCall(diagnostic, actual);
  if (to == TypeTag::kFunction && AdvisePredicate(diagnostic, expected, actual)) return;
  if (AdviseLocation(diagnostic, expected, actual)) return;
  if (to == TypeTag::kArray && IsElementOf(expected, actual))
    return Replace(diagnostic, actual.span, "[" + written + "]", ": it takes a list");
  if (from == TypeTag::kStream && to != TypeTag::kStream) return AdviseScalar(diagnostic);
  if (const auto* name = hir::As<hir::String>(&actual);
      name && to == TypeTag::kFunction && IsPreludeFunction(name->value))
    return Replace(diagnostic, actual.span, std::string(name->value), " without quotes");
  if (std::string literal = QuotedLiteral(actual, to); !literal.empty())
    return Replace(diagnostic, actual.span, std::move(literal), " without quotes");
  const auto* text = hir::As<hir::String>(&actual);
  const auto* number = hir::As<hir::Int>(&actual);
  const auto* list = hir::As<hir::Array>(&actual);
  if (to == TypeTag::kDuration && number) {
    diagnostic.help = "durations have a unit: `" + written + "s`, `" + written + "m`, `" + written + "h`, …";
  } else if (to == TypeTag::kFloat && number) {
    Replace(diagnostic, actual.span, written + ".0", ": Flux never converts numbers by itself");
  } else if (to == TypeTag::kRegexp && text) {
    Replace(diagnostic, actual.span, RegexpOf(text->value), ": regular expressions stand between slashes");
  } else if ((to == TypeTag::kRecord || to == TypeTag::kEmptyRecord) && from == TypeTag::kArray) {
    diagnostic.help = "a record has a name for each part: `{name: …, other: …}`";
    AdviseRecord(diagnostic, actual);
  } else if (list && list->elements.size() == 1 && types_.Tag(list->elements[0]->type) == to) {
    Replace(diagnostic, actual.span, std::string(file_->source->Text(list->elements[0]->span)), ": it takes just one");
  } else if (to == TypeTag::kString && (number || hir::As<hir::Float>(&actual))) {
    Replace(diagnostic, actual.span, "\"" + written + "\"", ": strings are in quotes");
  } else if (Converts(from, to)) {
    Replace(diagnostic, actual.span, std::string(ConverterTo(to)) + "(v: " + written + ")",
            IsNumber(to) ? ": Flux never converts numbers by itself" : "");
  }
}

// Whether the expression would be an element of the array type; what is not known fits.
bool Checker::IsElementOf(TypeId array, const hir::Expr& expr) const {
  const TypeTag element = types_.Tag(types_.Element(array)), tag = types_.Tag(expr.type);
  if (element != TypeTag::kVariable) return element == tag;
  const bool needs_record = types_.VariableKinds(types_.Resolve(types_.Element(array))).Has(Kind::kRecord);
  return tag == TypeTag::kRecord || (!needs_record && IsBasic(tag));
}

// Whole numbers in a list of floats.
void Checker::AdviseElements(Diagnostic& diagnostic, TypeId expected, const hir::Array& list) {
  if (types_.Tag(expected) != TypeTag::kFloat) return;
  for (const hir::Expr* element : list.elements) {
    if (element->kind != hir::ExprKind::kInt) continue;
    diagnostic.fix.push_back({{element->span.end, element->span.end}, ".0"});
    if (diagnostic.help.empty())
      diagnostic.help =
          "write `" + std::string(file_->source->Text(element->span)) + ".0`: Flux never converts numbers by itself";
  }
}

// A function without its call, as in `now - 1h`.
void Checker::AdviseCall(Diagnostic& diagnostic, const hir::Expr& function) {
  FunctionParts parts = types_.FunctionOf(function.type);
  const bool is_name = function.kind != hir::ExprKind::kFunction && function.kind != hir::ExprKind::kCall;
  const bool needs_nothing = std::ranges::all_of(
      parts.params, [](const FunctionParam& param) { return param.mode == FunctionParam::Mode::kOptional; });
  if (!is_name || !needs_nothing) {
    diagnostic.help = "call the function";
    return;
  }
  diagnostic.help = "call the function: `" + std::string(file_->source->Text(function.span)) + "()`";
  diagnostic.fix = {{{function.span.end, function.span.end}, "()"}};
}

// A stream where a single value is needed.
void Checker::AdviseScalar(Diagnostic& diagnostic) {
  diagnostic.help =
      "a stream has many values: compute with them in `map` or `filter`, or read one with "
      "`findRecord(fn: (key) => true, idx: 0)` and `._value`";
}

}  // namespace flux
