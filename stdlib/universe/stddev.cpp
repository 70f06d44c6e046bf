#include <fmt/format.h>

#include <cmath>

#include "runtime/exec/number_states.h"
#include "stdlib/aggregate_builtin.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column mode";
constexpr std::string_view kExperimentalParameters = "tables mode";

// Other than that of samples, which is the default.
struct PopulationMode final : plan::AggregateArguments {
  void Write(plan::FluxCall& call) const override { call.Add("mode", std::string("population")); }
};

// Welford's one-pass method.
struct Deviation {
  using Input = double;
  double count = 0, mean = 0, squares = 0;
  void Step(double value) {
    count += 1;
    const double delta = value - mean;
    mean += delta / count;
    squares += delta * (value - mean);
  }
  bool has_value() const { return count != 0; }
};

class StddevStates final : public exec::NumberStates<Deviation> {
 public:
  explicit StddevStates(bool is_sample) : is_sample_(is_sample) {}

 private:
  // The sample deviation of one value is not a number.
  void AppendValue(const Deviation& state, ColumnBuilder& out) const override {
    out.AppendFloat(std::sqrt(state.squares / (is_sample_ ? state.count - 1 : state.count)));
  }
  const bool is_sample_;
};

std::unique_ptr<exec::AggregateStates> Start(const plan::AggregateArguments* arguments, ColumnType,
                                             const CancelToken&) {
  return std::make_unique<StddevStates>(arguments == nullptr);
}

constexpr plan::AggregateDef kStddev = {.name = "stddev",
                                        .start = Start,
                                        .admits = IsNumber,
                                        .admitted = exec::kNumbersNeeded,
                                        .gives = ColumnType::kFloat};

Result<Value> Stddev(CallContext& context, Args args) {
  const ArgReader in("stddev", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(std::string column, in.StringOr(1, "_value"));
  FLUX_TRY(const std::string mode, in.StringOr(2, "sample"));
  if (mode != "sample" && mode != "population") {
    return in.Invalid(2, fmt::format("must be \"sample\" or \"population\", found \"{}\"", mode));
  }
  return AddAggregate(context, kStddev, std::move(tables), std::move(column),
                      mode == "sample" ? nullptr : std::make_shared<const PopulationMode>());
}

Result<Value> ExperimentalStddev(CallContext& context, Args args) {
  return Forward(Stddev, kParameters, context, kExperimentalParameters, args);
}

}  // namespace

void RegisterStddev(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "stddev", kParameters, Stddev});
  registry.Add(BuiltinDef{"experimental", "stddev", kExperimentalParameters, ExperimentalStddev});
}

}  // namespace flux::stdlib
