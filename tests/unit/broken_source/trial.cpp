#include "trial.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <span>
#include <utility>

#include "compiler/parse/parse.h"

namespace flux {
namespace {

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

AnalysedScript Try(std::string text) {
  const auto source = std::make_shared<const SourceFile>("broken.flux", std::move(text));
  CheckTiling(*source);
  return AnalyseScript(source);
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
