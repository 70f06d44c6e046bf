// `count`, `sum` and `mean`.

#include "runtime/exec/number_states.h"

namespace flux::exec {

namespace {

// Counts rows, those without a value too.
class CountStates final : public StateVector<int64_t> {
 public:
  void Fold(const Column&, std::span<const RowRange> runs, size_t first) override {
    for (size_t k = 0; k < runs.size(); ++k) states_[first + k] += runs[k].size();
  }
  Status Append(size_t from, size_t to, ColumnBuilder& out) override {
    for (size_t k = from; k < to; ++k) out.AppendInt(states_[k]);
    return {};
  }
};

template <typename T>
struct Sum {
  using Input = T;
  T sum = 0;
  uint64_t count = 0;
  void Step(T value) {
    sum += value;
    ++count;
  }
  bool has_value() const { return count != 0; }
};

// Sums of integers wrap around.
class IntegerSums final : public NumberStates<Sum<uint64_t>> {
 public:
  explicit IntegerSums(bool is_signed) : is_signed_(is_signed) {}

 private:
  void AppendValue(const Sum<uint64_t>& state, ColumnBuilder& out) const override {
    is_signed_ ? out.AppendInt(static_cast<int64_t>(state.sum)) : out.AppendUint(state.sum);
  }
  const bool is_signed_;
};

class FloatSums final : public NumberStates<Sum<double>> {
 public:
  // With `is_mean`, the sums are divided by the number of values.
  explicit FloatSums(bool is_mean) : is_mean_(is_mean) {}

 private:
  void AppendValue(const Sum<double>& state, ColumnBuilder& out) const override {
    out.AppendFloat(is_mean_ ? state.sum / static_cast<double>(state.count) : state.sum);
  }
  const bool is_mean_;
};

std::unique_ptr<AggregateStates> StartSum(const plan::AggregateArguments*, ColumnType column, const CancelToken&) {
  if (column == ColumnType::kFloat) return std::make_unique<FloatSums>(false);
  return std::make_unique<IntegerSums>(column == ColumnType::kInt);
}

// What was counted before is added.
std::unique_ptr<AggregateStates> StartCount(const plan::AggregateArguments* of_counts, ColumnType, const CancelToken&) {
  if (of_counts != nullptr) return std::make_unique<IntegerSums>(true);
  return std::make_unique<CountStates>();
}

std::unique_ptr<AggregateStates> StartMean(const plan::AggregateArguments*, ColumnType, const CancelToken&) {
  return std::make_unique<FloatSums>(true);
}

}  // namespace

namespace aggregates {

const plan::AggregateDef kCount = {.name = "count",
                                   .start = StartCount,
                                   .gives = ColumnType::kInt,
                                   .ignores_order = true,
                                   .statistic = plan::Statistic::kCount};
const plan::AggregateDef kSum = {.name = "sum",
                                 .start = StartSum,
                                 .admits = IsNumber,
                                 .admitted = kNumbersNeeded,
                                 .statistic = plan::Statistic::kSum};
const plan::AggregateDef kMean = {.name = "mean",
                                  .start = StartMean,
                                  .admits = IsNumber,
                                  .admitted = kNumbersNeeded,
                                  .gives = ColumnType::kFloat,
                                  .statistic = plan::Statistic::kMean};

}  // namespace aggregates

}  // namespace flux::exec
