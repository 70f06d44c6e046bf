#include <boost/test/unit_test.hpp>

#include "runtime/exec/aggregate_states.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/duplicate.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/map.h"
#include "runtime/plan/specs/project.h"
#include "runtime/plan/specs/range.h"
#include "runtime/plan/specs/table_fill.h"
#include "runtime/plan/specs/window.h"
#include "tests/unit/runtime_exec/bench_plan.h"

namespace flux::exec {
namespace {

using plan::MakeNode;

plan::NodeRef Range(plan::NodeRef input, int64_t start, int64_t stop) {
  plan::RangeSpec spec;
  spec.range = {Time{start}, Time{stop}};
  return MakeNode(spec, {std::move(input)});
}

plan::NodeRef Window(plan::NodeRef input, int64_t every, int64_t period, bool create_empty = false) {
  plan::WindowSpec spec;
  spec.shape.every.ns = every;
  spec.shape.period.ns = period;
  spec.create_empty = create_empty;
  return MakeNode(spec, {std::move(input)});
}

plan::NodeRef Aggregate(plan::NodeRef input, const plan::AggregateDef& def, std::string column = "_value") {
  plan::AggregateSpec spec;
  spec.fn = &def;
  spec.column = std::move(column);
  return MakeNode(spec, {std::move(input)});
}

plan::NodeRef Project(plan::NodeRef input, bool is_keep, std::vector<std::string> columns) {
  plan::ProjectSpec spec;
  spec.is_keep = is_keep;
  spec.columns = std::move(columns);
  return MakeNode(spec, {std::move(input)});
}

// Every operation must give the same at any chunk size.
void Check(Bench& bench, const plan::NodeRef& root, const std::string& expected) {
  for (const size_t rows : {size_t{1}, size_t{3}, size_t{1000}}) BOOST_TEST(bench.Run(root, rows) == expected);
}

std::vector<Table> TwoHosts() {
  return {MakeTable({"host"}, {{"host string", "b"}, {"_time time", "0 10 20 30"}, {"_value float", "1 2 - 4"}}),
          MakeTable({"host"}, {{"host string", "a"}, {"_time time", "5 15 25"}, {"_value float", "7 8 9"}})};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(operations)

BOOST_AUTO_TEST_CASE(RangeKeepsRowsAndSortsTables) {
  Bench bench;
  Check(bench, Range(TablesNode(TwoHosts()), 10, 30),
        "{_start=10 _stop=30 host=a} _start:time _stop:time host:string _time:time _value:float\n"
        "  10 30 a 15 8\n"
        "  10 30 a 25 9\n"
        "{_start=10 _stop=30 host=b} _start:time _stop:time host:string _time:time _value:float\n"
        "  10 30 b 10 2\n"
        "  10 30 b 20 -\n");
}

BOOST_AUTO_TEST_CASE(RangeDropsRowsWithoutTimeAndKeepsEmptyTables) {
  Bench bench;
  const auto tables = {MakeTable({"t"}, {{"t string", "x"}, {"_time time", "3 - 1 9"}}, false),
                       MakeTable({"t"}, {{"t string", "y"}, {"_time time", "100"}}, false)};
  Check(bench, Range(TablesNode(tables), 0, 5),
        "{_start=0 _stop=5 t=x} _start:time _stop:time t:string _time:time\n"
        "  0 5 x 3\n"
        "  0 5 x 1\n"
        "{_start=0 _stop=5 t=y} _start:time _stop:time t:string _time:time\n");
}

BOOST_AUTO_TEST_CASE(RangesIntersect) {
  Bench bench;
  Check(bench, Range(Range(TablesNode({TwoHosts()[1]}), 0, 20), 10, 40),
        "{_start=10 _stop=20 host=a} _start:time _stop:time host:string _time:time _value:float\n"
        "  10 20 a 15 8\n");
}

BOOST_AUTO_TEST_CASE(RangeNeedsATimeColumn) {
  Bench bench;
  BOOST_TEST(bench.Run(Range(TablesNode({MakeTable({}, {{"_value int", "1"}})}), 0, 5)) ==
             "error: range: `range`: no column `_time` in table {}; columns: _value");
  BOOST_TEST(bench.Run(Range(TablesNode({}), 5, 5)).starts_with("error: range: the range is empty"));
}

BOOST_AUTO_TEST_CASE(FilterDropsOrKeepsEmptyTables) {
  Bench bench;
  bench.kernels.AddFilter("big", [](const Chunk& chunk, const Schema& schema, size_t row) {
    const Column& value = *chunk.columns[*schema.Find("_value")];
    return !value.IsNull(row) && value.FloatAt(row) > 4;
  });
  plan::FilterSpec spec;
  spec.fn = Named("big");
  const std::string a = "{host=a} host:string _time:time _value:float\n  a 5 7\n  a 15 8\n  a 25 9\n";
  Check(bench, MakeNode(spec, {TablesNode(TwoHosts())}), a);
  BOOST_TEST(bench.stats.size() == 2u);
  spec.keep_empty = true;
  Check(bench, MakeNode(spec, {TablesNode(TwoHosts())}), "{host=b} host:string _time:time _value:float\n" + a);
}

BOOST_AUTO_TEST_CASE(LongChunksAreFilteredSliceBySlice) {
  Bench bench;
  bench.kernels.AddFilter("every third", [](const Chunk& chunk, const Schema&, size_t row) {
    return chunk.columns[1]->IntAt(row) % 3 == 0;
  });
  Table table = MakeTable({"k"}, {{"k string", "a"}, {"n int", "1"}});
  table.chunks = {Chunk{
      {Column::Constant(ColumnType::kString, Value::String("a"), 5000), Column::Sequence(ColumnType::kInt, 0, 1, 5000)},
      5000}};
  plan::FilterSpec spec;
  spec.fn = Named("every third");
  const auto results = bench.Execute({MakeNode(spec, {TablesNode({table})})});
  const Chunk rows = results->front().tables[0].Combined();
  BOOST_TEST(rows.rows == 1667u);
  BOOST_TEST((rows.columns[0]->encoding() == Encoding::kConstant));
  for (size_t i = 0; i < rows.rows; ++i) BOOST_TEST(rows.columns[1]->IntAt(i) == static_cast<int64_t>(3 * i));
  BOOST_TEST(bench.kernels.compiled == 1u);
}

BOOST_AUTO_TEST_CASE(MapRegroupsWhenItChangesTheKey) {
  Bench bench;
  bench.kernels.AddMap(
      "host by value", "host", ColumnType::kString, [](const Chunk& chunk, const Schema& schema, size_t row) {
        const Column& value = *chunk.columns[*schema.Find("_value")];
        return value.IsNull(row) ? Value::Null() : Value::String(value.FloatAt(row) < 5 ? "low" : "high");
      });
  plan::MapSpec spec;
  spec.fn = Named("host by value");
  Check(bench, MakeNode(spec, {TablesNode(TwoHosts())}),
        "{host=-} host:string _time:time _value:float\n  - 20 -\n"
        "{host=high} host:string _time:time _value:float\n  high 5 7\n  high 15 8\n  high 25 9\n"
        "{host=low} host:string _time:time _value:float\n  low 0 1\n  low 10 2\n  low 30 4\n");
}

BOOST_AUTO_TEST_CASE(MapThatKeepsTheKeyKeepsArrivalOrder) {
  Bench bench;
  bench.kernels.AddMap("double", "_value", ColumnType::kFloat,
                       [](const Chunk& chunk, const Schema& schema, size_t row) {
                         const Column& value = *chunk.columns[*schema.Find("_value")];
                         return value.IsNull(row) ? Value::Null() : Value::Float(2 * value.FloatAt(row));
                       });
  // (r) => ({r with _value: …})
  auto tree = std::make_shared<expr::Function>();
  tree->params = {"r"};
  expr::Node param, literal, record;
  param.kind = expr::NodeKind::kParam;
  literal.value = Value::Float(0);
  record.kind = expr::NodeKind::kRecord;
  record.has_base = true;
  record.names = {"_value"};
  record.children = {tree->Add(param), tree->Add(literal)};
  tree->body = tree->Add(record);
  plan::MapSpec spec;
  spec.fn = Named("double");
  spec.fn.tree = tree;
  Check(bench, MakeNode(spec, {TablesNode(TwoHosts())}),
        "{host=b} host:string _time:time _value:float\n  b 0 2\n  b 10 4\n  b 20 -\n  b 30 8\n"
        "{host=a} host:string _time:time _value:float\n  a 5 14\n  a 15 16\n  a 25 18\n");
}

BOOST_AUTO_TEST_CASE(DroppingKeyColumnsJoinsTables) {
  Bench bench;
  Check(bench, Project(TablesNode(TwoHosts()), false, {"host", "_time"}),
        "{} _value:float\n  1\n  2\n  -\n  4\n  7\n  8\n  9\n");
  Check(bench, Project(TablesNode({TwoHosts()[1]}), true, {"host", "_value", "nothing"}),
        "{host=a} host:string _value:float\n  a 7\n  a 8\n  a 9\n");
}

BOOST_AUTO_TEST_CASE(JoinedTablesPadColumnsAndRefuseTypeConflicts) {
  Bench bench;
  const auto a = MakeTable({"k"}, {{"k string", "a"}, {"x int", "1 2"}});
  const auto b = MakeTable({"k"}, {{"k string", "b"}, {"y string", "p"}, {"x int", "3"}});
  const auto c = MakeTable({"k"}, {{"k string", "c"}, {"x float", "3"}});
  Check(bench, Project(TablesNode({a, b}), false, {"k"}), "{} x:int y:string\n  1 -\n  2 -\n  3 p\n");
  BOOST_TEST(bench.Run(Project(TablesNode({a, c}), false, {"k"}))
                 .starts_with("error: project: schema collision detected: column `x` is both of type int and float"));
}

BOOST_AUTO_TEST_CASE(ProjectAsksAFunctionOncePerName) {
  Bench bench;
  size_t calls = 0;
  bench.call = [&](const Value&, std::span<const NamedArg> args) -> Result<Value> {
    ++calls;
    return Value::Bool(args[0].name == "column" && args[0].value.AsString().starts_with("_"));
  };
  plan::ProjectSpec spec;
  spec.is_keep = false;
  spec.fn = Value();
  const auto root = MakeNode(spec, {TablesNode(TwoHosts())});
  BOOST_TEST(bench.Run(root) == "{host=a} host:string\n  a\n  a\n  a\n{host=b} host:string\n  b\n  b\n  b\n  b\n");
  BOOST_TEST(calls == 3u);
}

BOOST_AUTO_TEST_CASE(DuplicateCopiesColumnsAndKeys) {
  Bench bench;
  plan::DuplicateSpec spec;
  spec.column = "_value";
  spec.as = "copy";
  Check(bench, MakeNode(spec, {TablesNode({TwoHosts()[1]})}),
        "{host=a} host:string _time:time _value:float copy:float\n  a 5 7 7\n  a 15 8 8\n  a 25 9 9\n");
  spec.as = "host";
  Check(bench, MakeNode(spec, {TablesNode({TwoHosts()[1]})}),
        "{} host:float _time:time _value:float\n  7 5 7\n  8 15 8\n  9 25 9\n");
  spec.column = "none";
  BOOST_TEST(bench.Run(MakeNode(spec, {TablesNode(TwoHosts())})) ==
             "error: duplicate: `duplicate`: no column `none` in table {host: \"b\"}; columns: host, _time, _value");
}

BOOST_AUTO_TEST_CASE(TableFillGivesEmptyTablesARow) {
  Bench bench;
  const auto empty = MakeTable({"k"}, {{"k string", "a"}, {"x int", ""}});
  Check(bench, MakeNode(plan::TableFillSpec{}, {TablesNode({empty})}), "{k=a} k:string x:int\n  a -\n");
}

BOOST_AUTO_TEST_CASE(WindowsAreClippedToTheBounds) {
  Bench bench;
  const auto table = MakeTable({}, {{"_time time", "3 9 10 25"}, {"_value int", "1 2 3 4"}});
  const std::string schema = " _start:time _stop:time _time:time _value:int\n";
  const std::string rows =
      "{_start=3 _stop=10}" + schema + "  3 10 3 1\n  3 10 9 2\n" + "{_start=10 _stop=20}" + schema + "  10 20 10 3\n";
  Check(bench, Window(Range(TablesNode({table}), 3, 26), 10, 10),
        rows + "{_start=20 _stop=26}" + schema + "  20 26 25 4\n");
  const auto unordered = MakeTable({}, {{"_time time", "25 3 10 9"}, {"_value int", "4 1 3 2"}}, false);
  Check(bench, Window(Range(TablesNode({unordered}), 3, 26), 10, 10),
        rows + "{_start=20 _stop=26}" + schema + "  20 26 25 4\n");
}

BOOST_AUTO_TEST_CASE(RowsMayFallIntoSeveralWindows) {
  Bench bench;
  const std::string schema = " _start:time _stop:time _time:time _value:int\n";
  const std::string expected = "{_start=3 _stop=10}" + schema + "  3 10 3 1\n" + "{_start=3 _stop=20}" + schema +
                               "  3 20 3 1\n  3 20 15 2\n" + "{_start=10 _stop=21}" + schema + "  10 21 15 2\n" +
                               "{_start=20 _stop=21}" + schema;
  for (const bool is_ordered : {true, false}) {
    const auto table = MakeTable({}, {{"_time time", "3 15"}, {"_value int", "1 2"}}, is_ordered);
    Check(bench, Window(Range(TablesNode({table}), 3, 21), 10, 20, true), expected);
  }
}

BOOST_AUTO_TEST_CASE(WindowOverEverythingJoinsWindows) {
  Bench bench;
  const auto table = MakeTable({}, {{"_time time", "3 9 10 25"}, {"_value int", "1 2 3 4"}});
  const int64_t inf = plan::WindowShape::kForever;
  Check(bench, Window(Window(Range(TablesNode({table}), 3, 26), 10, 10), inf, inf),
        "{_start=3 _stop=26} _start:time _stop:time _time:time _value:int\n"
        "  3 26 3 1\n  3 26 9 2\n  3 26 10 3\n  3 26 25 4\n");
}

BOOST_AUTO_TEST_CASE(WindowNeedsBoundsAndTime) {
  Bench bench;
  BOOST_TEST(
      bench.Run(Window(TablesNode(TwoHosts()), 10, 10)).starts_with("error: window: the input has no time bounds"));
  plan::WindowSpec spec;
  spec.shape.every.ns = spec.shape.period.ns = 1;
  spec.create_empty = true;
  const std::string absurd = bench.Run(MakeNode(spec, {Range(TablesNode(TwoHosts()), 0, 1'000'000'000)}));
  BOOST_TEST(absurd.starts_with("error: window: 1000000000 windows between"));
}

BOOST_AUTO_TEST_CASE(AggregatesGiveOneRow) {
  Bench bench;
  using namespace exec::aggregates;
  const auto table = [] {
    return TablesNode(
        {MakeTable({"k"},
                   {{"k string", "a"}, {"f float", "0.1 - 0.2 0.3"}, {"i int", "5 -7 5 -"}, {"s string", "b a - c"}}),
         MakeTable({"k"}, {{"k string", "b"}, {"f float", ""}, {"i int", ""}, {"s string", ""}})});
  };
  const auto expect = [&](const plan::AggregateDef& def, const char* column, const std::string& a, const std::string& b,
                          const std::string& type) {
    Check(bench, Aggregate(table(), def, column),
          "{k=a} k:string " + std::string(column) + ":" + type + "\n  a " + a + "\n{k=b} k:string " + column + ":" +
              type + "\n  b " + b + "\n");
  };
  expect(kCount, "s", "4", "0", "int");
  expect(kSum, "f", "0.6000000000000001", "-", "float");
  expect(kSum, "i", "3", "-", "int");
  expect(kMean, "i", "1", "-", "float");
  const std::string schema = " k:string f:float i:int s:string\n";
  const auto select = [&](const plan::AggregateDef& def, const char* column, const std::string& row) {
    Check(bench, Aggregate(table(), def, column), "{k=a}" + schema + "  " + row + "\n{k=b}" + schema);
  };
  select(kMin, "i", "a - -7 a");
  select(kMax, "i", "a 0.1 5 b");
  select(kMax, "f", "a 0.3 - c");
  select(kFirst, "s", "a 0.1 5 b");
  select(kLast, "i", "a 0.2 5 -");
}

BOOST_AUTO_TEST_CASE(AggregatesNameWhatTheyCannotDo) {
  Bench bench;
  using namespace exec::aggregates;
  const auto table = TablesNode({MakeTable({"k"}, {{"k string", "a"}, {"s string", "x"}})});
  BOOST_TEST(
      bench.Run(Aggregate(table, kSum, "s")) ==
      "error: aggregate: `sum` cannot take column `s`, which has type string: it needs int, uint or float; filter to "
      "such columns first, or convert with `toFloat`; found in table {k: \"a\"}");
  BOOST_TEST(bench.Run(Aggregate(table, kMean, "v")) ==
             "error: aggregate: `mean`: no column `v` in table {k: \"a\"}; `column` names the one to use");
  BOOST_TEST(bench.Run(Aggregate(table, kCount, "k")).starts_with("error: aggregate: `count`: column `k` is part of"));
  BOOST_TEST(bench.Run(Aggregate(table, kMin, "s")).starts_with("error: aggregate: `min` cannot take column `s`"));
}

BOOST_AUTO_TEST_CASE(LongRunsGiveTheBitsOfAPlainLoop) {
  Bench bench;
  using namespace exec::aggregates;
  std::vector<double> values;
  double sum = 0, low = 1e9;
  for (int i = 0; i < 5000; ++i) {
    values.push_back(0.1 * ((i * 7919) % 1013) - 20.3);
    sum += values.back();
    low = std::min(low, values.back());
  }
  Table table = MakeTable({}, {{"v float", "1"}});
  table.chunks = {Chunk{{Column::FlatFloat(values)}, values.size()}};
  const auto node = TablesNode({table});
  for (const size_t rows : {size_t{1}, size_t{7}, size_t{100}, size_t{8192}}) {
    const auto results = bench.Execute({Aggregate(node, kSum, "v"), Aggregate(node, kMin, "v")}, rows);
    BOOST_REQUIRE(results.has_value());
    BOOST_TEST((*results)[0].tables[0].Combined().columns[0]->FloatAt(0) == sum);
    BOOST_TEST((*results)[1].tables[0].Combined().columns[0]->FloatAt(0) == low);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::exec
