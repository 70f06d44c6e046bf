#pragma once

// Compiles one function body (or a package's top-level statements) to code. Registers are the function's local
// variables, parameters first, and above them a stack of temporaries. Internal to compiler/emit.

#include <map>

#include "compiler/emit/module_builder.h"

namespace flux::emit {

class FunctionEmitter {
 public:
  // `outer` is the emitter of the function around it, null for the top level.
  FunctionEmitter(ModuleBuilder& module, FunctionEmitter* outer, uint32_t local_count);

  // Compiles the next statement of the package.
  void TopLevel(const hir::TopStmt& statement);
  // Ends the package's code; the emitter must not be used afterwards.
  bytecode::Prototype FinishTopLevel();

  // Where a local variable of this or an outer function is: a register, or a capture, which is made when it is new.
  bytecode::CaptureSource LocateLocal(uint32_t depth, uint32_t slot);

 private:
  using Register = uint16_t;
  // Gives the temporaries back that were taken since it was made.
  class TemporaryScope {
   public:
    explicit TemporaryScope(FunctionEmitter& emitter) : emitter_(emitter), mark_(emitter.next_register_) {}
    ~TemporaryScope() { emitter_.next_register_ = mark_; }

   private:
    FunctionEmitter& emitter_;
    uint32_t mark_;
  };

  // Evaluates into `to`.
  void Into(const hir::Expr* expr, Register to);
  // Evaluates into a register of its choice: that of a local variable, or a new temporary.
  Register ToAny(const hir::Expr* expr);

  void Local(const hir::Local& local, Register to);
  void Elements(std::span<const hir::Expr* const> elements, Register to);
  void ElementsOfOne(std::span<const hir::Expr* const> elements, Register to);
  void Dict(const hir::Dict& dict, Register to);
  void Record(const hir::Record& record, Register to);
  void Call(const hir::Call& call, Register to);
  void Logical(const hir::Logical& logical, Register to);
  void Conditional(const hir::Conditional& conditional, Register to);
  void Interpolate(const hir::Interpolate& interpolate, Register to);
  void Function(const hir::Function& function, Register to);

  uint32_t Compile(const hir::Function& function);
  void Parameters(const hir::Function& function);

  void Load(const Value& constant, Register to);
  void Regexp(const hir::Regexp& regexp, Register to);
  Register NewRegister();
  // The place that the next instructions stem from.
  void At(uint32_t offset);
  void Put(bytecode::Opcode op, Register a, size_t b = 0, size_t c = 0);
  void PutWide(bytecode::Opcode op, Register a, uint32_t bc);
  // Puts a jump whose target is set by `Land`.
  size_t PutJump(bytecode::Opcode op, Register a);
  void Land(size_t jump);

  ModuleBuilder& module_;
  FunctionEmitter* outer_;
  bytecode::Prototype prototype_;
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> captures_;  // (depth, slot) to capture
  uint32_t next_register_;
  LineColumn place_;
  // 1 while defaults are compiled: they are in the scope of the function around this one.
  uint32_t depth_shift_ = 0;
};

}  // namespace flux::emit
