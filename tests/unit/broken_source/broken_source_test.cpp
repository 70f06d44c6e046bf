// Every prefix, every deletion of one byte and an insertion at every place of many scripts through parser and checker:
// no crash, no hang, tokens that tile the source, and one mistake that does not hide the
// rest of the file. A run takes a sample; `broken_source_test -- --full` takes all, `--from DIRECTORY` breaks the
// scripts found there instead of the project's own.

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/support/broken_texts.h"
#include "trial.h"

namespace flux {
namespace {

constexpr size_t kScripts = 200;
constexpr size_t kSampleStep = 61;
constexpr size_t kMaxScriptBytes = 10240;

std::vector<std::string> Roots() { return {"examples", "stdlib", "tests/golden"}; }

// 200 scripts, as they are when they come from elsewhere, put together from small ones otherwise.
std::vector<std::string> ScriptsToBreak() {
  const std::string directory = OptionValue("--from");
  if (directory.empty()) return CombineScripts(ReadScripts(Roots()), kScripts);
  std::vector<std::string> scripts;
  std::vector<ScriptFile> files = ReadScripts({directory});
  std::erase_if(files, [](const ScriptFile& file) { return file.text.size() > kMaxScriptBytes; });
  const size_t every = std::max<size_t>(1, files.size() / kScripts);
  for (size_t i = 0; i < files.size() && scripts.size() < kScripts; i += every) scripts.push_back(files[i].text);
  return scripts;
}

// Tells whether the checker looked at the end of a script.
bool SeesEnd(const AnalysedScript& script, size_t end) {
  return std::ranges::any_of(script.diagnostics.all(), [&](const Diagnostic& diagnostic) {
    return diagnostic.kind == DiagnosticKind::kUndefinedName && diagnostic.span.begin >= end;
  });
}

size_t SyntaxErrors(const AnalysedScript& script) {
  return static_cast<size_t>(std::ranges::count_if(script.diagnostics.all(), [](const Diagnostic& diagnostic) {
    return DiagnosticCode(diagnostic.kind).starts_with("E01");
  }));
}

}  // namespace

BOOST_AUTO_TEST_CASE(prefixes_deletions_and_insertions) {
  (void)StdlibTypes();
  const std::vector<std::string> scripts = ScriptsToBreak();
  BOOST_REQUIRE_EQUAL(scripts.size(), kScripts);
  const size_t step = HasOption("--full") ? 1 : kSampleStep;
  for (size_t i = 0; i < scripts.size(); ++i) {
    (void)Try(scripts[i]);
    BreakScript(scripts[i], i, step, [](std::string text) { (void)Try(std::move(text)); });
  }
}

// Most deletions are one mistake; those that open a string or turn a comment into code are many.
BOOST_AUTO_TEST_CASE(one_mistake_costs_one_diagnostic_and_hides_nothing) {
  const size_t step = HasOption("--full") ? 1 : kSampleStep;
  size_t broken = 0, explained_once = 0, seen = 0;
  for (const ScriptFile& file : ReadScripts(Roots())) {
    if (file.text.size() > kMaxScriptBytes || SyntaxErrors(Try(file.text)) != 0) continue;
    for (size_t at = file.text.size() % step; at < file.text.size(); at += step) {
      const std::string text = file.text.substr(0, at) + file.text.substr(at + 1);
      const AnalysedScript found = Try(text + "\nlast = nobody_defined_this\n");
      const size_t errors = SyntaxErrors(found);
      broken += errors > 0;
      explained_once += errors == 1;
      seen += errors > 0 && SeesEnd(found, text.size());
    }
  }
  BOOST_TEST_MESSAGE(broken << " broken texts, " << explained_once << " with one syntax error, " << seen
                            << " checked to the end");
  BOOST_TEST(broken > 500u);
  BOOST_TEST(explained_once * 100 >= broken * 85);
  BOOST_TEST(seen * 1000 >= broken * 995);
}

}  // namespace flux
