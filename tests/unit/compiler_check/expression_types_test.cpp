// Types of literals, collections and what is read from them.

#include <boost/test/unit_test.hpp>

#include "tests/unit/compiler_check/check_fixture.h"

namespace flux {
namespace {

constexpr std::pair<std::string_view, std::string_view> kTyped[] = {
    {"b", "bool"},    {"i", "int"},         {"u", "uint"},         {"f", "float"},
    {"s", "string"},  {"d", "duration"},    {"t", "time"},         {"x", "regexp"},
    {"y", "bytes"},   {"l", "[int]"},       {"k", "[string:int]"}, {"r", "{a: int, b: float}"},
    {"q", "dynamic"}, {"fn", "(n: A) => A"}};

BOOST_AUTO_TEST_CASE(arrays_hold_any_one_type) {
  for (auto& [value, type] : kTyped) {
    const std::string name(value), array = "[" + std::string(type) + "]";
    CheckTypes("z = [" + name + "]\nw = [" + name + ", " + name + "]", {{"z", array}, {"w", array}});
  }
  CheckTypes("g = () => y\nz = [g(), g()]\nw = []\nv = [[], [1]]", {{"z", "[bytes]"}, {"w", "[A]"}, {"v", "[[int]]"}});
  CheckTypes("z = [{p: 1, q: 2.0}, {q: 3.0, p: 4}]", {{"z", "[{p: int, q: float}]"}});
  CheckRejected("z = [1, 1.0]");
  CheckRejected("z = [i, s]");
  CheckRejected("z = [{p: 1}, {p: 1.0}]");
}

BOOST_AUTO_TEST_CASE(an_index_reads_an_element) {
  for (auto& [value, type] : kTyped) {
    const std::string name(value);
    CheckTypes("z = [" + name + "]\nw = z[0]", {{"w", type}});
    if (type != "int") CheckRejected("z = l[" + name + "]");
    if (type != "[int]") CheckRejected("z = " + name + "[0]");
  }
  CheckTypes("z = [[1.5]][i]", {{"z", "[float]"}});
  CheckRejected("z = e[0]");
  CheckRejected("z = l[e]");
}

BOOST_AUTO_TEST_CASE(dictionaries_have_keys_and_values_of_one_type_each) {
  CheckTypes("z = [\"p\": 1.0, \"q\": 2.0]\nw = [s: i, \"r\": 2]", {{"z", "[string:float]"}, {"w", "[string:int]"}});
  CheckTypes("z = [2020-01-01: true]", {{"z", "[time:bool]"}});
  CheckRejected("z = [1: 1, \"2\": 2]");
  CheckRejected("z = [1: 1, 2: \"2\"]");
  CheckRejected("z = [[1]: 1]");
  CheckRejected("z = [r: 1]");
  CheckRejected("z = [b: 1]");
}

BOOST_AUTO_TEST_CASE(functions_over_dictionaries) {
  const std::string builtins =
      "builtin make : (pairs: [{key: K, value: V}]) => [K:V] where K: Comparable\n"
      "builtin put : (dict: [K:V], key: K, value: V) => [K:V] where K: Comparable\n"
      "builtin take : (dict: [K:V], key: K) => [K:V] where K: Comparable\n"
      "builtin read : (dict: [K:V], key: K, default: V) => V where K: Comparable\n";
  CheckTypes(builtins +
                 "z = make(pairs: [{key: 1, value: \"one\"}])\nw = put(dict: z, key: 2, value: \"two\")\n"
                 "v = take(dict: w, key: 1)\nc = read(dict: v, key: 2, default: \"none\")",
             {{"z", "[int:string]"}, {"w", "[int:string]"}, {"v", "[int:string]"}, {"c", "string"}});
  CheckRejected(builtins + "z = put(dict: k, key: 1, value: 1)");
  CheckRejected(builtins + "z = read(dict: k, key: s, default: s)");
  CheckRejected(builtins + "z = make(pairs: [{key: l, value: 1}])");
}

BOOST_AUTO_TEST_CASE(both_branches_have_one_type) {
  for (auto& [value, type] : kTyped) {
    const std::string name(value);
    if (type != "(n: A) => A") CheckTypes("z = if b then " + name + " else " + name, {{"z", type}});
    if (type != "bool") CheckRejected("z = if " + name + " then 1 else 2");
    if (type != "float") CheckRejected("z = if b then f else " + name);
  }
  CheckRejected("z = if exists i then 0 else \"0\"");
}

BOOST_AUTO_TEST_CASE(members_of_records) {
  CheckTypes("z = r.a\nw = r[\"b\"]\nv = {p: r.b, q: {n: r}}.q.n.a", {{"z", "int"}, {"w", "float"}, {"v", "int"}});
  CheckTypes("z = {\"two words\": 1}\nw = z[\"two words\"]", {{"z", "{\"two words\": int}"}, {"w", "int"}});
  CheckRejected("z = r.c");
  CheckRejected("z = r[\"A\"]");
  for (auto& [value, type] : kTyped)
    if (type != "dynamic" && type != "{a: int, b: float}") CheckRejected("z = " + std::string(value) + ".a");
}

BOOST_AUTO_TEST_CASE(dynamic_values) {
  CheckTypes("z = q.any.thing\nw = [q, q]\nv = w[0]\nc = {m: q}.m",
             {{"z", "dynamic"}, {"w", "[dynamic]"}, {"v", "dynamic"}, {"c", "dynamic"}});
  CheckTypes("g = (v) => ({w: v.m})\nz = g(v: q)", {{"g", "(v: {A with m: B}) => {w: B}"}, {"z", "{w: A}"}});
  CheckTypes("builtin each : (<-arr: [A], fn: (x: A) => B) => [B]\nz = each(arr: [q], fn: (x) => ({p: x.pos.x}))",
             {{"z", "[{p: A}]"}});
  CheckRejected("z = q + 1");
  CheckRejected("z = [q, 1]");
}

BOOST_AUTO_TEST_CASE(vectors_take_the_kinds_of_their_elements) {
  CheckTypes("builtin v : vector[int]\nbuiltin floats : (of: vector[T]) => vector[float]\nz = floats(of: v)\nw = v + v",
             {{"z", "vector[float]"}, {"w", "vector[int]"}});
  CheckRejected("builtin v : vector[string]\nz = v - v");
  CheckRejected("builtin v : vector[int]\nbuiltin w : vector[float]\nz = v + w");
}

BOOST_AUTO_TEST_CASE(imports_bring_types) {
  CheckType("import other \"dict\"\nget = other.get", "get",
            "(dict: [A:B], key: A, default: B) => B where A: Comparable");
  CheckType("import \"dict\"\nget = dict.get\nagain = get", "again",
            "(dict: [A:B], key: A, default: B) => B where A: Comparable");
  CheckRejected("z = unheard_of");
}

}  // namespace
}  // namespace flux
