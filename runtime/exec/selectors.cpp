// `min`, `max`, `first` and `last`.

#include "runtime/exec/number_states.h"

namespace flux::exec {

namespace {

// The row of the chunk folded last that is selected, and whether one ever was.
struct Selected {
  uint32_t row = AggregateStates::kNoRow;
  bool has_row = false;
};

template <typename State>
class SelectorStates : public StateVector<State> {
 public:
  uint32_t SelectedRow(size_t state) const override { return this->states_[state].row; }
  bool HasRow(size_t state) const override { return this->states_[state].has_row; }
};

template <typename T>
struct Best : Selected {
  T value{};
};

struct Less {
  static bool IsBetter(auto a, auto b) { return a < b; }
};
struct Greater {
  static bool IsBetter(auto a, auto b) { return a > b; }
};

template <typename T, typename Order>
void Step(Best<T>& best, T value, uint32_t row) {
  if (best.has_row && !Order::IsBetter(value, best.value)) return;
  best.has_row = true;
  best.row = row;
  best.value = value;
}

// The best value of a short run without branches on the data.
template <typename T, typename Order>
void SelectShortRun(const T* values, RowRange run, Best<T>& state) {
  uint32_t i = run.from;
  if (!state.has_row && i < run.to) Step<T, Order>(state, values[i], i);
  T best = state.value;
  uint32_t row = state.row;
  for (; i < run.to; ++i) {
    const bool is_better = Order::IsBetter(values[i], best);
    best = is_better ? values[i] : best;
    row = is_better ? i : row;
  }
  state.value = best;
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
template <typename T, typename Order>
void SelectRun(const T* values, RowRange run, Best<T>& state) {
  constexpr uint32_t kLanes = 8;
  if (run.size() < 4 * kLanes) return SelectShortRun<T, Order>(values, run, state);
  Step<T, Order>(state, values[run.from], run.from);
  T lanes[kLanes];
  std::fill_n(lanes, kLanes, state.value);
  uint32_t i = run.from;
  for (; i + kLanes <= run.to; i += kLanes) {
    for (uint32_t k = 0; k < kLanes; ++k)
      lanes[k] = Order::IsBetter(values[i + k], lanes[k]) ? values[i + k] : lanes[k];
  }
  T best = lanes[0];
  for (const T lane : lanes) best = Order::IsBetter(lane, best) ? lane : best;
  for (; i < run.to; ++i) best = Order::IsBetter(values[i], best) ? values[i] : best;
  if (!Order::IsBetter(best, state.value)) return;
  state.value = best;
  state.row = FindValue(values, run, best);
}

// The first of the rows with the best value.
template <typename T, typename Order>
class BestStates final : public SelectorStates<Best<T>> {
 public:
  void Fold(const Column& column, std::span<const RowRange> runs, size_t first) override {
    VisitFlat(column, [&](const Column& flat) {
      VisitNumbers(flat, [&](const auto* values) {
        if constexpr (std::is_same_v<decltype(values), const T*>) {
          for (size_t k = 0; k < runs.size(); ++k) FoldRun(flat, values, runs[k], this->states_[first + k]);
        }
      });
    });
  }

 private:
  static void FoldRun(const Column& column, const T* values, RowRange run, Best<T>& state) {
    state.row = AggregateStates::kNoRow;
    const uint64_t* words = column.validity_words();
    if (words == nullptr) return SelectRun<T, Order>(values, run, state);
    ForEachSetBit(words, column.validity_offset() + run.from, run.size(),
                  [&](size_t i) { Step<T, Order>(state, values[run.from + i], static_cast<uint32_t>(run.from + i)); });
  }
};

template <typename Order>
std::unique_ptr<AggregateStates> StartBest(const plan::AggregateArguments*, ColumnType column, const CancelToken&) {
  if (column == ColumnType::kFloat) return std::make_unique<BestStates<double, Order>>();
  if (column == ColumnType::kUint) return std::make_unique<BestStates<uint64_t, Order>>();
  return std::make_unique<BestStates<int64_t, Order>>();
}

class FirstStates final : public SelectorStates<Selected> {
 public:
  void Fold(const Column& column, std::span<const RowRange> runs, size_t first) override {
    for (size_t k = 0; k < runs.size(); ++k) {
      Selected& state = states_[first + k];
      state.row = kNoRow;
      for (uint32_t row = runs[k].from; row < runs[k].to && !state.has_row; ++row) {
        if (!column.IsNull(row)) state = {row, true};
      }
    }
  }
};

class LastStates final : public SelectorStates<Selected> {
 public:
  void Fold(const Column& column, std::span<const RowRange> runs, size_t first) override {
    for (size_t k = 0; k < runs.size(); ++k) {
      Selected& state = states_[first + k];
      state.row = kNoRow;
      for (uint32_t row = runs[k].to; row > runs[k].from; --row) {
        if (column.IsNull(row - 1)) continue;
        state = {row - 1, true};
        break;
      }
    }
  }
};

template <typename States>
std::unique_ptr<AggregateStates> Start(const plan::AggregateArguments*, ColumnType, const CancelToken&) {
  return std::make_unique<States>();
}

bool IsNumberOrTime(ColumnType type) { return IsNumber(type) || type == ColumnType::kTime; }

constexpr std::string_view kNumbersAndTimes = "int, uint, float or time";

}  // namespace

namespace aggregates {

const plan::AggregateDef kMin = {.name = "min",
                                 .start = StartBest<Less>,
                                 .is_selector = true,
                                 .admits = IsNumberOrTime,
                                 .admitted = kNumbersAndTimes,
                                 .statistic = plan::Statistic::kMin};
const plan::AggregateDef kMax = {.name = "max",
                                 .start = StartBest<Greater>,
                                 .is_selector = true,
                                 .admits = IsNumberOrTime,
                                 .admitted = kNumbersAndTimes,
                                 .statistic = plan::Statistic::kMax};
const plan::AggregateDef kFirst = {
    .name = "first", .start = Start<FirstStates>, .is_selector = true, .statistic = plan::Statistic::kFirst};
const plan::AggregateDef kLast = {
    .name = "last", .start = Start<LastStates>, .is_selector = true, .statistic = plan::Statistic::kLast};

}  // namespace aggregates

}  // namespace flux::exec
