// Facts of the language: literals, collections and access to them.

#include <boost/test/unit_test.hpp>

#include "parsed.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(spec_values)

static void Check(std::string source, std::string_view expected) {
  std::string found = Shape(source);
  BOOST_TEST(found == expected, source << "\n  gives " << found);
}

BOOST_AUTO_TEST_CASE(numbers) {
  Check("0", "0");
  Check("42", "42");
  Check("00", "0 ! E0119");
  Check("0100", "0 ! E0119");
  Check("9223372036854775807", "9223372036854775807");
  Check("9223372036854775808", "0 ! E0120");
  Check("3.25", "float 3.25");
  Check(".75", "float 0.75");
  Check("8.", "float 8");
  Check("00.5", "float 0.5");
  Check("-.5", "(- float 0.5)");
  Check("1.2.3", "float 1.2; float 0.3");
}

BOOST_AUTO_TEST_CASE(times) {
  Check("2019-07-04", "2019-07-04T00:00:00Z");
  Check("2019-07-04T06:05:04Z", "2019-07-04T06:05:04Z");
  Check("2019-07-04T06:05:04.123Z", "2019-07-04T06:05:04.123Z");
  Check("2019-07-04T06:05:04.123456789-07:00", "2019-07-04T13:05:04.123456789Z");
  Check("2019-07-04T06:05:04", "1970-01-01T00:00:00Z ! E0122");
  Check("2019-02-31", "1970-01-01T00:00:00Z ! E0122");
  Check("2019-07-04T24:00:00Z", "1970-01-01T00:00:00Z ! E0122");
  Check("f(at: 2019-07-04T06:05:04Z)", "f(at: 2019-07-04T06:05:04Z)");
  Check("2019-07-04T06:05:04+14:00", "2019-07-03T16:05:04Z");
  Check("2019-7-4", "(- (- 2019 7) 4)");
}

BOOST_AUTO_TEST_CASE(durations) {
  Check("3y", "3y");
  Check("4mo", "4mo");
  Check("5w", "5w");
  Check("6d", "6d");
  Check("7h", "7h");
  Check("8m", "8m");
  Check("9s", "9s");
  Check("10ms", "10ms");
  Check("11us", "11us");
  Check("12µs", "12us");
  Check("13ns", "13ns");
  Check("1y2mo3w4d5h6m7s8ms9us10ns", "1y2mo3w4d5h6m7s8ms9us10ns");
  Check("07h", "7h");
  Check("1mo1m1ms", "1mo1m1ms");
  Check("2h2h", "4h");
  Check("-3h", "(- 3h)");
  Check("1d12h", "1d12h");
  Check("90s", "1m30s");
}

BOOST_AUTO_TEST_CASE(strings) {
  Check(R"("")", R"("")");
  Check(R"("plain")", R"("plain")");
  Check("\"two\nlines\"", "\"two\nlines\"");
  Check(R"("tab\tnew\nreturn\rback\\slash quote\"")", "\"tab\tnew\nreturn\rback\\slash quote\"\"");
  Check(R"("dollar \${x}")", R"("dollar ${x}")");
  Check(R"("日本 ω")", R"("日本 ω")");
  Check(R"("\xe6\x97\xa5")", R"("日")");
  Check(R"("mixed \xcf\x89 ω")", R"("mixed ω ω")");
  Check(R"("\x41\x42")", R"("AB")");
  Check(R"("\z")", R"("" ! E0123)");
  Check(R"("\xq1")", R"("q1" ! E0123)");
  Check(R"("\xff\xfe")", R"("" ! E0124)");
  Check(R"("lone $ sign")", R"("lone $ sign")");
  Check(R"("end$")", R"("end$")");
  Check("'single'", R"("single" ! E0104)");
}

BOOST_AUTO_TEST_CASE(interpolation) {
  Check(R"("a ${b}")", R"((text "a ", b))");
  Check(R"("${a}b")", R"((text a, "b"))");
  Check(R"("${a}")", "(text a)");
  Check(R"("${a} ${b} ${c}")", R"((text a, " ", b, " ", c))");
  Check(R"("${1 + 2}")", "(text (+ 1 2))");
  Check(R"("${"in ${deep} out"} x")", R"((text (text "in ", deep, " out"), " x"))");
  Check(R"("n: ${a.b[0]}")", R"((text "n: ", a.b[0]))");
  Check(R"("${f(x: "y")}")", R"((text f(x: "y")))");
  Check(R"("${[1, 2, 3]}")", "(text [1, 2, 3])");
  Check(R"("q \" ${a} \" q")", R"((text "q " ", a, " " q"))");
  Check(R"("${a} costs $")", R"((text a, " costs $"))");
  Check(R"("$${a}")", R"("$${a}")");
  Check(R"("${a}$")", R"((text a, "$"))");
  Check("\"${\na\n}\"", "(text a)");
  Check(R"("${{x: 1}.x}")", "(text {x: 1}.x)");
}

BOOST_AUTO_TEST_CASE(regular_expressions) {
  Check("/abc/", "/abc/");
  Check("/a.*b+c?/", "/a.*b+c?/");
  Check(R"(/x\/y/)", "/x/y/");
  Check(R"(/\x41\x42/)", "/AB/");
  Check(R"(/[a-z]\d{2,3}/)", R"(/[a-z]\d{2,3}/)");
  Check("a =~ /^b$/", "(=~ a /^b$/)");
  Check("a !~ /b c/", "(!~ a /b c/)");
  Check(R"(f(r: /\w/))", R"(f(r: /\w/))");
  Check("/(?i)abc/", "/(?i)abc/");
  Check("/ä+/", "/ä+/");
  Check("/a(/", "// ! E0125");
  Check("/*/", " ! E0133");
  Check("[/a/, /b/]", "[/a/, /b/]");
  Check("a = /b/\nc = 4 / 2 / 1", "a = /b/; c = (/ (/ 4 2) 1)");
  Check("/(?:)/", "/(?:)/");
  Check("a / b", "(/ a b)");
  Check("(a) / b", "(/ <a> b)");
  Check("a.b / c / d", "(/ (/ a.b c) d)");
  Check("f() / g()", "(/ f() g())");
  Check("1 / 2 // tail\n/ 3", "(/ (/ 1 2) 3)");
}

BOOST_AUTO_TEST_CASE(collections) {
  Check("[]", "[]");
  Check("[1]", "[1]");
  Check("[1, 2,]", "[1, 2]");
  Check(R"([a, "b", 3.5, [4]])", R"([a, "b", float 3.5, [4]])");
  Check("[:]", "[:]");
  Check(R"(["a": 1])", R"([:"a": 1])");
  Check(R"(["a": 1, "b": 2])", R"([:"a": 1, "b": 2])");
  Check(R"(["a": 1, "b": 2,])", R"([:"a": 1, "b": 2])");
  Check("[a: b, c.d: e()]", "[:a: b, c.d: e()]");
  Check("[1: [2: 3]]", "[:1: [:2: 3]]");
  Check("{}", "{}");
  Check("{a: 1}", "{a: 1}");
  Check("{a: 1, b: {c: 2}}", "{a: 1, b: {c: 2}}");
  Check(R"({"a b": 1})", R"({"a b": 1})");
  Check(R"({a: 1, "b c": 2})", R"({a: 1, "b c": 2})");
  Check("{a, b, c}", "{a, b, c}");
  Check("{a, b: 2}", "{a: a, b: 2} ! E0412");
  Check("{r with a: 1}", "{r with a: 1}");
  Check(R"({r with a: 1, "b c": 2})", R"({r with a: 1, "b c": 2})");
  Check("{r with a, b}", "{r with a, b}");
  Check("{r with}", "{r with }");
  Check("{a: 1,}", "{a: 1}");
  Check(R"(a["b"])", R"(a."b")");
  Check(R"(a["b"]["c"].d)", R"(a."b"."c".d)");
  Check("a[1]", "a[1]");
  Check("a[i + 1]", "a[(+ i 1)]");
  Check("a.b[0].c[1]", "a.b[0].c[1]");
  Check(R"(f(a: 1)["b"])", R"(f(a: 1)."b")");
  Check("f().g", "f().g");
  Check("a[b](c: 1)[d]", "a[b](c: 1)[d]");
  Check(R"(a["b"](c: 1))", R"(a."b"(c: 1))");
  Check("x = {m: {k: 1}}\ny = x.m.k", "x = {m: {k: 1}}; y = x.m.k");
  Check("[1, 2][0]", "[1, 2][0]");
  Check("{a: 1}.a", "{a: 1}.a");
  Check(".name", ".name ! E0100");
  Check(R"(."two words")", ".two words ! E0100");
  Check("f(column: .name)", "f(column: .name)");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
