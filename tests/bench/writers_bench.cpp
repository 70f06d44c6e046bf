// How fast threads write to one bucket together: `writers_bench DIRECTORY [POINTS [BATCHES [FIELDS]]]` writes BATCHES
// batches of line protocol with POINTS points of FIELDS fields each, every one durable before its writer goes on, with
// 1, 2, 4, 8 and 16 writers, and prints points a second and how long a writer waits for a batch. DIRECTORY is where the
// stores are made, and emptied again: on the disk that is to be measured.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "runtime/store/store.h"

namespace {

using namespace flux;
using Clock = std::chrono::steady_clock;

constexpr int64_t kStart = 1'700'000'000, kHosts = 100;

struct Shape {
  size_t points = 5000, batches = 320, fields = 5;
};

double SecondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

// One batch after another tells what the hosts did next, as agents do.
std::string BatchText(const Shape& shape, size_t batch) {
  std::string out;
  uint64_t state = batch + 1;
  for (size_t i = 0; i < shape.points; ++i) {
    const size_t point = batch * shape.points + i;
    fmt::format_to(std::back_inserter(out), "cpu,host=host_{},region=eu-west-1 ", point % kHosts);
    for (size_t field = 0; field < shape.fields; ++field) {
      state = state * 6364136223846793005 + 1442695040888963407;
      fmt::format_to(std::back_inserter(out), "{}usage_{}={:.2f}", field == 0 ? "" : ",", field,
                     static_cast<double>((state >> 33) % 10'000) / 100);
    }
    fmt::format_to(std::back_inserter(out), " {}\n", kStart + static_cast<int64_t>(point / kHosts) * 10);
  }
  return out;
}

Status WriteBatch(Store& store, const std::string& text) {
  FLUX_TRY(const std::unique_ptr<LineLoader> loader, store.OpenLineLoader("db", Precision::kSeconds, Time{}));
  FLUX_TRY_STATUS(loader->Feed(text));
  return loader->Commit();
}

Status Measure(const std::string& path, const Shape& shape, const std::vector<std::string>& texts, size_t writers) {
  std::filesystem::remove_all(path);
  FLUX_TRY(const std::unique_ptr<Store> store, Store::Open(path));
  FLUX_TRY_STATUS(store->CreateBucket("db"));
  std::vector<Status> outcomes(writers);
  std::vector<double> waits(texts.size());
  std::vector<std::thread> threads;
  const Clock::time_point begin = Clock::now();
  for (size_t writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&, writer] {
      for (size_t batch = writer; batch < texts.size() && outcomes[writer]; batch += writers) {
        const Clock::time_point sent = Clock::now();
        outcomes[writer] = WriteBatch(*store, texts[batch]);
        waits[batch] = SecondsSince(sent);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const double seconds = SecondsSince(begin);
  for (const Status& outcome : outcomes) FLUX_TRY_STATUS(outcome);
  std::ranges::sort(waits);
  fmt::print("{:>2} writers: {:>9.0f} points/s, {:>10.0f} values/s; a batch takes {:.1f} ms, at most {:.1f} ms\n",
             writers, static_cast<double>(texts.size() * shape.points) / seconds,
             static_cast<double>(texts.size() * shape.points * shape.fields) / seconds, 1000 * waits[waits.size() / 2],
             1000 * waits.back());
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 5) {
    fmt::print(stderr, "usage: writers_bench DIRECTORY [POINTS [BATCHES [FIELDS]]]\n");
    return 2;
  }
  Shape shape;
  size_t* const numbers[] = {&shape.points, &shape.batches, &shape.fields};
  for (int i = 2; i < argc; ++i) *numbers[i - 2] = std::max<size_t>(1, std::strtoull(argv[i], nullptr, 10));
  std::vector<std::string> texts;
  for (size_t batch = 0; batch < shape.batches; ++batch) texts.push_back(BatchText(shape, batch));
  const std::string path = std::string(argv[1]) + "/writers_bench_store";
  for (const size_t writers : {1, 2, 4, 8, 16}) {
    if (const Status done = Measure(path, shape, texts, writers); !done) {
      fmt::print(stderr, "{}\n", done.error().Text());
      return 1;
    }
  }
  std::filesystem::remove_all(path);
}
