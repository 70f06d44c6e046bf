#include "compiler/parse/tree_builder.h"

namespace flux {

using ast::TypeExpr;

const TypeExpr* TreeBuilder::BuildType() {
  Enter(SyntaxRule::kType);
  const TypeExpr* type = nullptr;
  if (AtRule(SyntaxRule::kLabel)) {
    type = BuildLabelType();
  } else if (AtToken(TokenKind::kLbrack)) {
    type = BuildBracketType();
  } else if (AtToken(TokenKind::kFunctionLparen)) {
    type = BuildFunctionType();
  } else if (AtToken(TokenKind::kLbrace) || AtToken(TokenKind::kWithLbrace)) {
    type = BuildRecordType();
  } else {
    type = BuildNamedType();
  }
  Leave();
  return type;
}

const TypeExpr* TreeBuilder::BuildNamedType() {
  const Lexeme& token = Take();
  uint32_t begin = token.span.begin;
  // A type that made no sense was reported; the empty name tells the checker so.
  std::string_view name = token.kind == TokenKind::kBadExpr ? std::string_view() : source_.Text(token.span);
  if (AtToken(TokenKind::kIndexLbrack)) {
    Take();
    const TypeExpr* element = BuildType();
    Take();
    if (name == "stream") {
      auto* node = New<ast::StreamType>(begin);
      node->element = element;
      return node;
    }
    if (name != "vector") diagnostics_.Report(DiagnosticKind::kTypeArgument, token.span, {std::string(name)});
    auto* node = New<ast::VectorType>(begin);
    node->element = element;
    return node;
  }
  if (name == "dynamic") return New<ast::DynamicType>(begin);
  if (name.size() == 1) {
    auto* node = New<ast::VariableType>(begin);
    node->name = name;
    return node;
  }
  auto* node = New<ast::NamedType>(begin);
  node->name = name;
  return node;
}

const TypeExpr* TreeBuilder::BuildBracketType() {
  uint32_t begin = Take().span.begin;
  const TypeExpr* first = BuildType();
  const TypeExpr* value = nullptr;
  if (AtToken(TokenKind::kColon)) {
    Take();
    value = BuildType();
  }
  Take();
  if (value) {
    auto* node = New<ast::DictType>(begin);
    node->key = first;
    node->value = value;
    return node;
  }
  auto* node = New<ast::ArrayType>(begin);
  node->element = first;
  return node;
}

const TypeExpr* TreeBuilder::BuildLabelType() {
  Enter(SyntaxRule::kLabel);
  uint32_t begin = Take().span.begin;
  ast::Name name = KeyOf(Take());
  Leave();
  auto* node = New<ast::LabelType>(begin);
  node->name = name.text;
  return node;
}

const TypeExpr* TreeBuilder::BuildRecordType() {
  const Lexeme& open = Take();
  ast::VariableType* base = nullptr;
  if (open.kind == TokenKind::kWithLbrace) {
    const Lexeme& token = Take();
    base = arena_.New<ast::VariableType>();
    *base = {{ast::TypeKind::kVariableType, token.span}, source_.Text(token.span)};
    Take();
  }
  std::vector<ast::PropertyType> properties;
  Enter(SyntaxRule::kPropertyTypes);
  ListCommas commas(source_, diagnostics_, ListCommas::Needed::kNone);
  while (!AtLeave()) {
    if (AtToken(TokenKind::kComma)) {
      TakeComma(commas);
      continue;
    }
    BeginItem(commas);
    Enter(SyntaxRule::kPropertyType);
    const Lexeme& key = Take();
    if (key.kind != TokenKind::kBadExpr) {
      ast::Name name = KeyOf(key);
      Take();
      properties.push_back({name, key.kind == TokenKind::kString, BuildType()});
    }
    Leave();
  }
  Leave();
  commas.Finish(AtWrittenToken());
  const Lexeme& close = Take();
  if (base && properties.empty() && !close.is_inserted) {
    diagnostics_.Report(DiagnosticKind::kSyntaxError, close.span, {"expected a name, found `}`"});
  }
  auto* node = New<ast::RecordType>(open.span.begin);
  node->base = base;
  node->properties = arena_.CopyArray(properties);
  return node;
}

const TypeExpr* TreeBuilder::BuildFunctionType() {
  uint32_t begin = Take().span.begin;
  std::vector<ast::ParamType> params;
  Enter(SyntaxRule::kParameterTypes);
  ListCommas commas(source_, diagnostics_, ListCommas::Needed::kNone);
  while (!AtLeave()) {
    if (AtToken(TokenKind::kComma)) {
      TakeComma(commas);
      continue;
    }
    BeginItem(commas);
    Enter(SyntaxRule::kParameterType);
    if (AtToken(TokenKind::kBadExpr)) {
      Take();
    } else {
      params.push_back(BuildParameterType());
    }
    Leave();
  }
  Leave();
  commas.Finish(AtWrittenToken());
  Take();
  Take();
  const TypeExpr* result = BuildType();
  auto* node = New<ast::FunctionType>(begin);
  node->params = arena_.CopyArray(params);
  node->result = result;
  return node;
}

ast::ParamType TreeBuilder::BuildParameterType() {
  ast::ParamType param{};
  const Lexeme& first = Take();
  if (first.kind == TokenKind::kQuestion) {
    param.mode = ast::ParamType::Mode::kOptional;
    param.name = NameOf(Take());
  } else if (first.kind == TokenKind::kPipeReceive) {
    param.mode = ast::ParamType::Mode::kPipe;
    if (AtToken(TokenKind::kIdent)) param.name = NameOf(Take());
  } else {
    param.mode = ast::ParamType::Mode::kRequired;
    param.name = NameOf(first);
  }
  Take();
  param.type = BuildType();
  if (AtToken(TokenKind::kAssign)) {
    Take();
    param.default_label = BuildLabelType();
  }
  return param;
}

ast::Constraint TreeBuilder::BuildConstraint() {
  Enter(SyntaxRule::kConstraint);
  ast::Name variable = NameOf(Take());
  std::vector<ast::Name> kinds;
  while (!AtLeave()) {
    Take();
    kinds.push_back(NameOf(Take()));
  }
  Leave();
  return {variable, arena_.CopyArray(kinds)};
}

}  // namespace flux
