// The values of single instructions; nulls are handled in row_emitter.cpp.

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Module.h>

#include "vm/jit/library/row_emitter.h"

namespace flux::jit {

using kernel::Opcode;

llvm::Value* RowEmitter::EmitValue(const FluxJitInstr& instr, V valid) {
  const Lanes& a = Arg(instr, 0);
  const auto math = [&](llvm::Intrinsic::ID id) { return ir_.CreateUnaryIntrinsic(id, a.value); };
  const auto op = static_cast<Opcode>(instr.op);
  if (op == Opcode::kEqual || op == Opcode::kNotEqual || op == Opcode::kLess || op == Opcode::kLessEqual ||
      op == Opcode::kGreater || op == Opcode::kGreaterEqual)
    return Compare(instr);
  if (op == Opcode::kNot) return ir_.CreateNot(a.value);
  if (op == Opcode::kToFloat)
    return a.type == ColumnType::kInt ? ir_.CreateSIToFP(a.value, Wide(ir_.getDoubleTy()))
                                      : ir_.CreateUIToFP(a.value, Wide(ir_.getDoubleTy()));
  if (op == Opcode::kToInt || op == Opcode::kToTime) return ToInteger(a, false);
  if (op == Opcode::kToUint) return ToInteger(a, true);
  if (op == Opcode::kSqrt) return math(llvm::Intrinsic::sqrt);
  if (op == Opcode::kAbs) return math(llvm::Intrinsic::fabs);
  if (op == Opcode::kFloor) return math(llvm::Intrinsic::floor);
  if (op == Opcode::kCeil) return math(llvm::Intrinsic::ceil);
  if (op == Opcode::kTrunc) return math(llvm::Intrinsic::trunc);
  if (op == Opcode::kRound) return CallEach("fluxc_round", {a.value});
  return Arithmetic(instr, valid);
}

llvm::Value* RowEmitter::Arithmetic(const FluxJitInstr& instr, V valid) {
  V a = Arg(instr, 0).value;
  V b = instr.args[1] == UINT32_MAX ? nullptr : Arg(instr, 1).value;
  const bool is_float = static_cast<ColumnType>(instr.type) == ColumnType::kFloat;
  const auto op = static_cast<Opcode>(instr.op);
  if (op == Opcode::kAdd) return is_float ? ir_.CreateFAdd(a, b) : ir_.CreateAdd(a, b);
  if (op == Opcode::kSubtract) return is_float ? ir_.CreateFSub(a, b) : ir_.CreateSub(a, b);
  if (op == Opcode::kMultiply) return is_float ? ir_.CreateFMul(a, b) : ir_.CreateMul(a, b);
  if (op == Opcode::kNegate) return is_float ? ir_.CreateFNeg(a) : ir_.CreateNeg(a);
  if (op == Opcode::kDivide) return is_float ? ir_.CreateFDiv(a, b) : IntegerDivision(instr, valid);
  if (op == Opcode::kModulo) return is_float ? CallEach("fluxc_fmod", {a, b}) : IntegerDivision(instr, valid);
  return CallEach("fluxc_pow", {a, b});
}

llvm::Value* RowEmitter::IntegerDivision(const FluxJitInstr& instr, V valid) {
  const bool is_divide = static_cast<Opcode>(instr.op) == Opcode::kDivide;
  const bool is_signed = static_cast<ColumnType>(instr.type) == ColumnType::kInt;
  V a = Arg(instr, 0).value;
  V b = Arg(instr, 1).value;
  V is_zero = ir_.CreateICmpEQ(b, Int(0));
  V bad = Both(is_zero, valid);
  if (instr.mask != UINT32_MAX) bad = Both(bad, lanes_[instr.mask].value);
  V any = width_ == 1 ? bad : ir_.CreateOrReduce(bad);
  V seen = ir_.CreateLoad(ir_.getInt64Ty(), failed_);
  ir_.CreateStore(ir_.CreateOr(seen, ir_.CreateZExt(any, ir_.getInt64Ty())), failed_);
  // The processor traps on a zero divisor and on the one quotient that does not fit; both are divided by 1 instead.
  if (!is_signed) {
    V safe = ir_.CreateSelect(is_zero, Int(1), b);
    return is_divide ? ir_.CreateUDiv(a, safe) : ir_.CreateURem(a, safe);
  }
  V is_minus_one = ir_.CreateICmpEQ(b, Int(-1));
  V safe = ir_.CreateSelect(ir_.CreateOr(is_zero, is_minus_one), Int(1), b);
  if (!is_divide) return ir_.CreateSRem(a, safe);
  return ir_.CreateSelect(is_minus_one, ir_.CreateNeg(a), ir_.CreateSDiv(a, safe));
}

namespace {

llvm::CmpInst::Predicate FloatPredicate(Opcode op) {
  if (op == Opcode::kEqual) return llvm::CmpInst::FCMP_OEQ;
  if (op == Opcode::kNotEqual) return llvm::CmpInst::FCMP_UNE;
  if (op == Opcode::kLess) return llvm::CmpInst::FCMP_OLT;
  if (op == Opcode::kLessEqual) return llvm::CmpInst::FCMP_OLE;
  if (op == Opcode::kGreater) return llvm::CmpInst::FCMP_OGT;
  return llvm::CmpInst::FCMP_OGE;
}

llvm::CmpInst::Predicate IntegerPredicate(Opcode op, bool is_signed) {
  using P = llvm::CmpInst;
  if (op == Opcode::kEqual) return P::ICMP_EQ;
  if (op == Opcode::kNotEqual) return P::ICMP_NE;
  if (op == Opcode::kLess) return is_signed ? P::ICMP_SLT : P::ICMP_ULT;
  if (op == Opcode::kLessEqual) return is_signed ? P::ICMP_SLE : P::ICMP_ULE;
  if (op == Opcode::kGreater) return is_signed ? P::ICMP_SGT : P::ICMP_UGT;
  return is_signed ? P::ICMP_SGE : P::ICMP_UGE;
}

Opcode Mirrored(Opcode op) {
  if (op == Opcode::kLess) return Opcode::kGreater;
  if (op == Opcode::kLessEqual) return Opcode::kGreaterEqual;
  if (op == Opcode::kGreater) return Opcode::kLess;
  if (op == Opcode::kGreaterEqual) return Opcode::kLessEqual;
  return op;
}

}  // namespace

llvm::Value* RowEmitter::Compare(const FluxJitInstr& instr) {
  const auto op = static_cast<Opcode>(instr.op);
  const Lanes& a = Arg(instr, 0);
  const Lanes& b = Arg(instr, 1);
  if (a.type == ColumnType::kInt && b.type == ColumnType::kUint) return CompareMixed(op, a.value, b.value);
  if (a.type == ColumnType::kUint && b.type == ColumnType::kInt) return CompareMixed(Mirrored(op), b.value, a.value);
  if (a.type == ColumnType::kFloat) return ir_.CreateFCmp(FloatPredicate(op), a.value, b.value);
  const bool is_signed = a.type == ColumnType::kInt || a.type == ColumnType::kTime;
  return ir_.CreateICmp(IntegerPredicate(op, is_signed), a.value, b.value);
}

llvm::Value* RowEmitter::CompareMixed(Opcode op, V number, V natural) {
  V by_bits = ir_.CreateICmp(IntegerPredicate(op, false), number, natural);
  V is_negative = ir_.CreateICmpSLT(number, Int(0));
  // A negative number is less than, and different from, every natural one.
  const bool holds_if_negative = op == Opcode::kLess || op == Opcode::kLessEqual || op == Opcode::kNotEqual;
  return ir_.CreateSelect(is_negative, Bool(holds_if_negative), by_bits);
}

llvm::Value* RowEmitter::ToInteger(const Lanes& from, bool is_unsigned) {
  llvm::Type* integer = Wide(ir_.getInt64Ty());
  if (from.type == ColumnType::kBool) return ir_.CreateZExt(from.value, integer);
  if (from.type != ColumnType::kFloat) return from.value;
  V v = from.value;
  V fits = ir_.CreateAnd(ir_.CreateFCmpOGE(v, Float(-0x1p63)), ir_.CreateFCmpOLT(v, Float(0x1p63)));
  V truncated = ir_.CreateFPToSI(ir_.CreateSelect(fits, v, Float(0)), integer);
  V as_int = ir_.CreateSelect(fits, truncated, Int(INT64_MIN));
  if (!is_unsigned) return as_int;
  V is_large = ir_.CreateAnd(ir_.CreateFCmpOGE(v, Float(0x1p63)), ir_.CreateFCmpOLT(v, Float(0x1p64)));
  V large = ir_.CreateFPToUI(ir_.CreateSelect(is_large, v, Float(0)), integer);
  return ir_.CreateSelect(is_large, large, as_int);
}

// Calls the runtime's function for every lane. The names are ours, so that LLVM knows nothing of their meaning and
// leaves the bits to the same library functions that the vector VM calls.
llvm::Value* RowEmitter::CallEach(const char* symbol, std::vector<V> args) {
  llvm::Type* real = ir_.getDoubleTy();
  llvm::FunctionType* type = llvm::FunctionType::get(real, std::vector<llvm::Type*>(args.size(), real), false);
  llvm::FunctionCallee callee = module_.getOrInsertFunction(symbol, type);
  if (width_ == 1) return ir_.CreateCall(callee, args);
  V result = llvm::PoisonValue::get(Wide(real));
  for (unsigned lane = 0; lane < width_; ++lane) {
    std::vector<V> scalars;
    for (V arg : args) scalars.push_back(ir_.CreateExtractElement(arg, lane));
    result = ir_.CreateInsertElement(result, ir_.CreateCall(callee, scalars), lane);
  }
  return result;
}

}  // namespace flux::jit
