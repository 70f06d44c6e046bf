#pragma once

// The running states of an aggregate over one column: one for each table or window at hand.

#include <limits>
#include <span>

#include "runtime/column/builder.h"
#include "runtime/exec/window_rows.h"
#include "runtime/plan/aggregation.h"

namespace flux {
class SpillSpace;
}

namespace flux::exec {

// States are numbered from 0. Rows reach each of them in their order, by chunks.
class AggregateStates {
 public:
  static constexpr uint32_t kNoRow = std::numeric_limits<uint32_t>::max();
  virtual ~AggregateStates() = default;

  // Adds `count` states that have seen no row.
  virtual void Add(size_t count) = 0;
  // Drops all states but the last, which becomes number 0; with fewer than two, does nothing.
  virtual void KeepLast() = 0;
  virtual void Clear() = 0;
  // Says where states that grow with their rows may write them; they are not kept by `KeepLast` then. Outlives them.
  virtual void SpillTo(const SpillSpace& /*space*/) {}

  // Continues the states `first`, `first + 1`, … with the rows `runs[0]`, `runs[1]`, … of the column. Values are taken
  // strictly in row order; several runs are interleaved where that is faster, which changes no bit of any of them.
  virtual void Fold(const Column& column, std::span<const RowRange> runs, size_t first) = 0;

  // Of aggregates: appends the values of the states [from, to), null where there is none. Fails when cancelled, and
  // when what the states keep could not be written.
  virtual Status Append(size_t from, size_t to, ColumnBuilder& out);
  // Of selectors: the row of the chunk folded last that the state selects; `kNoRow` when that chunk changed nothing.
  virtual uint32_t SelectedRow(size_t state) const;
  // Of selectors: whether the state has selected a row.
  virtual bool HasRow(size_t state) const;
};

// States as a vector of `State`s, which start as `initial`.
template <typename State>
class StateVector : public AggregateStates {
 public:
  explicit StateVector(State initial = {}) : initial_(std::move(initial)) {}
  void Add(size_t count) override { states_.resize(states_.size() + count, initial_); }
  void KeepLast() override {
    if (states_.size() < 2) return;
    std::swap(states_.front(), states_.back());
    states_.resize(1, initial_);
  }
  void Clear() override { states_.clear(); }

 protected:
  std::vector<State> states_;

 private:
  State initial_;
};

// Makes the states of an aggregate over a column of type `type`, which it admits. `spill`: where they may write what
// they keep; null: nowhere.
std::unique_ptr<AggregateStates> StartStates(const plan::Aggregation& aggregation, ColumnType type,
                                             const CancelToken& cancel, const SpillSpace* spill = nullptr);

// What aggregates of numbers take, for messages.
inline constexpr std::string_view kNumbersNeeded =
    "int, uint or float; filter to such columns first, or convert with `toFloat`";

// The aggregates and selectors that sources know, too.
namespace aggregates {
extern const plan::AggregateDef kCount, kSum, kMean, kMin, kMax, kFirst, kLast;
}  // namespace aggregates

}  // namespace flux::exec
