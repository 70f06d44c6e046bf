// Readers while a writer writes and seals: every scan sees a prefix of the batches, whole ones only.

#include <atomic>
#include <thread>

#include "runtime/plan/specs/scan.h"
#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

namespace {

// Counts the rows of each table.
class RowCounter final : public TableSink {
 public:
  Status Begin(TableHeaderRef) override {
    counts.push_back(0);
    return {};
  }
  Status Push(const Chunk& chunk) override {
    counts.back() += chunk.rows;
    return {};
  }
  Status End() override { return {}; }
  Status Finish() override { return {}; }
  std::vector<size_t> counts;
};

}  // namespace

BOOST_AUTO_TEST_CASE(scans_see_whole_batches) {
  TempDirectory directory;
  auto store = OpenStore(directory.path, {.memory_limit = 30'000});
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::atomic<bool> is_done = false;
  std::atomic<size_t> acknowledged = 0, wrong = 0;
  const auto read = [&] {
    const std::shared_ptr<Source> source = *store->OpenSource("db");
    plan::ScanSpec spec;
    spec.range = {Time{0}, Time{INT64_MAX}};
    while (!is_done) {
      const size_t before = acknowledged;
      CancelToken cancel;
      ScanStats stats;
      ScanContext context{cancel, stats};
      RowCounter sink;
      if (!source->Scan(spec, context, sink)) ++wrong;
      if (before > 0 && sink.counts.size() != 4) ++wrong;
      for (const size_t count : sink.counts) wrong += count % 10 != 0 || count < before || count != sink.counts[0];
    }
  };
  std::thread first(read), second(read);
  for (int batch = 0; batch < 150; ++batch) {
    std::string text;
    for (int i = 0; i < 10; ++i) {
      // Every second batch lies before the others, so that chunks are rewritten.
      const int time = batch % 2 ? 1'000'000 + batch * 10 + i : 10'000 - batch * 10 + i;
      for (const char* host : {"a", "b"}) {
        text += std::string("m,host=") + host + " v=1,s=\"x\" " + std::to_string(time) + "\n";
      }
    }
    Load(*store, "db", text);
    acknowledged += 10;
  }
  is_done = true;
  first.join();
  second.join();
  BOOST_TEST(wrong == 0u);
  BOOST_TEST(ScanTables(*store, "db").front().row_count() == 1500u);
}

// Threads that write to one bucket, as points and as text, while chunks are sealed: each write is whole and stays.
BOOST_AUTO_TEST_CASE(several_threads_write_to_a_bucket) {
  constexpr int kThreads = 4, kBatches = 40, kPoints = 25;
  TempDirectory directory;
  auto store = OpenStore(directory.path, {.memory_limit = 20'000});
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::atomic<size_t> failed = 0;
  const auto write_points = [&](int thread, int batch) {
    const std::string host = std::to_string(thread);
    std::vector<WritePoint> points;
    for (int i = 0; i < kPoints; ++i) {
      WritePoint& point = points.emplace_back();
      point.measurement = "m";
      // Half of the series are those of all threads, which write to different times of them.
      point.tags = {{"host", i % 2 == 0 ? std::string_view("shared") : std::string_view(host)}};
      point.fields = {{"v", Value::Int(thread)}};
      point.time = Time{(batch * kPoints + i) * kThreads + thread};
    }
    const Result<WriteReport> report = store->Write("db", points);
    failed += !report || report->rejected_points != 0;
  };
  const auto load_text = [&](int thread, int batch) {
    std::string text;
    for (int i = 0; i < kPoints; ++i) {
      text += "m,host=" + (i % 2 == 0 ? std::string("shared") : std::to_string(thread)) +
              " v=" + std::to_string(thread) + "i " + std::to_string((batch * kPoints + i) * kThreads + thread) + "\n";
    }
    Result<std::unique_ptr<LineLoader>> loader = store->OpenLineLoader("db", Precision::kNanoseconds, Time{});
    failed += !loader || !(*loader)->Feed(text) || !(*loader)->Commit() || (*loader)->report().rejected_lines != 0;
  };
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int batch = 0; batch < kBatches; ++batch)
        thread % 2 ? load_text(thread, batch) : write_points(thread, batch);
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(failed == 0u);
  const std::string written = Scan(*store, "db");
  size_t rows = 0;
  for (const Table& table : ScanTables(*store, "db")) rows += table.row_count();
  BOOST_TEST(rows == size_t{kThreads * kBatches * kPoints});
  store.reset();
  BOOST_TEST(Scan(*OpenStore(directory.path), "db") == written);
}
