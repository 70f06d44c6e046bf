#include "runtime/exec/plan_edges.h"

namespace flux::exec {

// The bounds of ranges and windows are left out: they say little, and fused windows have none.
void NameTable(Error& error, const TableHeader& header) {
  std::vector<GroupKeyEntry> named;
  for (const GroupKeyEntry& entry : header.key.entries()) {
    if (entry.name != "_start" && entry.name != "_stop") named.push_back(entry);
  }
  if (error.code == ErrorCode::kCanceled || named.empty() || error.names_table) return;
  error.message += "\n  in table " + GroupKey(std::move(named)).DebugText();
  error.names_table = true;
}

}  // namespace flux::exec
