#include "compiler/emit/row_function.h"

#include <algorithm>

#include "vm/bytecode/verify.h"

namespace flux::emit {
namespace {

using expr::Node;
using expr::NodeId;
using expr::NodeKind;
using hir::ExprKind;
using MaybeNode = std::optional<NodeId>;

// Every method gives nothing when its expression is no part of row trees.
class Lowering {
 public:
  Lowering(const hir::Function& function, ModuleBuilder& module, FunctionEmitter& emitter)
      : function_(function), module_(module), emitter_(emitter) {}

  std::optional<RowTree> Run() {
    for (const hir::Param& param : function_.params) {
      if (param.default_value) return std::nullopt;
      tree_.fn.params.emplace_back(param.name);
    }
    MaybeNode body = Body();
    // Verification also bounds the depth, which bodies with many assignments reach without deep expressions.
    if (!body || depth_reached_ + function_.statements.size() >= bytecode::kMaxTreeDepth) return std::nullopt;
    tree_.fn.body = *body;
    tree_.fn.capture_count = static_cast<uint32_t>(tree_.captures.size());
    return std::move(tree_);
  }

 private:
  // Assignments become lets around the result, the first outermost; a let has the number of its variable's slot.
  MaybeNode Body() {
    std::vector<NodeId> values;
    for (const hir::BodyStmt& statement : function_.statements) {
      if (statement.kind != hir::StmtKind::kAssign) return std::nullopt;
      MaybeNode value = Lower(statement.value);
      if (!value) return std::nullopt;
      values.push_back(*value);
    }
    MaybeNode body = Lower(function_.result);
    for (size_t i = values.size(); body && i-- > 0;) {
      Node let = Make(NodeKind::kLet, {values[i], *body});
      let.index = function_.statements[i].slot;
      body = tree_.fn.Add(std::move(let));
    }
    return body;
  }

  static Node Make(NodeKind kind, std::vector<NodeId> children = {}) {
    Node node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
  }
  MaybeNode Literal(Value value) {
    Node node = Make(NodeKind::kLiteral);
    node.value = std::move(value);
    return tree_.fn.Add(std::move(node));
  }
  MaybeNode Indexed(NodeKind kind, uint32_t index) {
    Node node = Make(kind);
    node.index = index;
    return tree_.fn.Add(std::move(node));
  }
  // Adds `node` with the lowered parts as its children.
  MaybeNode WithChildren(Node node, std::span<const hir::Expr* const> parts) {
    for (const hir::Expr* part : parts) {
      MaybeNode child = Lower(part);
      if (!child) return std::nullopt;
      node.children.push_back(*child);
    }
    return tree_.fn.Add(std::move(node));
  }
  MaybeNode WithChildren(Node node, std::initializer_list<const hir::Expr*> parts) {
    return WithChildren(std::move(node), std::span(parts.begin(), parts.size()));
  }

  MaybeNode Capture(bool is_reference, uint32_t index) {
    for (uint32_t i = 0; i < tree_.captures.size(); ++i) {
      const bytecode::TreeCapture& known = tree_.captures[i];
      if (known.is_reference == is_reference && known.index == index) return Indexed(NodeKind::kCapture, i);
    }
    tree_.captures.push_back({is_reference, index});
    return Indexed(NodeKind::kCapture, static_cast<uint32_t>(tree_.captures.size() - 1));
  }

  MaybeNode Local(const hir::Local& local) {
    bytecode::CaptureSource source = emitter_.LocateLocal(local.depth, local.slot);
    if (source.is_capture) return Capture(false, source.index);
    const bool is_param = source.index < function_.params.size();
    return Indexed(is_param ? NodeKind::kParam : NodeKind::kLocal, source.index);
  }

  MaybeNode Record(const hir::Record& record) {
    Node node = Make(NodeKind::kRecord);
    node.has_base = record.base != nullptr;
    std::vector<const hir::Expr*> parts;
    if (record.base) parts.push_back(record.base);
    for (const hir::Field& field : record.fields) {
      // The script VM says what is wrong with a field that comes twice.
      if (std::ranges::find(node.names, field.name) != node.names.end()) return std::nullopt;
      node.names.emplace_back(field.name);
      parts.push_back(field.value);
    }
    return WithChildren(std::move(node), parts);
  }

  // The name under which a piped argument arrives is the callee's matter, so that such calls stay with the script VM.
  MaybeNode Call(const hir::Call& call) {
    if (call.pipe) return std::nullopt;
    Node node = Make(NodeKind::kCall);
    std::vector<const hir::Expr*> parts = {call.callee};
    for (const hir::Arg& arg : call.args) {
      node.names.emplace_back(arg.name);
      parts.push_back(arg.value);
    }
    return WithChildren(std::move(node), parts);
  }

  MaybeNode Member(const hir::Member& member) {
    Node node = Make(NodeKind::kMember);
    node.name = member.name;
    return WithChildren(std::move(node), {member.object});
  }

  MaybeNode Operator(BinaryOp op, const hir::Expr* left, const hir::Expr* right) {
    Node node = Make(NodeKind::kBinary);
    node.binary_op = op;
    return WithChildren(std::move(node), {left, right});
  }

  MaybeNode Regexp(const hir::Regexp& regexp) {
    Result<Value> compiled = RegexpObject::Compile(regexp.pattern);
    return compiled ? Literal(*std::move(compiled)) : std::nullopt;
  }

  MaybeNode Lower(const hir::Expr* expr) {
    if (depth_ >= bytecode::kMaxTreeDepth) return std::nullopt;
    ++depth_;
    depth_reached_ = std::max(depth_reached_, depth_);
    MaybeNode lowered = LowerKind(expr);
    --depth_;
    return lowered;
  }

  MaybeNode LowerKind(const hir::Expr* expr) {
    switch (expr->kind) {
      case ExprKind::kInt:
        return Literal(Value::Int(hir::As<hir::Int>(expr)->value));
      case ExprKind::kFloat:
        return Literal(Value::Float(hir::As<hir::Float>(expr)->value));
      case ExprKind::kString:
        return Literal(Value::String(hir::As<hir::String>(expr)->value));
      case ExprKind::kDuration:
        return Literal(Value::Of(hir::As<hir::DurationValue>(expr)->value));
      case ExprKind::kTime:
        return Literal(Value::Of(hir::As<hir::TimeValue>(expr)->value));
      case ExprKind::kRegexp:
        return Regexp(*hir::As<hir::Regexp>(expr));
      case ExprKind::kArray:
        return WithChildren(Make(NodeKind::kArray), hir::As<hir::Array>(expr)->elements);
      case ExprKind::kRecord:
        return Record(*hir::As<hir::Record>(expr));
      case ExprKind::kLocal:
        return Local(*hir::As<hir::Local>(expr));
      case ExprKind::kGlobal: {
        const auto* global = hir::As<hir::Global>(expr);
        return Capture(true, module_.Reference(global->package, global->name));
      }
      case ExprKind::kMember:
        return Member(*hir::As<hir::Member>(expr));
      case ExprKind::kIndex: {
        const auto* index = hir::As<hir::Index>(expr);
        return WithChildren(Make(NodeKind::kIndex), {index->object, index->index});
      }
      case ExprKind::kCall:
        return Call(*hir::As<hir::Call>(expr));
      case ExprKind::kUnary: {
        const auto* unary = hir::As<hir::Unary>(expr);
        Node node = Make(NodeKind::kUnary);
        node.unary_op = unary->op;
        return WithChildren(std::move(node), {unary->operand});
      }
      case ExprKind::kBinary: {
        const auto* binary = hir::As<hir::Binary>(expr);
        return Operator(binary->op, binary->left, binary->right);
      }
      case ExprKind::kLogical: {
        const auto* logical = hir::As<hir::Logical>(expr);
        return Operator(logical->op, logical->left, logical->right);
      }
      case ExprKind::kConditional: {
        const auto* conditional = hir::As<hir::Conditional>(expr);
        return WithChildren(Make(NodeKind::kConditional),
                            {conditional->test, conditional->then_branch, conditional->else_branch});
      }
      case ExprKind::kInterpolate:
        return WithChildren(Make(NodeKind::kInterpolate), hir::As<hir::Interpolate>(expr)->parts);
      case ExprKind::kError:
      case ExprKind::kDict:
      case ExprKind::kFunction:
      case ExprKind::kPackage:
        return std::nullopt;
    }
    return std::nullopt;
  }

  const hir::Function& function_;
  ModuleBuilder& module_;
  FunctionEmitter& emitter_;
  RowTree tree_;
  uint32_t depth_ = 0, depth_reached_ = 0;
};

}  // namespace

std::optional<RowTree> LowerRowFunction(const hir::Function& function, ModuleBuilder& module,
                                        FunctionEmitter& emitter) {
  return Lowering(function, module, emitter).Run();
}

}  // namespace flux::emit
