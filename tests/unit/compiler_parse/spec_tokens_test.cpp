// Facts of the language: how text is cut into tokens.

#include <boost/test/unit_test.hpp>

#include "parsed.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(spec_tokens)

static void Check(std::string source, std::string_view expected) {
  std::string found = Tokens(source);
  BOOST_TEST(found == expected, source << "\n  gives " << found);
}

BOOST_AUTO_TEST_CASE(classes) {
  Check(
      R"(from(bucket: "b") |> range(start: -1m))",
      R"(identifier from, punctuation (, identifier bucket, punctuation :, string "b", punctuation ), operator |>, identifier range, punctuation (, identifier start, punctuation :, operator -, duration 1m, punctuation ))");
  Check("a_1 ä _ b2", "identifier a_1, identifier ä, identifier _, identifier b2");
  Check("1 2.5 .5 3. 07", "number 1, number 2.5, number .5, number 3., number 07");
  Check("1h 2mo3d 4µs 1h30m", "duration 1h, duration 2mo3d, duration 4µs, duration 1h30m");
  Check("2020-01-02 2020-01-02T03:04:05Z 2020-01-02T03:04:05.5-06:00",
        "time 2020-01-02, time 2020-01-02T03:04:05Z, time 2020-01-02T03:04:05.5-06:00");
  Check("and or not if then else exists import package return option builtin testcase",
        "keyword and, keyword or, keyword not, keyword if, keyword then, keyword else, keyword exists, keyword import, "
        "keyword package, keyword return, keyword option, keyword builtin, keyword testcase");
  Check("with where extends stream true null inf",
        "identifier with, identifier where, identifier extends, identifier stream, identifier true, identifier null, "
        "identifier inf");
  Check("+ - * / % ^ == != < <= > >= =~ !~ = => <- |>",
        "operator +, operator -, operator *, operator /, operator %, operator ^, operator ==, operator !=, operator <, "
        "operator <=, operator >, operator >=, operator =~, operator !~, operator =, operator =>, operator <-, "
        "operator |>");
  Check("( ) [ ] { } : , . ?",
        "punctuation (, punctuation ), punctuation [, punctuation ], punctuation {, punctuation }, punctuation :, "
        "punctuation ,, punctuation ., operator ?");
  Check("@a @b_1(2)", "attribute @a, attribute @b_1, punctuation (, number 2, punctuation )");
  Check("// one\n// two\nx", "comment // one, comment // two, identifier x");
  Check("x // tail", "identifier x, comment // tail");
  Check("", "");
  Check(" \t\n", "");
  Check(R"($ # ~ ` \)", R"(illegal $, illegal #, illegal ~, illegal `, illegal \)");
}

BOOST_AUTO_TEST_CASE(slashes) {
  Check("a / b / c", "identifier a, operator /, identifier b, operator /, identifier c");
  Check("x =~ /a/", "identifier x, operator =~, regexp /a/");
  Check("(/a/)", "punctuation (, regexp /a/, punctuation )");
  Check(R"([/a/, /b\/c/])", R"(punctuation [, regexp /a/, punctuation ,, regexp /b\/c/, punctuation ])");
  Check("a) / b / c", "identifier a, punctuation ), operator /, identifier b, operator /, identifier c");
  Check("/ /", "regexp / /");
  Check("x =~ //no\ny", "identifier x, operator =~, comment //no, identifier y");
  Check("f(a: /b/, c: d / e / g)",
        "identifier f, punctuation (, identifier a, punctuation :, regexp /b/, punctuation ,, identifier c, "
        "punctuation :, identifier d, operator /, identifier e, operator /, identifier g, punctuation )");
  Check("a = /b", "identifier a, operator =, operator /, identifier b");
  Check("1 /2/ 3", "number 1, operator /, number 2, operator /, number 3");
}

BOOST_AUTO_TEST_CASE(strings) {
  Check(R"("a" "b")", R"(string "a", string "b")");
  Check(R"("a\"b")", R"(string "a\"b")");
  Check(R"("${a}")", R"(string ", punctuation ${, identifier a, punctuation }, string ")");
  Check(R"("x ${a} y")", R"(string ", string x , punctuation ${, identifier a, punctuation }, string  y, string ")");
  Check(
      R"("${a} y ${b}")",
      R"(string ", punctuation ${, identifier a, punctuation }, string  y , punctuation ${, identifier b, punctuation }, string ")");
  Check(R"("x$")", R"(string "x$")");
  Check(R"("x$ ${a}$")", R"(string ", string x$ , punctuation ${, identifier a, punctuation }, string $, string ")");
  Check(
      R"("${"${a}"}")",
      R"(string ", punctuation ${, string ", punctuation ${, identifier a, punctuation }, string ", punctuation }, string ")");
  Check(
      R"("${ {b: c} }")",
      R"(string ", punctuation ${, punctuation {, identifier b, punctuation :, identifier c, punctuation }, punctuation }, string ")");
  Check(R"("\${a}")", R"(string "\${a}")");
  Check(R"("open)", R"(string ", string open)");
  Check(R"("open ${a)", R"(string ", string open , punctuation ${, identifier a)");
  Check("\"two\nlines\"", "string \"two\nlines\"");
  Check(R"("\x41 \q")", R"(string "\x41 \q")");
  Check(R"("" "$")", R"(string "", string "$")");
}

BOOST_AUTO_TEST_CASE(illegal_text) {
  Check("'a b'", "illegal 'a b'");
  Check("“a”", "illegal “, identifier a, illegal ”");
  Check("a “ b", "identifier a, illegal “, identifier b");
  Check(R"("“a”")", R"(string "“a”")");
  Check("€ x", "illegal €, identifier x");
  Check("f(€)", "identifier f, punctuation (, illegal €, punctuation )");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
