#include <cmath>
#include <limits>

#include "runtime/exec/column_aggregate.h"
#include "runtime/exec/operation_facts.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column";
constexpr std::string_view kExperimentalParameters = "tables";

struct SkewSpec final : plan::Spec {
  static constexpr std::string_view kName = "skew";
  std::string column = "_value";
  void Describe(plan::Description& out) const override { out.Add("column", column); }
};

// Third standardised moment, from central moments that are updated value by value (Terriberry).
class SkewOperator final : public exec::ColumnAggregate {
 public:
  SkewOperator(const SkewSpec& spec, exec::ExecContext&, TableSink& out) : ColumnAggregate("skew", spec.column, out) {}

 protected:
  std::optional<ColumnType> Start(ColumnType type) override {
    count_ = mean_ = squares_ = cubes_ = 0;
    return IsNumber(type) ? std::optional(ColumnType::kFloat) : std::nullopt;
  }

  Status Fold(const Column& column) override {
    for (size_t row = 0; row < column.length(); ++row) {
      if (column.IsNull(row)) continue;
      const double before = count_++;
      const double delta = exec::NumberAt(column, row) - mean_;
      const double shift = delta / count_;
      const double square = delta * shift * before;
      cubes_ += square * shift * (count_ - 2) - 3 * shift * squares_;
      squares_ += square;
      mean_ += shift;
    }
    return {};
  }

  Result<Value> Finished() override {
    if (count_ == 0) return {};
    if (count_ < 2) return Value::Float(std::numeric_limits<double>::quiet_NaN());
    return Value::Float(std::sqrt(count_) * cubes_ / std::pow(squares_, 1.5));
  }

 private:
  double count_ = 0, mean_ = 0, squares_ = 0, cubes_ = 0;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet&) { return Plus({}, {node.As<SkewSpec>()->column}); }

Result<Value> Skew(CallContext& context, Args args) {
  const ArgReader in("skew", kParameters, args);
  SkewSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.column, in.StringOr(1, "_value"));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> ExperimentalSkew(CallContext& context, Args args) {
  return Forward(Skew, kParameters, context, kExperimentalParameters, args);
}

}  // namespace

void RegisterSkew(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "skew", kParameters, Skew});
  registry.Add(BuiltinDef{"experimental", "skew", kExperimentalParameters, ExperimentalSkew});
  registry.Add(OperationDef{.name = SkewSpec::kName,
                            .create = exec::CreateOperator<SkewOperator, SkewSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = exec::FloatOfKeySchema<SkewSpec>,
                            .properties = exec::OneRowProperties,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
