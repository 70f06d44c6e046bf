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

const Table kFirst = MakeTable(
    {"host", "cpu"}, {{"host string", "b b"}, {"cpu string", "0 0"}, {"zone string", "y x"}, {"_value int", "1 2"}});
const Table kSecond =
    MakeTable({"host", "cpu"}, {{"host string", "a"}, {"cpu string", "0"}, {"zone string", "x"}, {"_value int", "3"}});

}  // namespace

BOOST_FIXTURE_TEST_CASE(group_by_key_columns_keeps_whole_tables, Fixture) {
  BOOST_TEST(Apply("group", {kFirst, kSecond}, {{"columns", Strings({"cpu"})}}) ==
             "{cpu=0} host:string cpu:string zone:string _value:int\n  b 0 y 1\n  b 0 x 2\n  a 0 x 3\n");
  BOOST_TEST(Apply("group", {kFirst, kSecond}, {}) ==
             "{} host:string cpu:string zone:string _value:int\n  b 0 y 1\n  b 0 x 2\n  a 0 x 3\n");
}

BOOST_FIXTURE_TEST_CASE(group_by_other_columns_emits_in_key_order, Fixture) {
  BOOST_TEST(Apply("group", {kFirst, kSecond}, {{"columns", Strings({"zone"})}}) ==
             "{zone=x} host:string cpu:string zone:string _value:int\n  b 0 x 2\n  a 0 x 3\n"
             "{zone=y} host:string cpu:string zone:string _value:int\n  b 0 y 1\n");
  BOOST_TEST(
      Apply("group", {kFirst, kSecond}, {{"columns", Strings({"_value", "cpu", "host"})}, {"mode", Text("except")}}) ==
      "{zone=x} host:string cpu:string zone:string _value:int\n  b 0 x 2\n  a 0 x 3\n"
      "{zone=y} host:string cpu:string zone:string _value:int\n  b 0 y 1\n");
}

BOOST_FIXTURE_TEST_CASE(group_by_null_is_a_group, Fixture) {
  const Table table = MakeTable({}, {{"k int", "1 - 1 -"}, {"v int", "1 2 3 4"}});
  BOOST_TEST(Apply("group", {table}, {{"columns", Strings({"k"})}}) ==
             "{k=-} k:int v:int\n  - 2\n  - 4\n{k=1} k:int v:int\n  1 1\n  1 3\n");
}

BOOST_FIXTURE_TEST_CASE(group_pads_columns_that_a_table_lacks, Fixture) {
  const Table narrow = MakeTable({"host"}, {{"host string", "c"}, {"_value int", "9"}});
  BOOST_TEST(Apply("group", {kSecond, narrow}, {}) ==
             "{} host:string cpu:string zone:string _value:int\n  a 0 x 3\n  c - - 9\n");
  const Table other = MakeTable({"host"}, {{"host string", "c"}, {"_value float", "9"}});
  BOOST_TEST(Apply("group", {kSecond, other}, {})
                 .find("schema collision detected: column `_value` is both of type int and float") !=
             std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(experimental_group_extends_the_key, Fixture) {
  BOOST_TEST(Apply("experimental.group", {kFirst}, {{"mode", Text("extend")}, {"columns", Strings({"zone"})}}) ==
             "{host=b cpu=0 zone=x} host:string cpu:string zone:string _value:int\n  b 0 x 2\n"
             "{host=b cpu=0 zone=y} host:string cpu:string zone:string _value:int\n  b 0 y 1\n");
}

BOOST_FIXTURE_TEST_CASE(labels_of_keys_and_columns, Fixture) {
  BOOST_TEST(Apply("keys", {kSecond}, {}) ==
             "{host=a cpu=0} host:string cpu:string _value:string\n  a 0 host\n  a 0 cpu\n");
  BOOST_TEST(Apply("columns", {MakeTable({}, {{"b int", "1"}, {"a int", "1"}})}, {}) == "{} _value:string\n  b\n  a\n");
}

BOOST_FIXTURE_TEST_CASE(rename_changes_keys, Fixture) {
  const Value columns = MakeRecord({{"host", Text("h")}, {"_value", Text("v")}});
  BOOST_TEST(Apply("rename", {kSecond}, {{"columns", columns}}) ==
             "{h=a cpu=0} h:string cpu:string zone:string v:int\n  a 0 x 3\n");
  BOOST_TEST(Apply("rename", {kSecond}, {{"columns", MakeRecord({{"old", Text("new")}})}})
                 .find("rename error: column \"old\" doesn't exist") != std::string::npos);
  const Value upper = Fn([](std::span<const NamedArg> args) -> Result<Value> {
    return Value::String("x" + std::string(args[0].value.AsString()));
  });
  BOOST_TEST(Apply("rename", {MakeTable({}, {{"a int", "1"}})}, {{"fn", upper}}) == "{} xa:int\n  1\n");
}

BOOST_FIXTURE_TEST_CASE(set_merges_tables_that_become_alike, Fixture) {
  BOOST_TEST(Apply("set", {kFirst, kSecond}, {{"key", Text("host")}, {"value", Text("h")}}) ==
             "{host=h cpu=0} host:string cpu:string zone:string _value:int\n  h 0 y 1\n  h 0 x 2\n  h 0 x 3\n");
  BOOST_TEST(Apply("set", {MakeTable({}, {{"a int", "1"}})}, {{"key", Text("b")}, {"value", Text("x")}}) ==
             "{} a:int b:string\n  1 x\n");
}

BOOST_FIXTURE_TEST_CASE(pivot_turns_fields_into_columns, Fixture) {
  const Table a = MakeTable({"_field"}, {{"_field string", "a a"}, {"_time time", "1 3"}, {"_value float", "1 3"}});
  const Table b = MakeTable({"_field"}, {{"_field string", "b b"}, {"_time time", "2 3"}, {"_value int", "20 30"}});
  const std::vector<std::pair<std::string, Value>> args = {
      {"rowKey", Strings({"_time"})}, {"columnKey", Strings({"_field"})}, {"valueColumn", Text("_value")}};
  BOOST_TEST(Apply("pivot", {a, b}, args) == "{} _time:time a:float b:int\n  1 1 -\n  2 - 20\n  3 3 30\n");
}

BOOST_FIXTURE_TEST_CASE(union_merges_in_the_order_of_its_inputs, Fixture) {
  const Value first = bench.Stream({kFirst}), second = bench.Stream({kSecond, kFirst});
  BOOST_TEST(bench.Run(bench.Invoke("union", {{"tables", MakeArray({second, first})}})) ==
             "{host=a cpu=0} host:string cpu:string zone:string _value:int\n  a 0 x 3\n"
             "{host=b cpu=0} host:string cpu:string zone:string _value:int\n  b 0 y 1\n  b 0 x 2\n  b 0 y "
             "1\n  b 0 x 2\n");
}

BOOST_FIXTURE_TEST_CASE(table_find_and_its_kin, Fixture) {
  const Value is_a = Fn([](std::span<const NamedArg> args) -> Result<Value> {
    return Value::Bool(args[0].value.AsRecord().Find("host")->AsString() == "a");
  });
  const Value stream = bench.Stream({kFirst, kSecond});
  BOOST_TEST(bench.Eval("findColumn", {{"tables", stream}, {"fn", is_a}, {"column", Text("_value")}}) == "[3]");
  const Result<Value> record = bench.Invoke("findRecord", {{"tables", stream}, {"fn", is_a}, {"idx", Value::Int(0)}});
  BOOST_REQUIRE(record.has_value());
  BOOST_TEST(record->AsRecord().Find("_value")->AsInt() == 3);
  const Value none = Fn([](std::span<const NamedArg>) -> Result<Value> { return Value::Bool(false); });
  BOOST_TEST(bench.Eval("tableFind", {{"tables", stream}, {"fn", none}}) == "error: `tableFind`: no table found");
  BOOST_TEST(bench.Eval("findColumn", {{"tables", stream}, {"fn", none}, {"column", Text("_value")}}) == "[]");
}

}  // namespace flux::stdlib
