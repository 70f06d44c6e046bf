#include <boost/test/unit_test.hpp>

#include "tests/unit/compiler_check/check_fixture.h"

namespace flux {
namespace {

const std::string kSource = "from(bucket: \"a\") |> range(start: -1h) |> last()";

BOOST_AUTO_TEST_CASE(keep_without_the_columns_that_to_writes) {
  CheckDiagnostics(
      kSource + " |> keep(columns: [\"_time\", \"_value\", \"host\"]) |> to(bucket: \"b\")",
      "E0320 [to] `to` needs the columns `_measurement` and `_field`, which `keep` dropped (keep them too: add "
      "\"_measurement\", \"_field\" to the list)");
  CheckFix(kSource + " |> keep(columns: [\"_time\", \"_value\", \"_field\"]) |> to(bucket: \"b\")",
           kSource + " |> keep(columns: [\"_time\", \"_value\", \"_field\", \"_measurement\"]) |> to(bucket: \"b\")");
}

BOOST_AUTO_TEST_CASE(chains_that_are_complete_or_unknown) {
  const std::string all = " |> keep(columns: [\"_time\", \"_value\", \"_field\", \"_measurement\"])";
  CheckDiagnostics(kSource + all + " |> to(bucket: \"b\")", "");
  CheckDiagnostics(kSource + all + " |> group() |> filter(fn: (r) => true) |> to(bucket: \"b\")", "");
  CheckDiagnostics("f = (columns) => " + kSource + " |> keep(columns: columns) |> to(bucket: \"b\")", "");
  CheckDiagnostics("f = (tables=<-, g) => tables |> g()\nh = (g) => " + kSource +
                       " |> keep(columns: [\"a\"]) |> f(g: g) |> to(bucket: \"b\")",
                   "");
}

BOOST_AUTO_TEST_CASE(functions_of_the_script_are_followed) {
  CheckDiagnostics(
      "f = (tables=<-) => tables\n" + kSource + " |> keep(columns: [\"_time\"]) |> f() |> mean()",
      "E0320 [mean] `mean` needs the column `_value`, which `keep` dropped (keep it too: add \"_value\" to "
      "the list)");
  CheckDiagnostics(
      "f = (tables=<-, name) => tables |> drop(columns: [name])\n" + kSource + " |> f(name: \"_value\") |> mean()",
      "E0320 [mean] `mean` needs the column `_value`, which `f` dropped (leave it in, or add it again with "
      "`set` or `map`)");
}

BOOST_AUTO_TEST_CASE(columns_come_back) {
  const std::string dropped = kSource + " |> drop(columns: [\"_field\"])";
  CheckDiagnostics(dropped + " |> to(bucket: \"b\")",
                   "E0320 [to] `to` needs the column `_field`, which `drop` dropped (leave it in, or add it again with "
                   "`set` or `map`)");
  CheckDiagnostics(dropped + " |> set(key: \"_field\", value: \"x\") |> to(bucket: \"b\")", "");
  CheckDiagnostics(dropped + " |> map(fn: (r) => ({r with _field: \"x\"})) |> to(bucket: \"b\")", "");
  CheckDiagnostics(dropped + " |> rename(columns: {host: \"_field\"}) |> to(bucket: \"b\")", "");
}

BOOST_AUTO_TEST_CASE(arguments_of_to_change_its_needs) {
  CheckDiagnostics(kSource + " |> drop(columns: [\"_field\"]) |> to(bucket: \"b\", fieldFn: (r) => ({v: r._value}))",
                   "");
  CheckDiagnostics(kSource +
                       " |> keep(columns: [\"_time\", \"_value\", \"_field\", \"m\"]) |> to(bucket: \"b\", "
                       "measurementColumn: \"m\")",
                   "");
}

BOOST_AUTO_TEST_CASE(map_of_rows) {
  CheckDiagnostics(
      kSource + " |> map(fn: (r) => ({_time: r._time, _value: 1.0, _field: r._field})) |> to(bucket: \"b\")",
      "E0320 [to] `to` needs the column `_measurement`, which `map` dropped (`map(fn: (r) => ({r with …}))` keeps the "
      "other columns)");
}

// The type of `set` is that of its input, and a pivot names columns by values.
BOOST_AUTO_TEST_CASE(columns_that_types_do_not_know) {
  const std::string rows = "import \"array\"\narray.from(rows: [{_time: 2024-01-01T00:00:00Z, a: 1.0}])";
  const std::string windows = " |> aggregateWindow(every: 1h, fn: mean)";
  CheckDiagnostics(rows + " |> set(key: \"_value\", value: \"x\") |> map(fn: (r) => ({r with u: 1}))" + windows, "");
  CheckDiagnostics(
      kSource + " |> pivot(rowKey: [\"_time\"], columnKey: [\"_field\"], valueColumn: \"_value\")" + windows, "");
}

BOOST_AUTO_TEST_CASE(functions_of_windows_need_what_they_like) {
  CheckDiagnostics(kSource +
                       " |> drop(columns: [\"_value\"]) |> aggregateWindow(every: 1h, fn: (column, tables=<-) => "
                       "tables |> mean(column: \"a\"))",
                   "");
}

BOOST_AUTO_TEST_CASE(variables_carry_columns) {
  CheckDiagnostics(
      "data = " + kSource + " |> keep(columns: [\"_time\"])\ndata |> mean()",
      "E0320 [mean] `mean` needs the column `_value`, which `keep` dropped (keep it too: add \"_value\" to the list)");
}

}  // namespace
}  // namespace flux
