// What scripts mean: values, functions, packages and options, results, errors.

#include <boost/test/unit_test.hpp>

#include "fmt/format.h"
#include "tests/unit/vm_interp/source_fixture.h"

namespace flux {
namespace {

BOOST_FIXTURE_TEST_SUITE(Source, SourceFixture)

#define CHECK_EVAL(expression, expected) BOOST_TEST(Eval(expression) == (expected))

BOOST_AUTO_TEST_CASE(Literals) {
  CHECK_EVAL("[1, -2]", "[1, -2]");
  CHECK_EVAL("[]", "[]");
  CHECK_EVAL("{a: 1.5, b: \"t\"}", "{a: 1.5, b: \"t\"}");
  CHECK_EVAL("{}", "{}");
  CHECK_EVAL("[\"b\": 2, \"a\": 1]", "[\"a\": 1, \"b\": 2]");
  CHECK_EVAL("[:]", "[:]");
  CHECK_EVAL("1h30m", "1h30m");
  CHECK_EVAL("2024-01-02", "2024-01-02T00:00:00Z");
  CHECK_EVAL("/a+/", "/a+/");
  CHECK_EVAL("true", "true");
  CHECK_EVAL("{a: 1, a: 2}", "error: property `a` comes twice in the record");
}

BOOST_AUTO_TEST_CASE(LongArraysNeedFewRegisters) {
  std::string elements;
  for (int i = 0; i < 1000; ++i) elements += std::to_string(i) + ",";
  const auto module = Compile("x = [" + elements + "]\ny = x[999]");
  BOOST_TEST(module->prototypes[0].register_count < 300u);
  Run(module);
  BOOST_TEST(Text("y") == "999");
}

BOOST_AUTO_TEST_CASE(Operators) {
  CHECK_EVAL("1 + 2 * 3 - 8 / 2", "3");
  CHECK_EVAL("7 % 4 + 1", "4");
  CHECK_EVAL("-(2.0 ^ 3.0)", "-8.0");
  CHECK_EVAL("\"a\" + \"b\" == \"ab\"", "true");
  CHECK_EVAL("\"abc\" =~ /b/ and not \"abc\" !~ /b/", "true");
  CHECK_EVAL("1 / 0", "error: cannot divide by zero");
}

BOOST_AUTO_TEST_CASE(LogicIsThreeValuedAndStopsEarly) {
  CHECK_EVAL("test.noBool and false", "false");
  CHECK_EVAL("false and test.fail(msg: \"x\")", "false");
  CHECK_EVAL("true or test.fail(msg: \"x\")", "true");
  CHECK_EVAL("test.noBool or true", "true");
  CHECK_EVAL("exists (test.noBool and true)", "false");
  CHECK_EVAL("exists (not test.noBool)", "false");
  CHECK_EVAL("test.noInt == 1 and true or 1 == 1", "true");
  CHECK_EVAL("if test.noBool then 1 else 2", "2");
  CHECK_EVAL("if 1 < 2 then 1 else 2", "1");
  CHECK_EVAL("if 1 < 2 then if 2 < 1 then 1 else 3 else 2", "3");
}

BOOST_AUTO_TEST_CASE(RecordsAndArrays) {
  CHECK_EVAL("((r) => r.a + r[\"b\"])(r: {a: 1, b: 2})", "3");
  CHECK_EVAL("((r) => ({r with a: 5, c: 3}))(r: {a: 1, b: 2})", "{a: 5, b: 2, c: 3}");
  CHECK_EVAL("[1, 2][1]", "2");
  CHECK_EVAL("[1, 2][2]", "error: cannot access element 2 of array of length 2");
  CHECK_EVAL("[1, 2][-1]", "error: cannot access element -1 of array of length 2");
}

BOOST_AUTO_TEST_CASE(Interpolation) {
  CHECK_EVAL("\"a ${1 + 1} b ${\"c ${2.5}\"}\"", "\"a 2 b c 2.5\"");
  BOOST_TEST(Eval("\"${test.noInt}\"").starts_with("error: "));
}

BOOST_AUTO_TEST_CASE(Closures) {
  RunSource(R"(
adder = (n) => {
  twice = n * 2
  return (x, y=twice) => {
    inner = () => x + y + n
    return inner()
  }
}
a = adder(n: 10)
x = a(x: 1)
y = a(x: 1, y: 2)
z = ((f=(v, w=a(x: 0)) => v + w) => f(v: 1))()
)");
  BOOST_TEST(Text("x") == "31");
  BOOST_TEST(Text("y") == "13");
  BOOST_TEST(Text("z") == "31");
}

BOOST_AUTO_TEST_CASE(DefaultsSeeTheScopeAroundTheFunction) {
  RunSource(R"(
make = (n) => {
  f = (a, b=n, g=(x) => x + n) => g(x: a) * b
  return f(a: 1) + f(a: 1, b: 100)
}
x = make(n: 3)
)");
  BOOST_TEST(Text("x") == "412");
}

BOOST_AUTO_TEST_CASE(Pipes) {
  RunSource(R"(
inc = (x=<-, by=1) => x + by
y = 1 |> inc() |> inc(by: 10)
z = inc(x: 5)
)");
  BOOST_TEST(Text("y") == "12");
  BOOST_TEST(Text("z") == "6");
}

BOOST_AUTO_TEST_CASE(BuiltinsCallFunctions) {
  CHECK_EVAL("test.add(a: 1)", "101");
  CHECK_EVAL("test.add(b: 2, a: 1)", "3");
  CHECK_EVAL("test.apply(fn: (x) => x * 2, x: 21)", "42");
}

BOOST_AUTO_TEST_CASE(OptionsAreReadWhenTheyAreUsed) {
  Package("lib", R"(package lib
option size = 1
option greet = (name) => "hello ${name}"
early = size * 10
late = () => size * 10
defaulted = (n=size) => n
)");
  RunSource(R"(
import "lib"
before = lib.late()
option lib.size = 7
option lib.greet = (name) => "bye ${name}"
after = lib.late()
early = lib.early
defaulted = lib.defaulted()
greeting = lib.greet(name: "x")
option own = 5
read = own
)");
  BOOST_TEST(Text("before") == "10");
  BOOST_TEST(Text("after") == "70");
  BOOST_TEST(Text("early") == "10");
  BOOST_TEST(Text("defaulted") == "7");
  BOOST_TEST(Text("greeting") == "\"bye x\"");
  BOOST_TEST(Text("read") == "5");
}

BOOST_AUTO_TEST_CASE(NowIsAnOptionThatBuiltinsHeed) {
  RunSource(R"(
import "test"
a = now()
option now = () => 2024-01-02T03:04:05Z
b = now()
c = test.time()
)");
  BOOST_TEST(Text("a") == "1970-01-01T00:00:00.000001Z");
  BOOST_TEST(Text("b") == "2024-01-02T03:04:05Z");
  BOOST_TEST(Text("c") == "2024-01-02T03:04:05Z");
}

BOOST_AUTO_TEST_CASE(PackagesInitialiseOnceInOrderOfDependency) {
  Package("base", "package base\nn = 1");
  Package("middle", "package middle\nimport \"base\"\nn = base.n + 1");
  RunSource("import \"middle\"\nimport \"base\"\nx = middle.n + base.n");
  BOOST_TEST(Text("x") == "3");
  BOOST_TEST(std::ranges::count(services.found_, "base") == 1);
}

BOOST_AUTO_TEST_CASE(AmbientValues) {
  ambient = {"v"};
  vm.Inject("v", MakeRecord({{"start", Value::Int(5)}}));
  RunSource("x = v.start");
  BOOST_TEST(Text("x") == "5");
}

BOOST_AUTO_TEST_CASE(AmbientValuesMustBeThere) {
  ambient = {"v"};
  BOOST_TEST(SourceFails("x = v.start").starts_with("`v` is not defined"));
}

BOOST_AUTO_TEST_CASE(ResultsComeInOrderAndOnce) {
  RunSource(R"(
import "test"
unused = test.source()
a = test.source() |> test.keep()
twice = (t=<-) => {
  kept = t |> test.keep()
  return kept |> test.keep()
}
a
test.source()
test.source() |> twice()
1 + 1
)");
  const std::vector<plan::NodeRef> results = vm.TakeResults();
  BOOST_REQUIRE(results.size() == 4u);
  const uint32_t lines[] = {4, 10, 6, 7};
  for (size_t i = 0; i < results.size(); ++i) BOOST_TEST(results[i]->position.at(0).line == lines[i]);
  BOOST_TEST(results[0]->position.at(0).file == "script.flux");
}

BOOST_AUTO_TEST_CASE(PositionsAreThoseOfTheScript) {
  Package("lib", "package lib\nimport \"test\"\nplace = () =>\n  test.place()");
  RunSource("import \"lib\"\nimport \"test\"\nx = lib.place()\ny =\n  test.place()");
  BOOST_TEST(Text("x") == "\"script.flux:3\"");
  BOOST_TEST(Text("y") == "\"script.flux:5\"");
}

BOOST_AUTO_TEST_CASE(ErrorsCarryTheCallsTheyCameThrough) {
  Package("lib", "package lib\nimport \"test\"\nrun = (fn) =>\n  test.apply(fn: fn, x: 0)");
  BOOST_TEST(SourceFails(R"(import "lib"
divide = (x) => 1 / x
f = () => {
  y = lib.run(fn: divide)
  return y
}
f())") == "cannot divide by zero\n"
          "  at script.flux:2:17 in `divide`\n"
          "  at lib.flux:4:3 in `run`\n"
          "  at script.flux:4:7 in `f`\n"
          "  at script.flux:7:1");
}

BOOST_AUTO_TEST_CASE(LongTracesLeaveOutCalls) {
  std::string source = "f0 = (x) => 1 / x\n";
  for (int i = 1; i <= 20; ++i) source += fmt::format("f{} = (x) => f{}(x: x)\n", i, i - 1);
  const Status status = vm.RunMain(Compile(source + "f20(x: 0)"));
  BOOST_TEST(status.error().message == "cannot divide by zero");
  const StackTrace& trace = status.error().trace;
  BOOST_REQUIRE(trace.size() == 16u);
  BOOST_TEST(PlaceText(trace.front()) == "script.flux:1:13 in `f0`");
  BOOST_TEST(PlaceText(trace.back()) == "script.flux:16:14 in `f15`");
  BOOST_TEST(trace[14].left_out == 0u);
  BOOST_TEST(trace.back().left_out == 6u);
}

BOOST_AUTO_TEST_CASE(PlacesCarryTheCallsThatLedThere) {
  RunSource("import \"test\"\nf = () => test.source()\ng = () => f()\ng() |> test.keep()");
  const std::vector<plan::NodeRef> results = vm.TakeResults();
  BOOST_REQUIRE(results.size() == 1u);
  BOOST_TEST(TraceText(results[0]->inputs[0]->position) ==
             "\n  at script.flux:2:11 in `f`\n  at script.flux:3:11 in `g`\n  at script.flux:4:1");
}

BOOST_AUTO_TEST_CASE(SwallowedErrorsLeaveNoTrace) {
  BOOST_TEST(SourceFails(R"(import "test"
x = test.swallow(fn: () => test.fail(msg: "one"))
y = 1 / 0)") ==
             "cannot divide by zero\n"
             "  at script.flux:3:5");
  BOOST_TEST(Text("x") == "\"failed: one\"");
}

BOOST_AUTO_TEST_CASE(PackageAsValue) {
  Package("lib", "package lib\nn = 4");
  RunSource("import \"lib\"\nl = lib\nx = l.n");
  BOOST_TEST(Text("x") == "4");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux
