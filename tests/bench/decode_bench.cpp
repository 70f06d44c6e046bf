// How fast one core decodes chunks that lie in memory: `decode_bench [REPEATS]` prints values a second for float fields
// of several kinds and for times. The chunks of a kind are decoded one after another, 2 MB of what they give, to one
// place, as a scan does it. The bytes are those of values and, where they are said, of times.

#include <fmt/format.h>

#include <bit>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <vector>

#include "runtime/store/chunk.h"

namespace {

using namespace flux;
using namespace flux::store;
using Clock = std::chrono::steady_clock;

constexpr size_t kChunks = 32;

// Numbers that look random and are the same each time.
class Numbers {
 public:
  double Next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<double>(state_ >> 11) * 0x1p-53;
  }

 private:
  uint64_t state_ = 88172645463325252;
};

using NextValue = std::function<double(Numbers&, double last)>;

double Rounded(double value, double power) { return std::round(value * power) / power; }

std::vector<ColumnRows> Rows(const NextValue& next, int64_t jitter) {
  std::vector<ColumnRows> out(kChunks);
  Numbers numbers;
  double value = 50;
  int64_t time = 1'700'000'000 * kNsPerSecond;
  for (ColumnRows& rows : out) {
    for (size_t i = 0; i < kChunkRows; ++i) {
      value = next(numbers, value);
      rows.Append(time, std::bit_cast<uint64_t>(value));
      time += 10 * kNsPerSecond + static_cast<int64_t>(numbers.Next() * static_cast<double>(jitter));
    }
  }
  return out;
}

// Decodes the values, or the times; gives false when the chunks cannot be decoded.
bool Measure(std::string_view name, size_t repeats, const std::vector<ColumnRows>& columns, bool is_of_times) {
  std::vector<std::string> chunks;
  size_t bytes = 0;
  for (const ColumnRows& rows : columns) {
    ChunkInfo info;
    chunks.push_back(EncodeChunk(rows, 0, rows.size(), info));
    bytes += chunks.back().size();
  }
  std::vector<int64_t> times(kChunkRows);
  std::vector<uint64_t> values(kChunkRows);
  double best = 0;
  for (size_t repeat = 0; repeat < repeats; ++repeat) {
    const Clock::time_point begin = Clock::now();
    for (const std::string& chunk : chunks) {
      if (!DecodeNumbers(chunk, ColumnType::kFloat, kChunkRows, is_of_times ? times.data() : nullptr,
                         is_of_times ? nullptr : values.data())) {
        return false;
      }
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    best = std::max(best, static_cast<double>(kChunks * kChunkRows) / seconds);
  }
  fmt::print("{:<34} {:>6.0f} million a second, {:.2f} bytes a point\n", name, best / 1e6,
             static_cast<double>(bytes) / static_cast<double>(kChunks * kChunkRows));
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const size_t repeats = argc > 1 ? std::max<size_t>(1, std::strtoull(argv[1], nullptr, 10)) : 200;
  const auto walk = [](Numbers& numbers, double last) { return std::clamp(last + numbers.Next() * 2 - 1, 0.0, 100.0); };
  const auto two_decimals = [&](Numbers& numbers, double last) { return Rounded(walk(numbers, last), 100); };
  const struct {
    std::string_view name;
    NextValue next;
    int64_t jitter = 0;
    bool is_of_times = false;
  } kinds[] = {
      {"a walk of all digits", walk},
      {"a walk of two decimals", two_decimals},
      {"a walk of integers", [&](Numbers& numbers, double last) { return std::round(walk(numbers, last)); }},
      {"noise of one decimal", [](Numbers& numbers, double) { return Rounded(numbers.Next() * 100, 10); }},
      {"mostly the same",
       [](Numbers& numbers, double last) { return numbers.Next() < 0.02 ? Rounded(numbers.Next() * 100, 10) : last; }},
      {"always the same", [](Numbers&, double last) { return last; }},
      {"times, every ten seconds", two_decimals, 0, true},
      {"times, up to a second late", two_decimals, kNsPerSecond, true},
  };
  for (const auto& kind : kinds) {
    if (!Measure(kind.name, repeats, Rows(kind.next, kind.jitter), kind.is_of_times)) return 1;
  }
}
