#pragma once

// The output of operators that change group keys: tables whose keys become equal leave as one.

#include "runtime/exec/keyed_tables.h"

namespace flux::exec {

class RekeyedTables {
 public:
  // Whether another table of the stream can come out under the same key. An operation that leaves a table alone must
  // still say `kPossible` when it can make the key of another table equal to this one's.
  enum class Meeting { kNever, kPossible };

  RekeyedTables(ExecContext& context, TableSink& out) : out_(out), collected_(context) {}

  // Begins a table with the changed header. Those that can meet none stream through; others wait until `Finish`, in
  // ascending order of their keys.
  Status Begin(TableHeader changed, Meeting meeting);
  Status Push(const Chunk& chunk) { return is_collecting_ ? collected_.Add(target_, chunk) : out_.Push(chunk); }
  Status End() { return is_collecting_ ? Status() : out_.End(); }
  // Sends what was collected and finishes the output.
  Status Finish();

 private:
  TableSink& out_;
  KeyedTables collected_;
  bool is_collecting_ = false;
  KeyedTables::Target target_;
};

}  // namespace flux::exec
