// Times the front end in process: `check_bench RUNS FILE` prints the medians of parsing and of parsing + checking.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "compiler/parse/parse.h"
#include "tests/support/stdlib_types.h"

namespace {

using namespace flux;

// Gives the median duration of `runs` calls in microseconds.
template <typename Function>
double MedianMicroseconds(int runs, Function function) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    auto begin = std::chrono::steady_clock::now();
    function();
    times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
  }
  std::ranges::nth_element(times, times.begin() + runs / 2);
  return times[static_cast<size_t>(runs) / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: check_bench RUNS FILE\n");
    return 2;
  }
  const int runs = std::max(std::atoi(argv[1]), 1);
  std::ifstream file(argv[2], std::ios::binary);
  auto source = std::make_shared<const SourceFile>(argv[2], std::string(std::istreambuf_iterator<char>(file), {}));
  const AnalysedScript warm = AnalyseScript(source);
  double parse = MedianMicroseconds(runs, [&] {
    DiagnosticSink diagnostics;
    (void)ParseFile(source, diagnostics);
  });
  double check = MedianMicroseconds(runs, [&] { (void)AnalyseScript(source); });
  fmt::print("{{\"bytes\": {}, \"diagnostics\": {}, \"parse_us\": {:.1f}, \"check_us\": {:.1f}}}\n",
             source->text().size(), warm.diagnostics.all().size(), parse, check);
}
