#pragma once

// States of aggregates that take the numbers of a column one after another.

#include <algorithm>
#include <cstdint>

#include "runtime/base/check.h"
#include "runtime/column/bitmap.h"
#include "runtime/exec/aggregate_states.h"

namespace flux::exec {

// Calls `visit` with a pointer to the values of a column of numbers or times, which is flat.
template <typename Visit>
void VisitNumbers(const Column& column, Visit visit) {
  switch (column.type()) {
    case ColumnType::kInt:
    case ColumnType::kTime:
      return visit(column.FlatInts().data());
    case ColumnType::kUint:
      return visit(reinterpret_cast<const uint64_t*>(column.FlatInts().data()));
    case ColumnType::kFloat:
      return visit(column.FlatFloats().data());
    case ColumnType::kBool:
    case ColumnType::kString:
      break;
  }
  FLUX_CHECK(false);
}

// Calls `visit` with a flat column of the same values.
template <typename Visit>
void VisitFlat(const Column& column, Visit visit) {
  const ColumnRef flat = column.encoding() != Encoding::kFlat ? column.Flatten() : nullptr;
  visit(flat ? *flat : column);
}

// `State` has `Input`, the type as which it takes values, `Step(Input)` and `has_value()`.
template <typename State>
class NumberStates : public StateVector<State> {
 public:
  using StateVector<State>::StateVector;

  void Fold(const Column& column, std::span<const RowRange> runs, size_t first) override {
    VisitFlat(column, [&](const Column& flat) {
      VisitNumbers(flat, [&](const auto* values) { FoldNumbers(flat, values, runs, &this->states_[first]); });
    });
  }
  Status Append(size_t from, size_t to, ColumnBuilder& out) final {
    for (size_t k = from; k < to; ++k) {
      if (this->states_[k].has_value()) {
        AppendValue(this->states_[k], out);
      } else {
        out.AppendNull();
      }
    }
    return {};
  }

 protected:
  // Appends the value of a state that has one.
  virtual void AppendValue(const State& state, ColumnBuilder& out) const = 0;

 private:
  using Input = typename State::Input;

  // Nulls are skipped.
  template <typename T>
  static void FoldNumbers(const Column& column, const T* values, std::span<const RowRange> runs, State* states) {
    if (const uint64_t* words = column.validity_words()) {
      for (size_t k = 0; k < runs.size(); ++k) {
        ForEachSetBit(words, column.validity_offset() + runs[k].from, runs[k].size(),
                      [&](size_t i) { states[k].Step(static_cast<Input>(values[runs[k].from + i])); });
      }
      return;
    }
    size_t k = 0;
    for (; k + 8 <= runs.size(); k += 8) StepTogether<8>(values, &runs[k], &states[k]);
    for (; k + 3 <= runs.size(); k += 3) StepTogether<3>(values, &runs[k], &states[k]);
    for (; k + 2 <= runs.size(); k += 2) StepTogether<2>(values, &runs[k], &states[k]);
    for (; k < runs.size(); ++k) StepTogether<1>(values, &runs[k], &states[k]);
  }

  // Several runs at once: each keeps its own order, and the chains of dependent operations overlap.
  template <size_t kRuns, typename T>
  static void StepTogether(const T* values, const RowRange* runs, State* states) {
    uint32_t shared = runs[0].size();
    for (size_t k = 1; k < kRuns; ++k) shared = std::min(shared, runs[k].size());
    const T* at[kRuns];
    State local[kRuns];
    for (size_t k = 0; k < kRuns; ++k) {
      at[k] = values + runs[k].from;
      local[k] = states[k];
    }
    for (uint32_t i = 0; i < shared; ++i) {
      for (size_t k = 0; k < kRuns; ++k) local[k].Step(static_cast<Input>(at[k][i]));
    }
    for (size_t k = 0; k < kRuns; ++k) {
      for (uint32_t i = shared; i < runs[k].size(); ++i) local[k].Step(static_cast<Input>(at[k][i]));
      states[k] = local[k];
    }
  }
};

}  // namespace flux::exec
