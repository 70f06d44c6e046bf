#include "trial.h"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <span>
#include <utility>

#include "compiler/parse/parse.h"

namespace flux {
namespace {

constexpr double kMillisecondsPer10Kb = 50;
// Smaller texts get no less time than these.
constexpr size_t kSmallestBytes = 1024;

double CpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::pair<AnalysedScript, double> Measure(const std::shared_ptr<const SourceFile>& source) {
  const double begin = CpuSeconds();
  AnalysedScript script = AnalyseScript(source);
  return {std::move(script), CpuSeconds() - begin};
}

double Per10Kb(double seconds, size_t bytes) {
  return seconds * 1e3 * 10240 / static_cast<double>(std::max(bytes, kSmallestBytes));
}

void CheckTiling(const SourceFile& source) {
  uint32_t end = 0;
  for (const Token& token : Tokenize(source)) {
    BOOST_REQUIRE_EQUAL(token.span.begin, end);
    BOOST_REQUIRE(token.span.end > token.span.begin);
    end = token.span.end;
  }
  BOOST_REQUIRE_EQUAL(end, source.text().size());
}

std::span<char* const> Options() {
  const auto& suite = boost::unit_test::framework::master_test_suite();
  return {suite.argv, static_cast<size_t>(suite.argc)};
}

}  // namespace

AnalysedScript Trial::Run(std::string text) {
  const size_t bytes = text.size();
  auto source = std::make_shared<const SourceFile>("broken.flux", std::move(text));
  auto [script, seconds] = Measure(source);
  // A machine under load disturbs even processor time; only what is slow again is slow.
  for (int i = 0; i < 2 && Per10Kb(seconds, bytes) > kMillisecondsPer10Kb; ++i) {
    seconds = std::min(seconds, Measure(source).second);
  }
  const double cost = Per10Kb(seconds, bytes);
  BOOST_CHECK_MESSAGE(cost <= kMillisecondsPer10Kb, cost << " ms per 10 KB for\n" << source->text());
  CheckTiling(*source);
  ++texts_;
  bytes_ += bytes;
  seconds_ += seconds;
  if (cost > slowest_) {
    slowest_ = cost;
    slowest_text_ = source->text();
  }
  return std::move(script);
}

std::string Trial::Summary() const {
  return fmt::format("{} texts, {:.1f} MB in {:.1f} s ({:.2f} ms per 10 KB); the slowest took {:.2f} ms per 10 KB:\n{}",
                     texts_, static_cast<double>(bytes_) / 1e6, seconds_,
                     seconds_ * 1e3 * 10240 / static_cast<double>(std::max<size_t>(bytes_, 1)), slowest_,
                     slowest_text_.substr(0, 2000));
}

bool HasOption(std::string_view option) {
  return std::ranges::any_of(Options(), [&](std::string_view arg) { return arg == option; });
}

std::string OptionValue(std::string_view option) {
  const std::span<char* const> options = Options();
  for (size_t i = 0; i + 1 < options.size(); ++i) {
    if (options[i] == option) return options[i + 1];
  }
  return {};
}

}  // namespace flux
