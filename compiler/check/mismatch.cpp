#include <algorithm>

#include "compiler/check/call_site.h"
#include "compiler/types/print.h"
#include "runtime/base/suggest.h"

namespace flux {

using Reason = TypeProblem::Reason;

namespace {

// The type of an array is shown as far as it can be read at a glance.
std::string DescribeArray(const TypeStore& types, TypeId type) {
  constexpr size_t kLongest = 50;
  if (types.Tag(types.Element(type)) == TypeTag::kStream) return "an array of streams";
  const std::string text = PrintType(types, type);
  return text.size() > kLongest ? "an array of records" : "an array `" + text + "`";
}

}  // namespace

std::string DescribeType(const TypeStore& types, TypeId type) {
  switch (TypeTag tag = types.Tag(type)) {
    case TypeTag::kError:
    case TypeTag::kVariable:
    case TypeTag::kBound:
      return "a value of unknown type";
    case TypeTag::kInt:
      return "an int";
    case TypeTag::kRegexp:
      return "a regular expression";
    case TypeTag::kBytes:
      return "bytes";
    case TypeTag::kDynamic:
      return "a dynamic value";
    case TypeTag::kLabel:
      return "the label `" + PrintType(types, type) + "`";
    case TypeTag::kStream:
      return "a stream of tables";
    case TypeTag::kArray:
      if (types.Tag(types.Element(type)) == TypeTag::kError) return "an array";
      return DescribeArray(types, type);
    case TypeTag::kVector:
      return "a vector `" + PrintType(types, type) + "`";
    case TypeTag::kDict:
      return "a dictionary `" + PrintType(types, type) + "`";
    case TypeTag::kEmptyRecord:
      return "an empty record";
    case TypeTag::kRecord: {
      std::string columns = PrintColumns(types, type, 5);
      return columns.empty() ? "a record" : "a record with " + columns;
    }
    case TypeTag::kFunction:
      return "a function";
    case TypeTag::kBool:
    case TypeTag::kUint:
    case TypeTag::kFloat:
    case TypeTag::kString:
    case TypeTag::kDuration:
    case TypeTag::kTime:
      return "a " + std::string(BasicTypeName(tag));
  }
  return {};
}

std::string DescribeKind(Kind kind) {
  switch (kind) {
    case Kind::kAddable:
      return "something that `+` adds";
    case Kind::kSubtractable:
      return "something that `-` subtracts";
    case Kind::kDivisible:
      return "a number";
    case Kind::kNumeric:
      return "a number";
    case Kind::kNegatable:
      return "something that `-` negates";
    case Kind::kComparable:
      return "something that `<` compares";
    case Kind::kEquatable:
      return "something that `==` compares";
    case Kind::kNullable:
      return "something that can be null";
    case Kind::kTimeable:
      return "a time or a duration";
    case Kind::kStringable:
      return "something that has a text form";
    case Kind::kBasic:
      return "a simple value";
    case Kind::kRecord:
      return "a record";
    case Kind::kLabel:
      return "a label such as `.name`";
  }
  return {};
}

std::string CalleeName(const ast::Expr& callee) {
  if (const auto* paren = ast::As<ast::ParenExpr>(&callee)) return CalleeName(*paren->inner);
  if (const auto* name = ast::As<ast::Identifier>(&callee)) return std::string(name->name);
  if (const auto* member = ast::As<ast::MemberExpr>(&callee)) {
    if (const auto* object = ast::As<ast::Identifier>(member->object))
      return std::string(object->name) + "." + std::string(member->name.text);
    return std::string(member->name.text);
  }
  if (const auto* call = ast::As<ast::CallExpr>(&callee)) return CalleeName(*call->callee) + "(…)";
  return "(…)";
}

std::string Checker::Describe(TypeId type) const { return DescribeType(types_, type); }

std::string Checker::Contrast(TypeId type, TypeId other) const {
  std::string words = Describe(type);
  return words == Describe(other) ? "`" + PrintType(types_, type) + "`" : words;
}

bool Checker::IsKnown(TypeId type) const {
  TypeTag tag = types_.Tag(type);
  return tag != TypeTag::kVariable && tag != TypeTag::kError && tag != TypeTag::kBound;
}

void Checker::Relate(Diagnostic& diagnostic, const Binding& binding, std::string_view label) {
  if (binding.file == file_index_) {
    diagnostic.related.push_back({binding.span, std::string(label)});
    return;
  }
  const SourceFile& source = *files_[binding.file].file->source;
  if (!diagnostic.label.empty()) diagnostic.label += "; ";
  diagnostic.label += std::string(label.substr(0, label.rfind(" here"))) + " in `" + source.name() + "`, line " +
                      std::to_string(source.Locate(binding.span.begin).line);
}

bool Checker::Expect(TypeId expected, const hir::Expr& actual) {
  Unifier unifier(types_);
  unifier.Unify(expected, actual.type);
  auto problems = unifier.Finish();
  if (problems.empty()) return true;
  ReportMismatch(actual, problems[0]);
  return false;
}

namespace {

// What is wrong with a function that was given where another one was needed.
std::string FunctionProblem(const TypeStore& types, const TypeProblem& problem) {
  const std::string name = "`" + problem.name + "`";
  switch (problem.reason) {
    case Reason::kMissingArgument:
      return "has no parameter " + name + ", but will be called with it";
    case Reason::kUnexpectedArgument:
      return "requires the parameter " + name + ", but will be called without it";
    case Reason::kMissingPipe:
      return "must take piped input: `(tables=<-) => …`";
    case Reason::kPipeNames:
      return "has the pipe parameter " + name + " under another name";
    case Reason::kMissingField:
      return "needs a field " + name + " that is not there";
    case Reason::kKind:
    case Reason::kMismatch:
    case Reason::kUnexpectedField:
    case Reason::kRecursive:
    case Reason::kNotALabel:
      break;
  }
  std::string expected =
      problem.reason == Reason::kKind ? DescribeKind(problem.kind) : DescribeType(types, problem.expected);
  std::string found = DescribeType(types, problem.actual);
  if (problem.path.empty() || problem.path[0].empty()) return "must return " + expected + ", but returns " + found;
  return "uses `" + problem.path[0] + "` as " + found + ", but is called with " + expected;
}

// A function literal with one parameter too many and one missing: most likely that one was meant.
std::string RenameHelp(const TypeStore& types, const hir::Function& function, TypeId expected,
                       const TypeProblem& problem) {
  if (problem.reason != Reason::kMissingArgument && problem.reason != Reason::kUnexpectedArgument) return {};
  std::vector<std::string> wanted;
  for (const FunctionParam& param : types.FunctionOf(expected).params) {
    auto has_name = [&](const hir::Param& own) { return own.name == types.Name(param.name); };
    if (std::ranges::none_of(function.params, has_name)) wanted.emplace_back(types.Name(param.name));
  }
  if (wanted.size() != 1 || wanted[0].empty()) return {};
  if (function.params.empty()) return "write `(" + wanted[0] + ") => …`";
  if (problem.reason != Reason::kUnexpectedArgument) return {};
  return "parameters are passed by name: call it `" + wanted[0] + "` instead of `" + problem.name + "`";
}

// The innermost field on the way to the problem, or nothing.
std::string FieldOf(const TypeProblem& problem) {
  for (auto it = problem.path.rbegin(); it != problem.path.rend(); ++it)
    if (it->starts_with(".")) return it->substr(1);
  return {};
}

}  // namespace

void Checker::ReportMismatch(const hir::Expr& actual, const TypeProblem& problem) {
  switch (problem.reason) {
    case Reason::kMissingField: {
      Diagnostic& diagnostic = Report(DiagnosticKind::kMissingField, actual.span, {problem.name});
      ReportMissingColumn(diagnostic, problem, actual.span);
      return;
    }
    case Reason::kUnexpectedField:
      Report(DiagnosticKind::kUnexpectedField, actual.span, {problem.name});
      return;
    case Reason::kKind:
      Report(DiagnosticKind::kWrongKind, actual.span, {Describe(problem.actual), DescribeKind(problem.kind)});
      return;
    case Reason::kRecursive:
      Report(DiagnosticKind::kRecursiveType, actual.span,
             {PrintType(types_, problem.expected) + " in " + PrintType(types_, problem.actual)});
      return;
    case Reason::kMissingArgument:
    case Reason::kUnexpectedArgument:
    case Reason::kMissingPipe:
    case Reason::kPipeNames:
      Report(DiagnosticKind::kFunctionParameters, actual.span,
             {std::string(file_->source->Text(actual.span).substr(0, 30)), FunctionProblem(types_, problem)});
      return;
    case Reason::kMismatch:
    case Reason::kNotALabel:
      break;
  }
  Diagnostic& diagnostic =
      Report(DiagnosticKind::kTypeMismatch, actual.span, {Describe(problem.expected), Describe(problem.actual)});
  std::string field = FieldOf(problem);
  if (!field.empty()) diagnostic.label = "in field `" + field + "`";
  AdviseConversion(diagnostic, problem, actual);
}

void Checker::ReportMissingColumn(Diagnostic& diagnostic, const TypeProblem& problem, Span rows) {
  std::vector<std::string> names;
  for (auto& [label, value] : types_.FieldsOf(problem.actual).fields)
    if (types_.Tag(label) == TypeTag::kLabel) names.emplace_back(types_.LabelName(label));
  if (auto closest = Closest(problem.name, names)) diagnostic.help = "did you mean `" + *closest + "`?";
  std::string columns = PrintColumns(types_, problem.actual);
  std::string label = columns.empty() ? "has no fields" : "has: " + columns;
  // Of a record within what is marked.
  if (const std::string field = FieldOf(problem); !field.empty()) label = "`" + field + "` " + label;
  if (diagnostic.span == rows)
    diagnostic.label = label;
  else
    diagnostic.related.push_back({rows, label});
}

// A function literal that lacks a parameter uses an undefined name: that is one mistake.
bool Checker::DropParametersOf(TypeId function, Span literal) {
  std::span<const FunctionParam> params = types_.FunctionOf(function).params;
  bool has_dropped = false;
  diagnostics_->RemoveIf([&](const Diagnostic& diagnostic) {
    const bool is_parameter = diagnostic.kind == DiagnosticKind::kUndefinedName &&
                              literal.begin <= diagnostic.span.begin && diagnostic.span.end <= literal.end &&
                              std::ranges::any_of(params, [&](const FunctionParam& param) {
                                return types_.Name(param.name) == diagnostic.args[0];
                              });
    has_dropped |= is_parameter;
    return is_parameter;
  });
  return has_dropped;
}

// `fn: r.x == 1`: the body alone.
void Checker::AdviseParameters(Diagnostic& diagnostic, TypeId function, Span body) {
  std::string names;
  for (const FunctionParam& param : types_.FunctionOf(function).params) {
    if (param.mode == FunctionParam::Mode::kRequired)
      names += (names.empty() ? "" : ", ") + std::string(types_.Name(param.name));
  }
  const std::string_view text = file_->source->Text(body);
  const bool is_short = text.size() <= 40 && text.find('\n') == text.npos;
  diagnostic.help = "write `(" + names + ") => " + (is_short ? std::string(text) : "…") + "`";
  diagnostic.fix = {{{body.begin, body.begin}, "(" + names + ") => "}};
}

void Checker::ReportArgument(const CallSite& site, const FunctionParam& param, const hir::Expr& actual,
                             const TypeProblem& problem, const ast::Expr* source) {
  const std::string callee = CalleeName(*site.call.callee);
  std::string name(types_.Name(param.name));
  const bool is_pipe = !source && param.mode == FunctionParam::Mode::kPipe;
  if (is_pipe && problem.reason == Reason::kMissingField) {
    // Blame the stage that needs the column, and show what flows into it.
    Diagnostic& diagnostic = Report(DiagnosticKind::kNoColumn, site.callee->span, {problem.name});
    diagnostic.label = "`" + callee + "` needs it";
    ReportMissingColumn(diagnostic, problem, actual.span);
    return;
  }
  const bool is_function =
      types_.Tag(actual.type) == TypeTag::kFunction && types_.Tag(param.type) == TypeTag::kFunction;
  if (is_function && problem.reason != Reason::kRecursive) {
    Span span = actual.span;
    const auto* function = hir::As<hir::Function>(&actual);
    if (function && problem.path.empty()) DropParametersOf(param.type, function->span);
    if (function && !problem.path.empty() && problem.path[0].empty()) span = function->result->span;
    Diagnostic& diagnostic =
        Report(DiagnosticKind::kFunctionParameters, span, {name, FunctionProblem(types_, problem)});
    if (function && problem.path.empty()) diagnostic.help = RenameHelp(types_, *function, param.type, problem);
    return;
  }
  if (problem.reason != Reason::kMismatch && problem.reason != Reason::kKind) {
    ReportMismatch(actual, problem);
    return;
  }
  std::string expected = problem.reason == Reason::kKind ? DescribeKind(problem.kind) : Describe(problem.expected);
  std::string field = FieldOf(problem);
  Span span = is_pipe ? site.callee->span : actual.span;
  std::string what = !field.empty() ? field : name.empty() ? "the piped input" : name;
  TypeId found = problem.actual;
  if (types_.Tag(actual.type) == TypeTag::kArray && problem.reason == Reason::kKind && problem.kind == Kind::kRecord &&
      found != actual.type) {
    expected = "an array of records";
    found = actual.type;
  }
  // Removes diagnostics, so it comes before the new one is made.
  const bool lacks_parameters =
      !is_pipe && types_.Tag(param.type) == TypeTag::kFunction && DropParametersOf(param.type, actual.span);
  Diagnostic& diagnostic = Report(DiagnosticKind::kArgumentMismatch, span, {what, callee, expected, Describe(found)});
  if (lacks_parameters)
    AdviseParameters(diagnostic, param.type, actual.span);
  else if (!is_pipe)
    AdviseConversion(diagnostic, problem, actual);
  else if (types_.Tag(problem.actual) == TypeTag::kFunction)
    diagnostic.help = "call the function";
  if (is_pipe)
    diagnostic.related.push_back({actual.span, Describe(actual.type)});
  else
    diagnostic.label = Describe(found);
}

}  // namespace flux
