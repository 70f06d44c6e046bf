#include <utility>

#include "runtime/column/bitmap.h"
#include "runtime/exec/kernel.h"

namespace flux::exec {
namespace {

// The first selected row and the number of selected rows when they form one run, as they do after predicates on time.
std::optional<std::pair<size_t, size_t>> SingleRun(const std::vector<uint32_t>& rows) {
  if (rows.back() - rows.front() + 1 != rows.size()) return std::nullopt;
  return std::pair<size_t, size_t>(rows.front(), rows.size());
}

}  // namespace

Chunk Compact(const KernelOutput& output) {
  if (!output.selection) return Chunk{output.columns, output.rows};
  std::vector<uint32_t> rows;
  rows.reserve(output.rows);
  ForEachSetBit(output.selection->data(), 0, output.rows, [&](size_t i) { rows.push_back(static_cast<uint32_t>(i)); });
  const Chunk all{output.columns, output.rows};
  if (rows.size() == output.rows) return all;
  const auto run = rows.empty() ? std::nullopt : SingleRun(rows);
  return run ? SliceRows(all, run->first, run->second) : TakeRows(all, rows);
}

}  // namespace flux::exec
