// Which operator takes which types, and what comes out: every operator with every type.

#include <boost/test/unit_test.hpp>

#include "tests/unit/compiler_check/check_fixture.h"

namespace flux {
namespace {

constexpr std::string_view kAll[] = {"b", "i", "u", "f", "s", "d", "t", "x", "y", "l", "r", "fn"};

bool IsIn(std::string_view name, std::string_view list) {
  return (" " + std::string(list) + " ").find(" " + std::string(name) + " ") != std::string::npos;
}

// Replaces `#` in the pattern by each value in turn, and expects those in `accepted`, and no others, to be accepted.
void CheckAccepts(std::string_view pattern, std::string_view accepted) {
  for (std::string_view value : kAll) {
    std::string source(pattern);
    for (size_t at; (at = source.find('#')) != source.npos;) source.replace(at, 1, value);
    BOOST_TEST_CONTEXT(source) { BOOST_TEST(IsAccepted(source) == IsIn(value, accepted)); }
  }
}

BOOST_AUTO_TEST_CASE(arithmetic_needs_two_values_of_one_type) {
  CheckAccepts("z = # + #", "i u f s");
  for (std::string_view op : {"-", "*", "/", "%", "^"}) CheckAccepts("z = # " + std::string(op) + " #", "i u f");
  for (std::string_view op : {"+", "-", "*", "/", "%", "^"}) {
    const std::string middle = " " + std::string(op) + " ";
    CheckTypes("z = f" + middle + "f\nw = u" + middle + "u", {{"z", "float"}, {"w", "uint"}});
    CheckRejected("z = f" + middle + "i");
    CheckRejected("z = i" + middle + "u");
    CheckRejected("z = l" + middle + "i");
  }
  CheckTypes("z = s + s", {{"z", "string"}});
  CheckRejected("z = t + d");
  CheckRejected("z = t - d");
}

BOOST_AUTO_TEST_CASE(equality_takes_sides_one_by_one) {
  for (std::string_view op : {"==", "!="}) {
    CheckAccepts("z = # " + std::string(op) + " #", "b i u f s d t y l r");
    CheckTypes("z = f " + std::string(op) + " i", {{"z", "bool"}});
    CheckRejected("z = lx " + std::string(op) + " lx");
    CheckRejected("z = rx " + std::string(op) + " rx");
    CheckRejected("z = i " + std::string(op) + " x");
  }
}

BOOST_AUTO_TEST_CASE(order_takes_sides_one_by_one) {
  for (std::string_view op : {"<", "<=", ">", ">="}) {
    CheckAccepts("z = # " + std::string(op) + " #", "i u f s d t");
    CheckTypes("z = f " + std::string(op) + " i", {{"z", "bool"}});
    CheckRejected("z = i " + std::string(op) + " b");
  }
}

BOOST_AUTO_TEST_CASE(matching_needs_a_string_and_a_regular_expression) {
  for (std::string_view op : {"=~", "!~"}) {
    CheckAccepts("z = # " + std::string(op) + " x", "s");
    CheckAccepts("z = s " + std::string(op) + " #", "x");
    CheckTypes("z = s " + std::string(op) + " x", {{"z", "bool"}});
  }
}

BOOST_AUTO_TEST_CASE(logic_is_for_bools) {
  CheckAccepts("z = # and b", "b");
  CheckAccepts("z = b and #", "b");
  CheckAccepts("z = # or b", "b");
  CheckAccepts("z = b or #", "b");
  CheckAccepts("z = not #", "b");
  CheckTypes("z = b and b or not b", {{"z", "bool"}});
}

BOOST_AUTO_TEST_CASE(signs) {
  CheckAccepts("z = -#", "i u f d");
  CheckAccepts("z = +#", "i u f d");
  CheckTypes("z = -d\nw = +f", {{"z", "duration"}, {"w", "float"}});
}

BOOST_AUTO_TEST_CASE(anything_may_exist) {
  CheckAccepts("z = exists #", "b i u f s d t x y l r fn");
  CheckTypes("z = exists r.a", {{"z", "bool"}});
}

BOOST_AUTO_TEST_CASE(text_in_strings) {
  CheckAccepts("z = \"<${#}>\"", "b i u f s d t");
  CheckTypes("z = \"${s} ${i} ${t}\"", {{"z", "string"}});
  CheckRejected("z = \"${s} and ${r}\"");
}

BOOST_AUTO_TEST_CASE(operators_constrain_what_functions_take) {
  CheckTypes("z = (v, w) => v + w", {{"z", "(v: A, w: A) => A where A: Addable"}});
  CheckTypes("z = (v, w) => v - w", {{"z", "(v: A, w: A) => A where A: Subtractable"}});
  CheckTypes("z = (v, w) => v / w", {{"z", "(v: A, w: A) => A where A: Divisible"}});
  CheckTypes("z = (v, w) => v != w", {{"z", "(v: A, w: B) => bool where A: Equatable, B: Equatable"}});
  CheckTypes("z = (v, w) => v >= w",
             {{"z", "(v: A, w: B) => bool where A: Comparable + Equatable, B: Comparable + Equatable"}});
  CheckTypes("z = (v) => \"${v}\"", {{"z", "(v: A) => string where A: Stringable"}});
}

BOOST_AUTO_TEST_CASE(constraints_are_checked_at_calls) {
  const std::string add = "add = (v, w) => v + w\n", minus = "minus = (v, w) => v - w\n";
  const std::string times = "times = (v, w) => v * w\n", less = "less = (v, w) => v < w\n";
  const std::string same = "same = (v, w) => v == w\n", all = "all = (v, w) => v + v - w * w\n";
  CheckAccepts(add + "z = add(v: #, w: #)", "i u f s");
  CheckAccepts(minus + "z = minus(v: #, w: #)", "i u f");
  CheckAccepts(times + "z = times(v: #, w: #)", "i u f");
  CheckAccepts(less + "z = less(v: #, w: #)", "i u f s d t");
  CheckAccepts(same + "z = same(v: #, w: #)", "b i u f s d t y l r");
  CheckAccepts(all + "z = all(v: #, w: #)", "i u f");
  CheckRejected(add + "z = add(v: i, w: f)");
  CheckTypes(less + "z = less(v: i, w: s)", {{"z", "bool"}});
  CheckTypes(all, {{"all", "(v: A, w: A) => A where A: Addable + Subtractable + Divisible"}});
}

BOOST_AUTO_TEST_CASE(declared_kinds_are_checked_at_calls) {
  CheckAccepts("builtin at : (v: A) => int where A: Timeable\nz = at(v: #)", "d t");
  CheckAccepts("builtin of : (v: A) => int where A: Basic\nz = of(v: #)", "b i u f s d t x y");
  CheckAccepts("builtin of : (v: A) => int where A: Nullable\nz = of(v: #)", "b i u f s d t");
  CheckAccepts("builtin of : (v: A) => int where A: Numeric\nz = of(v: #)", "i u f");
  CheckAccepts("builtin of : (v: A) => int where A: Record\nz = of(v: #)", "r");
  CheckRejected("builtin of : (v: A) => int where A: Record\nz = of(v: q)");
  CheckRejected("builtin of : (v: A) => int where A: Label\nz = of(v: s)");
}

}  // namespace
}  // namespace flux
