#include "tools/fluxc/testcase.h"

#include <algorithm>
#include <optional>

namespace flux::cli {

namespace {

using Statements = std::span<const ast::Stmt* const>;

void Blank(std::string& text, Span span) {
  for (uint32_t i = span.begin; i < span.end; ++i) {
    if (text[i] != '\n') text[i] = ' ';
  }
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

// Blanks the package clause, too: a script that runs is of package main.
std::string WithoutTestcases(const ast::File& file) {
  std::string text = file.source->text();
  if (file.package != nullptr) Blank(text, file.package->span);
  for (const ast::Stmt* statement : file.statements) {
    if (statement->kind == ast::StmtKind::kTestcaseStmt) Blank(text, WithAttributes(*statement));
  }
  return text;
}

// Puts the body where it stood, or behind the statements that follow the testcase: it may use what they define.
std::string ScriptOf(const ast::File& file, const ast::TestcaseStmt& testcase, std::string text) {
  if (testcase.body.empty()) return text;
  Span body = {testcase.body.front()->span.begin, testcase.body.back()->span.end};
  std::string_view body_text = file.source->Text(body);
  bool is_last = std::ranges::none_of(file.statements, [&](const ast::Stmt* statement) {
    return statement->kind != ast::StmtKind::kTestcaseStmt && statement->span.begin > testcase.span.begin;
  });
  if (is_last) return text.replace(body.begin, body_text.size(), body_text);
  return text.append("\n").append(body_text).append("\n");
}

}  // namespace

std::vector<Testcase> FindTestcases(const ast::File& file) {
  std::vector<Testcase> found;
  std::string rest = WithoutTestcases(file);
  std::vector<std::string> tags = TagsOf(file.statements).value_or(std::vector<std::string>());
  for (const ast::Stmt* statement : file.statements) {
    if (statement->kind != ast::StmtKind::kTestcaseStmt) continue;
    const auto& testcase = static_cast<const ast::TestcaseStmt&>(*statement);
    found.push_back(
        {.name = std::string(testcase.name.text),
         .line = file.source->Locate(testcase.span.begin).line,
         .tags = TagsOf(testcase.body).value_or(tags),
         .is_extension = testcase.extends != nullptr,
         .script = std::make_shared<const SourceFile>(file.source->name(), ScriptOf(file, testcase, rest))});
  }
  return found;
}

}  // namespace flux::cli
