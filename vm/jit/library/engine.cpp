#include "vm/jit/library/engine.h"

#include <llvm/Analysis/CGSCCPassManager.h>
#include <llvm/Analysis/LoopAnalysisManager.h>
#include <llvm/Config/llvm-config.h>
#include <llvm/ExecutionEngine/Orc/CompileUtils.h>
#include <llvm/ExecutionEngine/Orc/ExecutorProcessControl.h>
#include <llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h>
#include <llvm/ExecutionEngine/Orc/LLJIT.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Support/TargetSelect.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/Target/TargetMachine.h>

#include "vm/jit/library/loop_emitter.h"
#include "vm/jit/library/row_emitter.h"

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

}  // namespace

std::string HostTarget() {
  auto machine = HostMachine();
  if (!machine) return "unknown: " + llvm::toString(machine.takeError());
  return std::string("llvm " LLVM_VERSION_STRING " ") + (*machine)->getTargetCPU().str() + ' ' +
         (*machine)->getTargetFeatureString().str();
}

std::string DumpLoop(const FluxJitLoop& loop) {
  auto machine = HostMachine();
  if (!machine) {
    llvm::consumeError(machine.takeError());
    return {};
  }
  llvm::LLVMContext context;
  const std::unique_ptr<llvm::Module> module = EmitLoop(loop, context);
  module->setDataLayout((*machine)->createDataLayout());
  Optimize(*module, **machine);
  std::string text;
  llvm::raw_string_ostream stream(text);
  for (const llvm::Function& function : *module) {
    if (!function.isDeclaration()) function.print(stream);
  }
  return stream.str();
}

}  // namespace flux::jit

struct FluxJitEngine::Parts {
  std::unique_ptr<llvm::orc::LLJIT> jit;
  std::unique_ptr<llvm::TargetMachine> machine;
  unsigned next_number = 0;

  static llvm::Expected<std::unique_ptr<Parts>> Create();
  llvm::Error DefineRuntime();
  llvm::Expected<FluxJitFunction> Compile(const FluxJitLoop& loop, FluxJitObjectSink sink, void* context);
  llvm::Expected<FluxJitFunction> Load(llvm::StringRef object);
};

llvm::Expected<std::unique_ptr<FluxJitEngine::Parts>> FluxJitEngine::Parts::Create() {
  auto engine = std::make_unique<Parts>();
  auto builder = flux::jit::HostBuilder();
  if (!builder) return builder.takeError();
  auto machine = builder->createTargetMachine();
  if (!machine) return machine.takeError();
  engine->machine = std::move(*machine);
  auto jit = llvm::orc::LLJITBuilder().setJITTargetMachineBuilder(std::move(*builder)).create();
  if (!jit) return jit.takeError();
  engine->jit = std::move(*jit);
  if (llvm::Error error = engine->DefineRuntime()) return error;
  return engine;
}

llvm::Error FluxJitEngine::Parts::DefineRuntime() {
  llvm::orc::SymbolMap symbols;
  for (const flux::jit::RuntimeFunction& function : flux::jit::RuntimeFunctions()) {
    symbols[jit->mangleAndIntern(function.name)] = {llvm::orc::ExecutorAddr::fromPtr(function.address),
                                                    llvm::JITSymbolFlags::Exported | llvm::JITSymbolFlags::Callable};
  }
  return jit->getMainJITDylib().define(llvm::orc::absoluteSymbols(std::move(symbols)));
}

llvm::Expected<FluxJitFunction> FluxJitEngine::Parts::Compile(const FluxJitLoop& loop, FluxJitObjectSink sink,
                                                              void* context) {
  llvm::LLVMContext llvm_context;
  std::unique_ptr<llvm::Module> module = flux::jit::EmitLoop(loop, llvm_context);
  module->setDataLayout(machine->createDataLayout());
  module->setTargetTriple(machine->getTargetTriple().str());
  flux::jit::Optimize(*module, *machine);
  auto object = llvm::orc::SimpleCompiler(*machine)(*module);
  if (!object) return object.takeError();
  auto function = Load((*object)->getBuffer());
  if (function && sink) sink(context, (*object)->getBufferStart(), (*object)->getBufferSize());
  return function;
}

llvm::Expected<FluxJitFunction> FluxJitEngine::Parts::Load(llvm::StringRef object) {
  auto library = jit->createJITDylib("loop" + std::to_string(next_number++));
  if (!library) return library.takeError();
  library->addToLinkOrder(jit->getMainJITDylib());
  if (llvm::Error error = jit->addObjectFile(*library, llvm::MemoryBuffer::getMemBufferCopy(object))) return error;
  auto address = jit->lookup(*library, flux::jit::kLoopSymbol);
  if (!address) return address.takeError();
  return address->toPtr<FluxJitFunction>();
}

FluxJitEngine::FluxJitEngine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
FluxJitEngine::~FluxJitEngine() = default;

namespace {

// Gives the value, or `{}` and the text of the error.
template <typename T>
T ValueOr(llvm::Expected<T> expected, std::string& error) {
  if (expected) return std::move(*expected);
  error = llvm::toString(expected.takeError());
  return {};
}

}  // namespace

std::unique_ptr<FluxJitEngine> FluxJitEngine::Create(std::string& error) {
  std::unique_ptr<Parts> parts = ValueOr(Parts::Create(), error);
  if (!parts) return nullptr;
  return std::unique_ptr<FluxJitEngine>(new FluxJitEngine(std::move(parts)));
}

FluxJitFunction FluxJitEngine::Compile(const FluxJitLoop& loop, FluxJitObjectSink sink, void* context,
                                       std::string& error) {
  return ValueOr(parts_->Compile(loop, sink, context), error);
}

FluxJitFunction FluxJitEngine::Load(std::string_view object, std::string& error) {
  return ValueOr(parts_->Load(llvm::StringRef(object.data(), object.size())), error);
}
