// Sessions that share a host, at the same time: what one writes, the others read.

#include "tools/engine/host.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <random>
#include <thread>

#include "runtime/io/encoder.h"
#include "tests/support/temp_directory.h"
#include "tools/engine/compile.h"
#include "tools/engine/session.h"

namespace flux {

namespace {

using testing::TempDirectory;

// A host over a store with one bucket, and the ways to use it. Checks of Boost are not for several threads, so failures
// are collected.
class Fixture {
 public:
  Fixture() : engine_(std::move(*Engine::Create())), host_(*engine_, {.threads = 3}) {
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
  Result<std::string> Run(const std::shared_ptr<const bytecode::Module>& module, const CancelToken& cancel) {
    SessionOptions options;
    options.data_directory = directory_.path;
    options.now = Time{1000 * kNsPerSecond};
    options.part_rows = 1;
    Session session(host_, options, cancel);
    FLUX_TRY(const PlannedScript script, session.Plan(module));
    io::StringByteSink text;
    FLUX_TRY(const std::unique_ptr<io::ResultEncoder> encoder, io::MakeEncoder("csv", text));
    FLUX_TRY_STATUS(session.Execute(script, *encoder, nullptr));
    return text.text;
  }

 private:
  TempDirectory directory_;
  std::unique_ptr<Engine> engine_;
  Host host_;
};

constexpr std::string_view kCount =
    "from(bucket: \"b\") |> range(start: 1970-01-01T00:00:00Z, stop: 1970-01-02T00:00:00Z)"
    " |> filter(fn: (r) => r._value >= 0.0) |> group() |> count()";

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

// Sessions come and go in eight threads; some are cancelled on their way.
BOOST_AUTO_TEST_CASE(sessions_at_the_same_time) {
  constexpr int kThreads = 8, kSessions = 64;
  Fixture fixture;
  const auto count = fixture.Compile(std::string(kCount));
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
      const Result<std::string> done = fixture.Run(writes_points ? writes[static_cast<size_t>(i)] : count, cancel);
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
