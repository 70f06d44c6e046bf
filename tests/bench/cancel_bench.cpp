// Cancels sessions of one process at random moments, without what ends the process of a command:
// `cancel_bench STORE SPILL_FOLDER SPILL_ROWS MEMORY_LIMIT RUNS LONGEST SCRIPT` prints how long it takes until the
// caller is told so, and until the session has given its memory back, both as median and maximum in milliseconds.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "runtime/io/encoder.h"
#include "tools/engine/compile.h"
#include "tools/engine/query.h"
#include "tools/engine/source_text.h"

namespace {

using namespace flux;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

std::shared_ptr<const bytecode::Module> Compile(const Engine& engine, const char* file) {
  Workspace workspace(engine, Project{}, AmbientTypes{});
  Result<std::string> text = ReadSourceText(file);
  if (!text) {
    fmt::print(stderr, "{}\n", text.error().Text());
    return nullptr;
  }
  const auto source = std::make_shared<const SourceFile>(file, *std::move(text));
  const CheckedScript checked = CheckScript(workspace, source, ".");
  if (checked.has_errors()) return nullptr;
  return *EmitScript(engine, checked);
}

struct Times {
  Milliseconds all, until_told, until_freed;
  bool is_canceled = false;
  std::string failure;
};

// Cancels after the given time; the times count from then.
Times Run(Host& host, const SessionOptions& options, const std::shared_ptr<const bytecode::Module>& module,
          std::chrono::duration<double> after) {
  CancelToken cancel;
  const Clock::time_point begin = Clock::now();
  Clock::time_point canceled_at;
  Times times;
  std::thread canceler([&] {
    std::this_thread::sleep_until(begin + std::chrono::duration_cast<Clock::duration>(after));
    canceled_at = Clock::now();
    cancel.Cancel();
  });
  io::NullByteSink nobody;
  const Status done = RunQuery(host, {.module = module, .options = options}, nobody, cancel).status;
  const Clock::time_point told = Clock::now();
  times.is_canceled = !done && done.error().code == ErrorCode::kCanceled;
  if (!done && !times.is_canceled) times.failure = done.error().Text();
  while (host.memory().used() > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  const Clock::time_point freed = Clock::now();
  canceler.join();
  times.all = freed - begin;
  times.until_told = told - canceled_at;
  times.until_freed = freed - canceled_at;
  return times;
}

void Print(std::string_view name, std::vector<double> times) {
  std::ranges::sort(times);
  fmt::print("{} {:.0f} {:.0f} ", name, times[times.size() / 2], times.back());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 8) {
    fmt::print(stderr, "usage: cancel_bench STORE SPILL_FOLDER SPILL_ROWS MEMORY_LIMIT RUNS LONGEST SCRIPT\n");
    return 2;
  }
  const std::unique_ptr<Engine> engine = std::move(*Engine::Create());
  Host host(*engine, {.threads = 2});
  SessionOptions options;
  options.data_directory = argv[1];
  options.spill_directory = argv[2];
  options.spill_rows = std::strtoull(argv[3], nullptr, 10);
  options.memory_limit = std::strtoull(argv[4], nullptr, 10);
  options.now = Time{1735689600 * kNsPerSecond};
  const auto runs = std::strtoull(argv[5], nullptr, 10);
  const std::shared_ptr<const bytecode::Module> module = Compile(*engine, argv[7]);
  if (module == nullptr) return 1;
  const Times first = Run(host, options, module, std::chrono::duration<double>(std::strtod(argv[6], nullptr)));
  if (!first.failure.empty()) fmt::print("failure {} ", first.failure);
  std::chrono::duration<double> lasts = first.all;
  if (first.is_canceled) lasts -= first.until_freed;
  std::mt19937_64 random(std::random_device{}());
  std::vector<double> told, freed;
  for (size_t i = 0; i < 3 * runs && told.size() < runs; ++i) {
    const double part = std::uniform_real_distribution<double>(0.01, 0.99)(random);
    const Times times = Run(host, options, module, part * lasts);
    if (!times.is_canceled) continue;
    told.push_back(times.until_told.count());
    freed.push_back(times.until_freed.count());
  }
  if (told.empty()) return 1;
  fmt::print("lasts {:.1f} runs {} ", lasts.count(), told.size());
  Print("told", told);
  Print("freed", freed);
  fmt::print("\n");
}
