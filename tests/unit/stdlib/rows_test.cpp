#include <boost/test/unit_test.hpp>

#include "tests/unit/stdlib/stdlib_bench.h"

namespace flux::stdlib {

namespace {

struct Fixture {
  StdlibBench bench;
  std::string Apply(const std::string& name, std::vector<Table> tables,
                    std::vector<std::pair<std::string, Value>> args) {
    args.emplace_back("tables", bench.Stream(std::move(tables)));
    return bench.Run(bench.Invoke(name, std::move(args)));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(sort_puts_nulls_first_and_keeps_the_order_of_equals, Fixture) {
  const Table table = MakeTable({}, {{"n int", "1 2 3 4 5"}, {"_value float", "2 - 1 2 -"}});
  BOOST_TEST(Apply("sort", {table}, {}) == "{} n:int _value:float\n  2 -\n  5 -\n  3 1\n  1 2\n  4 2\n");
  BOOST_TEST(Apply("sort", {table}, {{"desc", Value::Bool(true)}}) ==
             "{} n:int _value:float\n  2 -\n  5 -\n  1 2\n  4 2\n  3 1\n");
}

BOOST_FIXTURE_TEST_CASE(sort_by_several_columns, Fixture) {
  const Table table = MakeTable({}, {{"a string", "y x y x"}, {"b int", "2 1 -1 3"}});
  BOOST_TEST(Apply("sort", {table}, {{"columns", Strings({"a", "b"})}}) ==
             "{} a:string b:int\n  x 1\n  x 3\n  y -1\n  y 2\n");
}

BOOST_FIXTURE_TEST_CASE(limit_and_tail, Fixture) {
  const Table table = MakeTable({}, {{"n int", "1 2 3 4 5"}});
  BOOST_TEST(Apply("limit", {table}, {{"n", Value::Int(2)}, {"offset", Value::Int(1)}}) == "{} n:int\n  2\n  3\n");
  BOOST_TEST(Apply("tail", {table}, {{"n", Value::Int(2)}, {"offset", Value::Int(1)}}) == "{} n:int\n  3\n  4\n");
  BOOST_TEST(Apply("limit", {table}, {{"n", Value::Int(-1)}}) ==
             "error: `limit`: argument `n` must not be negative, found -1");
}

BOOST_FIXTURE_TEST_CASE(difference_of_a_counter, Fixture) {
  const Table table = MakeTable({}, {{"_value uint", "5 8 - 3 4"}});
  BOOST_TEST(Apply("difference", {table}, {}) == "{} _value:int\n  3\n  -\n  -5\n  1\n");
  BOOST_TEST(Apply("difference", {table},
                   {{"nonNegative", Value::Bool(true)},
                    {"keepFirst", Value::Bool(true)},
                    {"initialZero", Value::Bool(true)}}) == "{} _value:int\n  0\n  3\n  -\n  3\n  1\n");
}

BOOST_FIXTURE_TEST_CASE(derivative_skips_repeated_times, Fixture) {
  const Table table =
      MakeTable({}, {{"_time time", "0 1000000000 1000000000 3000000000"}, {"_value float", "1 3 9 2"}});
  BOOST_TEST(Apply("derivative", {table}, {}) == "{} _time:time _value:float\n  1000000000 2\n  3000000000 -0.5\n");
  const Table unsorted = MakeTable({}, {{"_time time", "10 5"}, {"_value float", "1 3"}}, false);
  BOOST_TEST(Apply("derivative", {unsorted}, {}).find("times must ascend") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(cumulative_sum_elapsed_and_fill, Fixture) {
  const Table table = MakeTable({}, {{"_time time", "0 2000000000 5000000000"}, {"_value int", "1 - 3"}});
  BOOST_TEST(Apply("cumulativeSum", {table}, {}) ==
             "{} _time:time _value:int\n  0 1\n  2000000000 1\n  5000000000 4\n");
  BOOST_TEST(Apply("elapsed", {table}, {}) ==
             "{} _time:time _value:int elapsed:int\n  2000000000 - 2\n  5000000000 3 3\n");
  BOOST_TEST(Apply("fill", {table}, {{"usePrevious", Value::Bool(true)}}) ==
             "{} _time:time _value:int\n  0 1\n  2000000000 1\n  5000000000 3\n");
  BOOST_TEST(Apply("fill", {table}, {{"value", Value::Float(1)}}).find("fill column type mismatch: int/float") !=
             std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(distinct_and_unique, Fixture) {
  const Table table = MakeTable({"t"}, {{"t string", "a a a a"}, {"n int", "1 2 3 4"}, {"_value float", "2 - 2 -"}});
  BOOST_TEST(Apply("distinct", {table}, {}) == "{t=a} t:string _value:float\n  a 2\n  a -\n");
  BOOST_TEST(Apply("distinct", {table}, {{"column", Text("t")}}) == "{t=a} t:string _value:string\n  a a\n");
  BOOST_TEST(Apply("unique", {table}, {}) == "{t=a} t:string n:int _value:float\n  a 1 2\n  a 2 -\n");
}

BOOST_FIXTURE_TEST_CASE(statistics, Fixture) {
  const Table table = MakeTable({"t"}, {{"t string", "a a a a a"}, {"_value float", "4 1 - 3 2"}});
  BOOST_TEST(Apply("spread", {table}, {}) == "{t=a} t:string _value:float\n  a 3\n");
  BOOST_TEST(Apply("stddev", {table}, {{"mode", Text("population")}}) ==
             "{t=a} t:string _value:float\n  a 1.118033988749895\n");
  const auto quantile = [&](const char* method, double q) {
    return Apply("quantile", {table}, {{"q", Value::Float(q)}, {"method", Text(method)}});
  };
  BOOST_TEST(quantile("exact_mean", 0.5) == "{t=a} t:string _value:float\n  a 2.5\n");
  BOOST_TEST(quantile("exact_selector", 0.5) == "{t=a} t:string _value:float\n  a 2\n");
  BOOST_TEST(quantile("estimate_tdigest", 0.5) == "{t=a} t:string _value:float\n  a 2.5\n");
  BOOST_TEST(quantile("guess", 0.5).starts_with("error: `quantile`: argument `method` must be"));
}

BOOST_FIXTURE_TEST_CASE(reduce_calls_the_function_row_by_row, Fixture) {
  const Table table = MakeTable({"t"}, {{"t string", "a a"}, {"_value int", "3 4"}});
  const Value add = Fn([](std::span<const NamedArg> args) -> Result<Value> {
    const int64_t sum =
        args[0].value.AsRecord().Find("_value")->AsInt() + args[1].value.AsRecord().Find("sum")->AsInt();
    return MakeRecord({{"sum", Value::Int(sum)}});
  });
  BOOST_TEST(Apply("reduce", {table}, {{"fn", add}, {"identity", MakeRecord({{"sum", Value::Int(0)}})}}) ==
             "{t=a} t:string sum:int\n  a 7\n");
}

}  // namespace flux::stdlib
