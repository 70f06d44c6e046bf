// What happens to a store when its process, its disk or its files fail.

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <optional>
#include <thread>

#include "runtime/plan/specs/scan.h"
#include "tests/support/file_size_limit.h"
#include "tests/unit/runtime_store/store_fixture.h"

using namespace flux;
using namespace flux::store;

namespace {

// Numbers that take all of their bytes, in the log as well.
int64_t ValueAt(int i) {
  uint64_t bits = static_cast<uint64_t>(i) * 0x9e3779b97f4a7c15;
  bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9;
  return static_cast<int64_t>(bits ^ bits >> 27);
}

std::string Line(int i) { return "m v=" + std::to_string(ValueAt(i)) + "i " + std::to_string(i) + "\n"; }

Status LoadText(Store& store, std::string_view text) {
  FLUX_TRY(const std::unique_ptr<LineLoader> loader, store.OpenLineLoader("db", Precision::kNanoseconds, Time{}));
  FLUX_TRY_STATUS(loader->Feed(text));
  return loader->Commit();
}

// Writes batches of ten points for ever and reports each acknowledged one through the pipe.
[[noreturn]] void WriteForever(const std::string& path, int pipe) {
  auto store = Store::Open(path, {.memory_limit = 20'000});
  if (!store) _exit(1);
  (void)(*store)->CreateBucket("db");
  for (int i = 0;; i += 10) {
    std::string text;
    for (int k = i; k < i + 10; ++k) text += Line(k);
    if (!LoadText(**store, text)) _exit(2);
    const int done = i + 10;
    if (write(pipe, &done, sizeof done) != sizeof done) _exit(3);
  }
}

// The values of the one series, or the error.
Result<std::vector<int64_t>> ReadAll(Store& store) {
  FLUX_TRY(const std::shared_ptr<Source> source, store.OpenSource("db"));
  CancelToken cancel;
  ScanStats stats;
  ScanContext context{cancel, stats};
  CollectingSink sink;
  plan::ScanSpec spec;
  spec.range = {Time{INT64_MIN}, Time{INT64_MAX}};
  FLUX_TRY_STATUS(source->Scan(spec, context, sink));
  std::vector<int64_t> values;
  for (const Table& table : sink.tables) {
    for (const Chunk& chunk : table.chunks) {
      for (size_t row = 0; row < chunk.rows; ++row) values.push_back(chunk.columns[3]->IntAt(row));
    }
  }
  return values;
}

}  // namespace

BOOST_AUTO_TEST_CASE(kill_loses_nothing_acknowledged) {
  for (const int milliseconds : {60, 110, 170, 230, 310}) {
    TempDirectory directory;
    const int acknowledged = AcknowledgedWhenKilled(directory.path, milliseconds, WriteForever);
    auto store = OpenStore(directory.path);
    const auto values = ReadAll(*store);
    BOOST_REQUIRE(values.has_value());
    BOOST_TEST(static_cast<int>(values->size()) >= acknowledged);
    BOOST_TEST(values->size() % 10 == 0u);
    for (size_t i = 0; i < values->size(); ++i) BOOST_TEST_REQUIRE((*values)[i] == ValueAt(static_cast<int>(i)));
    BOOST_REQUIRE(store->Flush().has_value());
    BOOST_TEST(ReadAll(*store)->size() == values->size());
  }
}

BOOST_AUTO_TEST_CASE(one_process_at_a_time) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  const auto second = Store::Open(directory.path);
  BOOST_REQUIRE(!second.has_value());
  BOOST_TEST(second.error().message.starts_with("data directory `" + directory.path + "` is in use by this process"));
  const pid_t child = fork();
  if (child == 0) {
    const auto other = Store::Open(directory.path);
    _exit(!other && other.error().message.find("in use by process " + std::to_string(getppid())) != std::string::npos
              ? 0
              : 1);
  }
  int status = 0;
  BOOST_REQUIRE(waitpid(child, &status, 0) == child);
  BOOST_TEST(WEXITSTATUS(status) == 0);
  store.reset();
  OpenStore(directory.path);
}

BOOST_AUTO_TEST_CASE(missing_directory) {
  TempDirectory directory;
  const auto store = Store::Open(directory.path + "/none", {.must_exist = true});
  BOOST_REQUIRE(!store.has_value());
  BOOST_TEST((store.error().code == ErrorCode::kNotFound));
  BOOST_TEST(store.error().message.starts_with("no data directory at"));
  const auto file = Store::Open("/dev/null/store");
  BOOST_REQUIRE(!file.has_value());
}

// A limit on the size of files stands for a disk that refuses to take more.
BOOST_AUTO_TEST_CASE(a_failing_disk_is_an_error_and_loses_nothing) {
  TempDirectory directory;
  auto store = OpenStore(directory.path, {.memory_limit = 400'000});
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::optional<testing::FileSizeLimit> full(200'000);
  int written = 0;
  Status failure;
  while (written < 1'000'000) {
    std::string text;
    for (int i = written; i < written + 1000; ++i) text += Line(i);
    failure = LoadText(*store, text);
    if (!failure) break;
    written += 1000;
  }
  full.reset();
  BOOST_REQUIRE(!failure.has_value());
  BOOST_TEST(failure.error().message.find("space") != std::string::npos, failure.error().message);
  BOOST_TEST(written > 0);
  BOOST_TEST(static_cast<int>(ReadAll(*store)->size()) == written);
  store.reset();
  store = OpenStore(directory.path);
  const auto values = ReadAll(*store);
  BOOST_REQUIRE(values.has_value());
  BOOST_TEST(static_cast<int>(values->size()) >= written);
  for (size_t i = 0; i < values->size(); ++i) BOOST_TEST_REQUIRE((*values)[i] == ValueAt(static_cast<int>(i)));
  BOOST_TEST(LoadText(*store, Line(written)).has_value());
}

// Where the test may mount a small file system, the disk is really full.
BOOST_AUTO_TEST_CASE(writing_goes_on_after_a_full_disk) {
  TempDirectory directory;
  if (mount("tmpfs", directory.path.c_str(), "tmpfs", 0, "size=200m") != 0) {
    BOOST_TEST_MESSAGE("skipped: no right to mount a file system");
    return;
  }
  struct Unmount {
    ~Unmount() { umount(path); }
    const char* path;
  } unmount{directory.path.c_str()};
  {
    auto store = OpenStore(directory.path + "/data");
    BOOST_REQUIRE(store->CreateBucket("db").has_value());
    const std::string ballast = directory.path + "/ballast";
    const int file = open(ballast.c_str(), O_CREAT | O_WRONLY, 0600);
    BOOST_REQUIRE(posix_fallocate(file, 0, 120 << 20) == 0);
    close(file);
    int written = 0;
    Status failure;
    for (; written < 20'000'000; written += 25'000) {
      std::string text;
      for (int i = written; i < written + 25'000; ++i) text += Line(i);
      failure = LoadText(*store, text);
      if (!failure) break;
    }
    BOOST_REQUIRE(!failure.has_value());
    BOOST_TEST(failure.error().message.starts_with("no space left for data directory"), failure.error().message);
    BOOST_TEST(static_cast<int>(ReadAll(*store)->size()) == written);
    std::filesystem::remove(ballast);
    Status again;
    for (int tries = 0; tries < 60; ++tries) {
      again = LoadText(*store, Line(written));
      if (again) break;
      BOOST_TEST((again.error().code == ErrorCode::kUnavailable), again.error().message);
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    BOOST_TEST(again.has_value(), (again ? "" : again.error().message));
    BOOST_TEST(static_cast<int>(ReadAll(*store)->size()) == written + 1);
  }
}

// Flips bytes or cuts off the end of every kind of file: opening or reading fails with a message, or the data is whole.
BOOST_AUTO_TEST_CASE(damaged_files_are_errors) {
  TempDirectory original;
  {
    auto store = OpenStore(original.path);
    BOOST_REQUIRE(store->CreateBucket("db").has_value());
    std::string text;
    for (int i = 0; i < 30'000; ++i) text += Line(i * 7 % 30'000);
    BOOST_REQUIRE(LoadText(*store, text).has_value());
  }
  size_t failures = 0, files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(original.path)) {
    const std::string name = entry.path().filename();
    const size_t size = std::filesystem::file_size(entry.path());
    if (name.starts_with("LOG") || name == "LOCK" || name == "IDENTITY" || name.starts_with("OPTIONS") || size == 0) {
      continue;
    }
    ++files;
    for (const bool is_cut : {false, true}) {
      TempDirectory copy;
      std::filesystem::copy(original.path, copy.path, std::filesystem::copy_options::recursive);
      const std::string path = copy.path + "/" + name;
      if (is_cut) {
        std::filesystem::resize_file(path, size / 2);
      } else {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        for (size_t at = size / 3; at < size; at += std::max<size_t>(1, size / 5)) {
          file.seekp(static_cast<std::streamoff>(at));
          file.put('\x5a');
        }
      }
      const auto store = Store::Open(copy.path);
      const auto values = store ? ReadAll(**store) : std::unexpected(store.error());
      if (values) {
        BOOST_TEST(values->size() == 30'000u, name << (is_cut ? " cut" : " changed") << " gives " << values->size());
      } else {
        ++failures;
        BOOST_TEST(values.error().message.find('`') != std::string::npos, values.error().message);
      }
    }
  }
  BOOST_TEST(files >= 4u);
  BOOST_TEST(failures >= 4u);
}

// Points that are durable may wait to be sealed: a write that is to end does not begin with it.
BOOST_AUTO_TEST_CASE(a_canceled_store_writes_and_does_not_seal) {
  constexpr int kPoints = 5'000;
  TempDirectory directory;
  CancelToken cancel;
  {
    auto store = Store::Open(directory.path, {.memory_limit = 1'000, .cancel = &cancel});
    BOOST_REQUIRE(store.has_value());
    BOOST_REQUIRE((*store)->CreateBucket("db").has_value());
    cancel.Cancel();
    for (int i = 0; i < kPoints; i += kPoints / 5) {
      std::string text;
      for (int k = i; k < i + kPoints / 5; ++k) text += Line(k);
      BOOST_TEST(LoadText(**store, text).has_value());
    }
    BOOST_TEST(ReadAll(**store)->size() == size_t{kPoints});
    BOOST_TEST(((*store)->Flush().error().code == ErrorCode::kCanceled));
  }
  auto store = Store::Open(directory.path);
  BOOST_REQUIRE(store.has_value());
  BOOST_TEST(ReadAll(**store)->size() == size_t{kPoints});
  BOOST_TEST((*store)->Flush().has_value());
  BOOST_TEST(ReadAll(**store)->size() == size_t{kPoints});
}
