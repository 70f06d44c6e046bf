// Other processes read while one writes: each sees a whole state, leaves nothing behind and needs no right to write. A
// program of its own, because RocksDB's threads do not follow a fork: writers are forked before anything is opened.

#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <cstring>
#include <filesystem>
#include <functional>
#include <set>

#include "runtime/plan/specs/scan.h"
#include "runtime/store/store.h"
#include "tests/support/temp_directory.h"

using namespace flux;

namespace {

using testing::TempDirectory;

// What the processes of a test share.
struct Shared {
  std::atomic<int> acknowledged = 0;
  std::atomic<bool> is_done = false;
  std::atomic<int> reads = 0;
  char failure[512] = {};
};

class SharedMemory {
 public:
  SharedMemory()
      : shared_(new(mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) Shared) {}
  ~SharedMemory() { munmap(shared_, sizeof(Shared)); }
  SharedMemory(const SharedMemory&) = delete;
  Shared* operator->() const { return shared_; }
  Shared& operator*() const { return *shared_; }

 private:
  Shared* shared_;
};

pid_t InChild(const std::function<std::string()>& act, Shared& shared) {
  const pid_t child = fork();
  if (child != 0) return child;
  const std::string failure = act();
  if (!failure.empty()) strncpy(shared.failure, failure.c_str(), sizeof shared.failure - 1);
  _exit(failure.empty() ? 0 : 1);
}

void AwaitSuccess(pid_t child, const Shared& shared) {
  int status = 0;
  BOOST_REQUIRE(waitpid(child, &status, 0) == child);
  BOOST_TEST((WIFEXITED(status) && WEXITSTATUS(status) == 0), shared.failure);
}

std::string Batch(int first) {
  std::string text;
  for (int i = first; i < first + 10; ++i) {
    text += "m v=" + std::to_string(i) + "i,s=\"" + std::string(40, 'x') + "\" " + std::to_string(i * 7919 % 100'003) +
            "\n";
  }
  return text;
}

constexpr int kBatches = 400;

Status Load(Store& store, const std::string& text) {
  FLUX_TRY(const std::unique_ptr<LineLoader> loader, store.OpenLineLoader("db", Precision::kNanoseconds, Time{}));
  FLUX_TRY_STATUS(loader->Feed(text));
  return loader->Commit();
}

std::string MessageOf(const Status& status) { return status ? "" : status.error().message; }

// Writes, seals and moves everything to files again and again, so that logs and tables come and go.
Status WriteAndSeal(const std::string& path, Shared& shared) {
  FLUX_TRY(const std::unique_ptr<Store> store, Store::Open(path, {.memory_limit = 10'000}));
  FLUX_TRY([[maybe_unused]] const Bucket made, store->CreateBucket("db"));
  for (int batch = 0; batch < kBatches; ++batch) {
    FLUX_TRY_STATUS(Load(*store, Batch(batch * 10)));
    shared.acknowledged = (batch + 1) * 10;
    if (batch % 5 == 4) FLUX_TRY_STATUS(store->Flush());
  }
  return {};
}

Status WriteOnce(const std::string& path) {
  FLUX_TRY(const std::unique_ptr<Store> store, Store::Open(path));
  FLUX_TRY([[maybe_unused]] const Bucket made, store->CreateBucket("db"));
  return Load(*store, Batch(0));
}

// The number of points, or -1 with the reason.
int CountPoints(const std::string& path, std::string& failure) {
  const auto fail = [&](std::string why) {
    failure = std::move(why);
    return -1;
  };
  auto store = Store::Open(path, {.must_exist = true, .is_read_only = true});
  if (!store) return store.error().code == ErrorCode::kNotFound ? 0 : fail(store.error().message);
  auto source = (*store)->OpenSource("db");
  if (!source) return source.error().code == ErrorCode::kNotFound ? 0 : fail(source.error().message);
  CancelToken cancel;
  ScanStats stats;
  ScanContext context{cancel, stats};
  CollectingSink sink;
  plan::ScanSpec spec;
  spec.range = {Time{INT64_MIN}, Time{INT64_MAX}};
  // Gives the writer time to remove what this reader still needs.
  usleep(2000);
  if (const Status done = (*source)->Scan(spec, context, sink); !done) return fail(done.error().message);
  std::set<int64_t> values;
  for (const Table& table : sink.tables) {
    for (const Chunk& chunk : table.chunks) {
      if (chunk.columns[3]->type() != ColumnType::kInt) continue;
      for (size_t row = 0; row < chunk.rows; ++row) values.insert(chunk.columns[3]->IntAt(row));
    }
  }
  if (!values.empty() && *values.rbegin() != static_cast<int64_t>(values.size()) - 1) return fail("a point is missing");
  return static_cast<int>(values.size());
}

std::string ReadUntilDone(const std::string& path, Shared& shared) {
  int last = 0;
  while (!shared.is_done) {
    const int before = shared.acknowledged;
    std::string failure;
    const int now = CountPoints(path, failure);
    if (now < 0) return failure;
    if (now < before || now < last || now % 10 != 0) {
      return std::to_string(now) + " points after " + std::to_string(last) + ", acknowledged " + std::to_string(before);
    }
    last = now;
    ++shared.reads;
  }
  return "";
}

std::set<std::string> FilesIn(const std::string& path) {
  std::set<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    out.insert(entry.path().filename().string() + " " + std::to_string(entry.file_size()));
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(readers_beside_a_writer_see_whole_states) {
  TempDirectory directory;
  const std::string path = directory.path + "/store";
  SharedMemory shared;
  const pid_t writer = InChild([&] { return MessageOf(WriteAndSeal(path, *shared)); }, *shared);
  std::vector<pid_t> readers;
  for (int i = 0; i < 3; ++i) readers.push_back(InChild([&] { return ReadUntilDone(path, *shared); }, *shared));
  AwaitSuccess(writer, *shared);
  shared->is_done = true;
  for (const pid_t reader : readers) AwaitSuccess(reader, *shared);
  BOOST_TEST(shared->reads > 10);
  std::string failure;
  BOOST_TEST(CountPoints(path, failure) == kBatches * 10, failure);
}

BOOST_AUTO_TEST_CASE(readers_leave_nothing_and_need_no_right_to_write) {
  TempDirectory directory;
  SharedMemory shared;
  BOOST_TEST(MessageOf(WriteOnce(directory.path)) == "");
  const std::set<std::string> before = FilesIn(directory.path);
  BOOST_REQUIRE(chmod(directory.path.c_str(), 0555) == 0);
  const auto read = [&]() -> std::string {
    if (geteuid() == 0 && setuid(65534) != 0) return "cannot become another user";
    std::string failure;
    return CountPoints(directory.path, failure) == 10 ? "" : "cannot read: " + failure;
  };
  AwaitSuccess(InChild(read, *shared), *shared);
  BOOST_REQUIRE(chmod(directory.path.c_str(), 0755) == 0);
  BOOST_TEST((FilesIn(directory.path) == before));
}

BOOST_AUTO_TEST_CASE(a_reader_cannot_write) {
  TempDirectory directory;
  BOOST_TEST(MessageOf(WriteOnce(directory.path)) == "");
  auto store = Store::Open(directory.path, {.is_read_only = true});
  BOOST_REQUIRE(store.has_value());
  const auto made = (*store)->CreateBucket("other");
  BOOST_REQUIRE(!made.has_value());
  BOOST_TEST((made.error().code == ErrorCode::kFailedPrecondition));
}
