#include <boost/test/unit_test.hpp>

#include "parsed.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(expressions)

static void Check(std::string source, std::string_view shape) {
  std::string found = Shape(source);
  BOOST_TEST(found == shape, source << "\n  gives " << found);
}

BOOST_AUTO_TEST_CASE(precedence_of_neighbouring_levels) {
  Check("a or b and c", "(or a (and b c))");
  Check("a and b or c", "(or (and a b) c)");
  Check("a and not b or c", "(or (and a (not b)) c)");
  Check("not a and b", "(and (not a) b)");
  Check("not a == b", "(not (== a b))");
  Check("exists a == b", "(exists (== a b))");
  Check("exists r.x and y", "(and (exists r.x) y)");
  Check("not exists r.x", "(not (exists r.x))");
  Check("a == b + c", "(== a (+ b c))");
  Check("a + b * c", "(+ a (* b c))");
  Check("a * b + c", "(+ (* a b) c)");
  Check("a * b ^ c", "(* a (^ b c))");
  Check("a ^ b |> f()", "(^ a (|> b f()))");
  Check("a + b |> f()", "(+ a (|> b f()))");
  Check("-a |> f()", "(|> (- a) f())");
  Check("-a ^ b", "(^ (- a) b)");
  Check("-a.b", "(- a.b)");
  Check("a - -b", "(- a (- b))");
  Check("- - + a", "(- (- (+ a)))");
  Check("if a or b then c or d else e or f", "(if (or a b) (or c d) (or e f))");
}

BOOST_AUTO_TEST_CASE(operators_associate_to_the_left) {
  Check("a or b or c", "(or (or a b) c)");
  Check("a and b and c", "(and (and a b) c)");
  Check("a < b < c", "(< (< a b) c)");
  Check("a - b + c", "(+ (- a b) c)");
  Check("a / b % c * d", "(* (% (/ a b) c) d)");
  Check("2 ^ 3 ^ 2", "(^ (^ 2 3) 2)");
  Check("a |> f() |> g()", "(|> (|> a f()) g())");
}

BOOST_AUTO_TEST_CASE(every_binary_operator) {
  for (std::string op : {"or", "and", "==", "!=", "<", "<=", ">", ">=", "=~", "!~", "+", "-", "*", "/", "%", "^"}) {
    Check("a " + op + " b", "(" + op + " a b)");
  }
}

BOOST_AUTO_TEST_CASE(conditionals_nest_to_the_right) {
  Check("if a then b else if c then d else e", "(if a b (if c d e))");
  Check("if a then if b then c else d else e", "(if a (if b c d) e)");
  Check("x = (r) => if r.a then 1 else 2 + 3", "x = (fn [r] (if r.a 1 (+ 2 3)))");
}

BOOST_AUTO_TEST_CASE(functions) {
  Check("() => 1", "(fn [] 1)");
  Check("(a) => a", "(fn [a] a)");
  Check("(a, b=1, t=<-,) => a + b", "(fn [a b=1 t=<-] (+ a b))");
  Check("(x) => x |> f()", "(fn [x] (|> x f()))");
  Check("(a) => (b) => a + b", "(fn [a] (fn [b] (+ a b)))");
  Check("(a) => ({a: a})", "(fn [a] <{a: a}>)");
  Check("f = (a) => { b = a return b }", "f = (fn [a] block 2)");
  Check("() => { return 1 }()", "(fn [] block 1)()");
  Check("a |> f(fn: (r) => r.x > 1 and r.y)", "(|> a f(fn: (fn [r] (and (> r.x 1) r.y))))");
  Check("1 + (x) => x + 2", "(+ 1 (fn [x] (+ x 2)))");
  Check("(a)", "<a>");
  Check("((a) => a)(a: 1)", "<(fn [a] a)>(a: 1)");
}

BOOST_AUTO_TEST_CASE(postfix) {
  Check("a.b.c", "a.b.c");
  Check("a[\"b\"][0][i]", "a.\"b\"[0][i]");
  Check("f(a: 1, b: 2,)", "f(a: 1, b: 2)");
  Check("f(a, b)", "f(a, b)");
  Check("f()()", "f()()");
  Check("a.f(\"k\": 1).b", "a.f(\"k\": 1).b");
}

BOOST_AUTO_TEST_CASE(collections) {
  Check("[]", "[]");
  Check("[1, a + b, [2],]", "[1, (+ a b), [2]]");
  Check("[:]", "[:]");
  Check("[\"a\": 1, b: 2,]", "[:\"a\": 1, b: 2]");
  Check("{}", "{}");
  Check("{a: 1, \"b c\": 2,}", "{a: 1, \"b c\": 2}");
  Check("{a, b}", "{a, b}");
  Check("{r with a: 1, b: 2}", "{r with a: 1, b: 2}");
  Check("{r with}", "{r with }");
  Check("{with: 1}", "{with: 1}");
  Check("{with, a}", "{with, a}");
}

BOOST_AUTO_TEST_CASE(newlines_mean_nothing) {
  Check("a = 1\n-1", "a = (- 1 1)");
  Check("x = f\n(y)", "x = f(y)");
  Check("x = a\n[0]", "x = a[0]");
  Check("x = a\n{b: 1}", "x = a; {b: 1}");
  Check("x = a\nb = c", "x = a; b = c");
  Check("a\nb\n(c)", "a; b(c)");
  Check("a not b", "a; (not b)");
}

BOOST_AUTO_TEST_CASE(slash_is_division_or_regular_expression) {
  Check("a / b / c", "(/ (/ a b) c)");
  Check("a =~ /b/", "(=~ a /b/)");
  Check("f(a: /b c/, d: 1 / 2)", "f(a: /b c/, d: (/ 1 2))");
  Check("(a) / b", "(/ <a> b)");
  Check("[/a/, /b/]", "[/a/, /b/]");
  Check("a[0] / 2 / 3", "(/ (/ a[0] 2) 3)");
  Check("if /a/ then 1 / 2 else /b/", "(if /a/ (/ 1 2) /b/)");
}

BOOST_AUTO_TEST_CASE(weak_prefixes_need_parentheses_after_operators) {
  Check("a == not b", "(== a (not b)) ! E0131");
  Check("1 + if a then b else c", "(+ 1 (if a b c)) ! E0131");
  Check("- not a", "(- (not a)) ! E0131");
  Check("a |> b", "(|> a bad) ! E0129");
  Check("a |> (x) => x", "(|> a bad) ! E0129");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
