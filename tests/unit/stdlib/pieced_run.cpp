#include "tests/unit/stdlib/pieced_run.h"

#include <algorithm>

#include "runtime/exec/pieced_table.h"

namespace flux::stdlib {
namespace {

bool CanCut(const Table& table) {
  const std::optional<size_t> time = table.header->schema.Find("_time");
  if (!time || table.header->schema[*time].type != ColumnType::kTime || !table.header->is_time_ordered) return false;
  return table.row_count() > 0 && !table.Combined().columns[*time]->has_nulls();
}

Status Feed(const Table& table, size_t rows, const TimeCuts& cuts, exec::PieceJoin& join, exec::Operator& op) {
  exec::PiecedTable pieced(join, op.piece_taker(), {});
  for (const TablePiece& piece : exec::CutTable(table, rows, cuts)) {
    pieced.Expect(piece.times);
    const Table sent = exec::PieceOf(table, piece.times);
    if (sent.row_count() > 0) FLUX_TRY_STATUS(SendTable(sent, op.input(0)));
    pieced.Came();
  }
  return pieced.End();
}

}  // namespace

std::optional<Result<std::vector<Table>>> RunInPieces(exec::Bench& bench, const plan::NodeRef& node,
                                                      const std::vector<Table>& tables, size_t rows) {
  const OperationDef& def = *bench.registry.FindOperation(node->name);
  if (def.cuts == nullptr || !std::ranges::all_of(tables, CanCut)) return std::nullopt;
  PlanFacts facts(bench.registry);
  const plan::StreamFacts* input = &facts.Of(node->inputs[0]);
  const std::optional<TimeCuts> cuts = def.cuts(*node, {&input, 1});
  const exec::PhysicalNode lowered = exec::LowerNode(node, facts, bench.registry);
  // What is held until a table ends has cuts of its own.
  const plan::Kept most = cuts && *cuts ? plan::Kept::kTable : plan::Kept::kNothing;
  if (!cuts || lowered.algorithm->kept > most || lowered.algorithm->joins_neighbours) return std::nullopt;

  MemoryAccount memory(0);
  exec::ExecContext context{bench.kernels, bench.catalog, memory, bench.cancel, Time{}, 3};
  exec::OperatorStats stats;
  CollectingSink out;
  exec::PieceJoin join(*cuts != nullptr, nullptr, out);
  const auto run = [&]() -> Result<std::vector<Table>> {
    FLUX_TRY(const std::unique_ptr<exec::Operator> op, def.create(lowered, context, join, stats));
    for (const Table& table : tables) FLUX_TRY_STATUS(Feed(table, rows, *cuts, join, *op));
    FLUX_TRY_STATUS(op->input(0).Finish());
    return std::move(out.tables);
  };
  return run();
}

}  // namespace flux::stdlib
