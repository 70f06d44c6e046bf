#include "parsed.h"

#include <algorithm>
#include <sstream>

#include "compiler/ast/dump.h"
#include "compiler/parse/parse.h"
#include "runtime/base/number_text.h"

namespace flux {
namespace {

using namespace ast;

std::string Of(const Expr* expr);

std::string List(std::span<const Property> properties) {
  std::string text;
  for (const Property& property : properties) {
    if (!text.empty()) text += ", ";
    text += property.is_quoted ? '"' + std::string(property.name.text) + '"' : std::string(property.name.text);
    if (property.value) text += ": " + Of(property.value);
  }
  return text;
}

std::string List(std::span<const Expr* const> items) {
  std::string text;
  for (const Expr* item : items) text += (text.empty() ? "" : ", ") + Of(item);
  return text;
}

std::string Of(const FunctionExpr& function) {
  std::string text = "(fn [";
  for (const Param& param : function.params) {
    if (&param != &function.params.front()) text += ' ';
    text += param.name.text;
    if (param.default_value) text += "=" + Of(param.default_value);
  }
  text += "]";
  if (!function.has_block) return text + " " + Of(function.body) + ")";
  return text + " block " + std::to_string(function.block.size()) + ")";
}

std::string Of(const Expr* expr) {
  if (auto* e = As<Identifier>(expr)) return std::string(e->name);
  if (auto* e = As<IntLit>(expr)) return std::to_string(e->value);
  if (auto* e = As<FloatLit>(expr)) return "float " + FormatFloat(e->value);
  if (auto* e = As<StringLit>(expr)) return '"' + std::string(e->value) + '"';
  if (auto* e = As<StringExpr>(expr)) return "(text " + List(e->parts) + ")";
  if (auto* e = As<DurationLit>(expr)) return FormatDuration(e->value);
  if (auto* e = As<TimeLit>(expr)) return FormatTime(e->value);
  if (auto* e = As<RegexpLit>(expr)) return "/" + std::string(e->pattern) + "/";
  if (auto* e = As<LabelLit>(expr)) return "." + std::string(e->name);
  if (As<PipeLit>(expr)) return "<-";
  if (auto* e = As<ArrayExpr>(expr)) return "[" + List(e->elements) + "]";
  if (auto* e = As<DictExpr>(expr)) {
    std::string text;
    for (const DictEntry& entry : e->entries)
      text += (text.empty() ? "" : ", ") + Of(entry.key) + ": " + Of(entry.value);
    return "[:" + text + "]";
  }
  if (auto* e = As<RecordExpr>(expr)) {
    return "{" + (e->base ? std::string(e->base->name) + " with " : "") + List(e->properties) + "}";
  }
  if (auto* e = As<FunctionExpr>(expr)) return Of(*e);
  if (auto* e = As<ParenExpr>(expr)) return "<" + Of(e->inner) + ">";
  if (auto* e = As<MemberExpr>(expr)) {
    return Of(e->object) + "." + (e->is_quoted ? '"' + std::string(e->name.text) + '"' : std::string(e->name.text));
  }
  if (auto* e = As<IndexExpr>(expr)) return Of(e->object) + "[" + Of(e->index) + "]";
  if (auto* e = As<CallExpr>(expr)) return Of(e->callee) + "(" + List(e->args) + ")";
  if (auto* e = As<PipeExpr>(expr)) return "(|> " + Of(e->argument) + " " + Of(e->call) + ")";
  if (auto* e = As<UnaryExpr>(expr)) return "(" + std::string(Spelling(e->op)) + " " + Of(e->operand) + ")";
  if (auto* e = As<BinaryExpr>(expr)) {
    return "(" + std::string(Spelling(e->op)) + " " + Of(e->left) + " " + Of(e->right) + ")";
  }
  if (auto* e = As<LogicalExpr>(expr)) {
    return "(" + std::string(Spelling(e->op)) + " " + Of(e->left) + " " + Of(e->right) + ")";
  }
  if (auto* e = As<ConditionalExpr>(expr)) {
    return "(if " + Of(e->test) + " " + Of(e->then_branch) + " " + Of(e->else_branch) + ")";
  }
  return "bad";
}

std::string Codes(const Parsed& parsed) {
  std::string codes;
  for (const Diagnostic& diagnostic : parsed.diagnostics.all()) {
    codes += " ! " + std::string(DiagnosticCode(diagnostic.kind));
  }
  return codes;
}

}  // namespace

Parsed::Parsed(std::string text) {
  file = ParseFile(std::make_shared<SourceFile>("test.flux", std::move(text)), diagnostics);
}

std::string Shape(std::string text) {
  Parsed parsed(std::move(text));
  std::string shape;
  for (const Stmt* stmt : parsed.file.statements) {
    if (!shape.empty()) shape += "; ";
    if (auto* s = As<ExprStmt>(stmt)) {
      shape += Of(s->expr);
    } else if (auto* s = As<VariableStmt>(stmt)) {
      shape += std::string(s->name.text) + " = " + Of(s->init);
    } else if (auto* s = As<OptionStmt>(stmt)) {
      shape += "option " + (s->package.text.empty() ? "" : std::string(s->package.text) + ".") +
               std::string(s->name.text) + " = " + Of(s->init);
    } else if (auto* s = As<ReturnStmt>(stmt)) {
      shape += "return " + Of(s->value);
    } else {
      shape += As<BadStmt>(stmt) ? "bad statement" : "statement";
    }
  }
  return shape + Codes(parsed);
}

std::string Tree(std::string text) {
  Parsed parsed(std::move(text));
  std::istringstream dump(ast::Dump(parsed.file));
  std::string tree, line;
  std::getline(dump, line);
  size_t depth = 1;
  bool is_first = true;
  while (std::getline(dump, line)) {
    const size_t column = line.find_first_not_of(' ');
    const size_t line_depth = column / 2;
    if (line_depth > depth) tree += "(";
    for (; depth > line_depth; --depth) tree += ")";
    if (line_depth == depth && !is_first && !tree.ends_with('(')) tree += ", ";
    depth = line_depth;
    is_first = false;
    tree += line.substr(column);
  }
  for (; depth > 1; --depth) tree += ")";
  return tree + Codes(parsed);
}

std::string Tokens(std::string text) {
  static constexpr std::string_view kNames[] = {
      "",       "comment", "keyword",  "identifier",  "number",    "duration", "time",
      "string", "regexp",  "operator", "punctuation", "attribute", "illegal"};
  SourceFile source("t.flux", std::move(text));
  std::string tokens;
  for (const Token& token : Tokenize(source)) {
    if (token.token_class == TokenClass::kWhitespace) continue;
    if (!tokens.empty()) tokens += ", ";
    tokens += std::string(kNames[static_cast<size_t>(token.token_class)]) + " " + std::string(source.Text(token.span));
  }
  return tokens;
}

std::string Problems(std::string text) {
  Parsed parsed(std::move(text));
  std::string problems;
  for (const Diagnostic& diagnostic : parsed.diagnostics.all()) {
    LineColumn place = parsed.file.source->Locate(diagnostic.span.begin);
    problems += std::to_string(place.line) + ":" + std::to_string(place.column) + " " +
                std::string(DiagnosticCode(diagnostic.kind)) + " " + diagnostic.Message() + "\n";
  }
  return problems;
}

std::string Fixed(std::string text) {
  Parsed parsed(text);
  std::vector<TextEdit> edits;
  for (const Diagnostic& diagnostic : parsed.diagnostics.all()) {
    edits.insert(edits.end(), diagnostic.fix.begin(), diagnostic.fix.end());
  }
  std::ranges::sort(edits, std::greater(), [](const TextEdit& edit) { return edit.span.begin; });
  for (const TextEdit& edit : edits) text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.replacement);
  return text;
}

}  // namespace flux
