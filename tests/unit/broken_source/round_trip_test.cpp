// Every Flux file of the tree, whole and broken: its tokens put together are its text, and its tree can be printed
// again and again with the same outcome, whatever white space and comments stand between the tokens.

#include <boost/test/unit_test.hpp>

#include "compiler/ast/dump.h"
#include "compiler/parse/parse.h"
#include "tests/support/broken_texts.h"

namespace flux {
namespace {

std::vector<std::string> Roots() { return {"examples", "stdlib", "tests"}; }

struct Parsed {
  std::string dump;
  bool has_errors;
};

Parsed Parse(std::string text) {
  DiagnosticSink diagnostics;
  const ast::File file = ParseFile(std::make_shared<const SourceFile>("f.flux", std::move(text)), diagnostics);
  return {ast::Dump(file), diagnostics.has_errors()};
}

bool IsTrivia(const Token& token) {
  return token.token_class == TokenClass::kWhitespace || token.token_class == TokenClass::kComment;
}

// Puts the tokens of a text together again, with one space or line break in place of what separates them if wanted.
std::string Join(const std::string& text, bool keeps_trivia) {
  const SourceFile source("f.flux", text);
  std::string joined;
  for (const Token& token : Tokenize(source)) {
    const std::string_view part = source.Text(token.span);
    if (keeps_trivia || !IsTrivia(token)) {
      joined += part;
    } else {
      joined += part.contains('\n') ? '\n' : ' ';
    }
  }
  return joined;
}

void CheckRoundTrip(const std::string& path, const std::string& text) {
  const std::string joined = Join(text, true);
  BOOST_REQUIRE_MESSAGE(joined == text, path << ": the tokens are not the text");
  const Parsed parsed = Parse(text);
  BOOST_REQUIRE_MESSAGE(parsed.dump == Parse(joined).dump, path << ": another tree from the same text");
  // What is broken may be repaired by its lines.
  if (parsed.has_errors) return;
  BOOST_CHECK_MESSAGE(parsed.dump == Parse(Join(text, false)).dump, path << ": comments change the tree");
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_file_comes_back_from_its_tokens) {
  const std::vector<ScriptFile> files = ReadScripts(Roots());
  BOOST_REQUIRE(files.size() > 400u);
  size_t texts = 0;
  for (const auto& [path, text] : files) {
    const std::string half = text.substr(0, text.size() / 2), rest = text.substr(text.size() / 2);
    for (const std::string& version : {text, half, rest, half + "\"" + rest, half + "(" + rest, half + "\xff" + rest}) {
      CheckRoundTrip(path, version);
      ++texts;
    }
  }
  BOOST_TEST_MESSAGE(files.size() << " files, " << texts << " texts");
}

}  // namespace flux
