#pragma once

// The state of one check and its steps; private to compiler/check. Each .cpp of this folder holds the steps for one
// kind of construct. Inference binds type variables on the way, so statements are checked strictly in order.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "compiler/check/check.h"
#include "compiler/check/scope.h"
#include "compiler/types/scheme.h"
#include "compiler/types/unify.h"

namespace flux {

// What is known about an expression before it is looked at: lets a function literal know its parameters' types, so
// that a mistake in its body is reported there.
struct Hint {
  TypeId type = kErrorType;           // the error type when nothing is known
  TypeId element = kErrorType;        // of what is piped into the call around it: rows of tables, elements of an array
  bool is_stream = false;             // whether tables are piped in
  const hir::Expr* origin = nullptr;  // what is piped in
  bool is_default = false;            // whether it is the default of a parameter
};

// Checks one package and keeps all that a statement may refer to. One object per package; the tree that it makes grows
// statement by statement.
class Checker {
 public:
  Checker(std::string path, const PackageTypes& packages, const CheckOptions& options);
  // Checks all files of the package, in this order.
  hir::Package Run(std::span<const PackageFile> files);

  // --- journal.cpp: going back to the state after an earlier statement of the only file
  struct Mark {
    size_t definitions = 0, options = 0, undefined = 0, statements = 0, exports = 0;
    TypeId previous_type = kErrorType;
  };
  // The state behind the statement that was checked last.
  Mark Here() const;
  // Forgets what was checked since `mark` was taken; marks taken later are no longer valid.
  void Rewind(const Mark& mark);
  // A name that was reported as undefined, and whether that was because it is defined later.
  struct UndefinedName {
    std::string_view name;
    bool is_early;
  };
  std::span<const UndefinedName> undefined_names() const { return undefined_; }
  const hir::Package& package() const { return package_; }
  // Reads package clauses and imports of all files; must come first.
  void StartPackage(std::span<const PackageFile> files);
  // Makes the imports of a file visible, and those of the file before invisible.
  void StartFile(uint32_t index);
  // Goes on behind the statement `previous` in a new tree of the only file, with the same imports.
  void ContinueFile(std::span<const PackageFile> files, const ast::Stmt* previous);
  void ReportTo(DiagnosticSink& diagnostics) { diagnostics_ = &diagnostics; }
  // Checks the next statement of a file or testcase.
  void CheckNext(const ast::Stmt& stmt);

 private:
  // --- check.cpp: files
  void CheckPackageClause();

  // --- statements.cpp: testcases, options
  void ImportPrelude();
  void ImportPackages();
  void CheckStatements(std::span<const ast::Stmt* const> statements);
  void CheckStatement(const ast::Stmt& stmt);
  void CheckVariable(const ast::VariableStmt& stmt);
  void CheckOption(const ast::OptionStmt& stmt);
  void CheckOwnOption(const ast::OptionStmt& stmt);
  void CheckPackageOption(const ast::OptionStmt& stmt);
  bool IsAmbientRecord(std::string_view name) const;
  void CheckAmbientField(const ast::OptionStmt& stmt);
  void CheckBuiltin(const ast::BuiltinStmt& stmt);
  void CheckTestcase(const ast::TestcaseStmt& stmt);
  void AddTop(hir::TopStmt stmt);
  void AddExport(hir::Export item);
  // Defines a top-level name; the place is filled in.
  void DefineGlobal(const ast::Name& name, Binding binding);
  // Generalises the type of a name's value; types that have grown beyond all measure are reported and become the error.
  PolyType GeneralizeNamed(const ast::Name& name, TypeId type);
  void ReportReassigned(std::string_view name, Span span, const Binding& first);
  void WarnHiddenFunction(const ast::VariableStmt& stmt, const hir::Expr& value);
  const PackageInterface* OwnerOfPreludeOption(std::string_view name) const;

  // --- type_expr.cpp: types as written in builtin statements
  PolyType ReadPolyType(const ast::BuiltinStmt& stmt);

  // --- names.cpp
  // How a name is used, for guesses at what an undefined one means.
  struct NameUse {
    std::string_view member = {};  // that is read from it
    TypeId expected = kErrorType;  // the type that its place needs; the error type when any will do
    bool is_called = false;
  };
  const hir::Expr* InferIdentifier(const ast::Identifier& name, const NameUse& use);
  const hir::Expr* UseBinding(std::string_view name, Span span, const Scopes::Found& found);
  // A name that is injected from outside, or null.
  const hir::Expr* UseAmbient(const ast::Identifier& name);
  const hir::Expr* UsePrelude(std::string_view name, Span span);
  // Finds what the package shows others under the name, or reports and gives null.
  const InterfaceExport* FindExport(const PackageInterface& package, std::string_view name, Span span);
  const hir::Expr* UseExport(const PackageInterface& package, const ast::Name& name, Span span);
  void WarnDeprecated(const PackageInterface& package, const InterfaceExport& item, Span span);
  void ReportUnknownImport(const ast::ImportDecl& import);
  void ReportUnknownExport(const PackageInterface& package, std::string_view name, Span span);
  TypeId PackageRecord(const PackageInterface& package);

  // --- undefined_name.cpp
  void ReportUndefined(std::string_view name, Span span, const NameUse& use);
  void ExplainUndefined(Diagnostic& diagnostic, std::string_view name, const NameUse& use);
  bool ReportUsedEarly(std::string_view name, Span span);
  bool ReportMissingImport(std::string_view name, Span span, std::string_view member);
  bool IsPreludeFunction(std::string_view name) const;
  bool IsDefined(std::string_view name) const;
  bool ProposeFunction(Diagnostic& diagnostic, std::string_view name, const NameUse& use);
  std::vector<std::string> VisibleNames() const;
  std::string VariableAround(Span span) const;
  bool IsMissingVariable(const ast::ArrayExpr& expr) const;
  bool ExpectsText(TypeId type) const;
  TextEdit ImportEdit(std::string_view path) const;

  // --- expression.cpp
  const hir::Expr* Infer(const ast::Expr& expr, const Hint& hint = {});
  // Infers inside one more assignment, so that the type can be generalised.
  const hir::Expr* InferAssigned(const ast::Expr& init, std::string_view name);
  const hir::Expr* InferLiteral(const ast::Expr& expr, const Hint& hint);
  const hir::Expr* InferLabel(const ast::LabelLit& label, const Hint& hint);
  const hir::Expr* InferInterpolation(const ast::StringExpr& expr);
  const hir::Expr* InferArray(const ast::ArrayExpr& expr, const Hint& hint);
  const hir::Expr* InferDict(const ast::DictExpr& expr);
  const hir::Expr* InferConditional(const ast::ConditionalExpr& expr);
  const hir::Expr* InferIndex(const ast::IndexExpr& expr);
  const hir::Expr* InferUnquotedColumn(const ast::IndexExpr& expr, const hir::Expr& object);
  // Like Expect, for parts that must agree among themselves.
  void ExpectElement(TypeId expected, const hir::Expr& actual, std::string_view what, Span first);

  // --- record.cpp
  const hir::Expr* InferRecord(const ast::RecordExpr& expr);
  const hir::Expr* InferMember(const ast::MemberExpr& expr);
  TypeId MemberType(const ast::MemberExpr& expr, const hir::Expr& object);
  void ReportNoMember(const ast::MemberExpr& expr, const hir::Expr& object);
  Span OriginOfElements(const hir::Expr& piped) const;

  // --- operators.cpp
  const hir::Expr* InferUnary(const ast::UnaryExpr& expr);
  const hir::Expr* InferBinary(const ast::BinaryExpr& expr);
  const hir::Expr* InferLogical(const ast::LogicalExpr& expr);
  bool WarnQuotedTime(const hir::Expr& left, const hir::Expr& right);
  bool ReportSharedComparison(const ast::LogicalExpr& expr, const hir::Expr& right);
  static void AdviseMatch(Diagnostic& diagnostic, const ast::BinaryExpr& expr);
  TypeId ArithmeticType(const ast::BinaryExpr& expr, const hir::Expr& left, const hir::Expr& right);
  void CheckComparison(const ast::BinaryExpr& expr, const hir::Expr& left, const hir::Expr& right);
  void ReportOperands(const ast::BinaryExpr& expr, const hir::Expr& left, const hir::Expr& right);
  void AdviseShiftedTime(Diagnostic& diagnostic, const ast::BinaryExpr& expr, const hir::Expr& left) const;
  bool ReportComparedStep(const ast::BinaryExpr& expr, const hir::Expr& left);
  void ReportArithmeticKind(const ast::BinaryExpr& expr, TypeId type);

  // --- function.cpp
  const hir::Expr* InferFunction(const ast::FunctionExpr& expr, const Hint& hint, std::string_view name);
  void InferBody(const ast::FunctionExpr& expr, hir::Function& function);
  const hir::Expr* InferBlock(std::span<const ast::Stmt* const> block, Span span, std::vector<hir::BodyStmt>& out);
  // Defines a local name whose value could not be read.
  void DefineBroken(const ast::Name& name);
  hir::BodyStmt InferBodyVariable(const ast::Name& name, const ast::Expr& init);
  void CheckDefaults(const hir::Function& function);
  void ReportDefault(const hir::Param& param, TypeId used_as);
  bool CheckParameters(const ast::FunctionExpr& expr);

  // --- call.cpp
  const hir::Expr* InferPipe(const ast::PipeExpr& expr);
  const hir::Expr* InferCall(const ast::CallExpr& call, const hir::Expr* pipe, Span span);
  // Whether a function has the parameter; true when the function is not known.
  bool HasParam(TypeId function, std::string_view name) const;
  const hir::Expr* InferCallee(const ast::Expr& callee);
  struct CallSite;
  void ReportNotAFunction(const ast::CallExpr& call, const hir::Expr& callee);
  void InferKnownCall(CallSite& site);
  void InferUnknownCall(CallSite& site);
  void InferArgument(CallSite& site, size_t index);
  const hir::Expr* ArgumentValue(CallSite& site, size_t index, const Hint& hint);
  void PassPipe(CallSite& site);
  TypeId PoisonedResult(TypeId result);
  bool IsCallInsteadOfFunction(CallSite& site, size_t index, const FunctionParam& param);
  void ReportUnknownArguments(CallSite& site);
  size_t ReportSpilledList(CallSite& site, size_t index);
  bool IsWithoutName(const CallSite& site, const ast::Property& arg) const;
  bool IsElementOfList(CallSite& site, size_t index);
  std::string UnnamedText(const CallSite& site, size_t first, Span& whole) const;
  void DropUnnamed(const ast::Property& arg);
  struct FreeParameters;
  FreeParameters FreeParametersOf(const CallSite& site) const;
  bool ExplainDecimalComma(Span digits, Diagnostic& diagnostic) const;
  void ExplainUndefinedCallee(const ast::CallExpr& call);
  void ExplainUnnamedArgument(CallSite& site, size_t index);
  std::string ExplainShorthand(const CallSite& site, const ast::Name& written, const FreeParameters& open,
                               Diagnostic& diagnostic);
  void ExplainUnknownArgument(CallSite& site, size_t index, Diagnostic& diagnostic);
  std::optional<std::string> ParameterFor(const CallSite& site, const FreeParameters& open, TypeTag tag) const;
  bool TakesRecord(TypeId type) const;
  bool ExplainFields(CallSite& site, const FreeParameters& open, Diagnostic& diagnostic);
  bool ExplainBody(const FunctionParam& param, Span body, Diagnostic& diagnostic) const;
  std::string ArgumentShape(const FunctionParam& param) const;
  void ReportMissingArguments(CallSite& site);
  void ReportMissingPipe(const CallSite& site, const FunctionParam& param);

  // --- mismatch.cpp: problems of unification as diagnostics
  // Unifies and reports at `actual`; false when they do not agree.
  bool Expect(TypeId expected, const hir::Expr& actual);
  void ReportMismatch(const hir::Expr& actual, const TypeProblem& problem);
  bool DropParametersOf(TypeId function, Span literal);
  void AdviseParameters(Diagnostic& diagnostic, TypeId function, Span body);
  void ReportArgument(const CallSite& site, const FunctionParam& param, const hir::Expr& actual,
                      const TypeProblem& problem, const ast::Expr* source);
  void ReportMissingColumn(Diagnostic& diagnostic, const TypeProblem& problem, Span rows);
  std::string Describe(TypeId type) const;
  // Describes a type beside another one, from which the words must differ.
  std::string Contrast(TypeId type, TypeId other) const;
  bool IsKnown(TypeId type) const;

  // --- conversion.cpp
  // Says how to turn a value of the wrong type into what is expected, where there is a way.
  void AdviseConversion(Diagnostic& diagnostic, TypeId expected, const hir::Expr& actual);
  void AdviseConversion(Diagnostic& diagnostic, const TypeProblem& problem, const hir::Expr& actual);
  bool IsElementOf(TypeId array, const hir::Expr& expr) const;
  void AdviseElements(Diagnostic& diagnostic, TypeId expected, const hir::Array& list);
  void AdviseInstant(Diagnostic& diagnostic, const hir::Expr& actual);
  void AdviseRows(Diagnostic& diagnostic, const hir::Array& list);
  void AdviseRecord(Diagnostic& diagnostic, const hir::Expr& actual);
  bool AdvisePredicate(Diagnostic& diagnostic, TypeId function, const hir::Expr& actual);
  bool AdviseLocation(Diagnostic& diagnostic, TypeId expected, const hir::Expr& actual);
  void AdviseCall(Diagnostic& diagnostic, const hir::Expr& function);
  static void AdviseScalar(Diagnostic& diagnostic);

  Diagnostic& Report(DiagnosticKind kind, Span span, std::vector<std::string> args = {}) {
    return diagnostics_->Report(kind, span, std::move(args));
  }
  // Points to a definition, in words when it is in another file.
  void Relate(Diagnostic& diagnostic, const Binding& binding, std::string_view label);

  template <typename T>
  T* New(Span span, TypeId type) {
    T* node = arena_.New<T>();
    node->kind = T::kKind;
    node->span = span;
    node->type = type;
    return node;
  }
  // Gives the name in storage that lives as long as the typed tree; the syntax tree may go before it.
  std::string_view Own(std::string_view name) { return types_.Name(types_.Intern(name)); }
  const hir::Expr* NewError(Span span) { return New<hir::Error>(span, kErrorType); }
  TypeId Fresh(KindSet kinds = {}) { return types_.NewVariable(level_, kinds); }
  bool is_top_level() const { return !is_in_testcase_; }

  const PackageTypes& packages_;
  const CheckOptions& options_;
  std::span<const PackageFile> files_;
  const ast::File* file_ = nullptr;        // the current one
  uint32_t file_index_ = 0;                // of the current one
  DiagnosticSink* diagnostics_ = nullptr;  // of the current file
  hir::Package package_;
  Arena& arena_;
  std::shared_ptr<TypeStore> store_;
  TypeStore& types_;
  Scopes scopes_;
  std::vector<const PackageInterface*> prelude_;
  uint32_t level_ = 0;

  std::unordered_set<std::string_view> ambient_;
  std::unordered_map<std::string_view, TypeId> ambient_records_;  // closed records
  std::unordered_set<std::string_view> option_names_;             // unqualified, of this package
  std::string_view current_option_;                               // whose value is being inferred
  std::set<std::pair<std::string_view, std::string_view>> options_set_;
  std::unordered_set<std::string_view> reported_undefined_;
  // What statements outside testcases changed, in order, see Rewind.
  std::vector<std::pair<std::string_view, Binding>> definitions_;
  std::vector<std::pair<std::string_view, std::string_view>> set_options_;
  std::vector<UndefinedName> undefined_;
  bool is_in_testcase_ = false;
  const ast::Stmt* statement_ = nullptr;           // of a file or testcase, being checked
  const ast::Stmt* previous_statement_ = nullptr;  // before it in the same list
  TypeId previous_type_ = kErrorType;
};

// Describes types and kinds in the words of messages: `a duration`, `a stream of tables`, `comparable`.
std::string DescribeType(const TypeStore& types, TypeId type);
std::string DescribeKind(Kind kind);
// Gives the text by which a message names what is called.
std::string CalleeName(const ast::Expr& callee);
bool IsFunctionLiteral(const ast::Expr* expr);
// Gives the function for a single value beside one that converts the values of streams; `toInt`: `int`.
std::string_view ScalarFormOf(std::string_view function);

}  // namespace flux
