#include "tools/fluxc/testcase.h"

#include <algorithm>

#include "compiler/parse/parse.h"

namespace flux::cli {

namespace {

using Statements = std::span<const ast::Stmt* const>;

// Blanks of the same height, and as wide as the last line, so that what follows stays where it is. Most of a file is
// testcases, and is read again for each of them.
std::string Blank(std::string_view text) {
  const size_t last_line = text.rfind('\n') + 1;
  return std::string(static_cast<size_t>(std::ranges::count(text, '\n')), '\n') +
         std::string(text.size() - last_line, ' ');
}

Span WithAttributes(const ast::Stmt& statement) {
  Span span = statement.span;
  if (!statement.attributes.empty()) span.begin = std::min(span.begin, statement.attributes[0].span.begin);
  return span;
}

// The tags that the statements set, if they do.
std::optional<std::vector<std::string>> TagsOf(Statements statements) {
  for (const ast::Stmt* statement : statements) {
    if (statement->kind != ast::StmtKind::kOptionStmt) continue;
    const auto& option = static_cast<const ast::OptionStmt&>(*statement);
    if (option.package.text != "testing" || option.name.text != "tags") continue;
    std::vector<std::string> tags;
    if (option.init->kind == ast::ExprKind::kArrayExpr) {
      for (const ast::Expr* element : static_cast<const ast::ArrayExpr&>(*option.init).elements) {
        if (element->kind != ast::ExprKind::kStringLit) continue;
        tags.emplace_back(static_cast<const ast::StringLit&>(*element).value);
      }
    }
    return tags;
  }
  return std::nullopt;
}

// From the first statement to the last.
Span BodySpan(const Testcase& testcase) {
  const Statements body = testcase.statement->body;
  return body.empty() ? Span() : Span{body.front()->span.begin, body.back()->span.end};
}

// A span of a file's text and what takes its place.
struct Replacement {
  Span span;
  std::string text;
};

// The replacements must be in source order.
std::string Replace(std::string_view text, const std::vector<Replacement>& replacements) {
  std::string out;
  size_t at = 0;
  for (const Replacement& replacement : replacements) {
    out += text.substr(at, replacement.span.begin - at);
    out += replacement.text;
    at = replacement.span.end;
  }
  return out.append(text.substr(at));
}

// What is left of a file besides its statements.
struct Rest {
  const Testcase* kept = nullptr;  // whose body stays where it stands; null: no one's
  bool has_imports = true;
  std::string more_imports = {};  // on the line of the last one
};

// The file without testcases, and without its package clause, as a script that runs is of package main.
std::string WithoutTestcases(const ast::File& file, const Rest& rest) {
  const SourceFile& source = *file.source;
  std::vector<Replacement> replacements;
  const auto blank = [&](Span span) { replacements.push_back({span, Blank(source.Text(span))}); };
  if (file.package != nullptr) blank(file.package->span);
  for (const ast::ImportDecl& import : file.imports) {
    if (!rest.has_imports) blank(import.span);
  }
  const uint32_t head = !file.imports.empty()     ? file.imports.back().span.end
                        : file.package != nullptr ? file.package->span.end
                                                  : 0;
  replacements.push_back({{head, head}, rest.more_imports});
  for (const ast::Stmt* statement : file.statements) {
    if (statement->kind != ast::StmtKind::kTestcaseStmt) continue;
    const Span span = WithAttributes(*statement);
    if (rest.kept == nullptr || statement != rest.kept->statement) {
      blank(span);
      continue;
    }
    const Span body = BodySpan(*rest.kept);
    blank({span.begin, body.begin});
    blank({body.end, span.end});
  }
  return Replace(source.text(), replacements);
}

bool IsSuper(const ast::Stmt& statement) {
  if (statement.kind != ast::StmtKind::kExprStmt) return false;
  const auto* call = ast::As<ast::CallExpr>(static_cast<const ast::ExprStmt&>(statement).expr);
  if (call == nullptr || !call->args.empty()) return false;
  const auto* callee = ast::As<ast::Identifier>(call->callee);
  return callee != nullptr && callee->name == "super";
}

// The body with the parent's in the place of `super()`.
std::string ExtendedBody(const SourceFile& source, const Testcase& testcase, std::string_view parent_body) {
  const Span body = BodySpan(testcase);
  std::string text(source.Text(body));
  const auto super = std::ranges::find_if(testcase.statement->body, [](const ast::Stmt* s) { return IsSuper(*s); });
  if (super == testcase.statement->body.end()) return text;
  const Span call = (*super)->span;
  return text.replace(call.begin - body.begin, call.end - call.begin, parent_body);
}

// The imports of a file that another lacks, on one line.
std::string MissingImports(const ast::File& from, const ast::File& in) {
  std::string text;
  for (const ast::ImportDecl& import : from.imports) {
    const bool is_there = std::ranges::any_of(
        in.imports, [&](const ast::ImportDecl& own) { return own.path->value == import.path->value; });
    if (!is_there) text += " " + std::string(from.source->Text(import.span));
  }
  return text;
}

bool HasErrorIn(Span span, const DiagnosticSink& found) {
  return std::ranges::any_of(found.all(), [&](const Diagnostic& diagnostic) {
    const bool is_error = DiagnosticSeverity(diagnostic.kind) == Severity::kError;
    return is_error && span.begin <= diagnostic.span.begin && diagnostic.span.begin <= span.end;
  });
}

uint32_t CountLines(std::string_view text) { return static_cast<uint32_t>(std::ranges::count(text, '\n')); }

}  // namespace

TestcaseFile::TestcaseFile(std::shared_ptr<const SourceFile> source) {
  DiagnosticSink found;
  file_ = ParseFile(std::move(source), found);
  is_parsed_ = !found.has_errors();
  tags_ = TagsOf(file_.statements);
  for (const ast::Stmt* statement : file_.statements) {
    if (statement->kind != ast::StmtKind::kTestcaseStmt) continue;
    const auto& testcase = static_cast<const ast::TestcaseStmt&>(*statement);
    testcases_.push_back({.name = std::string(testcase.name.text),
                          .line = file_.source->Locate(testcase.span.begin).line,
                          .tags = TagsOf(testcase.body),
                          .extends = testcase.extends == nullptr ? std::string() : std::string(testcase.extends->value),
                          .statement = &testcase,
                          .is_parsed = !HasErrorIn(testcase.span, found)});
  }
}

std::string_view TestcaseFile::package() const {
  if (file_.package == nullptr) return "main";
  std::string_view name = file_.package->name.text;
  if (name.ends_with("_test")) name.remove_suffix(5);
  return name;
}

const Testcase* TestcaseFile::Find(std::string_view name) const {
  const auto found = std::ranges::find(testcases_, name, &Testcase::name);
  return found == testcases_.end() ? nullptr : &*found;
}

TestScript TestcaseFile::Script(const Testcase& testcase) const {
  const bool is_last = std::ranges::none_of(file_.statements, [&](const ast::Stmt* statement) {
    return statement->kind != ast::StmtKind::kTestcaseStmt && statement->span.begin > testcase.statement->span.begin;
  });
  const bool stays = is_last && !testcase.statement->body.empty();
  std::string text = WithoutTestcases(file_, {.kept = stays ? &testcase : nullptr});
  if (!stays) text.append("\n").append(source().Text(BodySpan(testcase))).append("\n");
  return {std::make_shared<const SourceFile>(source().name(), std::move(text))};
}

TestScript TestcaseFile::Script(const Testcase& testcase, const TestcaseFile& parent_file,
                                const Testcase& parent) const {
  std::string text = WithoutTestcases(file_, {.more_imports = MissingImports(parent_file.file_, file_) + " "});
  text += '\n';
  const uint32_t parent_line = CountLines(text) + 1;
  const std::string_view parent_body = parent_file.source().Text(BodySpan(parent));
  text += WithoutTestcases(parent_file.file_, {.has_imports = false}) + "\n";
  text += ExtendedBody(source(), testcase, parent_body) + "\n";
  return {std::make_shared<const SourceFile>(source().name(), std::move(text)), parent_line};
}

}  // namespace flux::cli
