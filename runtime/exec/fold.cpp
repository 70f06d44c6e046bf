#include "runtime/exec/fold.h"

#include "runtime/base/check.h"
#include "runtime/column/bitmap.h"

namespace flux::exec {
namespace {

using plan::AggregateKind;

// One step of an aggregate, and what a run without nulls does. `Block` is the same as `Step` in row order.

template <typename T>
struct Sum {
  static void Step(FoldState& s, T value, uint32_t) {
    if constexpr (std::is_same_v<T, double>) {
      s.f += value;
    } else {
      s.u += static_cast<uint64_t>(value);
    }
    ++s.count;
  }
};

template <typename T>
struct Mean {
  static void Step(FoldState& s, T value, uint32_t) {
    s.f += static_cast<double>(value);
    ++s.count;
  }
};

template <typename T>
T& Best(FoldState& s) {
  if constexpr (std::is_same_v<T, double>) {
    return s.f;
  } else if constexpr (std::is_same_v<T, uint64_t>) {
    return s.u;
  } else {
    return s.i;
  }
}

template <typename T>
struct Min {
  static bool IsBetter(T a, T b) { return a < b; }
  static void Step(FoldState& s, T value, uint32_t row) {
    if (s.count != 0 && !IsBetter(value, Best<T>(s))) return;
    s.count = 1;
    s.row = row;
    Best<T>(s) = value;
  }
};

template <typename T>
struct Max {
  static bool IsBetter(T a, T b) { return a > b; }
  static void Step(FoldState& s, T value, uint32_t row) {
    if (s.count != 0 && !IsBetter(value, Best<T>(s))) return;
    s.count = 1;
    s.row = row;
    Best<T>(s) = value;
  }
};

template <template <typename> class Op, typename T>
void StepRun(const T* values, RowRange run, FoldState& state) {
  for (uint32_t i = run.from; i < run.to; ++i) Op<T>::Step(state, values[i], i);
}

// Sums of several runs at once: each keeps its own order, and the chains of dependent additions overlap.
template <size_t kRuns, typename T>
void SumTogether(const T* values, const RowRange* runs, FoldState* states) {
  uint32_t shared = runs[0].size();
  for (size_t k = 1; k < kRuns; ++k) shared = std::min(shared, runs[k].size());
  const T* at[kRuns];
  double sums[kRuns];
  for (size_t k = 0; k < kRuns; ++k) {
    at[k] = values + runs[k].from;
    sums[k] = states[k].f;
  }
  for (uint32_t i = 0; i < shared; ++i) {
    for (size_t k = 0; k < kRuns; ++k) sums[k] += static_cast<double>(at[k][i]);
  }
  for (size_t k = 0; k < kRuns; ++k) {
    for (uint32_t i = shared; i < runs[k].size(); ++i) sums[k] += static_cast<double>(at[k][i]);
    states[k].f = sums[k];
    states[k].count += runs[k].size();
  }
}

template <typename T>
void SumRuns(const T* values, std::span<const RowRange> runs, std::span<FoldState> states) {
  size_t k = 0;
  for (; k + 8 <= runs.size(); k += 8) SumTogether<8>(values, &runs[k], &states[k]);
  for (; k + 3 <= runs.size(); k += 3) SumTogether<3>(values, &runs[k], &states[k]);
  for (; k + 2 <= runs.size(); k += 2) SumTogether<2>(values, &runs[k], &states[k]);
  for (; k < runs.size(); ++k) SumTogether<1>(values, &runs[k], &states[k]);
}

// The best value of a short run without branches on the data.
template <template <typename> class Op, typename T>
void SelectShortRun(const T* values, RowRange run, FoldState& state) {
  uint32_t i = run.from;
  if (state.count == 0 && i < run.to) Op<T>::Step(state, values[i], i);
  T best = Best<T>(state);
  uint32_t row = state.row;
  for (; i < run.to; ++i) {
    const bool is_better = Op<T>::IsBetter(values[i], best);
    best = is_better ? values[i] : best;
    row = is_better ? i : row;
  }
  Best<T>(state) = best;
  state.row = row;
}

// The first row of the run that holds `value`, which is there.
template <typename T>
uint32_t FindValue(const T* values, RowRange run, T value) {
  constexpr uint32_t kBlock = 16;
  uint32_t row = run.from;
  for (; row + kBlock <= run.to; row += kBlock) {
    bool is_here = false;
    for (uint32_t k = 0; k < kBlock; ++k) is_here |= values[row + k] == value;
    if (is_here) break;
  }
  while (values[row] != value) ++row;
  return row;
}

// The best value of a long run: eight lanes find the value, a second pass its first row. Choosing has no rounding, so
// lanes change nothing; a value that is not a number never wins, and one that came first is never beaten.
template <template <typename> class Op, typename T>
void SelectRun(const T* values, RowRange run, FoldState& state) {
  constexpr uint32_t kLanes = 8;
  if (run.size() < 4 * kLanes) return SelectShortRun<Op>(values, run, state);
  Op<T>::Step(state, values[run.from], run.from);
  T lanes[kLanes];
  std::fill_n(lanes, kLanes, Best<T>(state));
  uint32_t i = run.from;
  for (; i + kLanes <= run.to; i += kLanes) {
    for (uint32_t k = 0; k < kLanes; ++k)
      lanes[k] = Op<T>::IsBetter(values[i + k], lanes[k]) ? values[i + k] : lanes[k];
  }
  T best = lanes[0];
  for (const T lane : lanes) best = Op<T>::IsBetter(lane, best) ? lane : best;
  for (; i < run.to; ++i) best = Op<T>::IsBetter(values[i], best) ? values[i] : best;
  if (!Op<T>::IsBetter(best, Best<T>(state))) return;
  Best<T>(state) = best;
  state.row = FindValue(values, run, best);
}

template <template <typename> class Op, typename T>
constexpr bool kAddsFloats = std::is_same_v<Op<T>, Mean<T>> || std::is_same_v<Op<T>, Sum<double>>;
template <template <typename> class Op, typename T>
constexpr bool kSelects = std::is_same_v<Op<T>, Min<T>> || std::is_same_v<Op<T>, Max<T>>;

// Owns null handling: runs over valid rows only.
template <template <typename> class Op, typename T>
void Run(const T* values, const Column& column, std::span<const RowRange> runs, std::span<FoldState> states) {
  if (const uint64_t* words = column.validity_words()) {
    for (size_t k = 0; k < runs.size(); ++k) {
      const size_t bit = column.validity_offset() + runs[k].from;
      ForEachSetBit(words, bit, runs[k].size(), [&](size_t i) {
        const auto row = static_cast<uint32_t>(runs[k].from + i);
        Op<T>::Step(states[k], values[row], row);
      });
    }
  } else if constexpr (kAddsFloats<Op, T>) {
    SumRuns(values, runs, states);
  } else if constexpr (kSelects<Op, T>) {
    for (size_t k = 0; k < runs.size(); ++k) SelectRun<Op>(values, runs[k], states[k]);
  } else {
    for (size_t k = 0; k < runs.size(); ++k) StepRun<Op>(values, runs[k], states[k]);
  }
}

template <template <typename> class Op>
void RunTyped(const Column& column, std::span<const RowRange> runs, std::span<FoldState> states) {
  switch (column.type()) {
    case ColumnType::kInt:
    case ColumnType::kTime:
      return Run<Op>(column.FlatInts().data(), column, runs, states);
    case ColumnType::kUint:
      return Run<Op>(reinterpret_cast<const uint64_t*>(column.FlatInts().data()), column, runs, states);
    case ColumnType::kFloat:
      return Run<Op>(column.FlatFloats().data(), column, runs, states);
    case ColumnType::kBool:
    case ColumnType::kString:
      break;
  }
  FLUX_CHECK(false);
}

void SelectFirst(const Column& column, std::span<const RowRange> runs, std::span<FoldState> states) {
  for (size_t k = 0; k < runs.size(); ++k) {
    for (uint32_t row = runs[k].from; row < runs[k].to && states[k].count == 0; ++row) {
      if (column.IsNull(row)) continue;
      states[k].count = 1;
      states[k].row = row;
    }
  }
}

void SelectLast(const Column& column, std::span<const RowRange> runs, std::span<FoldState> states) {
  for (size_t k = 0; k < runs.size(); ++k) {
    for (uint32_t row = runs[k].to; row > runs[k].from; --row) {
      if (column.IsNull(row - 1)) continue;
      states[k].count = 1;
      states[k].row = row - 1;
      break;
    }
  }
}

}  // namespace

void Fold(AggregateKind kind, const Column& column, std::span<const RowRange> runs, std::span<FoldState> states) {
  FLUX_CHECK(runs.size() == states.size());
  for (FoldState& state : states) state.row = FoldState::kNoRow;
  const bool needs_values =
      kind != AggregateKind::kCount && kind != AggregateKind::kFirst && kind != AggregateKind::kLast;
  const ColumnRef flat = needs_values && column.encoding() != Encoding::kFlat ? column.Flatten() : nullptr;
  const Column& values = flat ? *flat : column;
  switch (kind) {
    case AggregateKind::kCount:
      for (size_t k = 0; k < runs.size(); ++k) states[k].count += runs[k].size();
      return;
    case AggregateKind::kSum:
      return RunTyped<Sum>(values, runs, states);
    case AggregateKind::kMean:
      return RunTyped<Mean>(values, runs, states);
    case AggregateKind::kMin:
      return RunTyped<Min>(values, runs, states);
    case AggregateKind::kMax:
      return RunTyped<Max>(values, runs, states);
    case AggregateKind::kFirst:
      return SelectFirst(column, runs, states);
    case AggregateKind::kLast:
      return SelectLast(column, runs, states);
  }
}

void AppendFolded(AggregateKind kind, ColumnType input, const FoldState& state, ColumnBuilder& out) {
  FLUX_CHECK(!IsSelector(kind));
  if (kind == AggregateKind::kCount) return out.AppendInt(static_cast<int64_t>(state.count));
  if (state.count == 0) return out.AppendNull();
  if (kind == AggregateKind::kMean) return out.AppendFloat(state.f / static_cast<double>(state.count));
  if (input == ColumnType::kFloat) return out.AppendFloat(state.f);
  return input == ColumnType::kInt ? out.AppendInt(state.i) : out.AppendUint(state.u);
}

}  // namespace flux::exec
