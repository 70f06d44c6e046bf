#include "compiler/check/row_shape.h"

namespace flux {

namespace {

class ShapeMaker {
 public:
  explicit ShapeMaker(const hir::Function& function) : function_(function) {}

  expr::Function Make() {
    for (const hir::Param& param : function_.params) shape_.params.emplace_back(param.name);
    shape_.capture_count = 1;
    shape_.body = Add(*function_.result);
    return std::move(shape_);
  }

 private:
  expr::NodeId Add(const hir::Expr& expr) {
    const auto* local = hir::As<hir::Local>(&expr);
    if (local != nullptr && local->depth == 0 && local->slot < function_.params.size())
      return shape_.Add({.kind = expr::NodeKind::kParam, .index = local->slot});
    if (const auto* member = hir::As<hir::Member>(&expr)) {
      const expr::NodeId object = Add(*member->object);
      return shape_.Add({.kind = expr::NodeKind::kMember, .name = std::string(member->name), .children = {object}});
    }
    if (const auto* record = hir::As<hir::Record>(&expr)) return AddRecord(*record);
    if (hir::As<hir::Int>(&expr) != nullptr) return AddLiteral(Value::Int(0));
    if (hir::As<hir::Float>(&expr) != nullptr) return AddLiteral(Value::Float(0));
    if (hir::As<hir::String>(&expr) != nullptr) return AddLiteral(Value::String(""));
    return shape_.Add({.kind = expr::NodeKind::kCapture});
  }
  expr::NodeId AddLiteral(Value value) {
    return shape_.Add({.kind = expr::NodeKind::kLiteral, .value = std::move(value)});
  }
  expr::NodeId AddRecord(const hir::Record& record) {
    expr::Node node{.kind = expr::NodeKind::kRecord, .has_base = record.base != nullptr};
    if (record.base != nullptr) node.children.push_back(Add(*record.base));
    for (const hir::Field& field : record.fields) {
      node.names.emplace_back(field.name);
      node.children.push_back(Add(*field.value));
    }
    return shape_.Add(std::move(node));
  }

  const hir::Function& function_;
  expr::Function shape_;
};

}  // namespace

std::shared_ptr<const expr::Function> RowShape(const hir::Function& function) {
  return std::make_shared<const expr::Function>(ShapeMaker(function).Make());
}

}  // namespace flux
