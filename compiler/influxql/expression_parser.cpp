// Expressions: precedence climbing over operands.

#include <charconv>

#include "compiler/influxql/parser.h"
#include "fmt/format.h"

namespace flux::influxql {

namespace {

// Beyond these a query is refused: trees are walked by recursion.
constexpr int kMostNested = 100, kMostOperators = 2000;

// How strongly an operator binds; 0: it is none.
int BindingOf(const Token& token) {
  if (token.IsKeyword("OR")) return 1;
  if (token.IsKeyword("AND")) return 2;
  if (token.kind != TokenKind::kOperator) return 0;
  const std::string& text = token.text;
  if (text == "=" || text == "!=" || text == "=~" || text == "!~" || text == "<" || text == "<=" || text == ">" ||
      text == ">=")
    return 3;
  if (text == "+" || text == "-" || text == "|" || text == "^") return 4;
  if (text == "*" || text == "/" || text == "%" || text == "&") return 5;
  return 0;
}

ExprRef Make(ExprKind kind, std::string text = {}) {
  auto expr = std::make_unique<Expr>();
  expr->kind = kind;
  expr->text = std::move(text);
  return expr;
}

std::unexpected<Error> TooDeep() {
  return Fail(ErrorCode::kInvalid, "the query is nested too deeply or has too many operators in one expression");
}

}  // namespace

ExprRef Clone(const Expr& expr) {
  ExprRef copy = Make(expr.kind, expr.text);
  copy->cast = expr.cast;
  copy->integer = expr.integer;
  copy->number = expr.number;
  for (const ExprRef& arg : expr.args) copy->args.push_back(Clone(*arg));
  return copy;
}

Result<ExprRef> Parser::ParseExpr(int least_binding) {
  FLUX_TRY(ExprRef left, ParseOperand());
  while (true) {
    const Token token = scanner_.Next();
    const int binding = BindingOf(token);
    if (binding < least_binding || binding == 0) {
      scanner_.Back();
      return left;
    }
    if (++operators_ > kMostOperators) return TooDeep();
    ExprRef both = Make(ExprKind::kBinary, token.text);
    both->args.push_back(std::move(left));
    if (token.text == "=~" || token.text == "!~") {
      FLUX_TRY(std::string regex, ExpectRegex());
      both->args.push_back(Make(ExprKind::kRegex, std::move(regex)));
    } else {
      FLUX_TRY(ExprRef right, ParseExpr(binding + 1));
      both->args.push_back(std::move(right));
    }
    left = std::move(both);
  }
}

Result<ExprRef> Parser::ParseOperand() {
  if (++depth_ > kMostNested) return TooDeep();
  Result<ExprRef> operand = ParseNested();
  --depth_;
  return operand;
}

Result<ExprRef> Parser::ParseNested() {
  const Token token = scanner_.NextRegex();
  switch (token.kind) {
    case TokenKind::kName:
      return ParseName(token.text);
    case TokenKind::kRegex:
      FLUX_TRY_STATUS(CheckRegex(token));
      return Make(ExprKind::kRegex, token.text);
    case TokenKind::kKeyword:
      if (token.text == "DISTINCT") return ParseDistinct();
      break;
    case TokenKind::kParameter: {
      const auto found = parameters_.find(token.text);
      if (found == parameters_.end())
        return Fail(ErrorCode::kInvalid, fmt::format("missing parameter: {}", token.text));
      return Clone(found->second);
    }
    case TokenKind::kOperator:
      if (token.text == "(") {
        ExprRef inner = Make(ExprKind::kParentheses);
        FLUX_TRY(ExprRef expr, ParseExpr());
        inner->args.push_back(std::move(expr));
        FLUX_TRY_STATUS(ExpectOperator(")"));
        return inner;
      }
      if (token.text == "*") {
        ExprRef all = Make(ExprKind::kWildcard);
        FLUX_TRY_STATUS(ParseCast(*all));
        return all;
      }
      if (token.text == "-" || token.text == "+") return ParseSigned(token.text == "-");
      break;
    case TokenKind::kEnd:
    case TokenKind::kIllegal:
    case TokenKind::kBadString:
    case TokenKind::kBadRegex:
    case TokenKind::kString:
    case TokenKind::kInteger:
    case TokenKind::kNumber:
    case TokenKind::kDuration:
      break;
  }
  return ParseLiteral(token);
}

Result<ExprRef> Parser::ParseLiteral(const Token& token) {
  if (token.kind == TokenKind::kString) return Make(ExprKind::kString, token.text);
  if (token.IsKeyword("TRUE") || token.IsKeyword("FALSE")) {
    ExprRef literal = Make(ExprKind::kBoolean);
    literal->integer = token.text == "TRUE" ? 1 : 0;
    return literal;
  }
  const char* const begin = token.text.data();
  const char* const end = begin + token.text.size();
  if (token.kind == TokenKind::kInteger) {
    ExprRef literal = Make(ExprKind::kInteger);
    if (std::from_chars(begin, end, literal->integer).ec == std::errc{}) return literal;
    // What is too large for an integer is a number.
    literal->kind = ExprKind::kNumber;
    std::from_chars(begin, end, literal->number);
    return literal;
  }
  if (token.kind == TokenKind::kNumber) {
    ExprRef literal = Make(ExprKind::kNumber);
    if (std::from_chars(begin, end, literal->number).ec != std::errc{})
      return Fail(ErrorCode::kInvalid,
                  fmt::format("unable to parse number at line {}, char {}", token.place.line, token.place.character));
    return literal;
  }
  if (token.kind == TokenKind::kDuration) {
    ExprRef literal = Make(ExprKind::kDuration);
    FLUX_TRY(literal->integer, ParseDurationText(token.text));
    return literal;
  }
  return Unexpected(token, "identifier, string, number, bool");
}

Result<ExprRef> Parser::ParseSigned(bool is_negative) {
  FLUX_TRY(ExprRef operand, ParseOperand());
  if (!is_negative) return operand;
  if (operand->kind == ExprKind::kInteger || operand->kind == ExprKind::kDuration ||
      operand->kind == ExprKind::kNumber) {
    operand->integer = -operand->integer;
    operand->number = -operand->number;
    return operand;
  }
  ExprRef product = Make(ExprKind::kBinary, "*");
  product->args.push_back(Make(ExprKind::kInteger));
  product->args.front()->integer = -1;
  product->args.push_back(std::move(operand));
  return product;
}

Result<ExprRef> Parser::ParseName(std::string first) {
  if (TakeOperator("(")) return ParseCall(std::move(first));
  ExprRef variable = Make(ExprKind::kVariable, std::move(first));
  while (TakeOperator(".")) {
    FLUX_TRY(const std::string part, ExpectName());
    variable->text += "." + part;
  }
  FLUX_TRY_STATUS(ParseCast(*variable));
  return variable;
}

Status Parser::ParseCast(Expr& expr) {
  if (!TakeOperator("::")) return {};
  const Token token = scanner_.Next();
  if (token.kind == TokenKind::kName) {
    for (const std::string_view known : {"float", "integer", "unsigned", "string", "boolean"}) {
      if (token.IsName(known)) expr.cast = known;
    }
  }
  if (token.IsKeyword("FIELD")) expr.cast = "field";
  if (token.IsKeyword("TAG")) expr.cast = "tag";
  if (!expr.cast.empty()) return {};
  return Unexpected(token, "float, integer, unsigned, string, boolean, field, tag");
}

Result<ExprRef> Parser::ParseCall(std::string name) {
  ExprRef call = Make(ExprKind::kCall);
  for (const char c : name) call->text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (TakeOperator(")")) return call;
  do {
    FLUX_TRY(ExprRef arg, ParseExpr());
    call->args.push_back(std::move(arg));
  } while (TakeOperator(","));
  FLUX_TRY_STATUS(ExpectOperator(")"));
  return call;
}

// `DISTINCT usage` is `distinct(usage)`.
Result<ExprRef> Parser::ParseDistinct() {
  if (TakeOperator("(")) return ParseCall("distinct");
  FLUX_TRY(std::string name, ExpectName());
  ExprRef call = Make(ExprKind::kCall, "distinct");
  call->args.push_back(Make(ExprKind::kVariable, std::move(name)));
  return call;
}

Result<int64_t> ParseDurationText(std::string_view text) {
  struct Unit {
    std::string_view name;
    int64_t ns;
  };
  constexpr int64_t kSecond = 1'000'000'000;
  constexpr Unit kUnits[] = {{"ns", 1},
                             {"us", 1000},
                             {"u", 1000},
                             {"µ", 1000},
                             {"ms", 1'000'000},
                             {"s", kSecond},
                             {"m", 60 * kSecond},
                             {"h", 3600 * kSecond},
                             {"d", 86400 * kSecond},
                             {"w", 7 * 86400 * kSecond}};
  int64_t sum = 0;
  while (!text.empty()) {
    int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || count < 0) return Fail(ErrorCode::kInvalid, "invalid duration");
    text.remove_prefix(static_cast<size_t>(end - text.data()));
    const size_t length = std::min(text.find_first_of("0123456789"), text.size());
    const std::string_view unit = text.substr(0, length);
    int64_t ns = 0;
    for (const Unit& known : kUnits) {
      if (known.name == unit) ns = known.ns;
    }
    if (ns == 0 || __builtin_mul_overflow(count, ns, &ns) || __builtin_add_overflow(sum, ns, &sum))
      return Fail(ErrorCode::kInvalid, "invalid duration");
    text.remove_prefix(length);
  }
  return sum;
}

}  // namespace flux::influxql
