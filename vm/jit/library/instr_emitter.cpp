// The values and the validity of single instructions.

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Module.h>
#include <llvm/Support/ErrorHandling.h>

#include <array>
#include <cmath>

#include "runtime/registry/native_call.h"
#include "vm/jit/library/row_emitter.h"

namespace flux::jit {

using kernel::Opcode;

// Ours by their own names, and those that code generation may ask for.
std::span<const RuntimeFunction> RuntimeFunctions() {
  using Unary = double(double);
  using Binary = double(double, double);
  static const std::array functions = {
      RuntimeFunction{"fluxc_pow", reinterpret_cast<void (*)()>(static_cast<Binary*>(&std::pow))},
      RuntimeFunction{"fluxc_fmod", reinterpret_cast<void (*)()>(static_cast<Binary*>(&std::fmod))},
      RuntimeFunction{"fluxc_round", reinterpret_cast<void (*)()>(static_cast<Unary*>(&std::round))},
      RuntimeFunction{"floor", reinterpret_cast<void (*)()>(static_cast<Unary*>(&std::floor))},
      RuntimeFunction{"ceil", reinterpret_cast<void (*)()>(static_cast<Unary*>(&std::ceil))},
      RuntimeFunction{"trunc", reinterpret_cast<void (*)()>(static_cast<Unary*>(&std::trunc))},
      RuntimeFunction{"sqrt", reinterpret_cast<void (*)()>(static_cast<Unary*>(&std::sqrt))},
  };
  return functions;
}

RowEmitter::Lanes RowEmitter::EmitInstr(const FluxJitInstr& instr) {
  const auto op = static_cast<Opcode>(instr.op);
  const auto type = static_cast<ColumnType>(instr.type);
  const bool is_float = type == ColumnType::kFloat;
  const Lanes& first = Arg(instr, 0);
  V a = first.value;
  V b = instr.args[1] == UINT32_MAX ? nullptr : Arg(instr, 1).value;
  const auto strict = [&](V value) { return Lanes{value, ValidOperands(instr), type}; };
  switch (op) {
#define FLUX_KERNEL_OP(name, text, nulls, tiers) FLUX_UNLESS_##tiers(name)
#define FLUX_UNLESS_kAll(name)
#define FLUX_UNLESS_kVector(name) case Opcode::name:
#include "vm/kernel/opcodes.def"
#undef FLUX_UNLESS_kAll
#undef FLUX_UNLESS_kVector
    break;
    case Opcode::kAdd:
      return strict(is_float ? ir_.CreateFAdd(a, b) : ir_.CreateAdd(a, b));
    case Opcode::kSubtract:
      return strict(is_float ? ir_.CreateFSub(a, b) : ir_.CreateSub(a, b));
    case Opcode::kMultiply:
      return strict(is_float ? ir_.CreateFMul(a, b) : ir_.CreateMul(a, b));
    case Opcode::kNegate:
      return strict(is_float ? ir_.CreateFNeg(a) : ir_.CreateNeg(a));
    case Opcode::kDivide:
      return strict(is_float ? ir_.CreateFDiv(a, b) : IntegerDivision(instr));
    case Opcode::kModulo:
      return strict(is_float ? CallEach("fluxc_fmod", {a, b}) : IntegerDivision(instr));
    case Opcode::kPower:
      return strict(CallEach("fluxc_pow", {a, b}));
    case Opcode::kEqual:
    case Opcode::kNotEqual:
    case Opcode::kLess:
    case Opcode::kLessEqual:
    case Opcode::kGreater:
    case Opcode::kGreaterEqual:
      return strict(Compare(instr));
    case Opcode::kNot:
      return strict(ir_.CreateNot(a));
    case Opcode::kAnd:
      return Ternary(instr, false);
    case Opcode::kOr:
      return Ternary(instr, true);
    case Opcode::kExists:
      return {first.valid ? first.valid : Bool(true), nullptr, type};
    case Opcode::kIsTrue:
      return {Both(a, first.valid), nullptr, type};
    case Opcode::kSelect:
      return Select(instr);
    case Opcode::kToFloat:
      return strict(ToFloat(first));
    case Opcode::kToInt:
    case Opcode::kToTime:
      return strict(ToInteger(first, false));
    case Opcode::kToUint:
      return strict(ToInteger(first, true));
    case Opcode::kApply:
      return strict(Apply(instr));
  }
  llvm_unreachable("an instruction that no loop holds");
}

llvm::Value* RowEmitter::ValidOperands(const FluxJitInstr& instr) {
  V valid = nullptr;
  for (const uint32_t arg : instr.args) {
    if (arg != UINT32_MAX) valid = Both(valid, lanes_[arg].valid);
  }
  return valid;
}

llvm::Value* RowEmitter::Apply(const FluxJitInstr& instr) {
  V a = Arg(instr, 0).value;
  const auto intrinsic = [&](llvm::Intrinsic::ID id) { return ir_.CreateUnaryIntrinsic(id, a); };
  switch (static_cast<NativeCall>(instr.function)) {
#define FLUX_NATIVE_FUNCTION(name)
#define FLUX_NATIVE_CALL(name) case NativeCall::name:
#include "runtime/registry/native_calls.def"
    break;
    case NativeCall::kSqrt:
      return intrinsic(llvm::Intrinsic::sqrt);
    case NativeCall::kAbs:
      return intrinsic(llvm::Intrinsic::fabs);
    case NativeCall::kFloor:
      return intrinsic(llvm::Intrinsic::floor);
    case NativeCall::kCeil:
      return intrinsic(llvm::Intrinsic::ceil);
    case NativeCall::kTrunc:
      return intrinsic(llvm::Intrinsic::trunc);
    case NativeCall::kRound:
      return CallEach("fluxc_round", {a});
  }
  llvm_unreachable("a call that is no function of plain values");
}

llvm::Value* RowEmitter::IntegerDivision(const FluxJitInstr& instr) {
  const bool is_divide = static_cast<Opcode>(instr.op) == Opcode::kDivide;
  const bool is_signed = static_cast<ColumnType>(instr.type) == ColumnType::kInt;
  V a = Arg(instr, 0).value;
  V b = Arg(instr, 1).value;
  V is_zero = ir_.CreateICmpEQ(b, Int(0));
  V bad = Both(is_zero, ValidOperands(instr));
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

RowEmitter::Lanes RowEmitter::Ternary(const FluxJitInstr& instr, bool decisive) {
  const Lanes& a = Arg(instr, 0);
  const Lanes& b = Arg(instr, 1);
  if (!a.valid && !b.valid) {
    return {decisive ? ir_.CreateOr(a.value, b.value) : ir_.CreateAnd(a.value, b.value), nullptr, ColumnType::kBool};
  }
  const auto decides = [&](const Lanes& side) {
    return Both(decisive ? side.value : ir_.CreateNot(side.value), side.valid);
  };
  V decided = ir_.CreateOr(decides(a), decides(b));
  V valid = ir_.CreateOr(decided, Both(a.valid, b.valid));
  return {decisive ? decided : ir_.CreateNot(decided), valid, ColumnType::kBool};
}

RowEmitter::Lanes RowEmitter::Select(const FluxJitInstr& instr) {
  V test = Both(Arg(instr, 0).value, Arg(instr, 0).valid);
  const Lanes& then = Arg(instr, 1);
  const Lanes& otherwise = Arg(instr, 2);
  V value = ir_.CreateSelect(test, then.value, otherwise.value);
  if (!then.valid && !otherwise.valid) return {value, nullptr, then.type};
  V valid =
      ir_.CreateSelect(test, then.valid ? then.valid : Bool(true), otherwise.valid ? otherwise.valid : Bool(true));
  return {value, valid, then.type};
}

llvm::Value* RowEmitter::ToFloat(const Lanes& from) {
  llvm::Type* real = Wide(ir_.getDoubleTy());
  return from.type == ColumnType::kInt ? ir_.CreateSIToFP(from.value, real) : ir_.CreateUIToFP(from.value, real);
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
