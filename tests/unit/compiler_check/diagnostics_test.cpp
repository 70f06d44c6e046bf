#include <boost/test/unit_test.hpp>

#include "tests/unit/compiler_check/check_fixture.h"

namespace flux {
namespace {

BOOST_AUTO_TEST_CASE(undefined_names) {
  CheckDiagnostics("x = foo", "E0202 [foo] undefined name `foo`");
  CheckDiagnostics("from(bucket: \"b\") |> rnage(start: -1h)",
                   "E0202 [rnage] undefined name `rnage` (did you mean `range`?)");
  CheckDiagnostics("count_all = 1\nx = count_al",
                   "E0202 [count_al] undefined name `count_al` (did you mean `count_all`?)");
  CheckDiagnostics("x = True", "E0202 [True] undefined name `True` (did you mean `true`?)");
  CheckDiagnostics(
      "x = null",
      "E0202 [null] undefined name `null` (Flux has no null literal; test with `exists`, and leave a field "
      "away to make it null)");
  CheckFix("x = flaot(v: 1)", "x = float(v: 1)");
}

BOOST_AUTO_TEST_CASE(one_undefined_name_is_one_diagnostic) {
  CheckDiagnostics("x = foo + 1\ny = foo.bar(a: x)\nz = [x, y, foo]", "E0202 [foo] undefined name `foo`");
}

BOOST_AUTO_TEST_CASE(one_mistake_in_an_operation_or_function_is_one_diagnostic) {
  CheckDiagnostics("x = \"a\" or \"b\"", "E0300 [\"a\"] expected a bool, found a string");
  CheckDiagnostics("x = 1 =~ 2", "E0300 [1] expected a string, found an int (write `\"1\"`: strings are in quotes)");
  CheckDiagnostics("import \"dixt\"\nx = dict.get",
                   "E0203 [\"dixt\"] there is no package `dixt` (did you mean `dict`?)");
}

BOOST_AUTO_TEST_CASE(broken_syntax_is_not_judged) {
  CheckDiagnostics("from(bucket: \"b\") |> range(start: -1h) |> filter(fn: (1) => r.x)",
                   "E0100 [1] expected `)`, found `1`");
  CheckDiagnostics("x = dict.(a: 1)\ny = x + 1", "E0100 [(] expected a name, found `(`");
}

// The parser and the checker agree on what is a guess: an element that is missing hides what follows on its line.
BOOST_AUTO_TEST_CASE(guesses_explain_what_the_parser_and_the_checker_find_behind_them) {
  CheckDiagnostics("x = [1, , 2 \"a\"]", "E0135 [,] nothing stands before this `,`");
}

BOOST_AUTO_TEST_CASE(imports) {
  CheckDiagnostics("x = schema.fieldKeys(bucket: \"b\")",
                   "E0201 [schema] package `schema` is not imported (add `import \"influxdata/influxdb/schema\"`)");
  CheckFix("x = dict.get", "import \"dict\"\n\nx = dict.get");
  CheckFix("package p\nx = dict.get", "package p\n\nimport \"dict\"\nx = dict.get");
  CheckFix("import \"array\"\nx = dict.get", "import \"array\"\nimport \"dict\"\nx = dict.get");
  CheckDiagnostics("import \"aray\"\nx = aray.from(rows: [])",
                   "E0203 [\"aray\"] there is no package `aray` (did you mean `array`?)");
  CheckDiagnostics(
      "import \"influxdb/schema\"",
      "E0203 [\"influxdb/schema\"] there is no package `influxdb/schema` (did you mean `influxdata/influxdb/schema`?)");
  CheckDiagnostics("import \"array\"\nx = array.form(rows: [])",
                   "E0204 [form] package `array` has no `form` (did you mean `from`?)");
}

BOOST_AUTO_TEST_CASE(order_of_definitions) {
  CheckDiagnostics(
      "x = y\ny = 1",
      "E0205 [y] `y` is used before it is defined (statements run in the order in which they are written)");
  CheckDiagnostics(
      "f = (n) => f(n: n)",
      "E0205 [f] `f` is used before it is defined (a definition cannot refer to itself: Flux has no recursion)");
}

BOOST_AUTO_TEST_CASE(forgotten_pipe) {
  CheckDiagnostics("from(bucket: \"b\")\n|> range(start: -1h)\nfilter(fn: (r) => true)",
                   "E0210 [filter] `filter` needs a stream of tables, but nothing is piped into it (continue the "
                   "chain: `|> filter(…)`)");
  CheckFix("from(bucket: \"b\")\nlast()", "from(bucket: \"b\")\n|> last()");
  CheckDiagnostics(
      "x = last()",
      "E0210 [last] `last` needs a stream of tables, but nothing is piped into it (pipe into it: `… |> last(…)`, or "
      "pass it by name: `tables: …`)");
}

BOOST_AUTO_TEST_CASE(argument_diagnostics) {
  CheckDiagnostics("from(bucket: \"b\") |> aggregateWindow(every: 5m, func: mean)",
                   "E0211 [func] `aggregateWindow` has no parameter `func` (did you mean `fn`? (required, missing))");
  CheckFix("from(bucket: \"b\") |> aggregateWindow(every: 5m, func: mean)",
           "from(bucket: \"b\") |> aggregateWindow(every: 5m, fn: mean)");
  CheckDiagnostics("from(bucket: \"b\") |> aggregateWindow(every: 5m, fn: mean())",
                   "E0212 [mean()] `fn` takes a function, but `mean()` is a call (remove the parentheses)");
  CheckFix("from(bucket: \"b\") |> aggregateWindow(every: 5m, fn: mean())",
           "from(bucket: \"b\") |> aggregateWindow(every: 5m, fn: mean)");
  CheckDiagnostics("from(bucket: \"b\") |> aggregateWindow(every: 5m, fn: last(column: \"x\"))",
                   "E0212 [last(column: \"x\")] `fn` takes a function, but `last(…)` is a call (wrap it: `(column, "
                   "tables=<-) => tables |> last(…)`)");
  CheckDiagnostics("f = (value) => value\nx = f(r: 1)",
                   "E0211 [r] `f` has no parameter `r` (`value` is required, but missing)");
  CheckDiagnostics("x = float(v: 1, w: 2)", "E0211 [w] `float` has no parameter `w`");
  CheckDiagnostics("f = (value) => (v) => v\nx = f(value: 1)(w: 2)",
                   "E0211 [w] `f(…)` has no parameter `w` (`v` is required, but missing)");
  CheckDiagnostics("from(bucket: \"b\") |> range()",
                   "E0213 [range] `range` needs the argument `start` (write `range(start: …)`)");
  CheckDiagnostics("x = contains()",
                   "E0213 [contains] `contains` needs the arguments `value` and `set` (write `contains(value: …)`)");
  CheckDiagnostics("x = float(v: 1, v: 2)", "E0214 [v] argument `v` is given twice");
  CheckDiagnostics("x = 1 |> float()", "E0215 [float] `float` takes no piped input (pass the value by name: `v: …`)");
  CheckDiagnostics("x = 1\ny = x(a: 2)", "E0216 [x] `x` cannot be called: it is an int");
  CheckDiagnostics(
      "from(bucket: 1)",
      "E0305 [1] `bucket` of `from` must be a string, found an int (write `\"1\"`: strings are in quotes)");
  CheckDiagnostics("mean |> last()",
                   "E0305 [last] `tables` of `last` must be a stream of tables, found a function (call the function)");
  CheckDiagnostics("x = contains(value: [1], set: [[1]])",
                   "E0305 [[1]] `value` of `contains` must be something that can be null, found an array `[int]`");
}

BOOST_AUTO_TEST_CASE(functions_as_arguments) {
  CheckDiagnostics("from(bucket: \"b\") |> filter(fn: (r) => 1)",
                   "E0314 [1] the function given as `fn` must return a bool, but returns an int");
  CheckDiagnostics(
      "from(bucket: \"b\") |> filter(fn: (row) => true)",
      "E0314 [(row) => true] the function given as `fn` requires the parameter `row`, but will be called without it "
      "(parameters are passed by name: call it `r` instead of `row`)");
  CheckDiagnostics(
      "from(bucket: \"b\") |> filter(fn: () => true)",
      "E0314 [() => true] the function given as `fn` has no parameter `r`, but will be called with it (write "
      "`(r) => …`)");
  CheckDiagnostics("from(bucket: \"b\") |> filter(fn: true)",
                   "E0305 [true] `fn` of `filter` must be a function, found a bool");
}

BOOST_AUTO_TEST_CASE(columns) {
  const std::string data = "import \"array\"\ndata = array.from(rows: [{host: \"a\", usage_user: 81.5}])\n";
  CheckDiagnostics(data + "data |> filter(fn: (r) => r.usage_usr > 80.0)",
                   "E0301 [usage_usr] no column `usage_usr` here (did you mean `usage_user`?)");
  CheckFix("import \"array\"\narray.from(rows: [{a: 1}]) |> filter(fn: (r) => r[\"A\"] > 80)",
           "import \"array\"\narray.from(rows: [{a: 1}]) |> filter(fn: (r) => r[\"a\"] > 80)");
  CheckDiagnostics(
      data + "data |> map(fn: (r) => ({r with pct: r.usage_user * 100}))",
      "E0302 [100] cannot multiply a float by an int (write `100.0`: Flux never converts numbers by itself)");
  CheckDiagnostics(data + "data |> range(start: -1h)", "E0301 [range] no column `_time` here");
  CheckDiagnostics("import \"array\"\narray.from(rows: [{_value: \"x\"}]) |> spread()",
                   "E0305 [spread] `_value` of `spread` must be a number, found a string");
  Checked checked = CheckScript(data + "data |> filter(fn: (r) => r.x == 1)");
  BOOST_REQUIRE(checked.diagnostics.all()[0].related.size() == 1);
  BOOST_TEST(checked.diagnostics.all()[0].related[0].label == "rows have: host (string), usage_user (float)");
  CheckDiagnostics(data + "data |> reduce(identity: {n: 0}, fn: (r, accumulator) => ({n: accumulator.m}))",
                   "E0309 [m] the record has no field `m`");
}

BOOST_AUTO_TEST_CASE(record_diagnostics) {
  CheckDiagnostics("r = {name: 1}\nx = r.nmae", "E0309 [nmae] the record has no field `nmae` (did you mean `name`?)");
  CheckDiagnostics("f = (r) => r.a\nx = f(r: {b: 1})", "E0309 [{b: 1}] the record has no field `a`");
  CheckDiagnostics("x = [1]\ny = x.a", "E0312 [x] an array `[int]` has no fields, so it has no `a`");
  CheckDiagnostics("x = [\"a\": 1]\ny = x[\"a\"]",
                   "E0312 [x] a dictionary `[string:int]` has no fields, so it has no `a` (read a dictionary with "
                   "`dict.get(dict: …, key: …, default: …)`)");
  CheckDiagnostics("x = 1\ny = {x with a: 1}", "E0300 [x] expected a record, found an int");
  CheckDiagnostics(
      "x = [{a: 1}, {a: 1, b: 2}]",
      "E0310 [{a: 1, b: 2}] the record must not have a field `b` (all records of an array have the same fields)");
  CheckDiagnostics("x = {a: 1, a: 2}", "W0506 [a] field `a` is given twice");
}

BOOST_AUTO_TEST_CASE(operator_diagnostics) {
  CheckDiagnostics(
      "x = -1h + 30m",
      "E0303 [-1h + 30m] durations cannot be added with `+` (write `-30m`, or shift a time: `date.add(d: 30m, "
      "to: …)`)");
  CheckFix("x = 1h - (2h)", "x = -1h");
  CheckDiagnostics(
      "y = 1h\nx = y - 1h",
      "E0303 [y - 1h] durations cannot be subtracted with `-` (write one literal such as `1h30m`, or shift "
      "a time: `date.add(d: 30m, to: …)`)");
  CheckDiagnostics("x = now() - 1h",
                   "E0302 [1h] cannot subtract a duration from a time (write `date.sub(d: 1h, from: now())` "
                   "with `import \"date\"`; `range` takes `-1h` alone)");
  CheckDiagnostics("x = true + false", "E0304 [true + false] `+` does not work on a bool");
  CheckDiagnostics("x = -\"s\"", "E0304 [\"s\"] `-` does not work on a string");
  CheckDiagnostics("x = /a/ == \"b\"", "E0304 [/a/] `==` does not work on a regular expression (match with `=~`)");
  CheckDiagnostics("x = 1 and true", "E0300 [1] expected a bool, found an int");
  CheckDiagnostics("x = \"a\" =~ \"b\"",
                   "E0300 [\"b\"] expected a regular expression, found a string (write `/b/`: regular expressions "
                   "stand between slashes)");
  CheckDiagnostics("x = 1 == \"a\"", "W0501 [\"a\"] an int is never comparable with a string");
  CheckDiagnostics("x = 1 < 2.0", "");
}

BOOST_AUTO_TEST_CASE(expressions) {
  CheckDiagnostics("x = if 1 then 2 else 3", "E0300 [1] expected a bool, found an int");
  CheckDiagnostics("x = if true then 2 else \"b\"",
                   "E0306 [\"b\"] the branches of `if` give different types: an int and a string");
  CheckDiagnostics(
      "x = [1, \"2\"]",
      "E0307 [\"2\"] all elements of an array must have one type: the others are an int, this is a string");
  CheckDiagnostics(
      "x = [\"a\": 1, 2: 2]",
      "E0307 [2] all elements of the keys of a dictionary must have one type: the others are a string, this is an int");
  CheckDiagnostics("x = [{a: 1}: 1]", "E0311 [{a: 1}] a record with a (int) is not something that `<` compares");
  CheckDiagnostics("x = \"${[1]}\"", "E0311 [[1]] an array `[int]` is not convertible to text");
  CheckDiagnostics("x = 1\ny = x[0]", "E0313 [x] `[…]` with an index needs an array, found an int");
  CheckDiagnostics("f = (x) => x(a: x)", "E0308 [x] this would need a type that contains itself: A in (a: A) => B");
  CheckDiagnostics("f = (x=<-, y=1) => y + \"s\"",
                   "E0300 [1] expected a string, found an int (the function uses `y` as a string)");
}

BOOST_AUTO_TEST_CASE(misplaced_syntax) {
  CheckDiagnostics("x = <-", "E0409 [<-] `<-` is only possible as the default of a parameter");
  CheckDiagnostics("a = 1\nx = {a, b: 2}",
                   "E0412 [a] `a` without a value cannot stand beside `b: …` (name all values or none; `{a with b: "
                   "…}` extends a record)");
}

BOOST_AUTO_TEST_CASE(builtin_types) {
  CheckDiagnostics("builtin f : (a: strng) => int", "E0315 [strng] there is no type `strng` (did you mean `string`?)");
  CheckDiagnostics("builtin f : (a: A) => int where A: Numerc", "E0316 [Numerc] there is no kind `Numerc`");
  CheckDiagnostics("builtin f : (a: {A with C: int}) => int",
                   "E0317 [C] variable `C` names a field, so it needs the constraint `C: Label`");
}

BOOST_AUTO_TEST_CASE(statement_diagnostics) {
  CheckDiagnostics("return 1", "E0401 [return 1] `return` belongs into a function body");
  CheckDiagnostics("f = () => { 1 }",
                   "E0402 [}] the function body does not end in `return` (a function with `{ … }` needs `return` and a "
                   "value as its last statement)");
  CheckDiagnostics("f = () => { return 1 x = 2 }", "E0403 [x = 2] nothing may follow `return`");
  CheckDiagnostics(
      "f = () => { option a = 1 return 1 }",
      "E0404 [option a = 1] an `option` statement belongs to the top level of a file, not into a function body");
  CheckDiagnostics("x = 1\nx = 2",
                   "E0405 [x] `x` is assigned twice (variables of Flux never change; choose another name)");
  CheckDiagnostics("f = (a) => { a = 1 return a }",
                   "E0405 [a] `a` is assigned twice (variables of Flux never change; choose another name)");
  CheckDiagnostics("f = (a) => { g = (a) => a return g }\na = 1", "");
  CheckDiagnostics("option a = 1\noption a = 2", "E0406 [a] option `a` is set twice");
  CheckDiagnostics("option a = 1\na = 2",
                   "E0407 [a] variable `a` has the name of an option (write `option` in front to set the option, or "
                   "choose another name)");
  CheckDiagnostics(
      "option a = 1\noption b = a",
      "E0408 [a] option `b` depends on option `a` of the same package (put what both need into a variable)");
  CheckDiagnostics("option a = 1\noption b = (a) => a", "");
  CheckDiagnostics("f = (a=<-, b=<-) => a", "E0410 [b=<-] a function has at most one pipe parameter");
  CheckDiagnostics("f = (a, a) => a", "E0411 [a] parameter `a` is declared twice");
}

BOOST_AUTO_TEST_CASE(option_diagnostics) {
  CheckDiagnostics("import \"settings\"\noption settings.limits = \"x\"",
                   "E0300 [\"x\"] expected an array `[int]`, found a string");
  CheckDiagnostics("import \"settings\"\noption settings.limit = [1]",
                   "E0204 [limit] package `settings` has no `limit` (did you mean `limits`?)");
  CheckDiagnostics("import \"settings\"\noption settings.fixed = 4",
                   "W0504 [fixed] `settings.fixed` is not an option, so setting it has no effect");
  CheckDiagnostics("option now = () => 5", "W0505 [() => 5] option `now` should be `() => time`, found `() => int`");
  CheckDiagnostics("option now = 5", "W0505 [5] option `now` should be a function, found an int (write `() => …`)");
}

BOOST_AUTO_TEST_CASE(warnings_about_what_fails_when_it_runs) {
  CheckDiagnostics("filter = 1", "W0502 [filter] `filter` hides the function `filter` of the standard library");
  CheckDiagnostics(
      "from(bucket: \"b\") |> range(start: \"-1h\")",
      "W0503 [\"-1h\"] `start` of `range` should be a time or a duration, found a string (write `-1h` without quotes)");
  CheckFix("from(bucket: \"b\") |> range(start: \"-1h\")", "from(bucket: \"b\") |> range(start: -1h)");
}

}  // namespace
}  // namespace flux
