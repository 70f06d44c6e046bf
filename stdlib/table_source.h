#pragma once

// A source of tables that are in memory already: what `array.from`, `csv.from` and `tableFind` give.

#include <string>
#include <vector>

#include "stdlib/table_operator.h"

namespace flux::stdlib {

struct TableSourceSpec final : plan::Spec {
  static constexpr std::string_view kName = "memoryTables";
  std::string origin;  // the function that made them, for explain
  std::vector<Table> tables;
  void Describe(plan::Description& out) const override;
};

}  // namespace flux::stdlib
