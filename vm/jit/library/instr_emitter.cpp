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
  switch (static_cast<Opcode>(instr.op)) {
    case Opcode::kEqual:
    case Opcode::kNotEqual:
    case Opcode::kLess:
    case Opcode::kLessEqual:
    case Opcode::kGreater:
    case Opcode::kGreaterEqual:
      return Compare(instr);
    case Opcode::kNot:
      return ir_.CreateNot(a.value);
    case Opcode::kToFloat:
      return a.type == ColumnType::kInt ? ir_.CreateSIToFP(a.value, Wide(ir_.getDoubleTy()))
                                        : ir_.CreateUIToFP(a.value, Wide(ir_.getDoubleTy()));
    case Opcode::kToInt:
    case Opcode::kToTime:
      return ToInteger(a, false);
    case Opcode::kToUint:
      return ToInteger(a, true);
    case Opcode::kSqrt:
      return math(llvm::Intrinsic::sqrt);
    case Opcode::kAbs:
      return math(llvm::Intrinsic::fabs);
    case Opcode::kFloor:
      return math(llvm::Intrinsic::floor);
    case Opcode::kCeil:
      return math(llvm::Intrinsic::ceil);
    case Opcode::kTrunc:
      return math(llvm::Intrinsic::trunc);
    case Opcode::kRound:
      return CallEach("fluxc_round", {a.value});
    default:
      return Arithmetic(instr, valid);
  }
}

llvm::Value* RowEmitter::Arithmetic(const FluxJitInstr& instr, V valid) {
  V a = Arg(instr, 0).value;
  V b = instr.args[1] == UINT32_MAX ? nullptr : Arg(instr, 1).value;
  const bool is_float = static_cast<ColumnType>(instr.type) == ColumnType::kFloat;
  switch (static_cast<Opcode>(instr.op)) {
    case Opcode::kAdd:
      return is_float ? ir_.CreateFAdd(a, b) : ir_.CreateAdd(a, b);
    case Opcode::kSubtract:
      return is_float ? ir_.CreateFSub(a, b) : ir_.CreateSub(a, b);
    case Opcode::kMultiply:
      return is_float ? ir_.CreateFMul(a, b) : ir_.CreateMul(a, b);
    case Opcode::kNegate:
      return is_float ? ir_.CreateFNeg(a) : ir_.CreateNeg(a);
    case Opcode::kDivide:
      return is_float ? ir_.CreateFDiv(a, b) : IntegerDivision(instr, valid);
    case Opcode::kModulo:
      return is_float ? CallEach("fluxc_fmod", {a, b}) : IntegerDivision(instr, valid);
    default:
      return CallEach("fluxc_pow", {a, b});
  }
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
  switch (op) {
    case Opcode::kEqual:
      return llvm::CmpInst::FCMP_OEQ;
    case Opcode::kNotEqual:
      return llvm::CmpInst::FCMP_UNE;
    case Opcode::kLess:
      return llvm::CmpInst::FCMP_OLT;
    case Opcode::kLessEqual:
      return llvm::CmpInst::FCMP_OLE;
    case Opcode::kGreater:
      return llvm::CmpInst::FCMP_OGT;
    default:
      return llvm::CmpInst::FCMP_OGE;
  }
}

llvm::CmpInst::Predicate IntegerPredicate(Opcode op, bool is_signed) {
  using P = llvm::CmpInst;
  switch (op) {
    case Opcode::kEqual:
      return P::ICMP_EQ;
    case Opcode::kNotEqual:
      return P::ICMP_NE;
    case Opcode::kLess:
      return is_signed ? P::ICMP_SLT : P::ICMP_ULT;
    case Opcode::kLessEqual:
      return is_signed ? P::ICMP_SLE : P::ICMP_ULE;
    case Opcode::kGreater:
      return is_signed ? P::ICMP_SGT : P::ICMP_UGT;
    default:
      return is_signed ? P::ICMP_SGE : P::ICMP_UGE;
  }
}

Opcode Mirrored(Opcode op) {
  switch (op) {
    case Opcode::kLess:
      return Opcode::kGreater;
    case Opcode::kLessEqual:
      return Opcode::kGreaterEqual;
    case Opcode::kGreater:
      return Opcode::kLess;
    case Opcode::kGreaterEqual:
      return Opcode::kLessEqual;
    default:
      return op;
  }
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
