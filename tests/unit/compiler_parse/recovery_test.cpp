#include <boost/test/unit_test.hpp>

#include "parsed.h"

namespace flux {

BOOST_AUTO_TEST_SUITE(recovery)

static void Check(std::string source, std::string_view shape) {
  std::string found = Shape(source);
  BOOST_TEST(found == shape, source << "\n  gives " << found);
}
static void CheckProblems(std::string source, std::string_view problems) {
  std::string found = Problems(source);
  BOOST_TEST(found == problems, source << "\n  gives " << found);
}
static void CheckFix(std::string source, std::string_view fixed) {
  std::string found = Fixed(source);
  BOOST_TEST(found == fixed, source << "\n  gives " << found);
}

BOOST_AUTO_TEST_CASE(assignment_for_comparison) {
  CheckProblems("a()\n  |> filter(fn: (r) => r.x = \"cpu\")\n  |> b()",
                "2:28 E0102 `=` is assignment; comparison is `==`\n");
  CheckFix("a |> filter(fn: (r) => r.x = 1)", "a |> filter(fn: (r) => r.x == 1)");
  Check("x = (r) => r.x = 1", "x = (fn [r] r.x); bad statement ! E0102");
  Check("f(a = 1)", "f(a: 1) ! E0110");
  Check("{a: 1, b = 2}", "{a: 1, b: 2} ! E0110");
  CheckFix("f(a = 1)", "f(a : 1)");
}

BOOST_AUTO_TEST_CASE(operators_of_other_languages) {
  Check("a && b || !c", "(or (and a b) (not c)) ! E0103 ! E0103 ! E0103");
  CheckFix("a && b || !c", "a and b or not c");
  CheckFix("x := 1", "x = 1");
  Check("x = 'it\"s' + b", "x = (+ \"it\"s\" b) ! E0104");
  CheckFix("x = 'a\"b'", "x = \"a\\\"b\"");
  Check("f = x => x + 1", "f = (fn [x] (+ x 1)) ! E0131");
  CheckFix("f = x => x + 1", "f = (x) => x + 1");
  Check("a = 1; b = 2;", "a = 1; b = 2 ! E0134 ! E0134");
  CheckFix("# note\nx = 1", "// note\nx = 1");
  Check("x = “a b” + c", "x = (+ bad c) ! E0114");
}

BOOST_AUTO_TEST_CASE(unclosed_brackets) {
  CheckProblems("a()\n  |> range(start: -1h\n  |> b(fn: (r) => r)\ny = 2", "2:11 E0105 `(` is never closed\n");
  Check("a()\n  |> range(start: -1h\n  |> b()\ny = 2", "(|> (|> a() range(start: (- 1h))) b()); y = 2 ! E0105");
  CheckFix("a()\n  |> range(start: -1h\n  |> b()", "a()\n  |> range(start: -1h)\n  |> b()");
  Check("x = [1, 2\ny = 3", "x = [1, 2]; y = 3 ! E0105");
  Check("x = ((1 + 2) * (3\ny = 4", "x = <(* <(+ 1 2)> <3>)>; y = 4 ! E0105");
  Check("f = (x) => {\n    return x\n\ng = 3", "f = (fn [x] block 1); g = 3 ! E0105");
  Check("x = [1, 2)", "x = [1, 2] ! E0107");
  Check("x = )\ny = 1", "x = bad; y = 1 ! E0106");
  Check("f(a: [1, 2)", "f(a: [1, 2]) ! E0105");
}

BOOST_AUTO_TEST_CASE(unclosed_strings) {
  Check("x = \"abc\ny = 2\nz = \"d\"", "x = \"abc\"; y = 2; z = \"d\" ! E0111");
  Check("f(a: \"b)\n  |> g()", "(|> f(a: \"b)\") g()) ! E0111");
  CheckProblems("x = \"a ${b c\"\ny = 2", "1:5 E0111 the string is never closed\n");
  CheckProblems("x = \"", "1:5 E0111 the string is never closed\n");
}

BOOST_AUTO_TEST_CASE(statements_behind_what_is_never_closed) {
  Check("x = f(a: \"b)\ny = 2", "x = f(a: \"b)\"); y = 2 ! E0111");
  Check("x = f(\n    a: [\n        1,\n    ],\n\ny = 2", "x = f(a: [1]); y = 2 ! E0105");
  Check("x = f(\n    a: 1,\n    b = 2,\n)", "x = f(a: 1, b: 2) ! E0110");
}

BOOST_AUTO_TEST_CASE(broken_times) {
  Check("x = 2024-01-1T00:00:00Z", "x = 1970-01-01T00:00:00Z ! E0122");
  Check("x = 224-01-01T00:00:00Z", "x = 1970-01-01T00:00:00Z ! E0122");
  Check("f(a: 2024-01-01T00:0000Z)", "f(a: 1970-01-01T00:00:00Z) ! E0122");
  Check("x = 2024-01-0100:00:00Z", "x = 1970-01-01T00:00:00Z ! E0122");
  Check("[1:2024-01-01T00:00:00Z]", "[:1: 2024-01-01T00:00:00Z]");
  Check("[2024-01-01:1]", "[:2024-01-01T00:00:00Z: 1]");
}

BOOST_AUTO_TEST_CASE(one_mistake_in_a_line) { Check("f a: 1)\ny = 2", "f; a; bad; bad statement; y = 2 ! E0101"); }

BOOST_AUTO_TEST_CASE(missing_commas) {
  Check("[1 2, 3]", "[1, 2, 3] ! E0108");
  Check("f(a: 1 b: 2)", "f(a: 1, b: 2) ! E0108");
  Check("{a: 1 b: 2}", "{a: 1, b: 2} ! E0108");
  Check("(a b) => a", "(fn [a b] a) ! E0108");
  Check("[\"a\": 1 \"b\": 2]", "[:\"a\": 1, \"b\": 2] ! E0108");
  Check("[1 2 3]", "[1, 2, 3] ! E0108 ! E0108");
  CheckFix("f(a: 1 b: 2)", "f(a: 1, b: 2)");
  Check("f(a: 1,, b: 2)", "f(a: 1, b: 2) ! E0135");
}

BOOST_AUTO_TEST_CASE(commas_that_may_be_missing) {
  Check("[1, 2 3]", "[1, 2, 3] ! W0510");
  Check("[1, 2 -3]", "[1, (- 2 3)]");
  Check("[\"a\": 1, \"b\": 2 \"c\": 3]", "[:\"a\": 1, \"b\": 2, \"c\": 3] ! W0510");
  Check("(a, b c=1 d) => a", "(fn [a b c=1 d] a) ! W0510 ! W0510");
  Check("(a=1 b) => a", "(fn [a=1 b] a) ! E0108");
  Check("builtin f : (a: int ?b: int <-c: int) => {x: int y: int}", "statement ! W0510 ! W0510 ! W0510");
  Check("builtin f : (a: int,, b: int) => {A with x: int,}", "statement ! E0135");
  CheckFix("x = [1, 2 3]", "x = [1, 2, 3]");
}

BOOST_AUTO_TEST_CASE(arguments_by_position) {
  Check("f(1)", "f(: bad) ! E0109");
  Check("f(\"a\")", "f(: bad) ! E0109");
  Check("f(a.b, c: 2)", "f(: bad, c: 2) ! E0109");
  Check("f(a + 1)", "f(: bad) ! E0109");
}

BOOST_AUTO_TEST_CASE(properties) {
  Check("{a, b: 2}", "{a: a, b: 2} ! E0412");
  CheckFix("{a, b: 2}", "{a: a, b: 2}");
  Check("{\"a\"}", "{: bad} ! E0127");
  Check("{f() with a: 1}", "{a: 1} ! E0128");
  Check("{a: , b: 2}", "{a: bad, b: 2} ! E0101");
  Check("[1: 2, 3]", "[:1: 2] ! E0136");
}

BOOST_AUTO_TEST_CASE(missing_expressions) {
  Check("x = a + * b\ny = 1", "x = (+ a (* bad b)); y = 1 ! E0101");
  CheckProblems("x =\ny = 2", "1:3 E0101 expected an expression, found `y`\n");
  CheckProblems("a() |>", "1:5 E0101 expected an expression, found the end of the file\n");
  CheckProblems("x = if a then b", "1:15 E0100 expected `else`, found the end of the file\n");
  Check("f = () => {\n  y = 1 +\n  return y\n}\nz = 1", "f = (fn [] block 2); z = 1 ! E0101");
  Check("f(a: 1 + , b: 2)", "f(a: (+ 1 bad), b: 2) ! E0101");
}

BOOST_AUTO_TEST_CASE(broken_statements) {
  Check("option\nx = 1", "option x = 1");
  CheckProblems("builtin x\ny = 1", "1:9 E0100 expected `:`, found `y`\n");
  Check("builtin x\ny = 1", "bad statement; y = 1 ! E0100");
  CheckProblems("import array", "1:8 E0100 expected a string, found `array`\n");
  CheckFix("import array", "import \"array\"");
  CheckProblems("x = 1\nimport \"a\"", "2:1 E0112 imports must come before all statements\n");
  CheckProblems("x = 1\npackage p", "2:1 E0113 the package clause must come first\n");
  CheckProblems("builtin x : (a: set[int]) => int", "1:17 E0137 the type `set` takes no argument\n");
  CheckProblems("@a", "1:1 E0132 the attribute belongs to nothing\n");
  Check("x = , 1\ny = 2", "x = bad; bad statement; y = 2 ! E0101");
}

BOOST_AUTO_TEST_CASE(bytes) {
  CheckProblems("x = \"a\xff\"", "1:7 E0115 the byte 0xff is not valid UTF-8\n");
  CheckProblems(std::string("x = 1 // \0", 10), "1:10 E0116 the source has a NUL byte\n");
  CheckProblems("x = $", "1:5 E0114 `$` has no meaning in Flux\n");
}

BOOST_AUTO_TEST_CASE(independent_mistakes_are_all_reported) {
  CheckProblems("x = [{a: 1}, {a: 2 b: 3}, {a = 4}]\ny = 5 +\nz = f(1)",
                "1:20 E0108 expected `,` before `b`\n1:30 E0110 names and values are separated by `:` here, not `=`\n"
                "2:7 E0101 expected an expression, found `z`\n3:7 E0109 arguments are passed by name\n");
}

BOOST_AUTO_TEST_CASE(one_mistake_is_one_diagnostic) {
  CheckProblems("a |> bfn: (r) => r.x)", "1:6 E0129 the right side of `|>` must be a call\n");
  CheckProblems("f(a: g(fn: r) => r.x,\n  b: 1\n)\ny = 2", "1:15 E0100 expected `)`, found `=>`\n");
  CheckProblems("import a.b\nimport \"c\"", "1:9 E0100 expected a string, found `.`\n");
  CheckProblems("f(a: \"x\" \"y\")", "1:10 E0108 expected `,` before `\"y\"`\n");
}

BOOST_AUTO_TEST_CASE(arrow) {
  CheckProblems("f(fn: (r) r.x == 1)", "1:11 E0100 expected `=>` before `r`\n");
  CheckFix("f(fn: (r) r.x)", "f(fn: (r) => r.x)");
}

BOOST_AUTO_TEST_CASE(names_of_operators) {
  Check("f(fn: (r) => r.a AND r.b OR not r.c)", "f(fn: (fn [r] (or (and r.a r.b) (not r.c)))) ! E0103 ! E0103");
  CheckFix("f(fn: (r) => r.a\n  AND r.b)", "f(fn: (r) => r.a\n  and r.b)");
  Check("f = AND\nOR = 1", "f = AND; OR = 1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux
