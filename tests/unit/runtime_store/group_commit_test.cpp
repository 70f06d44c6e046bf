// Writers that wait for the disk together.

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "runtime/base/memory.h"
#include "tests/support/counted_memory.h"
#include "tests/support/file_size_limit.h"
#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

namespace {

constexpr int kWriters = 12;

Result<LoadReport> Write(Store& store, std::string_view text) {
  FLUX_TRY(const std::unique_ptr<LineLoader> loader, store.OpenLineLoader("db", Precision::kNanoseconds, Time{}));
  FLUX_TRY_STATUS(loader->Feed(text));
  FLUX_TRY_STATUS(loader->Commit());
  return loader->report();
}

template <typename Work>
void InWriters(Work work) {
  std::vector<std::thread> threads;
  for (int writer = 0; writer < kWriters; ++writer) threads.emplace_back([&work, writer] { work(writer); });
  for (std::thread& thread : threads) thread.join();
}

size_t RowsOf(Store& store, int writer) {
  const std::vector<Table> tables =
      ScanTables(store, "db", {.predicates = {Compare("w", BinaryOp::kEqual, Value::String(std::to_string(writer)))}});
  size_t rows = 0;
  for (const Table& table : tables) rows += table.row_count();
  return rows;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_writer_sees_its_points_once_they_are_acknowledged) {
  constexpr int kBatches = 20;
  TempDirectory directory;
  auto store = OpenStore(directory.path, {.memory_limit = 20'000});
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::atomic<int> wrong = 0;
  InWriters([&](int writer) {
    for (int batch = 0; batch < kBatches; ++batch) {
      // Series and fields are new as often as not.
      const auto written = Write(*store, fmt::format("m,w={0},s={1} f{1}=1,f={2} {2}\n", writer, batch / 2, batch));
      wrong += !written || written->rejected_lines != 0;
      wrong += RowsOf(*store, writer) != 2 * (static_cast<size_t>(batch) + 1);
    }
  });
  BOOST_TEST(wrong == 0);
  const std::string written = Scan(*store, "db");
  store.reset();
  BOOST_TEST(Scan(*OpenStore(directory.path), "db") == written);
}

BOOST_AUTO_TEST_CASE(points_of_a_writer_keep_their_order) {
  TempDirectory directory;
  auto store = OpenStore(directory.path, {.memory_limit = 5'000});
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::atomic<int> failed = 0;
  InWriters([&](int writer) {
    for (int value = 0; value <= 50; ++value) {
      failed += !Write(*store, fmt::format("m,w={0} v={1}i 7\nm,w={0} v={2}i 7\n", writer, 1000 + value, value));
    }
  });
  BOOST_TEST(failed == 0);
  for (int pass = 0; pass < 2; ++pass) {
    for (const Table& table : ScanTables(*store, "db")) BOOST_TEST(table.chunks[0].columns[3]->IntAt(0) == 50);
    store.reset();
    store = OpenStore(directory.path);
  }
}

// Whoever names a field first decides its type for all.
BOOST_AUTO_TEST_CASE(writers_agree_on_the_type_of_a_field) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  for (int round = 0; round < 20; ++round) {
    std::atomic<int> failed = 0, floats = 0, ints = 0;
    InWriters([&](int writer) {
      const bool is_int = writer % 2 == 0;
      const auto written = Write(*store, fmt::format("m{},w={} v=1{} 1\n", round, writer, is_int ? "i" : ""));
      failed += !written;
      if (written) (is_int ? ints : floats) += static_cast<int>(written->lines);
    });
    BOOST_TEST(failed == 0);
    BOOST_TEST(floats + ints == kWriters / 2);
    BOOST_TEST((floats == 0 || ints == 0));
  }
}

// A limit on the size of files stands for a disk that refuses to take more.
BOOST_AUTO_TEST_CASE(a_failing_disk_fails_all_writers_that_wait_for_it) {
  TempDirectory directory;
  auto store = OpenStore(directory.path, {.memory_limit = 400'000});
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::optional<testing::FileSizeLimit> full(200'000);
  std::vector<size_t> acknowledged(kWriters);
  std::atomic<int> failed = 0;
  InWriters([&](int writer) {
    for (int batch = 0; batch < 10'000; ++batch) {
      std::string text;
      for (int i = 0; i < 50; ++i) text += fmt::format("m,w={} v={}i {}\n", writer, i, batch * 50 + i);
      if (!Write(*store, text)) {
        ++failed;
        return;
      }
      acknowledged[static_cast<size_t>(writer)] += 50;
    }
  });
  full.reset();
  BOOST_TEST(failed == kWriters);
  for (int writer = 0; writer < kWriters; ++writer) {
    BOOST_TEST(RowsOf(*store, writer) == acknowledged[static_cast<size_t>(writer)]);
  }
  store.reset();
  store = OpenStore(directory.path);
  for (int writer = 0; writer < kWriters; ++writer) {
    BOOST_TEST(RowsOf(*store, writer) >= acknowledged[static_cast<size_t>(writer)]);
    BOOST_TEST(RowsOf(*store, writer) % 50 == 0u);
  }
}

// One writer's limit is no other's, whoever of them writes for all.
BOOST_AUTO_TEST_CASE(a_writer_without_memory_fails_alone) {
  if (!IsMemoryCounted()) return;
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::atomic<int> wrong = 0;
  InWriters([&](int writer) {
    const bool is_poor = writer % 3 == 0;
    for (int batch = 0; batch < 10; ++batch) {
      std::string text;
      for (int i = 0; i < (is_poor ? 20'000 : 100); ++i)
        text += fmt::format("m,w={} v={}i {}\n", writer, i, batch * 100 + i);
      MemoryAccount account(is_poor ? size_t{256} << 10 : 0);
      const MemoryScope scope(&account);
      const auto written = WithinMemory([&] { return Write(*store, text); });
      wrong += written.has_value() == is_poor;
      if (!written && written.error().code != ErrorCode::kResourceExhausted) ++wrong;
    }
  });
  BOOST_TEST(wrong == 0);
  for (int writer = 0; writer < kWriters; ++writer)
    BOOST_TEST(RowsOf(*store, writer) == (writer % 3 == 0 ? 0u : 1000u));
}

namespace {

// The batches that are acknowledged, of all writers, and the pipe that tells of it.
struct Acknowledged {
  std::mutex mutex;
  int batches = 0;
  const int pipe;
  void Add() {
    const std::lock_guard lock(mutex);
    ++batches;
    if (write(pipe, &batches, sizeof batches) != sizeof batches) _exit(3);
  }
};

// All writers write batches of ten points for ever.
[[noreturn]] void WriteTogether(const std::string& path, int pipe) {
  auto store = Store::Open(path, {.memory_limit = 50'000});
  if (!store || !(*store)->CreateBucket("db")) _exit(1);
  Acknowledged acknowledged{{}, 0, pipe};
  InWriters([&](int writer) {
    for (int i = 0;; i += 10) {
      std::string text;
      for (int k = i; k < i + 10; ++k) text += fmt::format("m,w={0} v={1}i {1}\n", writer, k);
      if (!Write(**store, text)) _exit(2);
      acknowledged.Add();
    }
  });
  _exit(0);
}

}  // namespace

BOOST_AUTO_TEST_CASE(kill_loses_nothing_acknowledged_to_any_writer) {
  for (const int milliseconds : {40, 120, 260}) {
    TempDirectory directory;
    const int acknowledged = AcknowledgedWhenKilled(directory.path, milliseconds, WriteTogether);
    auto store = OpenStore(directory.path);
    size_t rows = 0;
    for (const Table& table : ScanTables(*store, "db")) {
      // Of each writer there are the first so many batches, whole.
      int64_t next = 0;
      for (const Chunk& chunk : table.chunks) {
        for (size_t row = 0; row < chunk.rows; ++row) BOOST_TEST_REQUIRE(chunk.columns[3]->IntAt(row) == next++);
      }
      BOOST_TEST(next % 10 == 0);
      rows += static_cast<size_t>(next);
    }
    BOOST_TEST(rows >= 10 * static_cast<size_t>(acknowledged));
    BOOST_TEST(rows <= 10 * static_cast<size_t>(acknowledged + kWriters));
  }
}
