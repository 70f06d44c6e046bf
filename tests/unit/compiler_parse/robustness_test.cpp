// Hostile and unfinished source: no crash, no hang, few diagnostics.

#include <boost/test/unit_test.hpp>

#include "compiler/parse/parse.h"
#include "parsed.h"

namespace flux {
namespace {

const std::string kScripts[] = {
    R"(import "array"
// A comment, ünïcödé.
option task = {name: "t", every: 1h}
data = array.from(rows: [{host: "a", usage: 81.5}, {host: "b", usage: .5}])
    |> filter(fn: (r) => r.usage > 80.0 and r.host =~ /^a\/.*/ or not exists r["x y"])
    |> map(fn: (r) => ({r with text: "v: ${string(v: r.usage)} of ${"nested ${r.host}"}", t: 2024-01-01T00:00:00Z}))
f = (tables=<-, n, k=[1, 2], d=["a": 1]) => {
    x = if n > 10 then k[0] else if n < 0 then -1 else n ^ 2 / 3
    return tables |> limit(n: x)
}
)",
    R"(package p
builtin f : (<-t: stream[A], ?c: string = .d, "b": [string: B]) => stream[{A with c: dynamic}] where A: Record, B: Label
@feature("x", 1)
testcase t extends "a/b" {
    option now = () => 2020-01-01
    want = 'a' && b || !c; # d
    f(1, 2) [3 4] {5 with 6} "unclosed ${ "
}
)"};

std::string Repeat(std::string_view part, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += part;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(robustness)

BOOST_AUTO_TEST_CASE(tokens_tile_the_source) {
  for (const std::string& script : kScripts) {
    for (size_t length = 0; length <= script.size(); ++length) {
      SourceFile source("p.flux", script.substr(0, length));
      std::string joined;
      for (const Token& token : Tokenize(source)) {
        BOOST_REQUIRE_EQUAL(token.span.begin, joined.size());
        BOOST_REQUIRE(token.span.end > token.span.begin);
        joined += source.Text(token.span);
      }
      BOOST_REQUIRE_EQUAL(joined, source.text());
    }
  }
}

BOOST_AUTO_TEST_CASE(token_classes) {
  SourceFile source("t.flux", "x = 1 // c\n@a if 1h 2024-01-01 \"s\" /r/ ;");
  std::vector<TokenClass> classes;
  for (const Token& token : Tokenize(source)) {
    if (token.token_class != TokenClass::kWhitespace) classes.push_back(token.token_class);
  }
  using enum TokenClass;
  std::vector<TokenClass> expected = {kIdentifier, kOperator, kNumber,   kComment,    kAttribute, kKeyword, kDuration,
                                      kTime,       kString,   kOperator, kIdentifier, kOperator,  kIllegal};
  BOOST_TEST((classes == expected));
}

BOOST_AUTO_TEST_CASE(every_prefix_parses) {
  for (const std::string& script : kScripts) {
    for (size_t length = 0; length <= script.size(); ++length) Parsed parsed(script.substr(0, length));
  }
}

BOOST_AUTO_TEST_CASE(every_script_without_one_byte_parses) {
  for (const std::string& script : kScripts) {
    for (size_t at = 0; at < script.size(); ++at) Parsed parsed(script.substr(0, at) + script.substr(at + 1));
  }
}

BOOST_AUTO_TEST_CASE(prefixes_of_a_valid_script_have_few_diagnostics) {
  const std::string& script = kScripts[0];
  for (size_t length = 0; length <= script.size(); ++length) {
    std::string problems = Problems(script.substr(0, length));
    BOOST_TEST(std::ranges::count(problems, '\n') <= 2, script.substr(0, length) << "\n" << problems);
  }
}

BOOST_AUTO_TEST_CASE(nesting_is_limited) {
  auto check = [](const std::string& source) { BOOST_TEST(Shape(source).ends_with(" ! E0118"), source.substr(0, 40)); };
  check(Repeat("(", 10000) + "1" + Repeat(")", 10000));
  check(Repeat("[", 10000) + Repeat("]", 10000));
  check(Repeat("f(a: ", 10000) + "1" + Repeat(")", 10000));
  check(Repeat("\"${", 10000) + "1" + Repeat("}\"", 10000));
  check(Repeat("() => {", 10000) + Repeat("}", 10000));
  check(Repeat("-", 100000) + "1");
  check(Repeat("1 + ", 100000) + "1");
  check(Repeat("if a then b else ", 10000) + "1");
  check(Repeat("if ", 10000) + "a" + Repeat(" then b else c", 10000));
  check(Repeat("(a) => ", 10000) + "1");
  check("a" + Repeat(".b", 100000));
  check("a" + Repeat(" |> f()", 100000));
  check("builtin x : " + Repeat("[", 10000) + "int" + Repeat("]", 10000));
}

BOOST_AUTO_TEST_CASE(long_flat_source_is_fine) {
  BOOST_TEST(Problems("x = [" + Repeat("1, ", 50000) + "]") == "");
  BOOST_TEST(Problems(Repeat("x = 1\n", 20000)) == "");
  BOOST_TEST(Problems("a" + Repeat("\n  |> f(x: 1)", 500)) == "");
  BOOST_TEST(Problems("x = " + Repeat("if a then b else ", 70) + "c") == "");
}

BOOST_AUTO_TEST_CASE(garbage_is_bounded) {
  for (std::string part :
       {")", "(\\/", "= = ,", "x = (\n", "\"", "'", "${", "} ", "\xff", "import ", "@a ", "if then "}) {
    Parsed parsed(Repeat(part, 20000));
    BOOST_TEST(parsed.diagnostics.all().size() <= 102u, part);
  }
}

BOOST_AUTO_TEST_CASE(size_is_limited) {
  BOOST_TEST(Problems(std::string((16 << 20) + 1, ' ')) ==
             "1:1 E0117 the source has 16777217 bytes; the limit is 16777216\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
