#include <boost/test/unit_test.hpp>

#include "parsed.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(literals)

static void Check(std::string source, std::string_view shape) {
  std::string found = Shape(source);
  BOOST_TEST(found == shape, source << "\n  gives " << found);
}

BOOST_AUTO_TEST_CASE(numbers) {
  Check("0", "0");
  Check("9223372036854775807", "9223372036854775807");
  Check("9223372036854775808", "0 ! E0120");
  Check("-9223372036854775808", "-9223372036854775808");
  Check("-9223372036854775809", "(- 0) ! E0120");
  Check("- 5", "(- 5)");
  Check("0123", "0 ! E0119");
  Check("1.5", "float 1.5");
  Check(".5", "float 0.5");
  Check("x = 5.", "x = float 5");
  Check("007.25", "float 7.25");
  BOOST_TEST(Fixed("x = 007") == "x = 7");
}

BOOST_AUTO_TEST_CASE(numbers_have_no_exponent) {
  Check("1e3", "1; e3");
  Check("[1e3]", "[bad] ! E0138");
  Check("f(a: 5days)", "f(a: bad) ! E0138");
}

BOOST_AUTO_TEST_CASE(durations) {
  Check("1h30m", "1h30m");
  Check("1y2mo3w4d5h6m7s8ms9us10ns", "1y2mo3w4d5h6m7s8ms9us10ns");
  Check("5µs", "5us");
  Check("1m1h1m", "1h2m");
  Check("-1mo5d", "(- 1mo5d)");
  Check("99999999999999999999h", "0ns ! E0121");
  Check("9999999999y", "0ns ! E0121");
}

BOOST_AUTO_TEST_CASE(times) {
  Check("2024-02-29", "2024-02-29T00:00:00Z");
  Check("2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z");
  Check("2024-01-02T03:04:05.25+01:00", "2024-01-02T02:04:05.25Z");
  Check("1677-09-21T00:12:43.145224194Z", "1677-09-21T00:12:43.145224194Z");
  Check("2023-02-30", "1970-01-01T00:00:00Z ! E0122");
  Check("2023-13-01", "1970-01-01T00:00:00Z ! E0122");
  Check("2023-01-01T10:00:00", "1970-01-01T00:00:00Z ! E0122");
  Check("2023-01-01T25:00:00Z", "1970-01-01T00:00:00Z ! E0122");
  BOOST_TEST(Fixed("2023-01-01T10:00:00") == "2023-01-01T10:00:00Z");
  Check("2023-1", "(- 2023 1)");
}

BOOST_AUTO_TEST_CASE(strings) {
  Check(R"("")", R"("")");
  Check(R"("a\n\r\t\\\"\${b}")", "\"a\n\r\t\\\"${b}\"");
  Check("\"two\nlines\"", "\"two\nlines\"");
  Check(R"("$")", R"("$")");
  Check(R"("a $ b $c 5$")", R"("a $ b $c 5$")");
  Check(R"("\xe4\xb8\xadä")", "\"中ä\"");
  Check(R"("\xff")", R"("" ! E0124)");
  Check(R"("\q")", R"("" ! E0123)");
  Check(R"("\x4g")", R"("4g" ! E0123)");
  BOOST_TEST(Fixed(R"(x = "C:\dir")") == R"(x = "C:\\dir")");
}

BOOST_AUTO_TEST_CASE(interpolation) {
  Check(R"("a ${b} c")", R"((text "a ", b, " c"))");
  Check(R"("${a}${b}")", "(text a, b)");
  Check(R"("${a + "x ${b} y"}")", R"((text (+ a (text "x ", b, " y"))))");
  Check(R"("${ {a: {b: 1}}.a.b }")", "(text {a: {b: 1}}.a.b)");
  Check(R"("cost: $ ${a} $")", R"((text "cost: $ ", a, " $"))");
  Check(R"("${f(v: "a}b")}")", R"((text f(v: "a}b")))");
  Check("\"${a}\\n\\\"\"", "(text a, \"\n\"\")");
  Check(R"("${string(v: r.x / 2)}" + "b")", R"((+ (text string(v: (/ r.x 2))) "b"))");
}

BOOST_AUTO_TEST_CASE(regular_expressions) {
  Check(R"(/a\/b/)", "/a/b/");
  Check(R"(/\d+\.\x41/)", R"(/\d+\.A/)");
  Check(R"(/\\/)", R"(/\\/)");
  Check("/a(/", "// ! E0125");
}

BOOST_AUTO_TEST_CASE(labels) {
  Check("f(column: .a)", "f(column: .a)");
  Check("f(column: .\"b c\")", "f(column: .b c)");
  Check("[.a, .b]", "[.a, .b]");
}

BOOST_AUTO_TEST_CASE(unicode_names) {
  Check("größe = naïve + 变量", "größe = (+ naïve 变量)");
  Check("a٣", "a٣");
}

BOOST_AUTO_TEST_CASE(pipe_literal_only_as_default) {
  Check("x = <-", "x = bad ! E0409");
  Check("f(a: <-)", "f(a: bad) ! E0409");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
