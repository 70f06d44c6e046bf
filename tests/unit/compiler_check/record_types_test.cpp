// Records: rows of fields, `with`, labels as types.

#include <boost/test/unit_test.hpp>

#include "tests/unit/compiler_check/check_fixture.h"

namespace flux {
namespace {

BOOST_AUTO_TEST_CASE(records_from_records) {
  CheckTypes("z = {p: r.a, q: r.b}\nw = {r with p: r.a}\nv = {r with a: s}\nc = v.a",
             {{"z", "{p: int, q: float}"},
              {"w", "{p: int, a: int, b: float}"},
              {"v", "{a: string, a: int, b: float}"},
              {"c", "string"}});
  CheckRejected("z = {i with p: 1}");
}

BOOST_AUTO_TEST_CASE(rows_stay_open) {
  CheckTypes("z = (v) => ({v with p: v.q})", {{"z", "(v: {A with q: B}) => {A with p: B, q: B}"}});
}

BOOST_AUTO_TEST_CASE(a_new_field_hides_one_of_its_name) {
  const std::string open = "builtin o : {A with a: int, b: float}\n";
  CheckTypes(open + "z = {o with a: 1}\nw = {o with a: 1.5}\nv = {o with b: 1}\nc = w.a",
             {{"z", "{A with a: int, a: int, b: float}"},
              {"w", "{A with a: float, a: int, b: float}"},
              {"v", "{A with b: int, a: int, b: float}"},
              {"c", "float"}});
}

BOOST_AUTO_TEST_CASE(a_chain_knows_its_rows) {
  const std::string functions =
      "builtin source : (name: string) => [{A with key: string, val: B}]\n"
      "builtin only : (<-rows: [A], fn: (r: A) => bool) => [A]\n"
      "builtin each : (<-rows: [A], fn: (r: A) => B) => [B]\n";
  CheckTypes(
      functions + "z = source(name: \"n\") |> only(fn: (r) => r.host == \"h\") |> each(fn: (r) => ({r with val: 1}))",
      {{"z", "[{A with val: int, key: string, val: B, host: C}] where C: Equatable"}});
}

BOOST_AUTO_TEST_CASE(functions_need_the_fields_that_they_read) {
  CheckTypes("get = (v) => v.p.q\nz = get(v: {p: {q: 1, n: 2}, m: 3})",
             {{"get", "(v: {A with p: {B with q: C}}) => C"}, {"z", "int"}});
  CheckRejected("get = (v) => v.p\nz = get(v: {q: 1})");
  CheckRejected("get = (v) => v.p\nz = get(v: 1)");
  CheckRejected("get = (v) => v.p + 1\nz = get(v: {p: s})");
}

BOOST_AUTO_TEST_CASE(labels_choose_the_field) {
  const std::string fill =
      "builtin fill : (<-rows: [{A with L: B}], ?column: L, ?value: C) => [{A with L: C}] where L: Label\n";
  CheckTypes(fill +
                 "z = [{p: 1}] |> fill(column: .p, value: s)\nw = [{p: 1, q: s}] |> fill(column: .q, "
                 "value: 1.5)\nv = [{\"a b\": 1}] |> fill(column: .\"a b\", value: b)",
             {{"z", "[{p: string}]"}, {"w", "[{q: float, p: int}]"}, {"v", "[{\"a b\": bool}]"}});
  CheckRejected(fill + "z = [{p: 1}] |> fill(column: \"p\", value: 1)");
  CheckRejected(fill + "z = [{p: 1}] |> fill(column: s + \"p\", value: 1)");
  CheckRejected(fill + "z = [{q: 1}] |> fill(column: .p, value: 1)");
  CheckRejected("label = .q");
  CheckRejected("get = (v) => v.p\nz = get(v: .p)");
}

BOOST_AUTO_TEST_CASE(labels_may_have_defaults) {
  CheckTypes(
      "builtin names : (of: A, ?column: C = .name) => {C: string} where A: Record, C: Label\nz = names(of: r)\n"
      "w = z.name\nv = names(of: r, column: .other)",
      {{"z", "{name: string}"}, {"w", "string"}, {"v", "{other: string}"}});
  CheckRejected("builtin names : (of: A, ?column: C) => {C: string} where A: Record, C: Label\nz = names(of: r).name");
  CheckTypes("builtin since : (?column: T = ._time) => stream[{A with T: time}] where A: Record, T: Label",
             {{"since", "(?column: A = ._time) => stream[{B with A: time}] where A: Label, B: Record"}});
}

BOOST_AUTO_TEST_CASE(labels_pass_through_functions) {
  const std::string top =
      "builtin top : (<-rows: stream[{A with L: B}], ?column: L) => stream[{A with L: B}] where A: Record, B: "
      "Comparable, L: Label\n";
  CheckTypes(top + "g = (column=._value, rows=<-) => rows |> top(column: column)",
             {{"g",
               "(?column: A, <-rows: stream[{B with A: C}]) => stream[{B with A: C}] where A: Label, B: Record, C: "
               "Comparable"}});
  CheckTypes(
      top +
          "builtin every : (fn: (<-: stream[B], column: C) => stream[D], ?column: C) => stream[E] where C: Label\n"
          "z = every(fn: top, column: ._value)",
      {{"z", "stream[A]"}});
}

BOOST_AUTO_TEST_CASE(strings_are_not_labels) {
  CheckTypes(
      "builtin same : (v: A, w: A) => A\nz = same(v: \"a\", w: \"b\")\nw = same(v: [\"a\"], w: [\"b\"])\n"
      "v = if b then \"a\" else \"b\" + \"c\"",
      {{"z", "string"}, {"w", "[string]"}, {"v", "string"}});
}

}  // namespace
}  // namespace flux
