#include "vm/jit/loop_compiler.h"

#include <fmt/format.h>

#include <array>

#include "runtime/base/memory.h"
#include "vm/jit/library_loader.h"

namespace flux::jit {

// A loop and, once built, its code. Shared by all kernels whose loops are the same.
class CompiledLoop final : public vector::LoopSlot, public std::enable_shared_from_this<CompiledLoop> {
 public:
  CompiledLoop(LoopCompiler& compiler, LoopCode code, std::string key)
      : code(std::move(code)), key(std::move(key)), compiler_(compiler) {}

  vector::LoopFunction Function(uint64_t rows) override {
    const vector::LoopFunction function = this->function.load(std::memory_order_acquire);
    if (function || is_queued_.load(std::memory_order_relaxed)) return function;
    const uint64_t row_work = code.instrs.size() * (code.carried.empty() ? 1 : kCarriedWork);
    const uint64_t work = (rows_seen_ += rows) * row_work;
    if (work < kLinkWork) return nullptr;
    if (!is_stored_known_.exchange(true)) is_stored_ = compiler_.IsStored(*this);
    if ((is_stored_ || work >= kCompileWork) && !is_queued_.exchange(true)) compiler_.Enqueue(*this);
    return nullptr;
  }

  const LoopCode code;
  const std::string key;
  std::atomic<vector::LoopFunction> function = nullptr;

 private:
  LoopCompiler& compiler_;
  std::atomic<uint64_t> rows_seen_ = 0;
  std::atomic<bool> is_queued_ = false;
  std::atomic<bool> is_stored_known_ = false;
  std::atomic<bool> is_stored_ = false;
};

LoopCompiler::LoopCompiler(const KernelOptions& options)
    : mode_(options.jit), library_path_(options.jit_library), store_(options.cache_directory) {}

LoopCompiler::~LoopCompiler() {
  {
    const std::lock_guard lock(queue_mutex_);
    is_stopping_ = true;
  }
  queue_changed_.notify_all();
  if (worker_.joinable()) worker_.join();
  if (engine_) api_->destroy(engine_);
}

std::shared_ptr<vector::LoopSlot> LoopCompiler::Open(const kernel::Program& program, const vector::LoopPart& part) {
  // Code outlives the query, and LLVM knows no exceptions.
  const MemoryScope uncounted(nullptr);
  // A single instruction is a loop over arrays already.
  if (mode_ == JitMode::kAuto && part.body.size() < 2 && part.carried.empty()) return nullptr;
  LoopCode code = LoopCode::Make(program, part);
  std::string key = code.Key();
  const std::lock_guard lock(loops_mutex_);
  std::shared_ptr<CompiledLoop>& loop = loops_[key];
  if (!loop) {
    loop = std::make_shared<CompiledLoop>(*this, std::move(code), key);
    if (mode_ == JitMode::kAlways) Build(*loop);
  }
  return loop;
}

bool LoopCompiler::IsStored(const CompiledLoop& loop) const { return store_.Has(loop.key); }

void LoopCompiler::Enqueue(CompiledLoop& loop) {
  const std::lock_guard lock(queue_mutex_);
  queue_.push_back(loop.shared_from_this());
  if (!worker_.joinable()) worker_ = std::thread([this] { Work(); });
  queue_changed_.notify_one();
}

// At no lower priority than queries: where their threads have all cores, code would come when they no longer need it.
void LoopCompiler::Work() {
  while (true) {
    std::shared_ptr<CompiledLoop> loop;
    {
      std::unique_lock lock(queue_mutex_);
      queue_changed_.wait(lock, [&] { return is_stopping_ || !queue_.empty(); });
      if (is_stopping_) return;
      loop = std::move(queue_.front());
      queue_.pop_front();
    }
    Build(*loop);
  }
}

bool LoopCompiler::OpenEngine() {
  if (engine_) return true;
  if (has_failed_) return false;
  has_failed_ = true;
  const Result<const FluxJitApi*> api = LoadLibrary(library_path_);
  if (!api) {
    problem_ = api.error().message;
    return false;
  }
  api_ = *api;
  std::array<char, 512> error{};
  engine_ = api_->create(error.data(), error.size());
  if (!engine_) problem_ = error.data();
  has_failed_ = engine_ == nullptr;
  return engine_ != nullptr;
}

namespace {

void KeepObject(void* context, const char* bytes, size_t size) {
  static_cast<std::string*>(context)->assign(bytes, size);
}

}  // namespace

void LoopCompiler::Build(CompiledLoop& loop) {
  const std::lock_guard lock(engine_mutex_);
  if (!OpenEngine()) return;
  const std::string_view target = api_->target();
  std::array<char, 512> error{};
  FluxJitFunction function = nullptr;
  if (const std::optional<std::string> stored = store_.Read(loop.key, target)) {
    function = api_->load(engine_, stored->data(), stored->size(), error.data(), error.size());
  }
  if (!function) {
    const FluxJitLoop view = loop.code.view();
    std::string object;
    function = api_->compile(engine_, &view, KeepObject, &object, error.data(), error.size());
    if (function) store_.Write(loop.key, target, object);
  }
  if (!function) problem_ = error.data();
  loop.function.store(function, std::memory_order_release);
}

std::string LoopCompiler::Dump(const kernel::Program& program, const vector::LoopPart& part) {
  const std::lock_guard lock(engine_mutex_);
  if (!OpenEngine()) return fmt::format("; no native code: {}\n", problem_);
  const LoopCode code = LoopCode::Make(program, part);
  const FluxJitLoop view = code.view();
  char* text = api_->dump(&view);
  if (!text) return "; no native code for this processor\n";
  std::string dump(text);
  api_->free_text(text);
  return dump;
}

}  // namespace flux::jit
