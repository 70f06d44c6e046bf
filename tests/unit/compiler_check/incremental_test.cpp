#include "compiler/check/incremental.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

#include "compiler/ast/dump.h"
#include "compiler/parse/edited_file.h"
#include "compiler/types/print.h"
#include "tests/unit/compiler_check/check_fixture.h"

namespace flux {
namespace {

CheckOptions ScriptOptions() { return {.is_script = true, .ambient = {"v"}, .prelude = StandardPrelude("main")}; }

std::string Describe(const DiagnosticSink& sink) {
  std::string out;
  auto place = [](Span span) { return std::to_string(span.begin) + "-" + std::to_string(span.end) + " "; };
  for (const Diagnostic& diagnostic : sink.all()) {
    out += place(diagnostic.span) + diagnostic.Message() + " [" + diagnostic.label + "] " + diagnostic.help;
    for (const RelatedSpan& related : diagnostic.related) out += "\n  " + place(related.span) + related.label;
    for (const TextEdit& edit : diagnostic.fix) out += "\n  fix " + place(edit.span) + edit.replacement;
    out += "\n";
  }
  return out;
}

std::string Describe(const hir::Package& package) {
  std::string out = package.name + "\n";
  for (const hir::Export& item : package.exports)
    out += std::string(item.name) + ": " + PrintPolyType(*package.types, item.type) + "\n";
  for (const hir::TopStmt& stmt : package.statements)
    out += std::to_string(stmt.span.begin) + " " + std::string(stmt.name) + "\n";
  return out;
}

// A script and its editor, compared after every change with parsing and checking it from scratch.
struct Editor {
  EditedFile edited;
  IncrementalChecker checker{"main", TestPackages::Standard(), ScriptOptions()};

  void Set(const std::string& text) {
    edited.Update(std::make_shared<SourceFile>("main.flux", text));
    checker.Update(edited.file(), edited.unchanged(), edited.diagnostics());

    DiagnosticSink syntax;
    ast::File file = ParseFile(std::make_shared<SourceFile>("main.flux", text), syntax);
    BOOST_TEST_CONTEXT(text) {
      BOOST_REQUIRE_EQUAL(Describe(edited.diagnostics()), Describe(syntax));
      BOOST_REQUIRE_EQUAL(ast::Dump(edited.file()), ast::Dump(file));
      BOOST_REQUIRE(edited.file().comments.size() == file.comments.size());
      hir::Package package = Check(file, "main", TestPackages::Standard(), ScriptOptions(), syntax);
      syntax.Normalize();
      BOOST_REQUIRE_EQUAL(Describe(checker.Diagnostics()), Describe(syntax));
      BOOST_REQUIRE_EQUAL(Describe(checker.package()), Describe(package));
    }
  }
};

constexpr std::string_view kScript = R"(package main

import "array"
import "dict"

// where the data is
bucket = "telegraf"
option now = () => 2024-01-01T00:00:00Z

first = (tables=<-, n=1) => tables |> window(every: 5m)
data = from(bucket: bucket)
    |> range(start: -1h)
    |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")
    |> keep(columns: ["_time", "_value"])

@edition("2022")
rows = array.from(rows: [{a: 1, b: "x"}, {a: 2, b: "y"}])
add = (a, b=1) => {
    c = a + b
    return c * 2
}
known = ["k": 1, "l": 2]
value = dict.get(dict: known, key: "k", default: 0)
wide = rows |> map(fn: (r) => ({r with c: "${r.b} and ${string(v: r.a)}"}))
three = add(a: 1)
limits = if three > 2 then [1.0, 2.5] else [v.limit]
pattern = /a.*b/
data |> first() |> yield(name: "first")
data |> aggregateWindow(every: 1m, fn: mean) |> yield(name: "mean")
)";

BOOST_AUTO_TEST_CASE(typing_at_the_end_checks_little) {
  Editor editor;
  std::string text(kScript);
  editor.Set(text);
  const size_t all = editor.checker.checked_count();
  BOOST_TEST(all == 14);
  for (char letter : std::string_view("last = add(a: three)\n")) {
    text += letter;
    editor.Set(text);
    BOOST_TEST(editor.checker.checked_count() <= 4);
  }
}

BOOST_AUTO_TEST_CASE(what_comes_later_matters) {
  Editor editor;
  editor.Set("a = b\nc = 1\nd = 2\ne = 3\n");
  editor.Set("a = b\nc = 1\nd = 2\nb = 3\n");
  editor.Set("a = b\nc = 1\nd = 2\n\nb = 3\n");
  editor.Set("a = b\nc = 1\nd = 2\n\nbb = 3\n");
  editor.Set("a = c\nc = 1\nd = 2\n\noption c = 3\n");
  editor.Set("c = 1\nd = 2\ne = 1\noption c = 3\n");
  editor.Set("c = 1\nd = 2\ne = 1\noption cc = 3\n");
  editor.Set("from(bucket: \"b\") |> keep(columns: [\"a\"])\n");
  editor.Set("from(bucket: \"b\") |> keep(columns: [\"a\"])\nx = 1\ny = 2\nlast()");
  editor.Set("t = from(bucket: \"b\") |> keep(columns: [\"a\"])\nx = 1\ny = 2\nt |> range(start: -1h)\n");
  editor.Set("t = from(bucket: \"b\") |> keep(columns: [\"a\"])\nx = 1\ny = 2\nt |> range(start: -1h)\nz = w");
  editor.Set("t = from(bucket: \"b\") |> keep(columns: [\"a\"])\nx = 1\ny = 2\nt |> range(start: -1h)\nz = x");
}

// The checker takes back what the parser said of arguments without names, and words it anew.
BOOST_AUTO_TEST_CASE(what_the_parser_said_is_taken_back) {
  Editor editor;
  const std::string before = "import \"array\"\nb = 1\nc = 2\n", behind = "\nd = 3\n";
  for (std::string_view call : {"contains(value: b)", "contains(value: b, c)", "contains(value: b, set: b, c)",
                                "contains(value: b, \"c\")", "contains(b, set: [c])", "length(arr: b, c)"}) {
    editor.Set(before + "a = " + std::string(call) + behind);
  }
  editor.Set(before + "a = length(arr: b, c)" + behind + "= 4\n");
  editor.Set("SELECT mean(x) FROM y WHERE z = 1 GROUP BY w\n");
}

BOOST_AUTO_TEST_CASE(random_edits_give_what_a_full_check_gives) {
  static constexpr std::string_view kPieces[] = {"a",
                                                 "r",
                                                 " ",
                                                 "\n",
                                                 "(",
                                                 ")",
                                                 "{",
                                                 "}",
                                                 "[",
                                                 "]",
                                                 "\"",
                                                 ":",
                                                 ",",
                                                 "=",
                                                 "==",
                                                 " |> ",
                                                 "1",
                                                 "1h",
                                                 "/",
                                                 "//",
                                                 "${",
                                                 "x = 1\n",
                                                 "y = three\n",
                                                 "option o = 2\n",
                                                 "import \"dict\"\n",
                                                 "data",
                                                 "bucket",
                                                 "nothing",
                                                 ".",
                                                 "@",
                                                 "\xff",
                                                 "rows |> last()\n",
                                                 "add",
                                                 " with ",
                                                 "if ",
                                                 "return ",
                                                 "import",
                                                 "testcase t {\n  u = add(a: 2)\n}\n",
                                                 "'"};
  std::mt19937 random(7);
  auto pick = [&random](size_t bound) { return static_cast<size_t>(random() % bound); };
  for (int round = 0; round < 25; ++round) {
    Editor editor;
    std::string text(kScript);
    editor.Set(text);
    for (int edit = 0; edit < 30; ++edit) {
      const std::string before = text;
      const size_t at = pick(text.size() + 1);
      if (pick(2) == 0)
        text.erase(at, pick(4) == 0 ? pick(60) : 1);
      else
        text.insert(at, kPieces[pick(std::size(kPieces))]);
      editor.Set(text);
      if (pick(2) == 0) editor.Set(text = before);
    }
  }
}

}  // namespace
}  // namespace flux
