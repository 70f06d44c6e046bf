// Facts of the language: calls and function literals.

#include <boost/test/unit_test.hpp>

#include "parsed.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(spec_functions)

static void Check(std::string source, std::string_view expected) {
  std::string found = Shape(source);
  BOOST_TEST(found == expected, source << "\n  gives " << found);
}

BOOST_AUTO_TEST_CASE(calls) {
  Check("f()", "f()");
  Check("f(a: 1)", "f(a: 1)");
  Check(R"(f(a: 1, b: "c",))", R"(f(a: 1, b: "c"))");
  Check("f(a, b)", "f(a, b)");
  Check("f(a: g(b: h()))", "f(a: g(b: h()))");
  Check("a.b.c(d: 1).e()", "a.b.c(d: 1).e()");
  Check(R"(f("a": 1))", R"(f("a": 1))");
  Check("f(a: (x) => x)", "f(a: (fn [x] x))");
  Check("(() => 1)()", "<(fn [] 1)>()");
  Check("((a) => a + 1)(a: 2)", "<(fn [a] (+ a 1))>(a: 2)");
  Check("f(a: b)(c: d)", "f(a: b)(c: d)");
  Check(R"(f(fn: (r) => r["x y"] == "z" and r.v > 1.5))",
        R"(f(fn: (fn [r] (and (== r."x y" "z") (> r.v float 1.5)))))");
  Check(R"(join(tables: {l: a, r: b}, on: ["h"], fn: (l, r) => l.v / r.v))",
        R"(join(tables: {l: a, r: b}, on: ["h"], fn: (fn [l r] (/ l.v r.v))))");
  Check(R"(from(bucket: "b") |> range(start: -1h, stop: 2h) |> limit(n: 10) |> count())",
        R"((|> (|> (|> from(bucket: "b") range(start: (- 1h), stop: 2h)) limit(n: 10)) count()))");
  Check("a = from() b = from() |> c()", "a = from(); b = (|> from() c())");
  Check("f(r) = 1", "f(r); bad statement ! E0102");
}

BOOST_AUTO_TEST_CASE(literals) {
  Check("() => 1", "(fn [] 1)");
  Check("(a) => a", "(fn [a] a)");
  Check("(a, b) => a + b", "(fn [a b] (+ a b))");
  Check("(a, b,) => a", "(fn [a b] a)");
  Check("(a=1) => a", "(fn [a=1] a)");
  Check(R"((a=1, b="x", c=[1], d) => a)", R"((fn [a=1 b="x" c=[1] d] a))");
  Check("(t=<-, n) => t", "(fn [t=<- n] t)");
  Check("(t=<-) => t |> f()", "(fn [t=<-] (|> t f()))");
  Check("(a) => (b) => a", "(fn [a] (fn [b] a))");
  Check("(a) => {return a}", "(fn [a] block 1)");
  Check("(a) => { b = a\n return b }", "(fn [a] block 2)");
  Check("(a) => ({a: a})", "(fn [a] <{a: a}>)");
  Check("(a) => [a]", "(fn [a] [a])");
  Check("() => {}", "(fn [] block 0)");
  Check("f = (a, b=a + 1) => b\ng = f(a: 1) + f(a: 2)", "f = (fn [a b=(+ a 1)] b); g = (+ f(a: 1) f(a: 2))");
  Check(R"((r) => r.a == "x" and r.b != 2)", R"((fn [r] (and (== r.a "x") (!= r.b 2))))");
  Check("plus = (a) => a + 1\nplus(a: 3) * 2", "plus = (fn [a] (+ a 1)); (* plus(a: 3) 2)");
  Check("(a, b=c.d()) => 1", "(fn [a b=c.d()] 1)");
  Check("x = (a) => a |> b()", "x = (fn [a] (|> a b()))");
  Check("f = () => { x = 1 y = 2 return x + y }", "f = (fn [] block 3)");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
