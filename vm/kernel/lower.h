#pragma once

// From chains of row functions to kernel IR.

#include <map>
#include <span>
#include <string>

#include "runtime/plan/specs/pipeline.h"
#include "vm/kernel/ir.h"

namespace flux::kernel {

// Lowers a chain for tables of `input`. Two kinds of failure: `kUnimplemented` when kernel IR cannot express the chain
// (the message says what), anything else when the script is wrong for this schema (`type conflict: int != string`).
// `registry` may be null: then calls cannot be lowered. `now` is what durations given as times refer to.
Result<Program> Lower(std::span<const plan::ChainStep> chain, const Schema& input, const Registry* registry,
                      Time now = {});

// Types of the fields of the record that the chain's only map gives, for those that lowering understands by themselves:
// for a chain that `Lower` cannot express as a whole.
std::map<std::string, ColumnType> FieldTypes(std::span<const plan::ChainStep> chain, const Schema& input,
                                             const Registry* registry, Time now = {});

// What a subexpression is at lowering time: a register, a value known now, or a record or array of such things that
// exists at lowering time only. A literal null of kind kNull is a null of unknown type.
struct Lowered {
  enum class Kind : uint8_t { kRegister, kLiteral, kRecord, kArray } kind = Kind::kLiteral;
  Reg reg = kNoReg;
  Value literal = {};
  // Of records: names, one per item, and whether the order is that of a table (else that of a record literal).
  std::vector<std::string> names = {};
  bool is_row_ordered = false;
  std::vector<Lowered> items = {};
  // Of records: in some rows the script would list the same fields in another order.
  bool has_mixed_order = false;
  // Where it is null, the script has a null of unknown type.
  bool may_lack_type = false;

  // A value that kernels compute.
  static Lowered Register(Reg reg) { return {.kind = Kind::kRegister, .reg = reg}; }
  // A value that is known now.
  static Lowered Literal(Value value) { return {.kind = Kind::kLiteral, .literal = std::move(value)}; }
  bool is_register() const { return kind == Kind::kRegister; }
  bool is_literal() const { return kind == Kind::kLiteral; }
  // Whether it can be a null of which the script does not know the type.
  bool can_lack_type() const { return may_lack_type || is_unknown_null(); }
  bool is_unknown_null() const { return is_literal() && literal.is_null() && literal.kind() == ValueKind::kNull; }
};

}  // namespace flux::kernel
