#pragma once

// Lowers one expression tree for one row of columns. Internal to vm/kernel.

#include <map>
#include <span>

#include "runtime/expr/expr.h"
#include "vm/kernel/ir_builder.h"
#include "vm/kernel/lower.h"

namespace flux::kernel {

// The value kind of a register of `builder` or of a literal; records and arrays have theirs.
ValueKind KindOf(const Lowered& value, const IrBuilder& builder);

// The record of these columns of the input, the first of which has the number `first`.
Lowered RecordOf(IrBuilder& builder, std::span<const ColumnDef> columns, size_t first);

class ExpressionLowering {
 public:
  // `params` are what the function's parameters stand for; `active` the rows on which the expression is evaluated.
  ExpressionLowering(const expr::Function& fn, std::span<const Lowered> params, Reg active, IrBuilder& builder,
                     const Registry* registry, Time now)
      : fn_(fn), params_(params), active_(active), ir_(builder), registry_(registry), now_(now) {}

  // Lowers the expression at `id`. Fails as `kernel::Lower` does.
  Result<Lowered> Lower(expr::NodeId id);

 private:
  Result<Lowered> LowerMember(const expr::Node& node);
  Result<Lowered> LowerIndex(const expr::Node& node);
  Result<Lowered> LowerUnary(expr::NodeId id, const expr::Node& node);
  Result<Lowered> LowerBinary(expr::NodeId id, const expr::Node& node);
  Result<Lowered> LowerLogical(const expr::Node& node);
  Result<Lowered> LowerConditional(const expr::Node& node);
  Result<Lowered> LowerDecided(const expr::Node& node, bool is_true);
  Result<Lowered> LowerInterpolation(expr::NodeId id, const expr::Node& node);
  Result<Lowered> LowerRecord(const expr::Node& node);
  Result<Lowered> LowerArray(const expr::Node& node);
  Result<Lowered> LowerLet(const expr::Node& node);
  // In lower_call.cpp.
  Result<Lowered> LowerCall(expr::NodeId id, const expr::Node& node);
  Result<Lowered> LowerBoxedCall(expr::NodeId id, const expr::Node& node, const BuiltinDef& def,
                                 const std::vector<Lowered>& arguments);
  std::optional<Lowered> LowerConversion(const BuiltinDef& def, const std::vector<Lowered>& arguments);
  std::optional<Lowered> LowerApplication(const BuiltinDef& def, const std::vector<Lowered>& arguments);

  // Lowers a subexpression that is evaluated on the rows of `mask` only.
  Result<Lowered> LowerUnder(Reg mask, expr::NodeId id);
  Lowered Match(BinaryOp op, const Lowered& text, const Value& regexp);
  Lowered Arithmetic(expr::NodeId id, BinaryOp op, ColumnType type, Reg left, Reg right);
  Lowered Comparison(BinaryOp op, Reg left, Reg right);
  Result<Lowered> Select(Reg test, const Lowered& then, const Lowered& otherwise);
  Result<Lowered> SelectRecord(Reg test, const Lowered& then, const Lowered& otherwise);

  ValueKind KindOf(const Lowered& value) const { return kernel::KindOf(value, ir_); }
  // A register holding the value; literals must be of a column type or null, `type` being that of a null.
  Reg ToRegister(const Lowered& value, ColumnType type);
  Reg AsFloat(Reg reg);

  const expr::Function& fn_;
  std::span<const Lowered> params_;
  Reg active_;
  IrBuilder& ir_;
  const Registry* registry_;
  const Time now_;
  std::map<uint32_t, Lowered> locals_;
};

// The failure of a construct that kernel IR has no place for.
std::unexpected<Error> NotLowerable(std::string message);

}  // namespace flux::kernel
