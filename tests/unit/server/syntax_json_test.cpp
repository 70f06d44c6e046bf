#include "tools/server/syntax_json.h"

#include <boost/test/unit_test.hpp>

#include "tools/engine/compile.h"

namespace flux::server {
namespace {

Result<std::string> JsonOf(std::string text) {
  return SyntaxJson(ParseScript(std::make_shared<const SourceFile>("query", std::move(text))).file);
}

BOOST_AUTO_TEST_CASE(SyntaxTreesAreJson) {
  BOOST_CHECK_EQUAL(*JsonOf(""), R"({"type":"Package","package":"main","files":[{"type":"File","metadata":)"
                                 R"("parser-type=fluxc","package":null,"imports":null,"body":[]}]})");
  BOOST_CHECK_EQUAL(
      *JsonOf("a<1"),
      R"({"type":"Package","package":"main","files":[{"type":"File","location":{"start":{"line":1,"column":1},"end":)"
      R"({"line":1,"column":4},"source":"a\u003c1"},"metadata":"parser-type=fluxc","package":null,"imports":null,)"
      R"("body":[{"type":"ExpressionStatement","location":{"start":{"line":1,"column":1},"end":{"line":1,"column":4},)"
      R"("source":"a\u003c1"},"expression":{"type":"BinaryExpression","location":{"start":{"line":1,"column":1},"end":)"
      R"({"line":1,"column":4},"source":"a\u003c1"},"operator":"\u003c","left":{"type":"Identifier","location":)"
      R"({"start":{"line":1,"column":1},"end":{"line":1,"column":2},"source":"a"},"name":"a"},"right":)"
      R"({"type":"IntegerLiteral","location":{"start":{"line":1,"column":3},"end":{"line":1,"column":4},)"
      R"("source":"1"},"value":"1"}}}]}]})");
}

// Each node repeats its text, so a small script may have a large tree.
BOOST_AUTO_TEST_CASE(LargeSyntaxTreesAreRefused) {
  const std::string deep = "x = " + std::string(80, '[') + '"' + std::string(600'000, 'y') + '"' + std::string(80, ']');
  const Result<std::string> tree = JsonOf(deep);
  BOOST_REQUIRE(!tree);
  BOOST_CHECK_EQUAL(tree.error().message, "the syntax tree of the script is too large");
}

}  // namespace
}  // namespace flux::server
