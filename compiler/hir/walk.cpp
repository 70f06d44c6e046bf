#include "compiler/hir/walk.h"

namespace flux::hir {

namespace {

using Visit = std::function<void(const Expr&)>;

void VisitAll(std::span<const Expr* const> parts, const Visit& visit) {
  for (const Expr* part : parts) visit(*part);
}

void FunctionParts(const Function& function, const Visit& visit) {
  for (const Param& param : function.params)
    if (param.default_value) visit(*param.default_value);
  for (const BodyStmt& stmt : function.statements) visit(*stmt.value);
  visit(*function.result);
}

void CallParts(const Call& call, const Visit& visit) {
  visit(*call.callee);
  if (call.pipe) visit(*call.pipe);
  for (const Arg& arg : call.args) visit(*arg.value);
}

}  // namespace

void ForEachPart(const Expr& expr, const Visit& visit) {
  switch (expr.kind) {
    case ExprKind::kError:
    case ExprKind::kInt:
    case ExprKind::kFloat:
    case ExprKind::kString:
    case ExprKind::kDuration:
    case ExprKind::kTime:
    case ExprKind::kRegexp:
    case ExprKind::kLocal:
    case ExprKind::kGlobal:
    case ExprKind::kPackage:
      return;
    case ExprKind::kArray:
      return VisitAll(static_cast<const Array&>(expr).elements, visit);
    case ExprKind::kInterpolate:
      return VisitAll(static_cast<const Interpolate&>(expr).parts, visit);
    case ExprKind::kFunction:
      return FunctionParts(static_cast<const Function&>(expr), visit);
    case ExprKind::kCall:
      return CallParts(static_cast<const Call&>(expr), visit);
    case ExprKind::kDict:
      for (const DictEntry& entry : static_cast<const Dict&>(expr).entries) {
        visit(*entry.key);
        visit(*entry.value);
      }
      return;
    case ExprKind::kRecord: {
      const auto& record = static_cast<const Record&>(expr);
      if (record.base) visit(*record.base);
      for (const Field& field : record.fields) visit(*field.value);
      return;
    }
    case ExprKind::kMember:
      return visit(*static_cast<const Member&>(expr).object);
    case ExprKind::kIndex:
      visit(*static_cast<const Index&>(expr).object);
      return visit(*static_cast<const Index&>(expr).index);
    case ExprKind::kUnary:
      return visit(*static_cast<const Unary&>(expr).operand);
    case ExprKind::kBinary:
      visit(*static_cast<const Binary&>(expr).left);
      return visit(*static_cast<const Binary&>(expr).right);
    case ExprKind::kLogical:
      visit(*static_cast<const Logical&>(expr).left);
      return visit(*static_cast<const Logical&>(expr).right);
    case ExprKind::kConditional:
      visit(*static_cast<const Conditional&>(expr).test);
      visit(*static_cast<const Conditional&>(expr).then_branch);
      return visit(*static_cast<const Conditional&>(expr).else_branch);
  }
}

void Walk(const Expr& expr, const Visit& visit) {
  visit(expr);
  ForEachPart(expr, [&](const Expr& part) { Walk(part, visit); });
}

}  // namespace flux::hir
