// Lists between brackets: properties, arguments, parameters, array and dictionary elements.

#include "compiler/diag/number_suffix.h"
#include "compiler/parse/tree_builder.h"

namespace flux {

using ast::Expr;

std::span<const ast::Property> TreeBuilder::BuildProperties(bool are_arguments) {
  Height height(*this);
  Enter(SyntaxRule::kProperties);
  std::vector<ast::Property> properties;
  ListCommas commas(source_, diagnostics_, ListCommas::Needed::kFirst);
  while (!AtLeave()) {
    if (AtToken(TokenKind::kComma)) {
      TakeComma(commas);
      continue;
    }
    BeginItem(commas);
    properties.push_back(BuildProperty(are_arguments));
    height.AddChild();
  }
  Leave();
  // In brackets that were never closed the last name is rather unfinished than mixed in.
  NameAll(properties, AtWrittenToken());
  return arena_.CopyArray(properties);
}

ast::Property TreeBuilder::BuildProperty(bool are_arguments) {
  Enter(SyntaxRule::kProperty);
  const Lexeme& key = Take();
  ast::Property property{};
  height_ = 0;
  if (key.kind == TokenKind::kBadExpr) {
    property.name.span = key.span;
    property.value = New<ast::BadExpr>(key.span.begin);
  } else {
    property.name = KeyOf(key);
    property.is_quoted = key.kind == TokenKind::kString;
    if (AtToken(TokenKind::kColon)) {
      Take();
      property.value = BuildExpression();
    } else if (property.is_quoted) {
      auto kind = are_arguments ? DiagnosticKind::kPositionalArgument : DiagnosticKind::kQuotedKeyAlone;
      Diagnostic& problem = diagnostics_.Report(kind, key.span, {std::string(source_.Text(key.span))});
      problem.help = are_arguments ? "write `name: value`" : "write `key: value`";
      property.name = {{}, key.span};
      property.is_quoted = false;
      property.value = New<ast::BadExpr>(key.span.begin);
    }
  }
  Leave();
  property.span = SpanFrom(key.span.begin);
  return property;
}

// Makes `{a, b: 1}`, which is a mistake, into `{a: a, b: 1}`.
void TreeBuilder::NameAll(std::vector<ast::Property>& properties, bool reports) {
  const ast::Property* named = nullptr;
  for (const auto& property : properties) {
    if (property.value && !property.name.text.empty()) named = &property;
  }
  if (!named) return;
  for (auto& property : properties) {
    if (property.value) continue;
    if (reports) {
      std::string name(property.name.text);
      Diagnostic& problem =
          diagnostics_.Report(DiagnosticKind::kMixedShorthand, property.span, {name, std::string(named->name.text)});
      problem.help = "name all values or none";
      if (&property == properties.data()) {
        problem.help += "; `{" + name + " with " + std::string(named->name.text) + ": …}` extends a record";
      }
      problem.fix.push_back({property.span, name + ": " + name});
    }
    auto* value = arena_.New<ast::Identifier>();
    *value = {{ast::ExprKind::kIdentifier, property.span}, property.name.text};
    property.value = value;
  }
}

const Expr* TreeBuilder::BuildRecord() {
  Enter(SyntaxRule::kRecord);
  const Lexeme& open = Take();
  const ast::Identifier* base = nullptr;
  if (open.kind == TokenKind::kWithLbrace) {
    const Lexeme& token = Take();
    auto* identifier = arena_.New<ast::Identifier>();
    *identifier = {{ast::ExprKind::kIdentifier, token.span}, source_.Text(token.span)};
    base = identifier;
    Take();
  }
  auto properties = BuildProperties(false);
  Take();
  Leave();
  auto* node = New<ast::RecordExpr>(open.span.begin);
  node->base = base;
  node->properties = properties;
  return node;
}

std::span<const ast::Param> TreeBuilder::BuildParameters() {
  Height height(*this);
  Enter(SyntaxRule::kParameters);
  std::vector<ast::Param> params;
  ListCommas commas(source_, diagnostics_, ListCommas::Needed::kFirst);
  while (!AtLeave()) {
    if (AtToken(TokenKind::kComma)) {
      TakeComma(commas);
      continue;
    }
    BeginItem(commas);
    params.push_back(BuildParameter());
    height.AddChild();
  }
  Leave();
  commas.Finish(AtWrittenToken());
  return arena_.CopyArray(params);
}

ast::Param TreeBuilder::BuildParameter() {
  Enter(SyntaxRule::kParameter);
  const Lexeme& token = Take();
  ast::Param param{};
  param.name = token.kind == TokenKind::kBadExpr ? ast::Name{{}, token.span} : NameOf(token);
  height_ = 0;
  if (AtToken(TokenKind::kAssign)) {
    Take();
    // Enter expression, operand, primary, token, leave: nothing but the literal.
    bool is_pipe = events_[at_ + 3].type == SyntaxEvent::Type::kToken &&
                   tokens_[events_[at_ + 3].value].kind == TokenKind::kPipeReceive &&
                   events_[at_ + 5].type == SyntaxEvent::Type::kLeave &&
                   events_[at_ + 6].type == SyntaxEvent::Type::kLeave;
    if (is_pipe) {
      at_ += 3;
      uint32_t begin = Take().span.begin;
      at_ += 3;
      param.default_value = New<ast::PipeLit>(begin);
    } else {
      param.default_value = BuildExpression();
    }
  }
  Leave();
  param.span = SpanFrom(token.span.begin);
  return param;
}

const Expr* TreeBuilder::BuildArray() {
  Height height(*this);
  Enter(SyntaxRule::kArray);
  const Lexeme& open = Take();
  std::vector<const Expr*> elements;
  std::vector<ast::DictEntry> entries;
  bool is_dict = false;
  ListCommas commas(source_, diagnostics_, ListCommas::Needed::kFirst);
  while (!AtToken(TokenKind::kRbrack)) {
    if (AtToken(TokenKind::kComma)) {
      TakeComma(commas);
      continue;
    }
    if (AtToken()) {
      Take();
      is_dict = true;
      continue;
    }
    BeginItem(commas);
    const bool is_suffix = !elements.empty() && IsNumberSuffix(source_, NextSpan());
    Enter(SyntaxRule::kElement);
    const Expr* element = BuildExpression();
    height.AddChild();
    bool has_value = AtToken(TokenKind::kColon);
    if (elements.empty() && entries.empty()) is_dict = has_value;
    const Expr* value = nullptr;
    if (has_value) {
      Take();
      value = BuildExpression();
      height.AddChild();
    }
    if (has_value != is_dict) diagnostics_.Report(DiagnosticKind::kMixedArray, SpanFrom(element->span.begin));
    if (is_dict && has_value) entries.push_back({element, value});
    if (is_suffix) elements.back() = New<ast::BadExpr>(elements.back()->span.begin);
    if (!is_dict && !is_suffix) elements.push_back(element);
    Leave();
  }
  commas.Finish(AtWrittenToken());
  Take();
  Leave();
  if (is_dict) {
    auto* node = New<ast::DictExpr>(open.span.begin);
    node->entries = arena_.CopyArray(entries);
    return node;
  }
  auto* node = New<ast::ArrayExpr>(open.span.begin);
  node->elements = arena_.CopyArray(elements);
  return node;
}

}  // namespace flux
