// Functions as operations get them: row trees with their captures bound, and calls row by row.

#include <boost/test/unit_test.hpp>

#include "tests/unit/vm_interp/source_fixture.h"

namespace flux {
namespace {

BOOST_FIXTURE_TEST_SUITE(RowFunctions, SourceFixture)

BOOST_AUTO_TEST_CASE(BodiesBecomeTrees) {
  BOOST_TEST(Tree("f = (r) => r._value > 10.0 and r.host =~ /a/") == "(r) => r._value > 10.0 and r.host =~ /a/");
  BOOST_TEST(Tree("f = (r) => ({r with x: if exists r.a then r.a else -r.b})") ==
             "(r) => ({r with x: if exists r.a then r.a else -r.b})");
  BOOST_TEST(Tree("f = (r) => ({s: \"a ${r.x} b\", t: [r.y, 2][1]})") != "none");
  BOOST_TEST(Tree("f = (r, accumulator) => ({sum: r._value + accumulator.sum})") ==
             "(r, accumulator) => ({sum: r._value + accumulator.sum})");
}

BOOST_AUTO_TEST_CASE(AssignmentsBecomeLets) {
  const std::string tree = Tree("f = (r) => {\n  a = r.x * 2\n  b = a + 1\n  return {x: a, y: b}\n}");
  BOOST_TEST(tree != "none");
}

BOOST_AUTO_TEST_CASE(CapturesAreBound) {
  BOOST_TEST(Tree("limit = 3 + 4\nf = (r) => r.x > limit") == "(r) => r.x > 7");
  BOOST_TEST(Tree("make = (n) => (r) => r.x > n * 2\nf = make(n: 4)") == "(r) => r.x > 4 * 2");
  BOOST_TEST(Tree("v = {a: {b: 2}}\nf = (r) => r.x > v.a.b") == "(r) => r.x > 2");
  BOOST_TEST(Tree("f = (r) => r.ok == true") == "(r) => r.ok == true");
}

BOOST_AUTO_TEST_CASE(OptionsAreReadWhenTheTreeIsMade) {
  Package("lib", "package lib\noption n = 1\nf = (r) => r.x > n");
  BOOST_TEST(Tree("import \"lib\"\noption lib.n = 9\nf = lib.f") == "(r) => r.x > 9");
}

BOOST_AUTO_TEST_CASE(BuiltinsBecomeNamedCalls) {
  const std::string tree = Tree("import \"test\"\nf = (r) => test.add(a: r.x)");
  BOOST_TEST(tree.find("test.add(a: r.x)") != std::string::npos, tree);
}

BOOST_AUTO_TEST_CASE(SmallFunctionsAreInlined) {
  const std::string tree = Tree("double = (v) => v * 2\nf = (r) => double(v: r.x) > 1");
  BOOST_TEST(tree.find("r.x") != std::string::npos, tree);
  BOOST_TEST(tree.find("double") == std::string::npos, tree);
}

BOOST_AUTO_TEST_CASE(OtherFunctionsHaveNoTree) {
  BOOST_TEST(Tree("f = (r, n=1) => r.x > n") == "none");
  BOOST_TEST(Tree("f = (r) => ((x) => x + 1)(x: r.x)") == "none");
  BOOST_TEST(Tree("f = (r) => ({d: [\"a\": r.x]})") == "none");
  BOOST_TEST(Tree("g = (x=1) => x\nf = (r) => g(x: r.a)") == "none");
  BOOST_TEST(Tree("g = (x=<-) => x\nf = (r) => r.a |> g()") == "none");
}

BOOST_AUTO_TEST_CASE(DeepBodiesHaveNoTree) {
  std::string sum = "r.x";
  for (int i = 0; i < 60; ++i) sum += " + r.x";
  std::string statements;
  for (int i = 0; i < 390; ++i) statements += "  a" + std::to_string(i) + " = r.x\n";
  BOOST_TEST(Tree("f = (r) => {\n" + statements + "  return " + sum + "\n}") == "none");
  BOOST_TEST(Tree("f = (r) => " + sum) != "none");
}

BOOST_AUTO_TEST_CASE(RowFunctionsKeepClosureAndText) {
  RunSource("f = (r) => r.x   > 1");
  const Value f = *vm.Global("main", "f");
  Result<plan::RowFunction> row = vm.ToRowFunction(f);
  BOOST_REQUIRE(row.has_value());
  BOOST_TEST(row->text == "(r) => r.x   > 1");
  BOOST_TEST(row->closure.object() == f.object());
  BOOST_TEST(!vm.ToRowFunction(Value::Int(1)).has_value());
}

BOOST_AUTO_TEST_CASE(RowsOneByOne) {
  RunSource("k = 3\nf = (r, by=k) => {\n  g = (x) => x * by\n  return g(x: r.v)\n}");
  const std::string_view names[] = {"r"};
  Result<RowCaller> caller = RowCaller::Make(vm, *vm.Global("main", "f"), names);
  BOOST_REQUIRE(caller.has_value());
  for (int64_t v = 0; v < 1000; ++v) {
    Value row = MakeRecord({{"v", Value::Int(v)}});
    Result<Value> value = caller->Call({&row, 1});
    BOOST_REQUIRE(value.has_value());
    BOOST_REQUIRE(value->AsInt() == 3 * v);
  }
  Value broken = Value::Int(1);
  Result<Value> value = caller->Call({&broken, 1});
  BOOST_REQUIRE(!value);
  BOOST_TEST(value.error().Text() ==
             "cannot access property \"v\" on value of type int; expected record\n  at script.flux:4:15 in `f`");
}

BOOST_AUTO_TEST_CASE(RowCallersMatchArguments) {
  RunSource("f = (r) => r.v");
  const std::string_view wrong[] = {"x"};
  Result<RowCaller> caller = RowCaller::Make(vm, *vm.Global("main", "f"), wrong);
  BOOST_REQUIRE(!caller);
  BOOST_TEST(caller.error().message == "`f` does not take an argument `x`");
  BOOST_TEST(!RowCaller::Make(vm, *vm.Global("main", "f"), {}).has_value());
  BOOST_TEST(!RowCaller::Make(vm, Value::Int(1), wrong).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux
