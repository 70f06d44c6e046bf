#include "compiler/emit/emit.h"

#include "compiler/emit/function_emitter.h"

namespace flux {

Result<bytecode::Module> Emit(const hir::Package& package) {
  emit::ModuleBuilder module(package);
  for (const hir::TopStmt& statement : package.statements) module.AddGlobal(statement);
  emit::FunctionEmitter init(module, nullptr, 0);
  for (const hir::TopStmt& statement : package.statements) init.TopLevel(statement);
  return module.Finish(init.FinishTopLevel());
}

}  // namespace flux
