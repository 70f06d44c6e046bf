#pragma once

// The text by which a test says what it wants, and what to put in its place.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ast/ast.h"
#include "runtime/base/error.h"
#include "runtime/table/table.h"

namespace flux::cli {

// Bytes of a file and the text that takes their place.
struct TextChange {
  Span span;
  std::string text;
};

// What a testcase compares: `testing.diff(got: got, want: want)`.
struct Comparison {
  std::string got, want;  // as Flux text
  Span statement;
};

// A testcase in its file.
struct TestcaseText {
  const ast::File& file;
  std::span<const ast::Stmt* const> body;
};

// Finds the one comparison among the statements of a testcase. Fails when there is none, or more than one.
Result<Comparison> FindComparison(const TestcaseText& testcase);

// Gives where the text is by which the variable `want` holds tables; nothing where `ChangeWanted` cannot change it.
std::optional<Span> FindWanted(const TestcaseText& testcase, std::string_view want);

// Gives the change by which the variable `want` holds these tables. Fails, saying why, when it is neither `array.from`
// of rows, with or without `group(columns:)`, nor `csv.from` of text, or cannot hold them.
Result<TextChange> ChangeWanted(const TestcaseText& testcase, std::string_view want, const std::vector<Table>& tables);

}  // namespace flux::cli
