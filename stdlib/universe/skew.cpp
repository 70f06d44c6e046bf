#include <cmath>
#include <limits>

#include "runtime/exec/number_states.h"
#include "stdlib/aggregate_builtin.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

// Central moments that are updated value by value (Terriberry).
struct Moments {
  using Input = double;
  double count = 0, mean = 0, squares = 0, cubes = 0;
  void Step(double value) {
    const double before = count++;
    const double delta = value - mean;
    const double shift = delta / count;
    const double square = delta * shift * before;
    cubes += square * shift * (count - 2) - 3 * shift * squares;
    squares += square;
    mean += shift;
  }
  bool has_value() const { return count != 0; }
};

// Third standardised moment; that of one value is not a number.
class SkewStates final : public exec::NumberStates<Moments> {
  void AppendValue(const Moments& state, ColumnBuilder& out) const override {
    out.AppendFloat(state.count < 2 ? std::numeric_limits<double>::quiet_NaN()
                                    : std::sqrt(state.count) * state.cubes / std::pow(state.squares, 1.5));
  }
};

std::unique_ptr<exec::AggregateStates> Start(const plan::AggregateArguments*, ColumnType, const CancelToken&) {
  return std::make_unique<SkewStates>();
}

constexpr plan::AggregateDef kSkew = {
    .name = "skew", .start = Start, .admits = IsNumber, .admitted = exec::kNumbersNeeded, .gives = ColumnType::kFloat};

}  // namespace

void RegisterSkew(Registry& registry) { AddAggregateBuiltins<kSkew>(registry); }

}  // namespace flux::stdlib
