// Facts of the language: what is no Flux, and what is left of it.

#include <boost/test/unit_test.hpp>

#include "parsed.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(spec_errors)

static void Check(std::string source, std::string_view expected) {
  std::string found = Shape(source);
  BOOST_TEST(found == expected, source << "\n  gives " << found);
}

BOOST_AUTO_TEST_CASE(lists) {
  Check("[1 2]", "[1, 2] ! E0108");
  Check("[1, 2 3]", "[1, 2, 3] ! W0510");
  Check("[1,, 2]", "[1, 2] ! E0135");
  Check("[, 1]", "[1] ! E0135");
  Check("[1: 2, 3]", "[:1: 2] ! E0136");
  Check("[1, 2: 3]", "[1, 2] ! E0136");
  Check(R"(["a": 1 "b": 2])", R"([:"a": 1, "b": 2] ! E0108)");
  Check(R"(["a": 1, "b": 2 "c": 3])", R"([:"a": 1, "b": 2, "c": 3] ! W0510)");
  Check(R"(["a": ])", R"([:"a": bad] ! E0101)");
  Check("[1", "[1] ! E0105");
  Check("[1,", "[1] ! E0105");
  Check(R"(["a": 1)", R"([:"a": 1] ! E0105)");
  Check("{a: 1 b: 2}", "{a: 1, b: 2} ! E0108");
  Check("{a: 1,, b: 2}", "{a: 1, b: 2} ! E0135");
  Check("{: 1}", "{: bad} ! E0100");
  Check("{a: , b: 2}", "{a: bad, b: 2} ! E0101");
  Check("{a: 1, , b: 2}", "{a: 1, b: 2} ! E0135");
  Check("{a: 1, b}", "{a: 1, b: b} ! E0412");
  Check("{1: 2}", "{: bad} ! E0100");
  Check(R"({"a"})", "{: bad} ! E0127");
  Check("{a: 1", "{a: 1} ! E0105");
  Check("{a b}", "{a, b} ! E0108");
  Check("{f() with a: 1}", "{a: 1} ! E0128");
  Check("{r with a: 1, b}", "{r with a: 1, b: b} ! E0412");
  Check("(a b) => a", "(fn [a b] a) ! E0108");
  Check("(a, b c) => a", "(fn [a b c] a) ! W0510");
  Check("(a=1 b) => a", "(fn [a=1 b] a) ! E0108");
  Check("(,a) => a", "(fn [a] a) ! E0135");
  Check("(1) => 1", "(fn [] 1) ! E0100");
  Check("(a.b) => 1", "(fn [] 1) ! E0100");
}

BOOST_AUTO_TEST_CASE(calls) {
  Check("f(1)", "f(: bad) ! E0109");
  Check(R"(f("a"))", "f(: bad) ! E0109");
  Check("f(a: 1 b: 2)", "f(a: 1, b: 2) ! E0108");
  Check("f(a: 1, b)", "f(a: 1, b: b) ! E0412");
  Check("f(: 1)", "f(: bad) ! E0109");
  Check("f(a:)", "f(a: bad) ! E0101");
  Check("f(a: 1,, b: 2)", "f(a: 1, b: 2) ! E0135");
  Check("f(,)", "f() ! E0135");
  Check("f(a: 1", "f(a: 1) ! E0105");
  Check("f(a: 1}", "f(a: 1) ! E0107");
  Check("f(a = 1)", "f(a: 1) ! E0110");
  Check("f(a.b)", "f(: bad) ! E0109");
  Check("f(a: 1, 2)", "f(a: 1, : bad) ! E0109");
  Check("f(fn: (r) => )", "f(fn: (fn [r] bad)) ! E0101");
  Check("a |> b", "(|> a bad) ! E0129");
  Check("a |> 1", "(|> a bad) ! E0129");
  Check("a |> (x) => x", "(|> a bad) ! E0129");
  Check("a |>", "(|> a bad) ! E0101");
  Check("|> a()", "(|> bad a()) ! E0101");
}

BOOST_AUTO_TEST_CASE(operators) {
  Check("1 +", "(+ 1 bad) ! E0101");
  Check("* 1", "(* bad 1) ! E0101");
  Check("1 * * 2", "(* (* 1 bad) 2) ! E0101");
  Check("a == not b", "(== a (not b)) ! E0131");
  Check("a + not b", "(+ a (not b)) ! E0131");
  Check("a == if b then c else d", "(== a (if b c d)) ! E0131");
  Check("- not a", "(- (not a)) ! E0131");
  Check("a = = 1", "a = bad; bad statement ! E0101");
  Check("x = a = b", "x = a; bad statement ! E0102");
  Check("(1 2)", "<bad> ! E0100");
  Check("(", "<bad> ! E0105");
  Check("()", "<bad> ! E0101");
  Check("(a", "<a> ! E0105");
  Check("a)", "a ! E0106");
  Check("a[", "a[bad] ! E0105");
  Check("a[]", "a[bad] ! E0101");
  Check("a[1", "a[1] ! E0105");
  Check("a[1)", "a[1] ! E0107");
  Check("a.", "bad statement ! E0100");
  Check("a.1", "a; float 0.1");
  Check(".a", ".a ! E0100");
  Check(".a()", ".a() ! E0100");
  Check("a..b", "bad statement ! E0100");
  Check("if a then b", "bad statement ! E0100");
  Check("if a", "bad statement ! E0100");
  Check("if a else b", "bad statement ! E0100");
  Check("if then b else c", "(if bad b c) ! E0101");
  Check("not", "(not bad) ! E0101");
  Check("exists", "(exists bad) ! E0101");
  Check("a ? b : c", "(if a b c) ! E0142");
  Check("a && b", "(and a b) ! E0103");
  Check("a || b", "(or a b) ! E0103");
  Check("!a", "(not a) ! E0103");
  Check("a++", "a ! E0142");
  Check("a := 1", "a = 1 ! E0103");
  Check("a; b", "a; b ! E0134");
}

BOOST_AUTO_TEST_CASE(tokens) {
  Check("@", " ! E0114");
  Check("$", " ! E0114");
  Check("#", " ! E0133");
  Check("x = $", "x = bad ! E0114");
  Check(R"(x = "open)", R"(x = "open" ! E0111)");
  Check(R"(x = "open ${a)", R"(x = (text "open ", a) ! E0111)");
  Check(R"(x = "open ${a})", R"(x = (text "open ", a) ! E0111)");
  Check("x = /open", "x = (/ bad open) ! E0101");
  Check("x = 1e5", "x = 1; e5");
  Check("[1e5]", "[bad] ! E0138");
  Check("f(a: 5 days)", "f(a: bad) ! E0138");
  Check("“a”", " ! E0114");
  Check("'a'", R"("a" ! E0104)");
  Check(R"(x = \y)", "x = bad; y ! E0114");
  Check("`a`", " ! E0114");
  Check("~a", "a ! E0114");
}

BOOST_AUTO_TEST_CASE(blocks) {
  Check("f = () => {", "f = (fn [] block 0) ! E0105");
  Check("f = () => }", "f = (fn [] bad) ! E0106");
  Check("{", "{} ! E0105");
  Check("}", " ! E0106");
  Check(") x = 1", "x = 1 ! E0106");
  Check("x = ( y = 2", "x = <bad> ! E0105");
  Check("f = (a) => a }", "f = (fn [a] a) ! E0106");
  Check("f = (a) = a", "f = <a>; bad statement ! E0102");
  Check("f = a => a", "f = (fn [a] a) ! E0131");
  Check("f = (a) -> a", "f = (fn [a] a) ! E0103");
  Check("import a", "bad statement ! E0100");
  Check("import", "bad statement ! E0100");
  Check(R"(import "a" as b)", " ! E0142");
  Check("package", "bad statement ! E0100");
  Check(R"(package "a")", "bad statement ! E0100");
  Check(R"(x = 1 import "a")", "x = 1 ! E0112");
  Check("x = 1 package p", "x = 1 ! E0113");
  Check("builtin", "bad statement ! E0100");
  Check("testcase", "bad statement ! E0100");
  Check("and", "bad statement ! E0101");
  Check("then", "bad; bad statement ! E0101");
  Check("option 1 = 2", "bad statement ! E0100");
  Check("return return 1", "return bad; return 1 ! E0101");
  Check("<- 1", "bad; 1 ! E0409");
  Check("x = <-", "x = bad ! E0409");
  Check("f(a: <-)", "f(a: bad) ! E0409");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
