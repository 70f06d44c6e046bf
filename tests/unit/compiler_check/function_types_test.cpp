// Functions: parameters, defaults, pipes, generalisation.

#include <boost/test/unit_test.hpp>

#include "tests/unit/compiler_check/check_fixture.h"

namespace flux {
namespace {

BOOST_AUTO_TEST_CASE(an_identity_takes_anything) {
  CheckTypes("id = (v) => v\nz1 = id(v: 1)\nz2 = id(v: x)\nz3 = id(v: [])\nz4 = id(v: {p: id})\nz5 = id(v: id)(v: d)",
             {{"id", "(v: A) => A"},
              {"z1", "int"},
              {"z2", "regexp"},
              {"z3", "[A]"},
              {"z4", "{p: (v: A) => A}"},
              {"z5", "duration"}});
}

BOOST_AUTO_TEST_CASE(arguments_have_names) {
  const std::string half = "half = (of) => of / 2.0\n";
  CheckTypes(half + "z = half(of: 3.0)", {{"half", "(of: float) => float"}, {"z", "float"}});
  CheckRejected(half + "z = half()");
  CheckRejected(half + "z = half(of: 1.0, by: 2.0)");
  CheckRejected(half + "z = half(fo: 1.0)");
  CheckRejected(half + "z = half(of: 1)");
  CheckRejected(half + "z = 1.0 |> half()");
}

BOOST_AUTO_TEST_CASE(pipes) {
  CheckTypes("keep = (v=<-) => v\nz = s |> keep()\nw = keep(v: 1)",
             {{"keep", "(<-v: A) => A"}, {"z", "string"}, {"w", "int"}});
  CheckRejected("sum = (v=<-, n) => v + n\nz = sum(n: 2)");
  CheckRejected("one = () => 1\nz = () => 2 |> one()");
  CheckRejected("keep = (v=<-) => v\nz = () => keep()");
  CheckRejected("z = 1 |> fn");
}

BOOST_AUTO_TEST_CASE(pipe_parameters_of_unknown_functions_have_no_name) {
  CheckTypes("call = (g) => 0 |> g()\nz = call(g: (p=<-) => p)\nw = call(g: (o=<-) => [o])",
             {{"call", "(g: (<-: int) => A) => A"}, {"z", "int"}, {"w", "[int]"}});
  CheckTypes("call = (g=(p=<-) => p, v) => v |> g()\nz = call(g: (o=<-) => [o], v: 1)",
             {{"call", "(?g: (<-: A) => B, v: A) => B"}, {"z", "[int]"}});
  CheckTypes("call = (g, v) => g(arg: v)\nz = call(g: (arg=<-) => arg, v: 1)",
             {{"call", "(g: (arg: A) => B, v: A) => B"}, {"z", "int"}});
  CheckRejected("call = (g=(p=<-) => p) => 0 |> g()\nz = () => call(g: (p) => p + 1)");
}

BOOST_AUTO_TEST_CASE(definitions_inside_functions_are_general_but_parameters_are_not) {
  CheckTypes("z1 = ((v) => v)(v: 1)\nz2 = ((v) => ({in: v}))(v: [1]).in", {{"z1", "int"}, {"z2", "[int]"}});
  const std::string outer =
      "outer = (g) => {\n  h = g\n  inner = (v) => {\n    i2 = h\n    return i2(w: v)\n  }\n  return inner(v: "
      "[1])\n}\n";
  CheckTypes(outer + "z1 = outer(g: (w) => w)\nz2 = outer(g: (w) => w[0])\nz3 = outer(g: (w) => ({w: w}))",
             {{"outer", "(g: (w: [int]) => A) => A"}, {"z1", "[int]"}, {"z2", "int"}, {"z3", "{w: [int]}"}});
  CheckRejected(outer + "z = outer(g: (w) => w + 1)");
  CheckTypes("both = (v) => {\n  id = (w) => w\n  return {p: id(w: v), q: id(w: 1), o: id(w: s)}\n}",
             {{"both", "(v: A) => {p: A, q: int, o: string}"}});
}

BOOST_AUTO_TEST_CASE(a_default_is_one_of_the_possible_arguments) {
  CheckTypes("sum = (v, n=1) => v + n\nz = sum(v: 2)\nw = sum(v: z, n: sum(v: z))\nc = sum(v: s, n: s)",
             {{"sum", "(v: A, ?n: A) => A where A: Addable"}, {"z", "int"}, {"w", "int"}, {"c", "string"}});
  CheckTypes("two = (p, q, m=0.5, n=1) => ({v: p + m, w: q + n})\nz = two(p: 1.5, q: 2)\nc = two(p: 1.0, q: 1, n: 3)",
             {{"two", "(p: A, q: B, ?m: A, ?n: B) => {v: A, w: B} where A: Addable, B: Addable"},
              {"z", "{v: float, w: int}"},
              {"c", "{v: float, w: int}"}});
  CheckTypes("any = (v=\"none\") => v\ntwice = (v=1) => v + v\nz = any(v: 1)",
             {{"any", "(?v: A) => A"}, {"twice", "(?v: A) => A where A: Addable"}, {"z", "int"}});
  CheckRejected("sum = (v=true) => v + v");
  CheckRejected("sum = (v=\"1\") => v + 1");
}

BOOST_AUTO_TEST_CASE(defaults_and_pipes_together) {
  CheckTypes(
      "apply = (g, v, p=<-) => p |> g(v: v)\nsum = (v, n=2, p=<-) => v + n + p\n"
      "pick = (v, n=1.5, m=2.5, p=<-) => ({q: v.m, w: n + m + p})\n"
      "z = apply(g: sum, v: 10, p: 3)\nw = 0.5 |> apply(g: pick, v: {m: s})",
      {{"apply", "(g: (<-: A, v: B) => C, v: B, <-p: A) => C"},
       {"sum", "(v: A, ?n: A, <-p: A) => A where A: Addable"},
       {"pick", "(v: {A with m: B}, ?n: C, ?m: C, <-p: C) => {q: B, w: C} where C: Addable"},
       {"z", "int"},
       {"w", "{q: string, w: float}"}});
}

BOOST_AUTO_TEST_CASE(constraints_survive_renaming) {
  CheckTypes("builtin plus : (v: A, w: A) => A where A: Addable\nz = plus\nw = z",
             {{"z", "(v: A, w: A) => A where A: Addable"}, {"w", "(v: A, w: A) => A where A: Addable"}});
}

BOOST_AUTO_TEST_CASE(an_undefined_name_is_reported_once_whatever_it_is_used_as) {
  CheckDiagnostics("z = foo\nw = z + 1\nv = z + \"a\"", "E0202 [foo] undefined name `foo`");
}

BOOST_AUTO_TEST_CASE(problems_are_located_at_their_cause) {
  CheckDiagnostics("z = 1 + \"1\"",
                   "E0302 [\"1\"] cannot add an int and a string (`string(v: x)` converts to text, as does "
                   "interpolation: `\"… ${x}\"`)");
  CheckDiagnostics("g = (v, w) => v - w\nz = g(v: \"a\", w: \"b\")",
                   "E0305 [\"a\"] `v` of `g` must be something that `-` subtracts, found a string");
  CheckDiagnostics("m = (o) => o.name =~ /^a/\nz = (r) => m(r)",
                   "E0211 [r] `m` has no parameter `r` (arguments are passed by name: `o: r`)");
  CheckDiagnostics("sum = (v, w) => v + w\nz = sum(v: 0, c: 1)",
                   "E0211 [c] `sum` has no parameter `c` (`w` is required, but missing)");
  CheckDiagnostics(
      "builtin g : (a: float, b: int, c: string) => bool\nz = g(a: 1, b: \"x\", d: {})",
      "E0305 [1] `a` of `g` must be a float, found an int (write `1.0`: Flux never converts numbers by itself)\n"
      "E0305 [\"x\"] `b` of `g` must be an int, found a string\n"
      "E0211 [d] `g` has no parameter `d` (`c` is required, but missing)");
}

}  // namespace
}  // namespace flux
