#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "runtime/base/cancelable_sort.h"
#include "runtime/exec/column_aggregate.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/tdigest.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column q compression method";
constexpr std::string_view kExperimentalParameters = "tables q compression method";
constexpr double kDefaultCompression = 1000;

struct QuantileSpec final : plan::Spec {
  static constexpr std::string_view kName = "quantile";
  std::string column = "_value", method = "estimate_tdigest";
  double q = 0, compression = kDefaultCompression;
  void Describe(plan::Description& out) const override {
    out.Add("q", fmt::format("{}", q));
    out.Add("method", method);
    out.Add("column", column);
  }
};

class EstimatedQuantile final : public exec::ColumnAggregate {
 public:
  EstimatedQuantile(const QuantileSpec& spec, exec::ExecContext&, TableSink& out)
      : ColumnAggregate("quantile", spec.column, out), spec_(spec), digest_(spec.compression) {}

 protected:
  std::optional<ColumnType> Start(ColumnType type) override {
    digest_.Clear();
    has_value_ = false;
    return IsNumber(type) ? std::optional(ColumnType::kFloat) : std::nullopt;
  }
  Status Fold(const Column& column) override {
    for (size_t row = 0; row < column.length(); ++row) {
      if (column.IsNull(row)) continue;
      digest_.Add(exec::NumberAt(column, row));
      has_value_ = true;
    }
    return {};
  }
  // The digest does not take NaN, so that a column of nothing else has a quantile, which is NaN.
  Result<Value> Finished() override { return has_value_ ? Value::Float(digest_.Quantile(spec_.q)) : Value(); }

 private:
  const QuantileSpec& spec_;
  TDigest digest_;
  bool has_value_ = false;
};

// Interpolates linearly between the two nearest values.
class ExactQuantile final : public exec::ColumnAggregate {
 public:
  ExactQuantile(const QuantileSpec& spec, exec::ExecContext& context, TableSink& out)
      : ColumnAggregate("quantile", spec.column, out), spec_(spec), context_(context) {}

 protected:
  std::optional<ColumnType> Start(ColumnType type) override {
    return type == ColumnType::kFloat ? std::optional(ColumnType::kFloat) : std::nullopt;
  }
  Status Fold(const Column& column) override {
    for (size_t row = 0; row < column.length(); ++row) {
      if (!column.IsNull(row)) values_.push_back(column.FloatAt(row));
    }
    return {};
  }
  Result<Value> Finished() override {
    if (values_.empty()) return Value();
    const auto is_less = [](double a, double b) { return a < b || (std::isnan(a) && !std::isnan(b)); };
    FLUX_TRY_STATUS(SortOrCancel(values_, is_less, context_.cancel));
    const double position = spec_.q * static_cast<double>(values_.size() - 1);
    const double below = std::floor(position), above = std::ceil(position);
    const double low = values_[static_cast<size_t>(below)], high = values_[static_cast<size_t>(above)];
    values_.clear();
    return Value::Float(below == above ? low : low * (above - position) + high * (position - below));
  }

 private:
  const QuantileSpec& spec_;
  exec::ExecContext& context_;
  std::vector<double> values_;
};

// Gives the row whose value has the wished rank. Without any value, a row of nulls but for the group key.
class QuantileSelector final : public exec::WholeTableOperator {
 public:
  QuantileSelector(const QuantileSpec& spec, exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out), spec_(spec) {}

 protected:
  Status Process(const TableHeaderRef& header, const Chunk& rows) override {
    FLUX_TRY(const size_t index, exec::FindColumn("quantile", *header, spec_.column));
    const Column& column = *rows.columns[index];
    std::vector<uint32_t> order;
    for (uint32_t row = 0; row < rows.rows; ++row) {
      if (!column.IsNull(row)) order.push_back(row);
    }
    const auto is_less = [&](uint32_t a, uint32_t b) {
      const auto compared = CompareScalars(column.ValueAt(a), column.ValueAt(b));
      return compared != 0 ? compared < 0 : a < b;
    };
    FLUX_TRY_STATUS(SortOrCancel(order, is_less, context_.cancel));
    Chunk row{.columns = {}, .rows = 1};
    for (size_t i = 0; i < rows.columns.size(); ++i) {
      row.columns.push_back(order.empty() ? Unselected(*header, i)
                                          : rows.columns[i]->Take(std::array{order[Rank(order.size())]}));
    }
    return Emit(header, row);
  }

 private:
  static ColumnRef Unselected(const TableHeader& header, size_t index) {
    const ColumnDef& def = header.schema[index];
    const GroupKeyEntry* key = header.key.Find(def.name);
    return Column::Constant(def.type, key ? key->value : Value::Null(ToValueKind(def.type)), 1);
  }

  size_t Rank(size_t count) const {
    const double rank = std::ceil(spec_.q * static_cast<double>(count)) - 1;
    return static_cast<size_t>(std::clamp(rank, 0.0, static_cast<double>(count - 1)));
  }

  const QuantileSpec& spec_;
};

Result<std::unique_ptr<exec::Operator>> Create(const exec::PhysicalNode& node, exec::ExecContext& context,
                                               TableSink& out, exec::OperatorStats&) {
  const QuantileSpec& spec = *node.As<QuantileSpec>();
  if (spec.method == "exact_mean") return std::make_unique<ExactQuantile>(spec, context, out);
  if (spec.method == "exact_selector") return std::make_unique<QuantileSelector>(spec, context, out);
  return std::make_unique<EstimatedQuantile>(spec, context, out);
}

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const QuantileSpec& spec = *node.As<QuantileSpec>();
  return Plus(spec.method == "exact_selector" ? out : ColumnSet{}, {spec.column});
}

Result<Value> Quantile(CallContext& context, Args args) {
  const ArgReader in("quantile", kParameters, args);
  QuantileSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.column, in.StringOr(1, "_value"));
  FLUX_TRY(spec.q, in.Float(2));
  FLUX_TRY(const double compression, in.FloatOr(3, 0));
  FLUX_TRY(spec.method, in.StringOr(4, "estimate_tdigest"));
  if (!(spec.q >= 0 && spec.q <= 1)) {
    const std::string hint =
        spec.q > 1 && spec.q <= 100 ? fmt::format("; write {} for {} %", spec.q / 100, spec.q) : "";
    return in.Invalid(2, fmt::format("must be between 0.0 and 1.0, found {}{}", spec.q, hint));
  }
  const bool is_estimate = spec.method == "estimate_tdigest";
  if (!is_estimate && spec.method != "exact_mean" && spec.method != "exact_selector") {
    return in.Invalid(4, fmt::format("must be \"estimate_tdigest\", \"exact_mean\" or \"exact_selector\", found \"{}\"",
                                     spec.method));
  }
  if (compression > 0 && !is_estimate) return in.Invalid(3, "is only valid for method \"estimate_tdigest\"");
  if (compression != 0) spec.compression = compression;
  if (!(spec.compression > 0)) return in.Invalid(3, fmt::format("must be positive, found {}", compression));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> ExperimentalQuantile(CallContext& context, Args args) {
  return Forward(Quantile, kParameters, context, kExperimentalParameters, args);
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const bool is_selector = node.As<QuantileSpec>()->method == "exact_selector";
  return is_selector ? inputs[0]->schema : exec::FloatOfKeySchema<QuantileSpec>(node, inputs);
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const QuantileSpec& spec = *node.As<QuantileSpec>();
  plan::FluxCall call("quantile");
  call.Add("column", spec.column).Add("q", Value::Float(spec.q)).Add("method", spec.method);
  if (spec.method == "estimate_tdigest") call.Add("compression", Value::Float(spec.compression));
  return call.Text();
}

}  // namespace

void RegisterQuantile(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "quantile", kParameters, Quantile});
  registry.Add(BuiltinDef{"experimental", "quantile", kExperimentalParameters, ExperimentalQuantile});
  registry.Add(OperationDef{.name = QuantileSpec::kName,
                            .create = Create,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = SchemaAfter,
                            .properties = exec::OneRowProperties,
                            .to_flux = ToFlux,
                            .flow = plan::Flow::kTable,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
