#pragma once

// A source of tables that are in memory already: what `array.from` and `tableFind` give.

#include <span>
#include <string>
#include <vector>

#include "runtime/exec/table_operator.h"

namespace flux::stdlib {

// Sends the tables in their order; when keys repeat, tables of one key are merged and all follow in key order.
Status SendTables(std::span<const Table> tables, exec::ExecContext& context, TableSink& out);

struct TableSourceSpec final : plan::Spec {
  static constexpr std::string_view kName = "memoryTables";
  std::string origin;  // the function that made them, for explain
  std::vector<Table> tables;
  void Describe(plan::Description& out) const override;
};

}  // namespace flux::stdlib
