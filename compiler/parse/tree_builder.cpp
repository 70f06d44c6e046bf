#include "compiler/parse/tree_builder.h"

#include "runtime/base/check.h"

namespace flux {

FileElement TreeBuilder::Build(const std::vector<Lexeme>& tokens, const std::vector<SyntaxEvent>& events) {
  tokens_ = tokens;
  events_ = events;
  at_ = 0;
  height_ = recursion_ = 0;
  is_too_deep_ = false;

  Enter(SyntaxRule::kFileElement);
  uint32_t begin = NextBegin();
  last_end_ = begin;
  FileElement element;
  element.attributes = BuildAttributes();
  if (AtRule(SyntaxRule::kPackageClause)) {
    element.package = BuildPackage(element.attributes);
  } else if (AtRule(SyntaxRule::kImportDeclaration)) {
    element.import = BuildImport(element.attributes);
  } else {
    element.statement = BuildStatement(element.attributes);
  }
  Leave();
  element.span = SpanFrom(begin);
  return element;
}

bool TreeBuilder::AtRule(SyntaxRule rule) const {
  return events_[at_].type == SyntaxEvent::Type::kEnter && events_[at_].value == static_cast<uint32_t>(rule);
}

const Lexeme& TreeBuilder::Take() {
  FLUX_CHECK(AtToken());
  const Lexeme& token = Peek();
  ++at_;
  last_end_ = std::max(last_end_, token.span.end);
  return token;
}

void TreeBuilder::Enter(SyntaxRule rule) {
  FLUX_CHECK(AtRule(rule));
  ++at_;
}

void TreeBuilder::Leave() {
  FLUX_CHECK(AtLeave());
  ++at_;
}

Span TreeBuilder::NextSpan() const {
  for (size_t i = at_; i < events_.size(); ++i) {
    if (events_[i].type == SyntaxEvent::Type::kToken) return tokens_[events_[i].value].span;
  }
  return {last_end_, last_end_};
}

ast::Name TreeBuilder::NameOf(const Lexeme& token) {
  return {token.is_inserted ? std::string_view() : source_.Text(token.span), token.span};
}

// Reads a name or a string in the place of one.
ast::Name TreeBuilder::KeyOf(const Lexeme& token) {
  if (token.kind != TokenKind::kString) return NameOf(token);
  return {literals_.ReadString(token.span), token.span};
}

}  // namespace flux
