#include "vm/kernel/factory.h"

#include <fmt/format.h>

#include "runtime/plan/specs/pipeline.h"
#include "vm/jit/loop_compiler.h"
#include "vm/jit/tiered_kernel.h"
#include "vm/jit/tiered_recurrence.h"
#include "vm/kernel/lower.h"
#include "vm/kernel/lower_recurrence.h"
#include "vm/kernel/row_kernel.h"

namespace flux {
namespace {

// Writes down the native code of a part instead of running it.
class PartRecorder final : public vector::Accelerator {
 public:
  explicit PartRecorder(jit::LoopCompiler& compiler) : compiler_(compiler) {}
  std::shared_ptr<vector::LoopSlot> Open(const kernel::Program& program, const vector::LoopPart& part) override {
    text = compiler_.Dump(program, part);
    return nullptr;
  }
  std::string text;

 private:
  jit::LoopCompiler& compiler_;
};

// One row of the type.
ColumnRef SampleColumn(ColumnType type) {
  switch (type) {
    case ColumnType::kBool:
      return Column::FlatBool({1});
    case ColumnType::kInt:
      return Column::FlatInt({1});
    case ColumnType::kUint:
      return Column::FlatUint({1});
    case ColumnType::kFloat:
      return Column::FlatFloat({1});
    case ColumnType::kString:
      return Column::Dictionary({0}, std::make_shared<const StringBuffer>(StringBuffer{{0, 1}, "x"}));
    case ColumnType::kTime:
      return Column::FlatTime({1});
  }
  return nullptr;
}

class TieredFactory final : public exec::KernelFactory {
 public:
  explicit TieredFactory(KernelOptions options)
      : options_(std::move(options)), compiler_(options_.compiler ? options_.compiler : MakeLoopCompiler(options_)) {}

  Result<std::shared_ptr<exec::Kernel>> Compile(std::span<const plan::ChainStep> chain, const Schema& input) override {
    Result<kernel::Program> program = Lower(chain, input);
    if (program) {
      auto shared = std::make_shared<const kernel::Program>(*std::move(program));
      return std::make_shared<jit::TieredKernel>(std::move(shared), compiler_);
    }
    if (program.error().code != ErrorCode::kUnimplemented) return std::unexpected<Error>(std::move(program.error()));
    if (!options_.row_caller) {
      return Fail(ErrorCode::kUnimplemented,
                  fmt::format("cannot compile the row function, because it {}", program.error().message));
    }
    std::map<std::string, ColumnType> types = kernel::FieldTypes(chain, input, options_.registry, StartOfRun());
    return kernel::RowKernel::Make(chain, input, *options_.row_caller, std::move(types));
  }

  Result<std::string> Dump(std::span<const plan::ChainStep> chain, const Schema& input) override {
    Result<kernel::Program> program = Lower(chain, input);
    if (program) return kernel::Dump(*program);
    Error error = std::move(program.error());
    if (error.code == ErrorCode::kUnimplemented) error.message = "it " + error.message;
    return std::unexpected(std::move(error));
  }

  // Native code depends on encodings; shown is that for flat columns without nulls, strings by dictionary.
  std::string DumpNative(std::span<const plan::ChainStep> chain, const Schema& input) override {
    Result<kernel::Program> program = Lower(chain, input);
    if (!compiler_ || !program) return {};
    PartRecorder recorder(*compiler_);
    Chunk chunk{{}, 1};
    for (const ColumnDef& column : program->input.columns()) chunk.columns.push_back(SampleColumn(column.type));
    vector::Machine machine(std::make_shared<const kernel::Program>(*std::move(program)), &recorder);
    // Only the plan matters; the sample row may well fail.
    (void)machine.Run(chunk);
    return recorder.text.empty() ? "no part of it becomes native code\n" : recorder.text;
  }

  Result<std::shared_ptr<exec::Recurrence>> CompileRecurrence(const plan::RowFunction& fn, const Value& initial,
                                                              const Schema& input) override {
    FLUX_TRY(kernel::LoweredRecurrence lowered, LowerRecurrence(fn, initial, input));
    return std::make_shared<jit::TieredRecurrence>(std::move(lowered), initial, compiler_);
  }

  Result<std::string> DumpRecurrence(const plan::RowFunction& fn, const Value& initial, const Schema& input) override {
    FLUX_TRY(const kernel::LoweredRecurrence lowered, LowerRecurrence(fn, initial, input));
    return fmt::format("for whole chunks:\n{}for one row after the other:\n{}", kernel::Dump(lowered.rows),
                       kernel::Dump(lowered.step));
  }

 private:
  Result<kernel::LoweredRecurrence> LowerRecurrence(const plan::RowFunction& fn, const Value& initial,
                                                    const Schema& input) const {
    if (!fn.tree) return Fail(ErrorCode::kUnimplemented, "its body is not one expression");
    Result<kernel::LoweredRecurrence> lowered =
        kernel::LowerRecurrence(*fn.tree, initial, input, options_.registry, StartOfRun());
    if (lowered) return lowered;
    // What is wrong with the function for this schema matters only when a row reaches it, which the script finds out.
    const std::string_view& why = lowered.error().message;
    return Fail(ErrorCode::kUnimplemented, lowered.error().code == ErrorCode::kUnimplemented
                                               ? fmt::format("it {}", why)
                                               : fmt::format("it may not fit the table: {}", why));
  }

  Result<kernel::Program> Lower(std::span<const plan::ChainStep> chain, const Schema& input) const {
    return kernel::Lower(chain, input, options_.registry, StartOfRun());
  }

  Time StartOfRun() const { return options_.now ? options_.now() : Time{}; }

  const KernelOptions options_;
  const std::shared_ptr<jit::LoopCompiler> compiler_;
};

}  // namespace

std::shared_ptr<jit::LoopCompiler> MakeLoopCompiler(const KernelOptions& options) {
  return options.jit != JitMode::kNever ? std::make_shared<jit::LoopCompiler>(options) : nullptr;
}

std::unique_ptr<exec::KernelFactory> MakeKernelFactory(KernelOptions options) {
  return std::make_unique<TieredFactory>(std::move(options));
}

}  // namespace flux
