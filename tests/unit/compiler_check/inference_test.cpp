#include <boost/test/unit_test.hpp>

#include "tests/unit/compiler_check/check_fixture.h"

namespace flux {
namespace {

BOOST_AUTO_TEST_CASE(literals) {
  CheckType("x = 1", "x", "int");
  CheckType("x = 1.5", "x", "float");
  CheckType("x = \"a\"", "x", "string");
  CheckType("x = 1h30m", "x", "duration");
  CheckType("x = 2024-01-02", "x", "time");
  CheckType("x = /a+/", "x", "regexp");
  CheckType("x = true", "x", "bool");
  CheckType("x = \"n is ${1 + 2} of ${now()}\"", "x", "string");
}

BOOST_AUTO_TEST_CASE(collections) {
  CheckType("x = []", "x", "[A]");
  CheckType("x = [[1], []]", "x", "[[int]]");
  CheckType("x = [:]", "x", "[A:B] where A: Comparable");
  CheckType("x = [\"a\": 1.0]", "x", "[string:float]");
  CheckType("x = [1, 2][0]", "x", "int");
  CheckType("f = (a, i) => a[i]", "f", "(a: [A], i: int) => A");
}

BOOST_AUTO_TEST_CASE(records) {
  CheckType("x = {a: 1, \"b c\": {d: true}}", "x", "{a: int, \"b c\": {d: bool}}");
  CheckType("a = 1\nx = {a}", "x", "{a: int}");
  CheckType("r = {a: 1}\nx = r[\"a\"]", "x", "int");
  CheckType("r = {a: 1}\ns = {r with a: \"new\", b: 2}\nx = s.a", "x", "string");
  CheckType("f = (r) => r.a", "f", "(r: {A with a: B}) => B");
  CheckType("f = (r) => r.a + r.b", "f", "(r: {A with a: B, b: B}) => B where B: Addable");
  CheckType("f = (r) => ({r with a: 1})", "f", "(r: A) => {A with a: int}");
  CheckType("f = (r) => ({r with a: 1}).b", "f", "(r: {A with b: B}) => B");
}

BOOST_AUTO_TEST_CASE(operators) {
  CheckType("f = (a, b) => a + b", "f", "(a: A, b: A) => A where A: Addable");
  CheckType("f = (a, b) => a - b", "f", "(a: A, b: A) => A where A: Subtractable");
  CheckType("f = (a, b) => a * b / a ^ b % a", "f", "(a: A, b: A) => A where A: Divisible");
  CheckType("f = (a, b) => a < b", "f", "(a: A, b: B) => bool where A: Comparable, B: Comparable");
  CheckType("f = (a, b) => a == b", "f", "(a: A, b: B) => bool where A: Equatable, B: Equatable");
  CheckType("f = (a) => a <= 1", "f", "(a: A) => bool where A: Comparable + Equatable");
  CheckType("f = (a, b) => a =~ b", "f", "(a: string, b: regexp) => bool");
  CheckType("f = (a, b) => not a and (b or exists a)", "f", "(a: bool, b: bool) => bool");
  CheckType("f = (a) => -a", "f", "(a: A) => A where A: Negatable");
  CheckType("f = (a) => if a then 1 else 2", "f", "(a: bool) => int");
  CheckType("f = (a) => \"${a}\"", "f", "(a: A) => string where A: Stringable");
}

BOOST_AUTO_TEST_CASE(functions) {
  CheckType("f = () => 1", "f", "() => int");
  CheckType("f = (t=<-, n) => [t, n]", "f", "(<-t: A, n: A) => [A]");
  CheckType("f = (x) => { y = x + 1 return [y] }", "f", "(x: int) => [int]");
  CheckType("id = (v) => v\nx = {a: id(v: 1), b: id(v: \"s\")}", "x", "{a: int, b: string}");
  CheckType("f = (x) => { id = (v) => v return {a: id(v: x), b: id(v: 1)} }", "f", "(x: A) => {a: A, b: int}");
  CheckType("f = (g) => g(a: 1)", "f", "(g: (a: int) => A) => A");
  CheckType("f = (g, x) => x |> g(n: 1)", "f", "(g: (<-: A, n: int) => B, x: A) => B");
  CheckType("f = (t=<-) => t\nx = 1 |> f()", "x", "int");
  CheckType("f = (t=<-) => t\nx = f(t: 1)", "x", "int");
  CheckType("f = (g=(t=<-) => t, x) => g(t: x)", "f", "(?g: (t: A) => B, x: A) => B");
}

BOOST_AUTO_TEST_CASE(defaults_do_not_fix_the_parameter) {
  CheckType("f = (x=1) => x", "f", "(?x: A) => A");
  CheckType("f = (x=1) => x\ny = f(x: \"s\")", "y", "string");
  CheckType("f = (x=1) => x + 1", "f", "(?x: int) => int");
  CheckType("a = 1\nf = (a=a) => a * 2", "f", "(?a: int) => int");
  CheckType("f = (r, c=\"x\") => ({r with v: c})\ny = f(r: {a: 1}, c: 2)", "y", "{v: int, a: int}");
}

BOOST_AUTO_TEST_CASE(definitions_are_generalised_but_parameters_are_not) {
  CheckType("compose = (f, g) => (x) => f(x: g(x: x))", "compose", "(f: (x: A) => B, g: (x: C) => A) => (x: C) => B");
  CheckDiagnostics("f = (g) => ({a: g(x: 1), b: g(x: \"s\")})",
                   "E0305 [\"s\"] `x` of `g` must be an int, found a string");
}

BOOST_AUTO_TEST_CASE(streams_keep_what_their_signatures_say) {
  CheckType("x = from(bucket: \"b\") |> range(start: -1h)", "x",
            "stream[{A with _time: time, _start: time, _stop: time, _measurement: string, _field: string, _value: B}]");
  CheckType("import \"array\"\nx = array.from(rows: [{a: 1}]) |> map(fn: (r) => ({r with b: float(v: r.a)}))", "x",
            "stream[{b: float, a: int}]");
  CheckType("x = from(bucket: \"b\") |> aggregateWindow(every: 1h, fn: mean)", "x", "stream[A] where A: Record");
  CheckType(
      "import \"array\"\nx = array.from(rows: [{a: 1}]) |> reduce(identity: {n: 0}, fn: (r, accumulator) => ({n: "
      "accumulator.n + r.a}))",
      "x", "stream[A] where A: Record");
}

BOOST_AUTO_TEST_CASE(dynamic_values_have_dynamic_members) {
  CheckType("import \"experimental/dynamic\"\nd = dynamic.dynamic(v: 1)\nx = d.a.b", "x", "dynamic");
}

BOOST_AUTO_TEST_CASE(labels_select_fields) {
  CheckType("import \"labels\"\nx = [{a: 1, b: \"s\"}] |> labels.fill(column: .b, value: 1.0)", "x",
            "[{b: float, a: int}]");
  CheckType("import \"labels\"\nx = [{_value: 1}] |> labels.fill(value: true)", "x", "[{_value: bool}]");
}

BOOST_AUTO_TEST_CASE(imports_and_options) {
  CheckType("import d \"dict\"\nx = d.get(dict: [\"a\": 1], key: \"b\", default: 0)", "x", "int");
  CheckType("import \"settings\"\noption settings.limits = [3]\nx = settings.limits", "x", "[int]");
  CheckType("option now = () => 2024-01-01\nx = now()", "x", "time");
  CheckType("option task = {name: \"t\", every: 1h}\nx = task.every", "x", "duration");
  CheckType("import \"dict\"\nx = dict", "x", "{get: (dict: [A:B], key: A, default: B) => B} where A: Comparable");
}

BOOST_AUTO_TEST_CASE(builtin_statements) {
  CheckType("builtin f : (<-t: stream[{A with v: B}], ?n: [int]) => stream[A] where A: Record, B: Numeric", "f",
            "(<-t: stream[{A with v: B}], ?n: [int]) => stream[A] where A: Record, B: Numeric");
  CheckType("builtin f : (x: L, y: {A with L: int}) => [string:dynamic] where L: Label", "f",
            "(x: A, y: {B with A: int}) => [string:dynamic] where A: Label");
}

// As trees these types have 2^40 nodes.
BOOST_AUTO_TEST_CASE(shared_parts_are_visited_once) {
  std::string source = "f0 = (x, y) => [x, y]\nf = (u, v) => {\na0 = {a: u, b: u}\nb0 = {a: v, b: v}\n";
  for (int i = 1; i <= 40; ++i) {
    std::string n = std::to_string(i), p = std::to_string(i - 1);
    source += "a" + n + " = {a: a" + p + ", b: a" + p + "}\nb" + n + " = {a: b" + p + ", b: b" + p + "}\n";
  }
  source += "x = f0(x: a40, y: b40)\nreturn x == [a40]\n}";
  BOOST_TEST(CheckScript(source).diagnostics.all().empty());
}

BOOST_AUTO_TEST_CASE(ambient_names_are_free_to_be_anything) {
  Checked checked = CheckScript("x = v.timeRangeStart\ny = v + 1", {"v"});
  BOOST_TEST(checked.diagnostics.all().empty());
  BOOST_TEST(!CheckScript("x = v.timeRangeStart").diagnostics.all().empty());
}

// An image of interfaces serves as well as the packages themselves.
BOOST_AUTO_TEST_CASE(packages_can_come_from_an_image) {
  class Image : public PackageTypes {
   public:
    Image() {
      std::vector<const PackageInterface*> all;
      for (const std::string& path : TestPackages::Standard().Paths())
        all.push_back(TestPackages::Standard().Find(path));
      packages_ = DeserializeInterfaces(SerializeInterfaces(all)).value();
    }
    const PackageInterface* Find(std::string_view path) const override {
      for (const PackageInterface& package : packages_)
        if (package.path == path) return &package;
      return nullptr;
    }

   private:
    std::vector<PackageInterface> packages_;
  };
  Checked checked = CheckScript(
      "option now = () => 2024-01-01\nfrom(bucket: \"b\") |> range(start: now()) |> aggregateWindow(every: 1h, fn: "
      "mean)");
  DiagnosticSink diagnostics;
  CheckOptions options{.is_script = true, .ambient = {}, .prelude = StandardPrelude("main")};
  Check(checked.file, "main", Image(), options, diagnostics);
  BOOST_TEST(diagnostics.all().empty());
}

// Packages, one of which declares a function that nobody has implemented.
class WithUnimplemented : public PackageTypes {
 public:
  WithUnimplemented() {
    packages_.Add("sensors", "package sensors\nbuiltin from : (url: string) => stream[{v: int}]");
    sensors_ = *packages_.Find("sensors");
    for (InterfaceExport& item : sensors_.exports) item.is_implemented = false;
  }
  const PackageInterface* Find(std::string_view path) const override {
    return path == "sensors" ? &sensors_ : TestPackages::Standard().Find(path);
  }

 private:
  TestPackages packages_;
  PackageInterface sensors_;
};

BOOST_AUTO_TEST_CASE(use_of_what_is_not_implemented_is_a_warning) {
  DiagnosticSink diagnostics;
  const auto source =
      std::make_shared<SourceFile>("main.flux", std::string("import \"sensors\"\nsensors.from(url: \"u\")"));
  const ast::File file = ParseFile(source, diagnostics);
  const CheckOptions options{.is_script = true, .ambient = {}, .prelude = StandardPrelude("main")};
  Check(file, "main", WithUnimplemented(), options, diagnostics);
  BOOST_REQUIRE(diagnostics.all().size() == 1);
  BOOST_TEST(DiagnosticCode(diagnostics.all()[0].kind) == "W0509");
  BOOST_TEST(diagnostics.all()[0].Message() == "`sensors.from` is not implemented here, so calling it fails");
}

BOOST_AUTO_TEST_CASE(testcases_have_their_own_scope) {
  CheckDiagnostics("testcase a { x = 1 y = x + 1 }\ntestcase b { x = \"s\" }\nx = true", "");
  CheckDiagnostics("testcase a { x = 1 + \"s\" }",
                   "E0302 [\"s\"] cannot add an int and a string (`string(v: x)` converts to "
                   "text, as does interpolation: `\"… ${x}\"`)");
  CheckDiagnostics("testcase a extends \"other_test.b\" { super() }", "");
}

}  // namespace
}  // namespace flux
