// Every prefix and every deletion of one byte of many scripts through parser and checker: no crash, no hang, an answer
// in bounded time, tokens that tile the source. A run takes a sample; `broken_source_test -- --full` takes all.

#include <time.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "compiler/parse/parse.h"
#include "scripts.h"
#include "tests/support/stdlib_types.h"

namespace flux {
namespace {

constexpr size_t kScripts = 200;
constexpr size_t kSampleStep = 61;
// 50 ms for 10 KB; smaller texts get no less than 1 KB.
constexpr double kSecondsPerByte = 0.05 / 10240;
constexpr size_t kSmallestBytes = 1024;

double CpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

bool WantsAll() {
  const auto& suite = boost::unit_test::framework::master_test_suite();
  return std::any_of(suite.argv, suite.argv + suite.argc, [](std::string_view arg) { return arg == "--full"; });
}

struct Totals {
  size_t texts = 0;
  double seconds = 0, slowest = 0;
  std::string slowest_text;
};

double Measure(const std::shared_ptr<const SourceFile>& source) {
  double begin = CpuSeconds();
  AnalysedScript script = AnalyseScript(source);
  return CpuSeconds() - begin;
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

void Try(std::string text, Totals& totals) {
  auto source = std::make_shared<const SourceFile>("broken.flux", std::move(text));
  const size_t bytes = std::max(source->text().size(), kSmallestBytes);
  const double limit = static_cast<double>(bytes) * kSecondsPerByte;
  double seconds = Measure(source);
  // A machine under load disturbs even processor time; only what is slow again is slow.
  for (int i = 0; i < 2 && seconds > limit; ++i) seconds = std::min(seconds, Measure(source));
  BOOST_CHECK_MESSAGE(seconds <= limit, seconds << " s for\n" << source->text());
  CheckTiling(*source);
  ++totals.texts;
  totals.seconds += seconds;
  if (seconds > totals.slowest) {
    totals.slowest = seconds;
    totals.slowest_text = source->text();
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(prefixes_and_deletions) {
  (void)StdlibTypes();
  const std::vector<std::string> scripts = CombinedScripts({"examples", "stdlib", "tests/golden"}, kScripts);
  BOOST_REQUIRE_EQUAL(scripts.size(), kScripts);
  const size_t step = WantsAll() ? 1 : kSampleStep;
  Totals totals;
  for (size_t i = 0; i < scripts.size(); ++i) {
    const std::string& script = scripts[i];
    Try(script, totals);
    for (size_t at = i % step; at < script.size(); at += step) {
      Try(script.substr(0, at), totals);
      Try(script.substr(0, at) + script.substr(at + 1), totals);
    }
  }
  BOOST_TEST_MESSAGE(totals.texts << " texts in " << totals.seconds << " s, the slowest took " << totals.slowest
                                  << " s\n"
                                  << totals.slowest_text);
}

}  // namespace flux
