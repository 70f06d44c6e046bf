#pragma once

// A module with something in every section.

#include "tests/unit/vm_bytecode/module_writer.h"

namespace flux::bytecode {

// `x = 1.5`, `f = (<-r, n=10) => if r.v > x then n else 0`, and constants of every kind.
inline Module SampleModule() {
  ModuleWriter writer;
  writer.module().stdlib_fingerprint = 0x0123456789abcdef;
  writer.Import("universe");
  const uint32_t x = writer.Variable("x");
  const uint32_t f = writer.Variable("f");
  writer.Option("opt");
  writer.Builtin("b", {writer.Parameter("tables", true), writer.Parameter("n", false, true)});
  writer.Reference("universe", "now");
  const uint32_t number = writer.Constant(Value::Float(1.5));
  const uint32_t ten = writer.Constant(Value::Int(-10));
  const uint32_t zero = writer.Constant(Value::Uint(0));
  writer.Constant(Value::Null(ValueKind::kString));
  writer.Constant(Value());
  writer.Constant(Value::Bool(true));
  writer.Constant(Value::String("text with \"quotes\" and \n lines"));
  writer.Constant(Value::Bytes(std::string_view("\0\xff", 2)));
  writer.Constant(Value::Of(Time{-1}));
  writer.Constant(Value::Of(Duration{-14, -5}));
  writer.Constant(*RegexpObject::Compile("^a+$"));
  const uint32_t site = writer.Site({"n"}, true);
  const uint32_t shape = writer.Record({"v"});
  const uint32_t function = writer.Function("f", {writer.Parameter("r", true), writer.Parameter("n", false, true)}, 5,
                                            {
                                                Wide(Opcode::kJumpIfPresent, 1, 2),
                                                Wide(Opcode::kLoadConst, 1, ten),
                                                Op(Opcode::kMember, 2, 0, writer.Name("v")),
                                                Wide(Opcode::kLoadGlobal, 3, x),
                                                Op(Opcode::kGreater, 4, 2, 3),
                                                Wide(Opcode::kJumpUnlessTrue, 4, 7),
                                                Op(Opcode::kReturn, 1),
                                                Wide(Opcode::kLoadConst, 4, zero),
                                                Op(Opcode::kReturn, 4),
                                            });
  writer.module().prototypes[function].text = "(r=<-, n=10) => if r.v > x then n else 0";

  // (r) => r.v > x
  const uint32_t predicate = writer.Function("", {writer.Parameter("r")}, 3,
                                             {
                                                 Op(Opcode::kMember, 1, 0, writer.Name("v")),
                                                 Wide(Opcode::kLoadCapture, 2, 0),
                                                 Op(Opcode::kGreater, 1, 1, 2),
                                                 Op(Opcode::kReturn, 1),
                                             },
                                             {{false, 0}});
  expr::Function tree;
  tree.params = {"r"};
  tree.capture_count = 1;
  const expr::NodeId row = tree.Add({.kind = expr::NodeKind::kParam});
  const expr::NodeId column = tree.Add({.kind = expr::NodeKind::kMember, .name = "v", .children = {row}});
  const expr::NodeId capture = tree.Add({.kind = expr::NodeKind::kCapture});
  tree.body =
      tree.Add({.kind = expr::NodeKind::kBinary, .binary_op = BinaryOp::kGreater, .children = {column, capture}});
  writer.module().prototypes[predicate].tree = std::make_shared<const expr::Function>(std::move(tree));
  writer.module().prototypes[predicate].tree_captures = {{false, 0}};

  writer.Init(4, {
                     Wide(Opcode::kLoadConst, 0, number),
                     Wide(Opcode::kStoreGlobal, 0, x),
                     Wide(Opcode::kClosure, 1, function),
                     Wide(Opcode::kStoreGlobal, 1, f),
                     Op(Opcode::kRecord, 2, 0, shape),
                     Wide(Opcode::kLoadConst, 3, ten),
                     Op(Opcode::kCall, 0, 1, site),
                     Wide(Opcode::kClosure, 1, predicate),
                     Op(Opcode::kResult, 0),
                 });
  return std::move(writer.module());
}

}  // namespace flux::bytecode
