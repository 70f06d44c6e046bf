// Measures what an editor waits for: a script of 500 functions (71 KB) parsed and checked, and parsed and checked again
// after a change of one character at its end, in its middle and at its start. Medians and worst of 201 runs.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "compiler/check/incremental.h"
#include "compiler/parse/edited_file.h"
#include "tests/support/stdlib_types.h"

namespace flux {
namespace {

constexpr int kFunctions = 500;
constexpr int kRuns = 201;

std::string Script() {
  std::string out = "import \"math\"\n\n";
  for (int i = 0; i < kFunctions; ++i) {
    const std::string n = std::to_string(i);
    out += "f" + n + " = (tables=<-, limit=" + n + ") => tables\n    |> filter(fn: (r) => r.v" + n +
           " > limit and r.host == \"h" + n + "\")\n    |> map(fn: (r) => ({r with w: r.v" + n + " * 2}))\n";
  }
  return out;
}

class Stopwatch {
 public:
  // Gives the milliseconds since the last call.
  double Lap() {
    auto now = std::chrono::steady_clock::now();
    return std::chrono::duration<double, std::milli>(now - std::exchange(last_, now)).count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

double Median(std::vector<double> times) {
  std::ranges::nth_element(times, times.begin() + static_cast<ptrdiff_t>(times.size() / 2));
  return times[times.size() / 2];
}

void Print(const char* what, const std::vector<double>& parse, const std::vector<double>& check) {
  std::vector<double> both;
  for (size_t i = 0; i < parse.size(); ++i) both.push_back(parse[i] + check[i]);
  std::printf("%-24s parse %7.3f ms   check %7.3f ms   both %7.3f ms   worst %7.3f ms\n", what, Median(parse),
              Median(check), Median(both), *std::ranges::max_element(both));
}

CheckOptions ScriptOptions() { return {.is_script = true, .ambient = {}, .prelude = StandardPrelude("main")}; }

void MeasureWhole(const std::string& text) {
  std::vector<double> parse, check;
  for (int run = 0; run < kRuns; ++run) {
    Stopwatch watch;
    DiagnosticSink diagnostics;
    ast::File file = ParseFile(std::make_shared<SourceFile>("main.flux", text), diagnostics);
    parse.push_back(watch.Lap());
    Check(file, "main", StdlibTypes(), ScriptOptions(), diagnostics);
    check.push_back(watch.Lap());
  }
  Print("whole", parse, check);
}

// Alternates the digit of the `place`-th function's default and times each update.
void MeasureEdits(const char* what, std::string text, int place) {
  const size_t at = text.find("limit=", text.find("f" + std::to_string(place) + " = ")) + 6;
  EditedFile edited;
  IncrementalChecker checker("main", StdlibTypes(), ScriptOptions());
  std::vector<double> parse, check;
  for (int run = -1; run < kRuns; ++run) {
    text[at] = run % 2 == 0 ? '1' : '2';
    auto copy = text;
    Stopwatch watch;
    edited.Update(std::make_shared<SourceFile>("main.flux", std::move(copy)));
    const double parsed = watch.Lap();
    checker.Update(edited.file(), edited.unchanged(), edited.diagnostics());
    DiagnosticSink diagnostics = checker.Diagnostics();
    const double checked = watch.Lap();
    if (run < 0) continue;
    parse.push_back(parsed);
    check.push_back(checked);
  }
  Print(what, parse, check);
}

void Run() {
  const std::string text = Script();
  std::printf("%zu bytes, %d functions\n", text.size(), kFunctions);
  MeasureWhole(text);
  MeasureEdits("edit of last function", text, kFunctions - 1);
  MeasureEdits("edit of middle function", text, kFunctions / 2);
  MeasureEdits("edit of first function", text, 0);
}

}  // namespace
}  // namespace flux

int main() { flux::Run(); }
