#include "tests/unit/compiler_check/check_fixture.h"

#include <boost/test/unit_test.hpp>

#include "compiler/types/print.h"
#include "runtime/exec/operations.h"
#include "stdlib/stdlib.h"

namespace flux {

namespace {

constexpr std::string_view kUniverse = R"(package universe

builtin range : (<-tables: stream[{A with _time: time}], start: B, ?stop: C) => stream[{A with _time: time, _start: time, _stop: time}]
builtin filter : (<-tables: stream[A], fn: (r: A) => bool, ?onEmpty: string) => stream[A] where A: Record
builtin map : (<-tables: stream[A], fn: (r: A) => B) => stream[B]
builtin mean : (<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record
builtin last : (<-tables: stream[A], ?column: string) => stream[A] where A: Record
builtin keep : (<-tables: stream[A], ?columns: [string]) => stream[B] where A: Record, B: Record
builtin drop : (<-tables: stream[A], ?columns: [string]) => stream[B] where A: Record, B: Record
builtin rename : (<-tables: stream[A], ?columns: B) => stream[C] where A: Record, B: Record, C: Record
builtin set : (<-tables: stream[A], key: string, value: string) => stream[A] where A: Record
builtin group : (<-tables: stream[A], ?mode: string, ?columns: [string]) => stream[A] where A: Record
builtin pivot : (<-tables: stream[A], rowKey: [string], columnKey: [string], valueColumn: string) => stream[B] where A: Record, B: Record
builtin reduce : (<-tables: stream[A], fn: (r: A, accumulator: B) => B, identity: B) => stream[C] where A: Record, B: Record, C: Record
builtin yield : (<-tables: stream[A], ?name: string) => stream[A] where A: Record
builtin window : (<-tables: stream[A], every: duration) => stream[A] where A: Record
builtin string : (v: A) => string
builtin float : (v: A) => float
builtin length : (arr: [A]) => int
builtin contains : (value: A, set: [A]) => bool where A: Nullable
builtin spread : (<-tables: stream[{A with _value: B}]) => stream[{A with _value: B}] where B: Numeric
builtin _clock : () => time

option now = _clock

aggregateWindow = (every, fn, column="_value", tables=<-) =>
    tables
        |> window(every: every)
        |> fn(column: column)
)";

constexpr std::string_view kInflux = R"(package influxdb

builtin from : (?bucket: string, ?host: string) => stream[{B with _measurement: string, _field: string, _time: time, _value: A}]
builtin to : (<-tables: stream[A], ?bucket: string, ?measurementColumn: string, ?timeColumn: string, ?fieldFn: (r: A) => B) => stream[A] where A: Record, B: Record
)";

}  // namespace

const TestPackages& TestPackages::Standard() {
  static const TestPackages packages = [] {
    TestPackages made;
    made.Add("internal/boolean", "package boolean\nbuiltin true : bool\nbuiltin false : bool");
    made.Add("internal/location", "package location\noption location = {zone: \"UTC\", offset: 0h}");
    made.Add("universe", kUniverse);
    made.Add("influxdata/influxdb", kInflux);
    made.Add("array", "package array\nbuiltin from : (<-rows: [A]) => stream[A] where A: Record");
    made.Add("dict", "package dict\nbuiltin get : (dict: [K:V], key: K, default: V) => V where K: Comparable");
    made.Add("experimental/dynamic", "package dynamic\nbuiltin dynamic : (v: A) => dynamic");
    made.Add("influxdata/influxdb/schema",
             "package schema\nbuiltin fieldKeys : (bucket: string) => stream[A] where A: Record");
    made.Add("settings", "package settings\noption limits = [1, 2]\nfixed = 3");
    made.Add(
        "labels",
        "package labels\n"
        "builtin fill : (<-rows: [{A with L: B}], ?column: L = ._value, value: C) => [{A with L: C}] where L: Label");
    return made;
  }();
  return packages;
}

void TestPackages::Add(std::string path, std::string_view source) {
  auto file = std::make_shared<SourceFile>(path + ".flux", std::string(source));
  DiagnosticSink diagnostics;
  ast::File tree = ParseFile(file, diagnostics);
  CheckOptions options{.prelude = StandardPrelude(path)};
  hir::Package package = Check(tree, path, *this, options, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) BOOST_ERROR(path + ": " + diagnostic.Message());
  packages_[path] = MakeInterface(package);
}

const PackageInterface* TestPackages::Find(std::string_view path) const {
  auto it = packages_.find(path);
  return it == packages_.end() ? nullptr : &it->second;
}

std::vector<std::string> TestPackages::Paths() const {
  std::vector<std::string> paths;
  for (auto& [path, package] : packages_) paths.push_back(path);
  return paths;
}

Checked CheckScript(std::string_view source, std::vector<std::string> ambient) {
  Checked out;
  out.source = std::make_shared<SourceFile>("main.flux", std::string(source));
  out.file = ParseFile(out.source, out.diagnostics);
  static const Registry registry = [] {
    Registry all;
    exec::RegisterCoreOperations(all);
    RegisterStdlib(all);
    return all;
  }();
  CheckOptions options{
      .is_script = true, .ambient = std::move(ambient), .prelude = StandardPrelude("main"), .registry = &registry};
  out.package = Check(out.file, "main", TestPackages::Standard(), options, out.diagnostics);
  out.diagnostics.Normalize();
  return out;
}

namespace {

std::string Summary(const Checked& checked) {
  std::string out;
  for (const Diagnostic& diagnostic : checked.diagnostics.all()) {
    out += std::string(DiagnosticCode(diagnostic.kind)) + " [" + std::string(checked.source->Text(diagnostic.span)) +
           "] " + diagnostic.Message();
    if (!diagnostic.help.empty()) out += " (" + diagnostic.help + ")";
    out += "\n";
  }
  return out;
}

}  // namespace

void CheckType(std::string_view source, std::string_view name, std::string_view type) {
  Checked checked = CheckScript(source);
  BOOST_TEST_CONTEXT(source) {
    BOOST_TEST(Summary(checked) == "");
    PackageInterface exports = MakeInterface(checked.package);
    const InterfaceExport* item = exports.FindExport(name);
    BOOST_REQUIRE(item);
    BOOST_TEST(PrintPolyType(*exports.types, item->type) == type);
  }
}

const std::string_view kValues = R"(
builtin b : bool
builtin i : int
builtin u : uint
builtin f : float
builtin s : string
builtin d : duration
builtin t : time
builtin x : regexp
builtin y : bytes
builtin l : [int]
builtin lx : [regexp]
builtin k : [string:int]
builtin r : {a: int, b: float}
builtin rx : {a: int, x: regexp}
builtin e : {}
builtin fn : (n: A) => A
builtin q : dynamic
)";

namespace {

Checked CheckWithValues(std::string_view source) { return CheckScript(std::string(kValues) + std::string(source)); }

}  // namespace

bool IsAccepted(std::string_view source) { return !CheckWithValues(source).diagnostics.has_errors(); }

void CheckRejected(std::string_view source) {
  BOOST_TEST_CONTEXT(source) { BOOST_TEST(!IsAccepted(source)); }
}

void CheckTypes(std::string_view source, std::initializer_list<std::pair<std::string_view, std::string_view>> types) {
  Checked checked = CheckWithValues(source);
  BOOST_TEST_CONTEXT(source) {
    BOOST_TEST(!checked.diagnostics.has_errors());
    if (checked.diagnostics.has_errors()) BOOST_TEST_MESSAGE(Summary(checked));
    PackageInterface exports = MakeInterface(checked.package);
    for (auto& [name, type] : types) {
      const InterfaceExport* item = exports.FindExport(name);
      BOOST_REQUIRE(item);
      BOOST_TEST(PrintPolyType(*exports.types, item->type) == type);
    }
  }
}

void CheckDiagnostics(std::string_view source, std::string_view expected) {
  std::string lines(expected);
  if (!lines.empty()) lines += "\n";
  BOOST_TEST_CONTEXT(source) { BOOST_TEST(Summary(CheckScript(source)) == lines); }
}

void CheckFix(std::string_view source, std::string_view fixed) {
  Checked checked = CheckScript(source);
  BOOST_TEST_CONTEXT(source) {
    BOOST_REQUIRE(!checked.diagnostics.all().empty());
    const Diagnostic& diagnostic = checked.diagnostics.all().front();
    BOOST_REQUIRE(diagnostic.fix.size() == 1);
    const TextEdit& edit = diagnostic.fix.front();
    std::string text(source);
    text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.replacement);
    BOOST_TEST(text == fixed);
  }
}

}  // namespace flux
