#include <cctype>

#include "compiler/opt/rewrite_predicate.h"

namespace flux::opt {

namespace {

// The only text that the pattern matches: `^text$` in which nothing but escaped punctuation has a meaning of its own.
std::optional<std::string> OnlyMatch(std::string_view pattern) {
  if (pattern.size() < 2 || !pattern.starts_with('^') || !pattern.ends_with('$')) return std::nullopt;
  pattern = pattern.substr(1, pattern.size() - 2);
  std::string text;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      if (++i == pattern.size() || !std::ispunct(static_cast<unsigned char>(pattern[i]))) return std::nullopt;
    } else if (std::string_view(R"(^$.|?*+()[]{})").find(pattern[i]) != std::string_view::npos) {
      return std::nullopt;
    }
    text += pattern[i];
  }
  return text;
}

}  // namespace

// `r.host =~ /^a$/` becomes `r.host == "a"`, `!~` becomes `!=`: indexes find equal texts without looking at all of
// them.
//
// Legal because both give null for null, `^` and `$` are the ends of the text and not of lines, and without other
// metacharacters one text alone matches. On values that are no strings the messages would differ.
RuleResult RegexAsEqualityRule(const plan::NodeRef& node, RuleContext& context) {
  return RewritePredicate(node, context, [](const PredicatePart& part) -> std::optional<expr::NodeId> {
    expr::Node match = part.node();
    const bool is_match = match.kind == expr::NodeKind::kBinary &&
                          (match.binary_op == BinaryOp::kMatch || match.binary_op == BinaryOp::kNotMatch);
    if (!is_match || !part.Kind(part.id)) return std::nullopt;
    const std::optional<std::string> text = OnlyMatch(part.fn.at(match.children[1]).value.AsRegexp().pattern());
    if (!text) return std::nullopt;
    match.binary_op = match.binary_op == BinaryOp::kMatch ? BinaryOp::kEqual : BinaryOp::kNotEqual;
    match.children[1] = part.fn.Add({.kind = expr::NodeKind::kLiteral, .value = Value::String(*text)});
    return part.fn.Add(std::move(match));
  });
}

}  // namespace flux::opt
