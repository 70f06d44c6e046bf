// Sessions that share a host, at the same time: what one writes, the others read.

#include "tools/engine/host.h"

#include <algorithm>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <future>
#include <random>
#include <thread>

#include "runtime/io/encoder.h"
#include "tests/support/counted_memory.h"
#include "tests/support/temp_directory.h"
#include "tools/engine/compile.h"
#include "tools/engine/query.h"
#include "tools/engine/session.h"

namespace flux {

namespace {

using testing::TempDirectory;

// A host over a store with one bucket, and the ways to use it. Checks of Boost are not for several threads, so failures
// are collected.
class Fixture {
 public:
  explicit Fixture(HostOptions options = {.threads = 3, .helps_busy_queries = true})
      : engine_(std::move(*Engine::Create())), host_(*engine_, options) {
    auto store = Store::Open(directory_.path);
    BOOST_REQUIRE(store.has_value());
    BOOST_REQUIRE((*store)->CreateBucket("b").has_value());
  }

  Host& host() { return host_; }
  const std::string& directory() const { return directory_.path; }

  std::shared_ptr<const bytecode::Module> Compile(const std::string& script) {
    Workspace workspace(*engine_, Project{}, AmbientTypes{});
    const auto source = std::make_shared<const SourceFile>("script.flux", script);
    const CheckedScript checked = CheckScript(workspace, source, ".");
    BOOST_REQUIRE_MESSAGE(!checked.has_errors(), script);
    const auto module = EmitScript(*engine_, checked);
    BOOST_REQUIRE(module.has_value());
    return *module;
  }

  // Runs a script and gives its tables as text.
  Result<std::string> Run(const std::shared_ptr<const bytecode::Module>& module, const CancelToken& cancel,
                          Time now = Time{1000 * kNsPerSecond}, exec::PlanStats* stats = nullptr,
                          size_t chunk_rows = 8192) {
    SessionOptions options = Options();
    options.now = now;
    options.chunk_rows = chunk_rows;
    Session session(host_, options, cancel);
    FLUX_TRY(const PlannedScript script, session.Plan(module));
    io::StringByteSink text;
    FLUX_TRY(const std::unique_ptr<io::ResultEncoder> encoder, io::MakeEncoder("csv", text));
    FLUX_TRY_STATUS(session.Execute(script, *encoder, stats));
    return text.text;
  }

  // The same in a thread of the host.
  Result<std::string> Ask(const std::shared_ptr<const bytecode::Module>& module, const CancelToken& cancel) {
    io::StringByteSink text;
    FLUX_TRY_STATUS(RunQuery(host_, {.module = module, .options = Options()}, text, cancel).status);
    return text.text;
  }

  SessionOptions Options() const {
    SessionOptions options;
    options.data_directory = directory_.path;
    options.now = Time{1000 * kNsPerSecond};
    options.part_rows = 1;
    return options;
  }

 private:
  TempDirectory directory_;
  std::unique_ptr<Engine> engine_;
  Host host_;
};

constexpr std::string_view kCount =
    "from(bucket: \"b\") |> range(start: 1970-01-01T00:00:00Z, stop: 1970-01-02T00:00:00Z)"
    " |> filter(fn: (r) => r._value >= 0.0) |> group() |> count()";

// What reads series of which several threads take a part of the time each, to different operators, and what several
// threads sort.
const std::string kSeries = "from(bucket: \"b\") |> range(start: 1970-01-01T00:00:00Z, stop: 1970-01-01T00:10:00Z) |> ";
const std::string kInPieces[] = {
    kSeries + "filter(fn: (r) => r._value > 1.0)", kSeries + "aggregateWindow(every: 2s, fn: mean)",
    kSeries + "fill(value: 0.0) |> aggregateWindow(every: 2s, fn: mode)",
    kSeries +
        "aggregateWindow(every: 2s, fn: (column, tables=<-) => tables |> reduce(identity: {_value: 0.0}, "
        "fn: (r, accumulator) => ({_value: r._value + accumulator._value})))"};
constexpr std::string_view kHelpedSort =
    "import \"generate\"\n"
    "generate.from(start: 1970-01-01T00:00:00Z, stop: 1970-01-02T00:00:00Z, count: 70000, "
    "fn: (n) => n * 7919 % 70001) |> sort() |> difference() |> sum()";

// Writes five points of a series of its own.
std::string WriteScript(int series) {
  std::string rows;
  for (int i = 0; i < 5; ++i) {
    rows += "{_time: 1970-01-01T00:00:0" + std::to_string(i) + "Z, _measurement: \"m\", _field: \"f\", s: \"" +
            std::to_string(series) + "\", _value: " + std::to_string(i) + ".5},";
  }
  return "import \"array\"\narray.from(rows: [" + rows + "]) |> to(bucket: \"b\")";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_store_is_open_for_writing_once) {
  Fixture fixture;
  Host& host = fixture.host();
  BOOST_TEST(!host.IsWritten(fixture.directory()));
  {
    const auto first = host.OpenForWriting(fixture.directory(), {});
    const auto second = host.OpenForWriting(fixture.directory() + "/.", {});
    const auto reader = host.OpenForReading(fixture.directory(), {});
    BOOST_REQUIRE((first && second && reader));
    BOOST_TEST(first->get() == second->get());
    BOOST_TEST(first->get() == reader->store.get());
    BOOST_TEST(reader->is_shared);
    BOOST_TEST(host.IsWritten(fixture.directory()));
  }
  BOOST_TEST(!host.IsWritten(fixture.directory()));
  // Closed: somebody else can have it.
  BOOST_TEST(Store::Open(fixture.directory()).has_value());
  BOOST_TEST(!host.OpenForWriting(fixture.directory() + "/none", {}).has_value());
  BOOST_TEST(!host.IsWritten(fixture.directory() + "/none"));
}

BOOST_AUTO_TEST_CASE(a_session_reads_what_others_write) {
  Fixture fixture;
  const CancelToken cancel;
  const auto count = fixture.Compile(std::string(kCount));
  // Keeps the store open for writing, as a session that is at work does.
  const auto writer = fixture.host().OpenForWriting(fixture.directory(), {});
  BOOST_REQUIRE(writer.has_value());
  for (int i = 1; i <= 3; ++i) {
    BOOST_REQUIRE(fixture.Run(fixture.Compile(WriteScript(i)), cancel).has_value());
    const Result<std::string> counted = fixture.Run(count, cancel);
    BOOST_REQUIRE(counted.has_value());
    BOOST_TEST(counted->find("," + std::to_string(5 * i) + "\r\n") != std::string::npos, *counted);
  }
}

BOOST_AUTO_TEST_CASE(rows_that_nobody_wants_are_not_read) {
  const CancelToken cancel;
  // Division can fail in any row, and must be seen to.
  for (const auto& [test, rows] : {std::pair("r._value >= 1.0", 2u), std::pair("1.0 / float(v: r._value) < 1.0", 5u)}) {
    Fixture fixture({.threads = 1});
    BOOST_REQUIRE(fixture.Run(fixture.Compile(WriteScript(0)), cancel).has_value());
    const auto script = fixture.Compile(
        "from(bucket: \"b\") |> range(start: 1970-01-01T00:00:00Z, stop: 1970-01-02T00:00:00Z)"
        " |> filter(fn: (r) => " +
        std::string(test) + ") |> limit(n: 1)");
    exec::PlanStats stats;
    BOOST_REQUIRE(fixture.Run(script, cancel, Time{0}, &stats, 1).has_value());
    uint64_t read = 0;
    for (const auto& [node, of_node] : stats) read += of_node.scan.rows_read;
    BOOST_TEST(read == rows, test);
  }
}

// The tests below are about threads that meet in these places.
BOOST_AUTO_TEST_CASE(threads_share_series_and_sorts) {
  Fixture fixture;
  const CancelToken cancel;
  BOOST_REQUIRE(fixture.Run(fixture.Compile(WriteScript(0)), cancel).has_value());
  for (const std::string& script : kInPieces) {
    exec::PlanStats stats;
    BOOST_REQUIRE(fixture.Run(fixture.Compile(script), cancel, Time{0}, &stats).has_value());
    BOOST_TEST(std::ranges::any_of(
                   stats, [](const auto& node) { return node.second.note.starts_with("cut 1 table by time"); }),
               script);
  }
  exec::PlanStats stats;
  const Result<std::string> sum = fixture.Run(fixture.Compile(std::string(kHelpedSort)), cancel, Time{0}, &stats);
  BOOST_REQUIRE(sum.has_value());
  BOOST_TEST(sum->find(",70000\r\n") != std::string::npos, *sum);
  BOOST_TEST(
      std::ranges::any_of(stats, [](const auto& node) { return node.second.note == "all threads sorted together"; }));
}

// How many files are open, how many threads there are.
std::pair<size_t, size_t> FilesAndThreads() {
  const auto count = [](const char* directory) {
    const std::filesystem::directory_iterator entries(directory);
    return static_cast<size_t>(std::distance(begin(entries), end(entries)));
  };
  return {count("/proc/self/fd"), count("/proc/self/task")};
}

BOOST_AUTO_TEST_CASE(sessions_leave_nothing_behind) {
  Fixture fixture;
  const CancelToken cancel;
  const auto count = fixture.Compile(std::string(kCount));
  BOOST_REQUIRE(fixture.Run(fixture.Compile(WriteScript(0)), cancel).has_value());
  const auto writer = fixture.host().OpenForWriting(fixture.directory(), {});
  BOOST_REQUIRE(fixture.Run(count, cancel).has_value());
  const auto before = FilesAndThreads();
  for (int i = 0; i < 10'000; ++i) {
    BOOST_REQUIRE((i % 2 == 0 ? fixture.Run(count, cancel) : fixture.Ask(count, cancel)).has_value());
  }
  const auto [files, threads] = FilesAndThreads();
  // The store opens and closes files of its own.
  BOOST_TEST(files <= before.first + 4);
  // The host's own threads start when they are needed.
  BOOST_TEST(threads <= before.second + 8);
  BOOST_TEST(fixture.host().memory().used() <= size_t{1} << 20);
}

BOOST_AUTO_TEST_CASE(one_script_at_many_times) {
  Fixture fixture;
  const CancelToken cancel;
  const auto script = fixture.Compile("import \"array\" array.from(rows: [{t: now()}])");
  for (const int64_t second : {1, 2, 1}) {
    const Result<std::string> text = fixture.Run(script, cancel, Time{second * kNsPerSecond});
    BOOST_REQUIRE(text.has_value());
    BOOST_TEST(text->ends_with("1970-01-01T00:00:0" + std::to_string(second) + "Z\r\n\r\n"), *text);
  }
}

BOOST_AUTO_TEST_CASE(queries_wait_for_each_other) {
  Fixture fixture({.threads = 1, .max_queries = 1, .max_waiting = 2});
  Host& host = fixture.host();
  const CancelToken never;
  auto running = std::make_unique<Result<Host::Admission>>(host.Admit(never));
  BOOST_REQUIRE(running->has_value());
  CancelToken cancelled;
  cancelled.Cancel();
  BOOST_TEST((host.Admit(cancelled).error().code == ErrorCode::kCanceled));
  std::mutex mutex;
  std::vector<int> order;
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&, i] {
      const auto admission = host.Admit(never);
      const std::lock_guard lock(mutex);
      order.push_back(admission ? i : -1);
    });
    while (host.waiting() <= static_cast<size_t>(i)) std::this_thread::yield();
  }
  const auto refused = host.Admit(never);
  BOOST_TEST((refused.error().code == ErrorCode::kResourceExhausted));
  BOOST_TEST(refused.error().message == "1 query runs and 2 more wait, which is as many as may; try again later");
  running.reset();
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST((order == std::vector{0, 1}));
  BOOST_TEST(fixture.Run(fixture.Compile(std::string(kCount)), never).has_value());
}

// Cancels when the first bytes come.
class CancellingSink final : public io::ByteSink {
 public:
  explicit CancellingSink(CancelToken& cancel) : cancel_(cancel) {}
  Status Write(std::string_view) override {
    cancel_.Cancel();
    return {};
  }

 private:
  CancelToken& cancel_;
};

// What a query holds when it fails, or is cancelled because the first of its rows have come.
const std::string kSorted =
    "import \"generate\"\n"
    "a = generate.from(start: 1970-01-01T00:00:00Z, stop: 1970-01-02T00:00:00Z, count: 300000, fn: (n) => n) |> "
    "sort()\n";

BOOST_AUTO_TEST_CASE(a_failed_query_is_answered_before_its_end) {
  Fixture fixture;
  const std::string failing = "a |> map(fn: (r) => ({r with _value: 1 / (r._value - 1)}))";
  for (const auto& [results, code] :
       {std::pair(std::string("a"), ErrorCode::kCanceled), std::pair(failing, ErrorCode::kFailedPrecondition),
        std::pair(failing + " |> yield(name: \"b\")\n" + failing, ErrorCode::kFailedPrecondition)}) {
    const auto module = fixture.Compile(kSorted + results);
    // Held up by its script, which is freed before the account is closed.
    std::promise<void> gate;
    std::shared_ptr<const bytecode::Module> held(
        module.get(), [module, opened = gate.get_future().share()](const bytecode::Module*) { opened.wait(); });
    CancelToken cancel;
    CancellingSink sink(cancel);
    const Status done =
        RunQuery(fixture.host(), {.module = std::move(held), .options = fixture.Options()}, sink, cancel).status;
    BOOST_TEST((!done && done.error().code == code), results << (done ? "" : ": " + done.error().Text()));
    BOOST_TEST((!IsMemoryCounted() || fixture.host().memory().used() > size_t{1} << 20));
    gate.set_value();
    while (fixture.host().memory().used() > 0) std::this_thread::yield();
  }
}

// Regular expressions do not look at the token.
BOOST_AUTO_TEST_CASE(a_query_is_answered_from_inside_a_long_call) {
  Fixture fixture;
  const auto script = fixture.Compile(
      "import \"array\" import \"regexp\" import \"strings\"\n"
      "a = strings.repeat(v: \"abcdefgh \", i: 1000000)\n"
      "b = regexp.replaceAllString(r: /(\\w+) (\\w+)/, v: a, t: \"$2 $1\")\n"
      "array.from(rows: [{n: strings.strlen(v: b)}])");
  CancelToken cancel;
  std::thread canceller([&cancel] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    cancel.Cancel();
  });
  const Result<std::string> done = fixture.Ask(script, cancel);
  canceller.join();
  BOOST_TEST((!done && done.error().code == ErrorCode::kCanceled));
}

// Sessions come and go in eight threads; some are cancelled on their way.
BOOST_AUTO_TEST_CASE(sessions_at_the_same_time) {
  constexpr int kThreads = 8, kSessions = 64;
  Fixture fixture;
  const auto count = fixture.Compile(std::string(kCount));
  std::vector<std::shared_ptr<const bytecode::Module>> reads = {count, fixture.Compile(std::string(kHelpedSort))};
  for (const std::string& script : kInPieces) reads.push_back(fixture.Compile(script));
  std::vector<std::shared_ptr<const bytecode::Module>> writes;
  for (int i = 0; i < kSessions; ++i) writes.push_back(fixture.Compile(WriteScript(i)));
  std::atomic<int> next = 0, written = 0;
  std::mutex mutex;
  std::vector<std::string> failures;
  const auto work = [&](unsigned seed) {
    std::mt19937 random(seed);
    for (int i = next++; i < kSessions; i = next++) {
      CancelToken cancel;
      const bool is_cancelled = random() % 3 == 0;
      std::thread canceller;
      if (is_cancelled) {
        canceller = std::thread([&cancel, delay = random() % 3000] {
          std::this_thread::sleep_for(std::chrono::microseconds(delay));
          cancel.Cancel();
        });
      }
      const bool writes_points = i % 2 == 0;
      const auto at = static_cast<size_t>(i);
      const Result<std::string> done = fixture.Ask(writes_points ? writes[at] : reads[at / 2 % reads.size()], cancel);
      if (canceller.joinable()) canceller.join();
      if (done && writes_points) ++written;
      if (!done && !(is_cancelled && done.error().code == ErrorCode::kCanceled)) {
        const std::lock_guard lock(mutex);
        failures.push_back(done.error().message);
      }
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < kThreads; ++i) threads.emplace_back(work, i);
  for (std::thread& thread : threads) thread.join();
  for (const std::string& failure : failures) BOOST_ERROR(failure);
  const CancelToken cancel;
  const Result<std::string> counted = fixture.Run(count, cancel);
  BOOST_REQUIRE(counted.has_value());
  // A write that was cancelled is there whole or not at all.
  const size_t last_comma = counted->rfind(',');
  const int points = std::stoi(counted->substr(last_comma + 1));
  BOOST_TEST(points % 5 == 0);
  BOOST_TEST(points >= 5 * written);
}

}  // namespace flux
