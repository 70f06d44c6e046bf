// Writes the table of operations and what each states of itself (docs/operations.md) and proves that it is up to date.
// `operation_table FILE` compares, `operation_table --update FILE` rewrites. An operation that states neither columns
// nor properties must be listed here with a reason. Prints what does not match; exit code 1.

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

#include "runtime/exec/operations.h"
#include "stdlib/stdlib.h"

namespace flux {

namespace {

constexpr std::string_view kHead =
    R"(# Operations and what each states of itself

Written by `build/tests/operation_table --update docs/operations.md`; the tests fail while it is out of date. What an
operation states is a field of its `OperationDef` (`runtime/registry/registry.h`), beside its operator; from what it
leaves out nothing follows.

- *needs*: which columns of the input the wanted columns of the output are made of.
- *must have*: columns without which it fails, as the checker says before it runs.
- *schema*: which columns come out, and their types.
- *properties*: group key, order of rows and of tables, bounds on numbers of rows and tables.
- *no empty tables*: whether tables without rows can come out.
- *demand*: how much of the input is enough for a part of the output: rows, tables, one of equal rows.
- *to Flux*: it can be sent to a server that runs Flux.
- *flow*: what it holds of its input before it sends: `rows` nothing, `table` one table, `stream` all of it; a `source`
  has no input. Operations that have several ways to run can do with less, or need more: see below.
- *tables apart*: what it makes of a table depends on that table alone, so that several threads can each take some.
- *in pieces*: what it makes of pieces of a table in time order is, one behind the other, what it makes of the table, so
  that several threads can take a large one.
- *joins tables*: the rows of all tables are one run to it, so that nobody need know which table a row was in.
- *fuses with windows*: it makes of runs of rows what it makes of tables, so that windows need not become tables.
- *made of others*: it does at once what a plan of other operations does, from which its facts follow.
- *deterministic*: equal inputs give equal outputs. *effect*: it writes or sends what it reads.

)";

// Operations of which nothing is known, each with its reason.
const std::map<std::string_view, std::string_view>& Unknown() {
  static const std::map<std::string_view, std::string_view> reasons = {
      {"csv", "its columns are in the text, which is read when the plan runs"},
      {"prometheus.scrape", "its columns are what a server answers when the plan runs"},
      {"socket", "its columns are what the other end of a socket sends when the plan runs"},
      {"sqlFrom", "its columns are what a database answers when the plan runs"},
      {"experimental.diff", "its columns are those of both inputs that differ, by what is in the tables"},
      {"experimental.join", "its columns are what a function of the script gives"},
      {"join.tables", "its columns are what a function of the script gives"},
  };
  return reasons;
}

bool IsKnown(const OperationDef& def) {
  return def.stands_for != nullptr || def.needs != nullptr || def.schema != nullptr || def.properties != nullptr;
}

std::string Row(const OperationDef& def) {
  const auto mark = [](bool is_stated) { return is_stated ? "yes" : "—"; };
  return fmt::format("| `{}` | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", def.name,
                     mark(def.needs != nullptr), mark(def.must_have != nullptr), mark(def.schema != nullptr),
                     mark(def.properties != nullptr), mark(def.has_rows != nullptr), mark(def.demand != nullptr),
                     mark(def.to_flux != nullptr), plan::FlowName(def.flow), mark(def.takes_tables_apart != nullptr),
                     mark(def.cuts != nullptr), mark(def.joins_tables != nullptr), mark(def.fold != nullptr),
                     mark(def.stands_for != nullptr), mark(def.is_deterministic), mark(def.has_effect));
}

// What each operation can do with its input, where it has a choice.
std::string AlgorithmsText(const Registry& registry) {
  std::string text =
      "\nThese have several ways to run. What is known of the input decides (`choose`); `fluxc explain` shows which "
      "one, "
      "and why. Each\nsuits all inputs that those before it in the list suit, and gives the same result.\n\n"
      "| operation | ways to run | keeps | orders tables |\n|---|---|---|---|\n";
  for (const auto& [name, def] : registry.operations()) {
    for (const plan::Algorithm& algorithm : def.algorithms) {
      const bool is_first = &algorithm == def.algorithms.data();
      text += fmt::format("| {} | {} | {} | {} |\n", is_first ? fmt::format("`{}`", name) : "", algorithm.name,
                          plan::KeptText(algorithm.kept), algorithm.orders_tables ? "yes" : "—");
    }
  }
  return text;
}

std::string TableText(const Registry& registry) {
  std::string text(kHead);
  text +=
      "| operation | needs | must have | schema | properties | no empty tables | demand | to Flux | flow | "
      "tables apart | in pieces | joins tables | fuses with windows | made of others | deterministic | effect |\n";
  text += "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";
  for (const auto& [name, def] : registry.operations()) text += Row(def);
  text += AlgorithmsText(registry);
  text += "\nNothing is known of the columns and properties of these:\n\n";
  for (const auto& [name, reason] : Unknown()) text += fmt::format("- `{}`: {}.\n", name, reason);
  return text;
}

// Prints the operations that are on the list of unknown ones and should not be, or the other way round.
bool IsListComplete(const Registry& registry) {
  bool is_complete = true;
  for (const auto& [name, def] : registry.operations()) {
    if (IsKnown(def) != Unknown().contains(name)) continue;
    is_complete = false;
    fmt::print(stderr, "operation `{}` states {}\n", name,
               IsKnown(def) ? "something: take it off the list in tools/checks/operation_table.cpp"
                            : "nothing: give its OperationDef `schema` and `properties`, or list it with a reason in "
                              "tools/checks/operation_table.cpp");
  }
  return is_complete;
}

bool IsUpToDate(const std::string& path, const std::string& text) {
  std::stringstream found;
  found << std::ifstream(path).rdbuf();
  if (found.str() == text) return true;
  fmt::print(stderr, "{} is out of date; run `build/tests/operation_table --update {}`\n", path, path);
  return false;
}

}  // namespace

}  // namespace flux

int main(int count, char** arguments) {
  const bool updates = count == 3 && std::string_view(arguments[1]) == "--update";
  if (count != 2 && !updates) {
    fmt::print(stderr, "usage: operation_table [--update] FILE\n");
    return 2;
  }
  flux::Registry registry;
  flux::exec::RegisterCoreOperations(registry);
  flux::RegisterStdlib(registry);
  const std::string text = flux::TableText(registry), path = arguments[count - 1];
  if (updates) std::ofstream(path) << text;
  const bool is_complete = flux::IsListComplete(registry);
  return flux::IsUpToDate(path, text) && is_complete ? 0 : 1;
}
