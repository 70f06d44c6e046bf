// Facts of the language: how operators, pipes and conditionals bind.

#include <boost/test/unit_test.hpp>

#include "parsed.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(spec_operators)

static void Check(std::string source, std::string_view expected) {
  std::string found = Shape(source);
  BOOST_TEST(found == expected, source << "\n  gives " << found);
}

BOOST_AUTO_TEST_CASE(binding) {
  Check("x * y - z", "(- (* x y) z)");
  Check("x - y * z", "(- x (* y z))");
  Check("1 + 2 * 3 - 4", "(- (+ 1 (* 2 3)) 4)");
  Check("1 - -2", "(- 1 (- 2))");
  Check("1 - (-2)", "(- 1 <(- 2)>)");
  Check("9 + +4", "(+ 9 (+ 4))");
  Check("9 + (+4)", "(+ 9 <(+ 4)>)");
  Check("3 ^ 4 * 2", "(* (^ 3 4) 2)");
  Check("3 * 4 ^ 2", "(* 3 (^ 4 2))");
  Check("2 ^ (3 * 4)", "(^ 2 <(* 3 4)>)");
  Check("(2 ^ 3) ^ 4", "(^ <(^ 2 3)> 4)");
  Check("not p == -q", "(not (== p (- q)))");
  Check("not -q == p", "(not (== (- q) p))");
  Check("not p != q and r", "(and (not (!= p q)) r)");
  Check("exists a.b == c", "(exists (== a.b c))");
  Check("not f()", "(not f())");
  Check("a() == b.c + d.e * 5 - 6 / g()", "(== a() (- (+ b.c (* d.e 5)) (/ 6 g())))");
  Check("x.y() == 1 + 2 * 3 / 4 - 5 % 6 ^ 7 or p =~ /q/ and not exists s",
        "(or (== x.y() (- (+ 1 (/ (* 2 3) 4)) (% 5 (^ 6 7)))) (and (=~ p /q/) (not (exists s))))");
  Check("p and q or r", "(or (and p q) r)");
  Check("p or q and r", "(or p (and q r))");
  Check("not p or q", "(or (not p) q)");
  Check("p or not q", "(or p (not q))");
  Check("not p and q", "(and (not p) q)");
  Check("p and not q", "(and p (not q))");
  Check("p and q and r or s", "(or (and (and p q) r) s)");
  Check("p or q or r and s", "(or (or p q) (and r s))");
  Check("not (p or q)", "(not <(or p q)>)");
  Check("(p or q) and (r or s)", "(and <(or p q)> <(or r s)>)");
  Check("not p and not q or not r", "(or (and (not p) (not q)) (not r))");
  Check("p == q and r != s", "(and (== p q) (!= r s))");
  Check("p < q or r >= s and t <= u", "(or (< p q) (and (>= r s) (<= t u)))");
  Check("p == 1 and (q == 2 or r == 3)", "(and (== p 1) <(or (== q 2) (== r 3))>)");
  Check("(p == 1 or q == 2) and r", "(and <(or (== p 1) (== q 2))> r)");
  Check("not exists p.q or exists r", "(or (not (exists p.q)) (exists r))");
  Check("x.y < 3 + z", "(< x.y (+ 3 z))");
  Check("x + y.z", "(+ x y.z)");
  Check("-x.y", "(- x.y)");
  Check("-x * -y", "(* (- x) (- y))");
  Check("+x - -y ^ 2", "(- (+ x) (^ (- y) 2))");
  Check("a = 3\nb = a + 1\nc = -b", "a = 3; b = (+ a 1); c = (- b)");
  Check("a = 4\nb = -a - +a", "a = 4; b = (- (- a) (+ a))");
  Check("m = 7 % 3", "m = (% 7 3)");
  Check("m = 7.5 % 2.5", "m = (% float 7.5 float 2.5)");
  Check("m = 2 ^ 8", "m = (^ 2 8)");
  Check("7 % 3 * 2", "(* (% 7 3) 2)");
  Check("(a + b) * (c - d)", "(* <(+ a b)> <(- c d)>)");
  Check("((a))", "<<a>>");
  Check("(a)(b: 1)", "<a>(b: 1)");
  Check("a == b == c", "(== (== a b) c)");
  Check("a =~ /b/ and c !~ /d/", "(and (=~ a /b/) (!~ c /d/))");
  Check(R"("a" =~ /a/)", R"((=~ "a" /a/))");
  Check("exists exists a", "(exists (exists a))");
  Check("not not a", "(not (not a))");
  Check("- - 1", "(- (- 1))");
  Check("-1h30m + 2s", "(+ (- 1h30m) 2s)");
}

BOOST_AUTO_TEST_CASE(pipes) {
  Check("a |> b()", "(|> a b())");
  Check("a |> b.c()", "(|> a b.c())");
  Check("a |> b()\n  |> c()\n  |> d()", "(|> (|> (|> a b()) c()) d())");
  Check(R"("s" |> f())", R"((|> "s" f()))");
  Check("5 |> f() |> g()", "(|> (|> 5 f()) g())");
  Check("a.b |> c()", "(|> a.b c())");
  Check("a.b.c |> d(e: 1)", "(|> a.b.c d(e: 1))");
  Check("a |> b |> c()", "(|> (|> a bad) c()) ! E0129");
  Check("a |> b(c: d |> e())", "(|> a b(c: (|> d e())))");
  Check("-a |> b()", "(|> (- a) b())");
  Check("a |> b() + c |> d()", "(+ (|> a b()) (|> c d()))");
  Check("a = b() |> c()\nd = e() |> f()", "a = (|> b() c()); d = (|> e() f())");
  Check("f(t: a |> b()) |> c()", "(|> f(t: (|> a b())) c())");
  Check("a |> (b)()", "(|> a <b>())");
  Check("a |> b()()", "(|> a b()())");
  Check("a |> b()[0]", "(|> a bad) ! E0129");
}

BOOST_AUTO_TEST_CASE(conditionals) {
  Check("if a then b else c", "(if a b c)");
  Check("if not a or exists b.c then -1 else +1", "(if (or (not a) (exists b.c)) (- 1) (+ 1))");
  Check(R"(if a == 1 then "x" else if a == 2 then "y" else "z")", R"((if (== a 1) "x" (if (== a 2) "y" "z")))");
  Check("if if a then b else c then d else e", "(if (if a b c) d e)");
  Check("x = if a and b then {c: 1} else {c: 2}", "x = (if (and a b) {c: 1} {c: 2})");
  Check("f(x: if a then b else c)", "f(x: (if a b c))");
  Check("[if a then b else c, d]", "[(if a b c), d]");
  Check("(r) => if r.x > 1 then r.y else r.z", "(fn [r] (if (> r.x 1) r.y r.z))");
  Check("if a then (if b then 1 else 2) else 3", "(if a <(if b 1 2)> 3)");
  Check("1 * (if a then b else c)", "(* 1 <(if a b c)>)");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
