#pragma once

// Windows of a series with those that have no rows filled in.

#include <functional>
#include <span>
#include <vector>

#include "compiler/influxql/select.h"
#include "tools/influxql/cell.h"

namespace flux::influxql {

// A row of slots.
struct WindowRow {
  int64_t time = 0;
  std::vector<Cell> slots;
};

// Sends the windows in the order in which the plan wants them, until nobody wants more.
void SendFilled(const SelectPlan& plan, std::vector<WindowRow> rows, const std::function<bool(const WindowRow&)>& send);

}  // namespace flux::influxql
