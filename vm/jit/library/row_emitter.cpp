#include "vm/jit/library/row_emitter.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Module.h>

#include "vm/vector/accelerator.h"

namespace flux::jit {

using vector::Form;

RowEmitter::RowEmitter(const FluxJitLoop& loop, llvm::IRBuilderBase& ir, llvm::Module& module, llvm::Value* pointers)
    : loop_(loop), ir_(ir), module_(module), pointers_(pointers) {
  failed_ = ir_.CreateAlloca(ir_.getInt64Ty());
  ir_.CreateStore(ir_.getInt64(0), failed_);
  GoTo(1, ir_.getInt64(0));
  for (uint32_t i = 0; i < loop_.input_count; ++i) OpenInput(loop_.inputs[i]);
  for (uint32_t i = 0; i < loop_.result_count; ++i) {
    V values = NextPointer();
    results_.emplace_back(values, NextPointer());
  }
}

llvm::Value* RowEmitter::Failed() { return ir_.CreateLoad(ir_.getInt64Ty(), failed_); }

llvm::Value* RowEmitter::NextPointer() {
  V slot = ir_.CreateConstGEP1_32(ir_.getPtrTy(), pointers_, next_pointer_++);
  return ir_.CreateLoad(ir_.getPtrTy(), slot);
}

void RowEmitter::OpenInput(const FluxJitInput& input) {
  InputPointers from;
  const auto form = static_cast<Form>(input.form);
  if (form == Form::kDictionary) from.codes = NextPointer();
  from.values = NextPointer();
  if (input.has_nulls) from.valid = NextPointer();
  if (input.has_row_nulls) from.row_valid = NextPointer();
  if (form == Form::kConstant) {
    from.constant = LoadRows(static_cast<ColumnType>(input.type), from.values);
    if (from.valid) from.constant_valid = LoadMask(from.valid);
  }
  if (form == Form::kCarried) {
    carried_.push_back(static_cast<uint32_t>(inputs_.size()));
    OpenCarried(static_cast<ColumnType>(input.type), from);
  }
  inputs_.push_back(from);
}

void RowEmitter::OpenCarried(ColumnType type, InputPointers& from) {
  from.carried = ir_.CreateAlloca(ScalarType(type));
  ir_.CreateStore(LoadRows(type, from.values), from.carried);
  if (!from.valid) return;
  from.carried_valid = ir_.CreateAlloca(ir_.getInt1Ty());
  ir_.CreateStore(LoadMask(from.valid), from.carried_valid);
}

void RowEmitter::Carry(const Lanes& lanes, const InputPointers& to) {
  ir_.CreateStore(lanes.value, to.carried);
  if (to.carried_valid) ir_.CreateStore(lanes.valid ? lanes.valid : Bool(true), to.carried_valid);
}

void RowEmitter::StoreCarried() {
  GoTo(1, ir_.getInt64(0));
  for (const uint32_t number : carried_) {
    Store(LoadInput(loop_.inputs[number], inputs_[number]), inputs_[number].values, inputs_[number].valid);
  }
}

llvm::Type* RowEmitter::ScalarType(ColumnType type) {
  if (type == ColumnType::kBool) return ir_.getInt1Ty();
  return type == ColumnType::kFloat ? ir_.getDoubleTy() : static_cast<llvm::Type*>(ir_.getInt64Ty());
}

llvm::Type* RowEmitter::MemoryType(ColumnType type) {
  return type == ColumnType::kBool ? ir_.getInt8Ty() : ScalarType(type);
}

llvm::Type* RowEmitter::Wide(llvm::Type* scalar) {
  return width_ == 1 ? scalar : static_cast<llvm::Type*>(llvm::FixedVectorType::get(scalar, width_));
}

llvm::Value* RowEmitter::Splat(V scalar) { return width_ == 1 ? scalar : ir_.CreateVectorSplat(width_, scalar); }

llvm::Value* RowEmitter::Int(int64_t v) {
  return llvm::ConstantInt::get(Wide(ir_.getInt64Ty()), static_cast<uint64_t>(v));
}

llvm::Value* RowEmitter::Float(double v) { return llvm::ConstantFP::get(Wide(ir_.getDoubleTy()), v); }

llvm::Value* RowEmitter::Bool(bool v) { return llvm::ConstantInt::get(Wide(ir_.getInt1Ty()), v ? 1 : 0); }

llvm::Value* RowEmitter::Both(V a, V b) {
  if (!a || !b) return a ? a : b;
  return ir_.CreateAnd(a, b);
}

llvm::Value* RowEmitter::LoadRows(ColumnType type, V base) {
  llvm::Type* element = MemoryType(type);
  V address = ir_.CreateGEP(element, base, row_);
  const llvm::Align align(type == ColumnType::kBool ? 1 : 8);
  V value = ir_.CreateAlignedLoad(Wide(element), address, align);
  if (type != ColumnType::kBool) return value;
  return ir_.CreateICmpNE(value, llvm::Constant::getNullValue(value->getType()));
}

llvm::Value* RowEmitter::LoadMask(V base) { return LoadRows(ColumnType::kBool, base); }

llvm::Value* RowEmitter::Gather(ColumnType type, V base, V codes) {
  llvm::Type* element = MemoryType(type);
  V gathered = width_ == 1 ? nullptr : llvm::PoisonValue::get(Wide(element));
  for (unsigned lane = 0; lane < width_; ++lane) {
    V code = width_ == 1 ? codes : ir_.CreateExtractElement(codes, lane);
    V entry = ir_.CreateLoad(element, ir_.CreateGEP(element, base, ir_.CreateZExt(code, ir_.getInt64Ty())));
    gathered = width_ == 1 ? entry : ir_.CreateInsertElement(gathered, entry, lane);
  }
  if (type != ColumnType::kBool) return gathered;
  return ir_.CreateICmpNE(gathered, llvm::Constant::getNullValue(gathered->getType()));
}

RowEmitter::Lanes RowEmitter::LoadInput(const FluxJitInput& input, const InputPointers& from) {
  const auto type = static_cast<ColumnType>(input.type);
  switch (static_cast<Form>(input.form)) {
    case Form::kConstant:
      return {Splat(from.constant), from.constant_valid ? Splat(from.constant_valid) : nullptr, type};
    case Form::kFlat:
      return {LoadRows(type, from.values), from.valid ? LoadMask(from.valid) : nullptr, type};
    case Form::kCarried:
      return {ir_.CreateLoad(ScalarType(type), from.carried),
              from.carried_valid ? ir_.CreateLoad(ir_.getInt1Ty(), from.carried_valid) : nullptr, type};
    case Form::kDictionary:
      break;
  }
  V address = ir_.CreateGEP(ir_.getInt32Ty(), from.codes, row_);
  V codes = ir_.CreateAlignedLoad(Wide(ir_.getInt32Ty()), address, llvm::Align(4));
  V valid = from.valid ? Gather(ColumnType::kBool, from.valid, codes) : nullptr;
  if (from.row_valid) valid = Both(valid, LoadMask(from.row_valid));
  return {Gather(type, from.values, codes), valid, type};
}

void RowEmitter::Store(const Lanes& lanes, V values, V valid) {
  llvm::Type* element = MemoryType(lanes.type);
  V value = lanes.type == ColumnType::kBool ? ir_.CreateZExt(lanes.value, Wide(element)) : lanes.value;
  const llvm::Align align(lanes.type == ColumnType::kBool ? 1 : 8);
  ir_.CreateAlignedStore(value, ir_.CreateGEP(element, values, row_), align);
  if (!valid) return;
  V bytes = ir_.CreateZExt(lanes.valid ? lanes.valid : Bool(true), Wide(ir_.getInt8Ty()));
  ir_.CreateAlignedStore(bytes, ir_.CreateGEP(ir_.getInt8Ty(), valid, row_), llvm::Align(1));
}

void RowEmitter::Emit(unsigned width, V row) {
  GoTo(width, row);
  lanes_.clear();
  for (uint32_t i = 0; i < loop_.input_count; ++i) lanes_.push_back(LoadInput(loop_.inputs[i], inputs_[i]));
  for (uint32_t i = 0; i < loop_.instr_count; ++i) lanes_.push_back(EmitInstr(loop_.instrs[i]));
  for (uint32_t i = 0; i < loop_.result_count; ++i) {
    const uint32_t number = loop_.results[i];
    const bool is_nullable = loop_.instrs[number - loop_.input_count].is_nullable != 0;
    Store(lanes_[number], results_[i].first, is_nullable ? results_[i].second : nullptr);
  }
  for (uint32_t i = 0; i < loop_.carried_count; ++i) Carry(lanes_[loop_.carried[i]], inputs_[carried_[i]]);
}

}  // namespace flux::jit
