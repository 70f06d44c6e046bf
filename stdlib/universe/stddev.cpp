#include <fmt/format.h>

#include <cmath>

#include "runtime/exec/column_aggregate.h"
#include "runtime/exec/operation_facts.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column mode";
constexpr std::string_view kExperimentalParameters = "tables mode";

struct StddevSpec final : plan::Spec {
  static constexpr std::string_view kName = "stddev";
  std::string column = "_value";
  bool is_sample = true;
  void Describe(plan::Description& out) const override {
    out.Add("column", column);
    out.Add("mode", is_sample ? "sample" : "population");
  }
};

// Welford's one-pass method.
class StddevOperator final : public exec::ColumnAggregate {
 public:
  StddevOperator(const StddevSpec& spec, exec::ExecContext&, TableSink& out)
      : ColumnAggregate("stddev", spec.column, out), is_sample_(spec.is_sample) {}

 protected:
  std::optional<ColumnType> Start(ColumnType type) override {
    count_ = mean_ = squares_ = 0;
    return IsNumber(type) ? std::optional(ColumnType::kFloat) : std::nullopt;
  }

  Status Fold(const Column& column) override {
    for (size_t row = 0; row < column.length(); ++row) {
      if (column.IsNull(row)) continue;
      const double value = exec::NumberAt(column, row);
      count_ += 1;
      const double delta = value - mean_;
      mean_ += delta / count_;
      squares_ += delta * (value - mean_);
    }
    return {};
  }

  // The sample deviation of one value is not a number.
  Result<Value> Finished() override {
    if (count_ == 0) return {};
    return Value::Float(std::sqrt(squares_ / (is_sample_ ? count_ - 1 : count_)));
  }

 private:
  const bool is_sample_;
  double count_ = 0, mean_ = 0, squares_ = 0;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet&) { return Plus({}, {node.As<StddevSpec>()->column}); }

Result<Value> Stddev(CallContext& context, Args args) {
  const ArgReader in("stddev", kParameters, args);
  StddevSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.column, in.StringOr(1, "_value"));
  FLUX_TRY(const std::string mode, in.StringOr(2, "sample"));
  if (mode != "sample" && mode != "population") {
    return in.Invalid(2, fmt::format("must be \"sample\" or \"population\", found \"{}\"", mode));
  }
  spec.is_sample = mode == "sample";
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> ExperimentalStddev(CallContext& context, Args args) {
  return Forward(Stddev, kParameters, context, kExperimentalParameters, args);
}

}  // namespace

void RegisterStddev(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "stddev", kParameters, Stddev});
  registry.Add(BuiltinDef{"experimental", "stddev", kExperimentalParameters, ExperimentalStddev});
  registry.Add(OperationDef{.name = StddevSpec::kName,
                            .create = exec::CreateOperator<StddevOperator, StddevSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = exec::FloatOfKeySchema<StddevSpec>,
                            .properties = exec::OneRowProperties,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
