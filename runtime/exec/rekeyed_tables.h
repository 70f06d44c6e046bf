#pragma once

// The output of operators that change group keys: tables whose keys become equal leave as one.

#include <optional>
#include <span>
#include <string>

#include "runtime/exec/keyed_tables.h"

namespace flux::exec {

// The ways to run operations that go row by row and may change group keys.
inline constexpr plan::Algorithm kRekeyingAlgorithms[] = {
    {"as rows come"},
    {"as rows come where group keys stay; tables whose keys change are collected", plan::Kept::kChanged},
};
inline constexpr const plan::Algorithm& kKeepsKeys = kRekeyingAlgorithms[0];
inline constexpr const plan::Algorithm& kMayChangeKeys = kRekeyingAlgorithms[1];
// Chooses one of them by the columns that get other values or names.
plan::Choice ChooseByChanged(const plan::StreamFacts& input, std::span<const std::string> columns);

class RekeyedTables {
 public:
  // Whether another table of the stream can come out under the same key. An operation that leaves a table alone must
  // still say `kPossible` when it can make the key of another table equal to this one's. `kNeighbours`: keys come out
  // in ascending order, so only tables that follow one another can meet; said of all tables of a stream or of none.
  enum class Meeting { kNever, kNeighbours, kPossible };

  RekeyedTables(ExecContext& context, TableSink& out) : out_(out), collected_(context) {}

  // Begins a table with the changed header; messages know it by that of `origin`, null: not. Those that can meet none
  // stream through, neighbours wait for a table of another key, others until `Finish` and leave in ascending order of
  // their keys.
  Status Begin(TableHeader changed, Meeting meeting, const TableHeaderRef& origin = nullptr);
  Status Push(const Chunk& chunk) { return is_collecting_ ? collected_.Add(target_, chunk) : out_.Push(chunk); }
  Status End() { return is_collecting_ ? Status() : out_.End(); }
  bool WantsRows() const { return is_collecting_ || out_.WantsRows(); }
  // Sends what was collected and finishes the output.
  Status Finish();

 private:
  TableSink& out_;
  KeyedTables collected_;
  bool is_collecting_ = false;
  std::optional<GroupKey> neighbours_;  // the key of the tables that wait for another key
  KeyedTables::Target target_;
};

}  // namespace flux::exec
