// What a short query takes of which a process keeps the compiled script: `short_queries_bench STORE RUNS SCRIPT` prints
// for each step the median of all runs in microseconds, with another `now` in each. The optimizer and the lowering are
// run once more, by themselves, on what the script has planned. The store is open for writing, as a server has it.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "runtime/io/encoder.h"
#include "tools/engine/compile.h"
#include "tools/engine/query.h"
#include "tools/engine/source_text.h"

namespace {

using namespace flux;
using Clock = std::chrono::steady_clock;

// Calls and gives the time in microseconds.
template <typename Fn>
double Timed(Fn&& fn) {
  const Clock::time_point begin = Clock::now();
  fn();
  return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

struct Step {
  std::string_view name;
  std::vector<double> times = {};
};

class Bench {
 public:
  Bench(const Engine& engine, std::string store) : engine_(engine), host_(engine), store_(std::move(store)) {}

  Result<std::shared_ptr<const bytecode::Module>> Compile(const char* file) {
    FLUX_TRY(kept_open_, host_.OpenForWriting(store_, {}));
    Workspace workspace(engine_, Project{}, AmbientTypes{});
    FLUX_TRY(std::string text, ReadSourceText(file));
    const CheckedScript checked =
        CheckScript(workspace, std::make_shared<const SourceFile>(file, std::move(text)), ".");
    if (checked.has_errors()) return Fail(ErrorCode::kInvalid, "the script has errors");
    return EmitScript(engine_, checked);
  }

  Status Run(const std::shared_ptr<const bytecode::Module>& module) {
    now_.ns += kNsPerSecond;
    const CancelToken never;
    Status done;
    std::optional<Session> session;
    started_.times.push_back(Timed([&] { session.emplace(host_, Options(), never); }));
    Result<PlannedScript> script = PlannedScript();
    planned_.times.push_back(Timed([&] { script = session->Plan(module); }));
    FLUX_TRY_STATUS(script);
    FLUX_TRY_STATUS(PlanOnceMore(*script, never));
    io::StringByteSink out;
    executed_.times.push_back(Timed([&] {
      Result<std::unique_ptr<io::ResultEncoder>> encoder = io::MakeEncoder("csv", out);
      done = session->Execute(*script, **encoder, nullptr);
    }));
    ended_.times.push_back(Timed([&] { session.reset(); }));
    FLUX_TRY_STATUS(done);
    io::StringByteSink answer;
    asked_.times.push_back(
        Timed([&] { done = RunQuery(host_, {.module = module, .options = Options()}, answer, never).status; }));
    return done;
  }

  void Print() {
    for (Step* step : {&started_, &planned_, &optimised_, &lowered_, &executed_, &ended_, &asked_}) {
      std::ranges::sort(step->times);
      fmt::print("{:<40} {:>8.1f} µs\n", step->name, step->times[step->times.size() / 2]);
    }
  }

 private:
  SessionOptions Options() const {
    SessionOptions options;
    options.data_directory = store_;
    options.now = now_;
    return options;
  }

  Status PlanOnceMore(const PlannedScript& script, const CancelToken& never) {
    BucketCatalog catalog(host_, store_, std::nullopt, nullptr, never, {});
    // Opens the buckets.
    PlanFacts unused(engine_.registry()), facts(engine_.registry());
    FLUX_TRY_STATUS(opt::Optimize(script.written, unused, catalog, {}, nullptr));
    Result<std::vector<plan::NodeRef>> roots;
    optimised_.times.push_back(Timed([&] { roots = opt::Optimize(script.written, facts, catalog, {}, nullptr); }));
    FLUX_TRY_STATUS(roots);
    lowered_.times.push_back(Timed([&] { exec::Lower(*roots, facts, engine_.registry()); }));
    return {};
  }

  const Engine& engine_;
  Host host_;
  const std::string store_;
  std::shared_ptr<Store> kept_open_;
  Time now_{1735689600 * kNsPerSecond};
  Step started_{"a session begins"}, planned_{"plans: bytecode, rules, lowering"}, optimised_{"  of which rules"},
      lowered_{"  of which lowering"}, executed_{"runs"}, ended_{"ends"}, asked_{"all of it, in a thread of the host"};
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: short_queries_bench STORE RUNS SCRIPT\n");
    return 2;
  }
  const std::unique_ptr<Engine> engine = std::move(*Engine::Create());
  Bench bench(*engine, argv[1]);
  Result<std::shared_ptr<const bytecode::Module>> module = bench.Compile(argv[3]);
  Status done = module ? Status() : std::unexpected(module.error());
  for (uint64_t left = std::strtoull(argv[2], nullptr, 10); done && left > 0; --left) done = bench.Run(*module);
  if (!done) {
    fmt::print(stderr, "{}\n", done.error().Text());
    return 1;
  }
  bench.Print();
}
