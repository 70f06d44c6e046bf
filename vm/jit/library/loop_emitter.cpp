#include "vm/jit/library/loop_emitter.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Module.h>

#include "vm/jit/library/row_emitter.h"

namespace flux::jit {
namespace {

constexpr unsigned kVectorRows = 8;

// Emits `for (row = begin; row < end; row += width) body`.
void EmitCountedLoop(llvm::IRBuilder<>& ir, RowEmitter& rows, unsigned width, llvm::Value* begin, llvm::Value* end) {
  llvm::Function* function = ir.GetInsertBlock()->getParent();
  llvm::BasicBlock* entry = ir.GetInsertBlock();
  llvm::BasicBlock* body = llvm::BasicBlock::Create(ir.getContext(), "rows", function);
  llvm::BasicBlock* done = llvm::BasicBlock::Create(ir.getContext(), "done", function);
  ir.CreateCondBr(ir.CreateICmpULT(begin, end), body, done);
  ir.SetInsertPoint(body);
  llvm::PHINode* row = ir.CreatePHI(ir.getInt64Ty(), 2, "row");
  row->addIncoming(begin, entry);
  rows.Emit(width, row);
  llvm::Value* next = ir.CreateAdd(row, ir.getInt64(width));
  row->addIncoming(next, ir.GetInsertBlock());
  ir.CreateCondBr(ir.CreateICmpULT(next, end), body, done);
  ir.SetInsertPoint(done);
}

}  // namespace

std::unique_ptr<llvm::Module> EmitLoop(const FluxJitLoop& loop, llvm::LLVMContext& context) {
  auto module = std::make_unique<llvm::Module>("loop", context);
  llvm::IRBuilder<> ir(context);
  llvm::FunctionType* type = llvm::FunctionType::get(ir.getInt64Ty(), {ir.getPtrTy(), ir.getInt64Ty()}, false);
  llvm::Function* function = llvm::Function::Create(type, llvm::Function::ExternalLinkage, kLoopSymbol, *module);
  function->addFnAttr("prefer-vector-width", "512");
  function->addFnAttr(llvm::Attribute::NoUnwind);
  ir.SetInsertPoint(llvm::BasicBlock::Create(context, "entry", function));
  RowEmitter rows(loop, ir, *module, function->getArg(0));
  llvm::Value* count = function->getArg(1);
  llvm::Value* single = ir.getInt64(0);
  if (loop.carried_count == 0) {
    single = ir.CreateAnd(count, ir.getInt64(~uint64_t{kVectorRows - 1}));
    EmitCountedLoop(ir, rows, kVectorRows, ir.getInt64(0), single);
  }
  EmitCountedLoop(ir, rows, 1, single, count);
  rows.StoreCarried();
  ir.CreateRet(rows.Failed());
  return module;
}

}  // namespace flux::jit
