#include <algorithm>
#include <optional>
#include <string_view>

#include "compiler/diag/foreign_file.h"
#include "compiler/follow_ups/follow_ups.h"
#include "compiler/follow_ups/roles.h"

namespace flux {

namespace {

bool Holds(Span outer, uint32_t at) { return outer.begin <= at && at <= outer.end; }

// Lists the steps of all pipelines and the statements outside of them, also in function bodies.
class PlaceCollector {
 public:
  explicit PlaceCollector(std::vector<Span>& places) : places_(places) {}

  void Add(std::span<const ast::Stmt* const> statements) {
    for (const ast::Stmt* stmt : statements) Add(*stmt);
  }

 private:
  void Add(const ast::Stmt& stmt) {
    places_.push_back(stmt.span);
    switch (stmt.kind) {
      case ast::StmtKind::kVariableStmt:
        return Add(static_cast<const ast::VariableStmt&>(stmt).init);
      case ast::StmtKind::kOptionStmt:
        return Add(static_cast<const ast::OptionStmt&>(stmt).init);
      case ast::StmtKind::kReturnStmt:
        return Add(static_cast<const ast::ReturnStmt&>(stmt).value);
      case ast::StmtKind::kExprStmt:
        return Add(static_cast<const ast::ExprStmt&>(stmt).expr);
      case ast::StmtKind::kTestcaseStmt:
        return Add(static_cast<const ast::TestcaseStmt&>(stmt).body);
      case ast::StmtKind::kBuiltinStmt:
      case ast::StmtKind::kBadStmt:
        return;
    }
  }

  void AddAll(std::span<const ast::Property> properties) {
    for (const ast::Property& property : properties) Add(property.value);
  }

  void Add(const ast::Expr* expr) {
    if (const auto* pipe = ast::As<ast::PipeExpr>(expr)) return AddPipe(*pipe);
    if (const auto* function = ast::As<ast::FunctionExpr>(expr)) {
      Add(function->body);
      Add(function->block);
    } else if (const auto* call = ast::As<ast::CallExpr>(expr)) {
      Add(call->callee);
      AddAll(call->args);
    } else if (const auto* record = ast::As<ast::RecordExpr>(expr)) {
      AddAll(record->properties);
    } else if (const auto* array = ast::As<ast::ArrayExpr>(expr)) {
      for (const ast::Expr* element : array->elements) Add(element);
    } else if (const auto* paren = ast::As<ast::ParenExpr>(expr)) {
      Add(paren->inner);
    } else if (const auto* member = ast::As<ast::MemberExpr>(expr)) {
      Add(member->object);
    }
  }

  void AddPipe(const ast::PipeExpr& pipe) {
    places_.push_back(pipe.argument->span);
    places_.push_back({pipe.pipe_token.begin, pipe.call->span.end});
    Add(pipe.argument);
    Add(pipe.call);
  }

  std::vector<Span>& places_;
};

class PlaceFinder {
 public:
  explicit PlaceFinder(const ast::File& file) : file_(file) { PlaceCollector(all_).Add(file.statements); }

  // The smallest place around a position, or else the statement before it.
  std::optional<Span> Around(uint32_t at) const {
    std::optional<Span> best;
    for (Span place : all_)
      if (Holds(place, at) && (!best || place.end - place.begin < best->end - best->begin)) best = place;
    if (best) return best;
    for (const ast::Stmt* stmt : file_.statements)
      if (stmt->span.begin <= at) best = stmt->span;
    return best;
  }

  // What starts behind a position on the same line: it was meant to be part of what is broken there.
  void AddStartsOnLine(uint32_t at, std::vector<Span>& places) const {
    std::string_view text = file_.source->text();
    size_t line_end = std::min(text.find('\n', at), text.size());
    for (const ast::Stmt* stmt : file_.statements)
      if (stmt->span.begin > at && stmt->span.begin < line_end) places.push_back(*Around(stmt->span.begin));
  }

 private:
  const ast::File& file_;
  std::vector<Span> all_;
};

// The places of a file in which findings say nothing.
class BrokenSyntax {
 public:
  // Takes what the parser reported; other diagnostics in the list are skipped.
  BrokenSyntax(const ast::File& file, const std::vector<Diagnostic>& diagnostics);

  bool is_empty() const { return places_.empty() && !has_broken_import_; }
  // Whether the diagnostic is a finding that is only there because of a syntax error.
  bool Explains(const Diagnostic& diagnostic) const;

 private:
  std::vector<Span> places_;
  bool has_broken_import_ = false;
};

BrokenSyntax::BrokenSyntax(const ast::File& file, const std::vector<Diagnostic>& diagnostics) {
  std::optional<PlaceFinder> finder;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!IsGuess(diagnostic.kind)) continue;
    uint32_t at = diagnostic.span.begin;
    has_broken_import_ |= file.source->Line(file.source->Locate(at).line).starts_with("import");
    if (!finder) finder.emplace(file);
    if (std::optional<Span> place = finder->Around(at)) places_.push_back(*place);
    finder->AddStartsOnLine(at, places_);
  }
}

bool BrokenSyntax::Explains(const Diagnostic& diagnostic) const {
  if (RoleOf(diagnostic.kind) != DiagnosticRole::kFinding) return false;
  if (has_broken_import_ && diagnostic.kind == DiagnosticKind::kPackageNotImported) return true;
  return std::ranges::any_of(places_, [&](Span place) { return Holds(place, diagnostic.span.begin); });
}

}  // namespace

void DropExplained(const ast::File& file, DiagnosticSink& diagnostics) {
  if (!diagnostics.has_errors() || ReportForeignFile(*file.source, diagnostics)) return;
  const BrokenSyntax broken(file, diagnostics.all());
  if (broken.is_empty()) return;
  diagnostics.RemoveIf([&](const Diagnostic& diagnostic) { return broken.Explains(diagnostic); });
}

}  // namespace flux
