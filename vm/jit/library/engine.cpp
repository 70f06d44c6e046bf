#include "vm/jit/library/engine.h"

#include <llvm/Analysis/CGSCCPassManager.h>
#include <llvm/Analysis/LoopAnalysisManager.h>
#include <llvm/ExecutionEngine/Orc/CompileUtils.h>
#include <llvm/ExecutionEngine/Orc/ExecutorProcessControl.h>
#include <llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Support/TargetSelect.h>
#include <llvm/Target/TargetMachine.h>

#include <cmath>

#include "vm/jit/library/loop_emitter.h"

namespace flux::jit {
namespace {

// As much as straight-line vector code needs; the standard pipelines cost several times more and gain nothing here.
constexpr const char* kPasses = "function(sroa,early-cse,simplifycfg,instcombine,loop-mssa(licm),gvn,simplifycfg)";

llvm::Expected<llvm::orc::JITTargetMachineBuilder> HostBuilder() {
  static const bool is_ready = [] {
    llvm::InitializeNativeTarget();
    llvm::InitializeNativeTargetAsmPrinter();
    return true;
  }();
  (void)is_ready;
  auto builder = llvm::orc::JITTargetMachineBuilder::detectHost();
  if (builder) {
    builder->setCodeGenOptLevel(llvm::CodeGenOptLevel::Default);
    // Multiplication and addition stay two roundings, as in the vector VM.
    builder->getOptions().AllowFPOpFusion = llvm::FPOpFusion::Strict;
  }
  return builder;
}

}  // namespace

llvm::Expected<std::unique_ptr<llvm::TargetMachine>> HostMachine() {
  auto builder = HostBuilder();
  if (!builder) return builder.takeError();
  return builder->createTargetMachine();
}

void Optimize(llvm::Module& module, llvm::TargetMachine& machine) {
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::PassBuilder builder(&machine);
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  llvm::ModulePassManager passes;
  llvm::cantFail(builder.parsePassPipeline(passes, kPasses));
  passes.run(module, modules);
}

}  // namespace flux::jit

llvm::Expected<std::unique_ptr<FluxJitEngine>> FluxJitEngine::Create() {
  auto engine = std::make_unique<FluxJitEngine>();
  auto builder = flux::jit::HostBuilder();
  if (!builder) return builder.takeError();
  auto machine = builder->createTargetMachine();
  if (!machine) return machine.takeError();
  engine->machine_ = std::move(*machine);
  auto jit = llvm::orc::LLJITBuilder().setJITTargetMachineBuilder(std::move(*builder)).create();
  if (!jit) return jit.takeError();
  engine->jit_ = std::move(*jit);
  if (llvm::Error error = engine->DefineRuntime()) return error;
  return engine;
}

// Functions that compiled loops call: ours by their own names, and those that code generation may ask for.
llvm::Error FluxJitEngine::DefineRuntime() {
  llvm::orc::SymbolMap symbols;
  const auto define = [&](const char* name, auto* function) {
    symbols[jit_->mangleAndIntern(name)] = {llvm::orc::ExecutorAddr::fromPtr(function),
                                            llvm::JITSymbolFlags::Exported | llvm::JITSymbolFlags::Callable};
  };
  using Unary = double(double);
  using Binary = double(double, double);
  define("fluxc_pow", static_cast<Binary*>(&std::pow));
  define("fluxc_fmod", static_cast<Binary*>(&std::fmod));
  define("fluxc_round", static_cast<Unary*>(&std::round));
  define("floor", static_cast<Unary*>(&std::floor));
  define("ceil", static_cast<Unary*>(&std::ceil));
  define("trunc", static_cast<Unary*>(&std::trunc));
  define("sqrt", static_cast<Unary*>(&std::sqrt));
  return jit_->getMainJITDylib().define(llvm::orc::absoluteSymbols(std::move(symbols)));
}

llvm::Expected<FluxJitFunction> FluxJitEngine::Compile(const FluxJitLoop& loop, FluxJitObjectSink sink, void* context) {
  llvm::LLVMContext llvm_context;
  std::unique_ptr<llvm::Module> module = flux::jit::EmitLoop(loop, llvm_context);
  module->setDataLayout(machine_->createDataLayout());
  module->setTargetTriple(machine_->getTargetTriple().str());
  flux::jit::Optimize(*module, *machine_);
  auto object = llvm::orc::SimpleCompiler(*machine_)(*module);
  if (!object) return object.takeError();
  auto function = Load((*object)->getBuffer());
  if (function && sink) sink(context, (*object)->getBufferStart(), (*object)->getBufferSize());
  return function;
}

llvm::Expected<FluxJitFunction> FluxJitEngine::Load(llvm::StringRef object) {
  auto library = jit_->createJITDylib("loop" + std::to_string(next_number_++));
  if (!library) return library.takeError();
  library->addToLinkOrder(jit_->getMainJITDylib());
  if (llvm::Error error = jit_->addObjectFile(*library, llvm::MemoryBuffer::getMemBufferCopy(object))) return error;
  auto address = jit_->lookup(*library, flux::jit::kLoopSymbol);
  if (!address) return address.takeError();
  return address->toPtr<FluxJitFunction>();
}
