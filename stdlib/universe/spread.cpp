#include "runtime/exec/number_states.h"
#include "stdlib/aggregate_builtin.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

// A value that is not a number is neither least nor greatest, unless it comes first.
template <typename T>
struct Extent {
  using Input = T;
  T low{}, high{};
  bool is_known = false;
  void Step(T value) {
    low = !is_known || value < low ? value : low;
    high = !is_known || value > high ? value : high;
    is_known = true;
  }
  bool has_value() const { return is_known; }
};

template <typename T>
class SpreadStates final : public exec::NumberStates<Extent<T>> {
  void AppendValue(const Extent<T>& state, ColumnBuilder& out) const override {
    if constexpr (std::is_same_v<T, double>) {
      out.AppendFloat(state.high - state.low);
    } else if constexpr (std::is_same_v<T, uint64_t>) {
      out.AppendUint(state.high - state.low);
    } else {
      // The distance of two integers may not be one: it wraps around.
      out.AppendInt(static_cast<int64_t>(static_cast<uint64_t>(state.high) - static_cast<uint64_t>(state.low)));
    }
  }
};

std::unique_ptr<exec::AggregateStates> Start(const plan::AggregateArguments*, ColumnType column, const CancelToken&) {
  if (column == ColumnType::kFloat) return std::make_unique<SpreadStates<double>>();
  if (column == ColumnType::kUint) return std::make_unique<SpreadStates<uint64_t>>();
  return std::make_unique<SpreadStates<int64_t>>();
}

constexpr plan::AggregateDef kSpread = {
    .name = "spread", .start = Start, .admits = IsNumber, .admitted = exec::kNumbersNeeded};

}  // namespace

void RegisterSpread(Registry& registry) { AddAggregateBuiltins<kSpread>(registry); }

}  // namespace flux::stdlib
