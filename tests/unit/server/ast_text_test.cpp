#include "tools/server/ast_text.h"

#include <boost/test/unit_test.hpp>

#include "fmt/format.h"

namespace flux::server {
namespace {

std::string Body(std::string_view statements) {
  const auto text = TextOfFile(*ParseObject(fmt::format(R"({{"type":"File","imports":[],"body":[{}]}})", statements)));
  return text ? text->statements : "failed: " + text.error().message;
}

// The text of `x = <expression>`, without its beginning.
std::string Value(std::string_view expression) {
  const std::string text = Body(
      fmt::format(R"({{"type":"VariableAssignment","id":{{"type":"Identifier","name":"x"}},"init":{}}})", expression));
  return text.starts_with("x = ") ? text.substr(4) : text;
}

constexpr std::string_view kA = R"({"type":"Identifier","name":"a"})",
                           kOne = R"({"type":"IntegerLiteral","value":"1"})";

BOOST_AUTO_TEST_CASE(Literals) {
  BOOST_CHECK_EQUAL(Value(kOne), "1");
  BOOST_CHECK_EQUAL(Value(R"({"type":"UnsignedIntegerLiteral","value":"5"})"), "uint(v: \"5\")");
  BOOST_CHECK_EQUAL(Value(R"({"type":"FloatLiteral","value":1.5})"), "float(v: \"1.5\")");
  BOOST_CHECK_EQUAL(Value(R"({"type":"BooleanLiteral","value":true})"), "true");
  BOOST_CHECK_EQUAL(Value(R"({"type":"StringLiteral","value":"a \"b\" ${c}\n"})"), R"("a \"b\" \${c}\n")");
  BOOST_CHECK_EQUAL(Value(R"({"type":"DateTimeLiteral","value":"2024-01-01T00:00:00Z"})"), "2024-01-01T00:00:00Z");
  BOOST_CHECK_EQUAL(
      Value(R"({"type":"DurationLiteral","values":[{"magnitude":1,"unit":"h"},{"magnitude":30,"unit":"m"}]})"),
      "1h30m");
  BOOST_CHECK_EQUAL(Value(R"({"type":"DurationLiteral","values":[{"magnitude":-1,"unit":"h"}]})"), "(-1h)");
  BOOST_CHECK_EQUAL(Value(R"({"type":"RegexpLiteral","value":"a/b\\.c"})"), R"(/a\/b\.c/)");
}

BOOST_AUTO_TEST_CASE(CompoundExpressions) {
  const auto with = [](std::string_view format) { return Value(fmt::format(fmt::runtime(format), kA, kOne)); };
  BOOST_CHECK_EQUAL(with(R"({{"type":"BinaryExpression","operator":"+","left":{0},"right":{1}}})"), "(a + 1)");
  BOOST_CHECK_EQUAL(with(R"({{"type":"UnaryExpression","operator":"not","argument":{0}}})"), "(not a)");
  BOOST_CHECK_EQUAL(with(R"({{"type":"ArrayExpression","elements":[{0},{1}]}})"), "[a, 1]");
  BOOST_CHECK_EQUAL(with(R"({{"type":"DictExpression","elements":[]}})"), "[:]");
  BOOST_CHECK_EQUAL(with(R"({{"type":"ObjectExpression","with":{0},"properties":[{{"key":{0},"value":{1}}}]}})"),
                    "{a with a: 1}");
  BOOST_CHECK_EQUAL(with(R"({{"type":"CallExpression","callee":{0},"arguments":[{{"type":"ObjectExpression",)"
                         R"("properties":[{{"key":{0},"value":{1}}}]}}]}})"),
                    "a(a: 1)");
  BOOST_CHECK_EQUAL(
      with(R"({{"type":"MemberExpression","object":{0},"property":{{"type":"StringLiteral","value":"b c"}}}})"),
      R"(a["b c"])");
  BOOST_CHECK_EQUAL(with(R"({{"type":"ConditionalExpression","test":{0},"consequent":{1},"alternate":{1}}})"),
                    "(if a then 1 else 1)");
  BOOST_CHECK_EQUAL(with(R"({{"type":"FunctionExpression","params":[{{"key":{0},"value":{1}}}],"body":{0}}})"),
                    "((a=1) => (a))");
  BOOST_CHECK_EQUAL(with(R"({{"type":"StringExpression","parts":[{{"type":"TextPart","value":"x"}},)"
                         R"({{"type":"InterpolatedPart","expression":{0}}}]}})"),
                    R"("x${a}")");
}

BOOST_AUTO_TEST_CASE(StatementsAndImports) {
  BOOST_CHECK_EQUAL(Body(fmt::format(R"({{"type":"OptionStatement","assignment":{{"type":"VariableAssignment",)"
                                     R"("id":{},"init":{}}}}})",
                                     kA, kOne)),
                    "option a = 1");
  const auto file = TextOfFile(*ParseObject(
      R"x({"imports":[{"path":{"value":"array"}},{"as":{"name":"x"},"path":{"value":"a/b"}}],"body":null})x"));
  BOOST_REQUIRE(file);
  BOOST_CHECK_EQUAL(file->imports, "import \"array\" import x \"a/b\"");
  BOOST_CHECK_EQUAL(file->statements, "");
}

// Nothing of a tree gets into the text but what it says to be.
BOOST_AUTO_TEST_CASE(NothingIsSmuggledIn) {
  BOOST_CHECK_EQUAL(Value(R"({"type":"Identifier","name":"a b"})"),
                    "failed: `a b` is not a kind of name in a syntax tree");
  BOOST_CHECK(Value(R"({"type":"IntegerLiteral","value":"1 option now"})").starts_with("failed: "));
  BOOST_CHECK(Value(R"({"type":"DateTimeLiteral","value":"now ("})").starts_with("failed: "));
  BOOST_CHECK(Value(R"({"type":"RegexpLiteral","value":"a\n"})").starts_with("failed: "));
  BOOST_CHECK(Value(R"({"type":"BinaryExpression","operator":";","left":{},"right":{}})").starts_with("failed: "));
  BOOST_CHECK(Value(R"({"type":"Wrong"})").starts_with("failed: `Wrong`"));
  std::string deep = R"({"type":"Identifier","name":"a"})";
  for (int i = 0; i < 120; ++i) deep = fmt::format(R"({{"type":"ArrayExpression","elements":[{}]}})", deep);
  BOOST_CHECK(Value(deep).starts_with("[[["));
}

}  // namespace
}  // namespace flux::server
