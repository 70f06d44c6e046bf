// Times parser and checker on broken texts: `broken_bench [scripts|hostile]` (default: both) prints for 200 scripts
// with a byte missing or put in, and for texts made to be slow, the mean and the slowest in milliseconds per 10 KB of
// processor time. Run it in the root of the tree.

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/broken_texts.h"
#include "tests/support/stdlib_types.h"

namespace flux {
namespace {

// Smaller texts count as this long.
constexpr size_t kSmallestBytes = 1024;

double CpuMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

double Measure(const std::string& text) {
  const auto source = std::make_shared<const SourceFile>("broken.flux", text);
  const double begin = CpuMilliseconds();
  (void)AnalyseScript(source);
  return CpuMilliseconds() - begin;
}

std::vector<std::string> BrokenScripts() {
  constexpr size_t kScripts = 200, kStep = 61;
  std::vector<std::string> texts;
  const auto scripts = CombineScripts(ReadScripts({"examples", "stdlib", "tests/golden"}), kScripts);
  for (size_t i = 0; i < scripts.size(); ++i) {
    BreakScript(scripts[i], i, kStep, [&](std::string text) { texts.push_back(std::move(text)); });
  }
  return texts;
}

void Run(std::string_view what, const std::vector<std::string>& texts) {
  double all = 0, slowest = 0;
  size_t bytes = 0;
  std::string_view slowest_text;
  for (const std::string& text : texts) {
    const double time = std::min(Measure(text), Measure(text));
    all += time;
    bytes += text.size();
    const double cost = time * 10240 / static_cast<double>(std::max(text.size(), kSmallestBytes));
    if (cost <= slowest) continue;
    slowest = cost;
    slowest_text = text;
  }
  fmt::print("{}: {} texts, {:.1f} MB, mean {:.2f} ms, slowest {:.2f} ms per 10 KB:\n{}\n", what, texts.size(),
             static_cast<double>(bytes) / 1e6, all * 10240 / static_cast<double>(bytes), slowest,
             slowest_text.substr(0, 300));
}

}  // namespace
}  // namespace flux

int main(int argc, char** argv) {
  const std::string_view which = argc > 1 ? argv[1] : "";
  (void)flux::StdlibTypes();
  if (which != "hostile") flux::Run("broken scripts", flux::BrokenScripts());
  if (which != "scripts") flux::Run("hostile texts", flux::HostileTexts());
}
