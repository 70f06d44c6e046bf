#include "tools/influxql/windows.h"

#include <algorithm>

namespace flux::influxql {

namespace {

class Filler {
 public:
  // The rows come in the order in which they are sent.
  Filler(const SelectPlan& plan, const std::vector<WindowRow>& rows)
      : plan_(plan), rows_(rows), slots_(plan.slots.size()) {
    for (const WindowRow& row : rows) {
      for (size_t i = 0; i < slots_.size(); ++i) slots_[i].is_there |= row.slots[i].has_value();
    }
  }

  void Send(const std::function<bool(const WindowRow&)>& send) {
    const Windows& windows = plan_.windows;
    int64_t first = plan_.has_first_time ? windows.StartOf(plan_.first_time) : Least();
    int64_t last = windows.StartOf(plan_.last_time);
    first = std::min(first, Least());
    last = std::max(last, Greatest());
    int64_t time = plan_.is_descending ? last : first;
    while (time >= first && time <= last) {
      if (!send(Filled(time))) return;
      const int64_t next = plan_.is_descending ? windows.StartOf(time - 1) : windows.EndOf(time);
      if (next == time) return;
      time = next;
    }
  }

 private:
  struct Slot {
    bool is_there = false;  // the series has a value of it
    Cell last;              // that was sent
    int64_t last_time = 0;
    size_t next = 0;  // the row from which on the next value is looked for
  };

  int64_t Least() const { return plan_.is_descending ? rows_.back().time : rows_.front().time; }
  int64_t Greatest() const { return plan_.is_descending ? rows_.front().time : rows_.back().time; }

  WindowRow Filled(int64_t time) {
    WindowRow row;
    row.time = time;
    const bool has_row = at_ < rows_.size() && rows_[at_].time == time;
    if (has_row) {
      row.slots = rows_[at_++].slots;
    } else {
      row.slots.resize(slots_.size());
    }
    for (size_t i = 0; i < slots_.size(); ++i) {
      if (row.slots[i].has_value()) {
        slots_[i].last = row.slots[i];
        slots_[i].last_time = time;
      } else if (slots_[i].is_there && row.slots[i].is_absent()) {
        row.slots[i] = Fill(i, time);
      }
    }
    return row;
  }

  Cell Fill(size_t i, int64_t time) {
    switch (plan_.fill) {
      case FillKind::kNull:
        return plan_.slots[i].is_count() ? Cell::Integer(0) : Cell::Null();
      case FillKind::kNone:
        return {};
      case FillKind::kNumber:
        return NumberOf(plan_.slots[i].type, plan_.fill_number);
      case FillKind::kPrevious:
        return slots_[i].last.has_value() ? slots_[i].last : Cell::Null();
      case FillKind::kLinear:
        return Linear(i, time);
    }
    return {};
  }

  Cell Linear(size_t i, int64_t time) {
    Slot& slot = slots_[i];
    slot.next = std::max(slot.next, at_);
    while (slot.next < rows_.size() && !rows_[slot.next].slots[i].has_value()) ++slot.next;
    if (slot.next == rows_.size() || !slot.last.is_number()) return Cell::Null();
    const Cell& next = rows_[slot.next].slots[i];
    const double slope =
        (next.AsFloat() - slot.last.AsFloat()) / static_cast<double>(rows_[slot.next].time - slot.last_time);
    const double value = slope * static_cast<double>(time - slot.last_time) + slot.last.AsFloat();
    return next.is_whole() ? NumberOf(plan_.slots[i].type, value) : Cell::Float(value);
  }

  const SelectPlan& plan_;
  const std::vector<WindowRow>& rows_;
  std::vector<Slot> slots_;
  size_t at_ = 0;
};

bool HasManyRows(const SelectPlan& plan) {
  const std::string& name = plan.slots.front().aggregate;
  return name == "distinct" || name == "top" || name == "bottom";
}

}  // namespace

void SendFilled(const SelectPlan& plan, std::vector<WindowRow> rows,
                const std::function<bool(const WindowRow&)>& send) {
  if (rows.empty()) return;
  const bool has_windows = plan.windows.every > 0;
  if (!HasManyRows(plan)) {
    for (WindowRow& row : rows) {
      if (has_windows) row.time = plan.windows.StartOf(row.time);
      if (!has_windows && !plan.has_point_time) row.time = plan.has_first_time ? plan.first_time : 0;
    }
  }
  // Rows of the same time are of one window, in their order.
  if (!std::ranges::is_sorted(rows, {}, &WindowRow::time)) std::ranges::sort(rows, {}, &WindowRow::time);
  if (plan.is_descending) std::ranges::reverse(rows);
  if (has_windows && !HasManyRows(plan) && plan.fill != FillKind::kNone) {
    Filler(plan, rows).Send(send);
    return;
  }
  for (const WindowRow& row : rows) {
    if (!send(row)) return;
  }
}

}  // namespace flux::influxql
