// Operator precedence by climbing over the flat operand list. Levels, weakest first: conditional, or, and, prefix
// `not` and `exists`, comparison, sums, products, power, pipe, signs; all binary ones associate to the left.

#include "compiler/parse/tree_builder.h"
#include "runtime/base/check.h"

namespace flux {
namespace {

constexpr int kAnyPrecedence = 0;
constexpr int kLogicalPrefixPrecedence = 3;
constexpr int kPipePrecedence = 8;
constexpr int kSignPrecedence = 9;

// Trees higher than this would endanger the stack of everybody who walks them.
constexpr int kMaxHeight = 1000;

// Gives the operator of a token; `|>` is none.
BinaryOp OperatorOf(TokenKind kind) {
  switch (kind) {
    case TokenKind::kOr:
      return BinaryOp::kOr;
    case TokenKind::kAnd:
      return BinaryOp::kAnd;
    case TokenKind::kEq:
      return BinaryOp::kEqual;
    case TokenKind::kNeq:
      return BinaryOp::kNotEqual;
    case TokenKind::kLt:
      return BinaryOp::kLess;
    case TokenKind::kLte:
      return BinaryOp::kLessEqual;
    case TokenKind::kGt:
      return BinaryOp::kGreater;
    case TokenKind::kGte:
      return BinaryOp::kGreaterEqual;
    case TokenKind::kRegexpMatch:
      return BinaryOp::kMatch;
    case TokenKind::kRegexpNotMatch:
      return BinaryOp::kNotMatch;
    case TokenKind::kAdd:
      return BinaryOp::kAdd;
    case TokenKind::kSub:
      return BinaryOp::kSubtract;
    case TokenKind::kMul:
      return BinaryOp::kMultiply;
    case TokenKind::kDiv:
      return BinaryOp::kDivide;
    case TokenKind::kMod:
      return BinaryOp::kModulo;
    case TokenKind::kPow:
      return BinaryOp::kPower;
    default:
      CheckFailed("the token is a binary operator", __FILE__, __LINE__);
  }
}

UnaryOp PrefixOf(TokenKind kind) {
  if (kind == TokenKind::kNot) return UnaryOp::kNot;
  if (kind == TokenKind::kExists) return UnaryOp::kExists;
  return kind == TokenKind::kNegative ? UnaryOp::kNegate : UnaryOp::kPlus;
}

}  // namespace

using ast::Expr;

const Expr* TreeBuilder::BuildExpression() {
  Enter(SyntaxRule::kExpression);
  const Expr* expr = BuildRightSide(kAnyPrecedence);
  Leave();
  return expr;
}

// Builds the next operand with all operators after it that bind at least as tight as `min_precedence`.
const Expr* TreeBuilder::BuildRightSide(int min_precedence) {
  Enter(SyntaxRule::kOperand);
  return ContinueOperators(BuildHeaded(min_precedence), min_precedence);
}

const Expr* TreeBuilder::ContinueOperators(const Expr* left, int min_precedence) {
  while (AtRule(SyntaxRule::kBinaryOperator)) {
    const Lexeme& token = tokens_[events_[at_ + 1].value];
    bool is_pipe = token.kind == TokenKind::kPipeForward;
    int precedence = is_pipe ? kPipePrecedence : Precedence(OperatorOf(token.kind));
    if (precedence < min_precedence) break;
    Enter(SyntaxRule::kBinaryOperator);
    Take();
    Leave();
    int left_height = height_;
    if (is_pipe) {
      left = BuildPipe(left, token.span);
    } else {
      const Expr* right = BuildRightSide(precedence + 1);
      BinaryOp op = OperatorOf(token.kind);
      if (op == BinaryOp::kAnd || op == BinaryOp::kOr) {
        auto* node = New<ast::LogicalExpr>(left->span.begin);
        *node = {{node->kind, node->span}, op, token.span, left, right};
        left = node;
      } else {
        auto* node = New<ast::BinaryExpr>(left->span.begin);
        *node = {{node->kind, node->span}, op, token.span, left, right};
        left = node;
      }
    }
    height_ = std::max(left_height, height_) + 1;
    left = LimitHeight(left);
  }
  return left;
}

const Expr* TreeBuilder::BuildPipe(const Expr* argument, Span pipe_token) {
  const Expr* call = BuildRightSide(kSignPrecedence);
  if (call->kind != ast::ExprKind::kCallExpr) {
    if (call->kind != ast::ExprKind::kBadExpr) {
      Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kPipeDestination, call->span);
      bool is_name = call->kind == ast::ExprKind::kIdentifier || call->kind == ast::ExprKind::kMemberExpr;
      if (is_name) {
        problem.label = "not called";
        problem.help = "add `()` to call it";
        problem.fix.push_back({{call->span.end, call->span.end}, "()"});
      }
    }
    auto* bad = arena_.New<ast::BadExpr>();
    *bad = {{ast::ExprKind::kBadExpr, call->span}};
    call = bad;
  }
  auto* node = New<ast::PipeExpr>(argument->span.begin);
  node->argument = argument;
  node->call = call;
  node->pipe_token = pipe_token;
  return node;
}

// Builds the rest of an operand that was entered, its heads first.
const Expr* TreeBuilder::BuildHeaded(int min_precedence) {
  if (!AtRule(SyntaxRule::kOperandHead)) {
    const Expr* operand = BuildOperand();
    Leave();
    return operand;
  }
  if (recursion_ >= kMaxHeight) return SkipTooDeep();
  ++recursion_;
  Enter(SyntaxRule::kOperandHead);
  const Expr* expr = AtToken(TokenKind::kFunctionLparen) ? BuildFunction()
                     : AtToken(TokenKind::kIf)           ? BuildConditional(min_precedence)
                                                         : BuildPrefix(min_precedence);
  --recursion_;
  ++height_;
  return LimitHeight(expr);
}

const Expr* TreeBuilder::BuildPrefix(int min_precedence) {
  const Lexeme& token = Take();
  Leave();
  UnaryOp op = PrefixOf(token.kind);
  bool is_sign = op == UnaryOp::kNegate || op == UnaryOp::kPlus;
  if (!is_sign && min_precedence > kLogicalPrefixPrecedence) {
    diagnostics_.Report(DiagnosticKind::kNeedsParentheses, token.span, {std::string(Spelling(op))}).help =
        "`not` and `exists` bind weaker than the operator before; put them and their operand in parentheses";
  }
  if (op == UnaryOp::kNegate) {
    if (const Expr* folded = BuildNegativeInt(token)) return folded;
  }
  const Expr* operand = BuildHeaded(is_sign ? kSignPrecedence : kLogicalPrefixPrecedence);
  if (!is_sign) operand = ContinueOperators(operand, kLogicalPrefixPrecedence + 1);
  auto* node = New<ast::UnaryExpr>(token.span.begin);
  node->op = op;
  node->operand = operand;
  return node;
}

// Builds a function literal whose body is an expression; the body takes everything that follows.
const Expr* TreeBuilder::BuildFunction() {
  uint32_t begin = Take().span.begin;
  auto params = BuildParameters();
  Take();
  Take();
  Leave();
  const Expr* head = BuildHeaded(kAnyPrecedence);
  ReportRecordBody(head);
  const Expr* body = ContinueOperators(head, kAnyPrecedence);
  auto* node = New<ast::FunctionExpr>(begin);
  node->params = params;
  node->body = body;
  node->has_block = false;
  return node;
}

// A `{` behind `=>` opens a block unless it is in parentheses.
void TreeBuilder::ReportRecordBody(const Expr* body) {
  for (;;) {
    if (const auto* member = ast::As<ast::MemberExpr>(body)) {
      body = member->object;
    } else if (const auto* index = ast::As<ast::IndexExpr>(body)) {
      body = index->object;
    } else if (const auto* call = ast::As<ast::CallExpr>(body)) {
      body = call->callee;
    } else {
      break;
    }
  }
  if (body->kind != ast::ExprKind::kRecordExpr) return;
  const Span span = body->span;
  Diagnostic& problem = diagnostics_.Report(DiagnosticKind::kRecordBody, {span.begin, span.begin + 1});
  problem.label = "opens a block of statements here";
  problem.help = "write `({ … })`";
  problem.fix.push_back({{span.begin, span.begin}, "("});
  problem.fix.push_back({{span.end, span.end}, ")"});
}

const Expr* TreeBuilder::BuildConditional(int min_precedence) {
  Height height(*this);
  const Lexeme& token = Take();
  if (min_precedence > kAnyPrecedence) {
    diagnostics_.Report(DiagnosticKind::kNeedsParentheses, token.span, {"if"}).help =
        "after an operator the whole `if … then … else …` must be in parentheses";
  }
  const Expr* test = BuildExpression();
  height.AddChild();
  Take();
  const Expr* then_branch = BuildExpression();
  height.AddChild();
  Take();
  Leave();
  const Expr* else_branch = ContinueOperators(BuildHeaded(kAnyPrecedence), kAnyPrecedence);
  height.AddChild();
  auto* node = New<ast::ConditionalExpr>(token.span.begin);
  node->test = test;
  node->then_branch = then_branch;
  node->else_branch = else_branch;
  return node;
}

// Replaces an expression that grew too high by one that says nothing, and reports that once per file element.
const Expr* TreeBuilder::LimitHeight(const Expr* expr) {
  if (height_ <= kMaxHeight) return expr;
  if (!is_too_deep_) {
    diagnostics_.Report(DiagnosticKind::kNestedTooDeep, expr->span).help = "give parts of the expression a name";
  }
  is_too_deep_ = true;
  height_ = 1;
  auto* bad = arena_.New<ast::BadExpr>();
  *bad = {{ast::ExprKind::kBadExpr, expr->span}};
  return bad;
}

// Passes over the rest of an operand with more heads than anybody would write.
const Expr* TreeBuilder::SkipTooDeep() {
  uint32_t begin = NextBegin();
  for (int open = 1; open > 0;) {
    if (AtToken()) {
      Take();
      continue;
    }
    open += AtLeave() ? -1 : 1;
    ++at_;
  }
  height_ = kMaxHeight + 1;
  return LimitHeight(New<ast::BadExpr>(begin));
}

}  // namespace flux
