#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "runtime/base/number_text.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column upperBoundColumn countColumn bins normalize";
constexpr std::string_view kExperimentalParameters = "tables bins normalize";
constexpr std::string_view kLinearParameters = "start width count infinity";
constexpr std::string_view kLogarithmicParameters = "start factor count infinity";

struct HistogramSpec final : plan::Spec {
  static constexpr std::string_view kName = "histogram";
  std::string column = "_value", bound_column = "le", count_column = "_value";
  std::vector<double> bins;  // ascending
  bool is_normalized = false;
  void Describe(plan::Description& out) const override {
    out.Add("column", column);
    std::vector<std::string> texts;
    for (const double bin : bins) texts.push_back(FormatFloat(bin));
    out.Add("bins", fmt::format("{}", fmt::join(texts, ", ")));
    if (is_normalized) out.Add("normalize", "true");
  }
};

class HistogramOperator final : public exec::UnaryOperator {
 public:
  HistogramOperator(const HistogramSpec& spec, exec::ExecContext&, TableSink& out) : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(value_, exec::FindColumn("histogram", *header, spec_.column));
    if (header->schema[value_].type != ColumnType::kFloat) {
      return exec::ColumnTypeError("histogram", header->schema[value_], "float; convert it with `toFloat`");
    }
    header_ = std::move(header);
    counts_.assign(spec_.bins.size(), 0);
    total_ = 0;
    return {};
  }

  Status Push(const Chunk& chunk) override {
    const Column& values = *chunk.columns[value_];
    for (size_t row = 0; row < chunk.rows; ++row) {
      if (values.IsNull(row)) continue;
      const double value = values.FloatAt(row);
      // Not a number lies in no bin.
      const auto bin = std::isnan(value) ? spec_.bins.end() : std::ranges::lower_bound(spec_.bins, value);
      if (bin == spec_.bins.end()) return NoBin(value);
      ++counts_[static_cast<size_t>(bin - spec_.bins.begin())];
      ++total_;
    }
    return {};
  }

  Status End() override {
    std::vector<double> counts;
    double sum = 0;
    for (const double count : counts_) {
      sum += count;
      counts.push_back(spec_.is_normalized ? sum / total_ : sum);
    }
    FLUX_TRY(
        const exec::KeyTable result,
        exec::MakeKeyTable("histogram", header_->key,
                           {{spec_.bound_column, ColumnType::kFloat}, {spec_.count_column, ColumnType::kFloat}},
                           {Column::FlatFloat(spec_.bins), Column::FlatFloat(std::move(counts))}, spec_.bins.size()));
    return exec::SendRows(result.header, result.rows, std::max<size_t>(result.rows.rows, 1), out_);
  }

 private:
  Status NoBin(double value) const {
    return Fail(
        ErrorCode::kOutOfRange,
        fmt::format("`histogram`: found value {} of column `{}` greater than any bin; the highest is {}; add one "
                    "at infinity, as `linearBins` does",
                    FormatFloat(value), spec_.column, FormatFloat(spec_.bins.back())));
  }

  const HistogramSpec& spec_;
  TableHeaderRef header_;
  size_t value_ = 0;
  std::vector<double> counts_;
  double total_ = 0;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet&) { return Plus({}, {node.As<HistogramSpec>()->column}); }

Result<std::vector<double>> Bins(const ArgReader& in, size_t i) {
  if (!in.Has(i) || in[i].is_null() || in[i].kind() != ValueKind::kArray) {
    return in.Invalid(i, fmt::format("must be an array of floats, found {}", DescribeKind(in[i])));
  }
  std::vector<double> bins;
  for (const Value& element : in[i].AsArray().elements) {
    if (element.is_null() || element.kind() != ValueKind::kFloat || std::isnan(element.AsFloat())) {
      return in.Invalid(i, fmt::format("must be an array of floats, found an element {}", DebugText(element)));
    }
    bins.push_back(element.AsFloat());
  }
  if (bins.empty()) return in.Invalid(i, "must have at least one bin");
  std::ranges::sort(bins);
  return bins;
}

Result<Value> Histogram(CallContext& context, Args args) {
  const ArgReader in("histogram", kParameters, args);
  HistogramSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.column, in.StringOr(1, "_value"));
  FLUX_TRY(spec.bound_column, in.StringOr(2, "le"));
  FLUX_TRY(spec.count_column, in.StringOr(3, "_value"));
  FLUX_TRY(spec.bins, Bins(in, 4));
  FLUX_TRY(spec.is_normalized, in.BoolOr(5, false));
  if (spec.bound_column == spec.count_column) {
    return in.Invalid(
        fmt::format("`upperBoundColumn` and `countColumn` are both `{}`; name two columns", spec.count_column));
  }
  return AddNode(context, std::move(spec), {std::move(tables)});
}

Result<Value> ExperimentalHistogram(CallContext& context, Args args) {
  return Forward(Histogram, kParameters, context, kExperimentalParameters, args);
}

// Bounds that start at `start`; `next` gives each from the one before and the second argument.
template <double (*next)(double bound, double step)>
Result<Value> MakeBins(const ArgReader& in) {
  constexpr int64_t kMostBins = 10'000'000;
  FLUX_TRY(double bound, in.Float(0));
  FLUX_TRY(const double step, in.Float(1));
  FLUX_TRY(const int64_t count, in.Int(2));
  FLUX_TRY(const bool has_infinity, in.BoolOr(3, true));
  if (count < 0 || count > kMostBins) {
    return in.Invalid(2, fmt::format("must be between 0 and {}, found {}", kMostBins, count));
  }
  std::vector<Value> bounds;
  for (int64_t i = 0; i < count; ++i) {
    bounds.push_back(Value::Float(bound));
    bound = next(bound, step);
  }
  if (has_infinity) bounds.push_back(Value::Float(std::numeric_limits<double>::infinity()));
  return MakeArray(std::move(bounds));
}

double Sum(double bound, double width) { return bound + width; }
double Product(double bound, double factor) { return bound * factor; }

Result<Value> LinearBins(CallContext&, Args args) {
  return MakeBins<Sum>(ArgReader("linearBins", kLinearParameters, args));
}

Result<Value> LogarithmicBins(CallContext&, Args args) {
  return MakeBins<Product>(ArgReader("logarithmicBins", kLogarithmicParameters, args));
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const HistogramSpec& spec = *node.As<HistogramSpec>();
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  for (const std::string& column : {spec.bound_column, spec.count_column}) schema.Set(column, ColumnType::kFloat);
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  const HistogramSpec& spec = *node.As<HistogramSpec>();
  plan::Properties properties =
      exec::WithColumnsBesideKey(inputs[0]->properties, {spec.bound_column, spec.count_column});
  properties.row_order = {{spec.bound_column}};
  properties.max_rows = spec.bins.size();
  return properties;
}

}  // namespace

void RegisterHistogram(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "histogram", kParameters, Histogram});
  registry.Add(BuiltinDef{"experimental", "histogram", kExperimentalParameters, ExperimentalHistogram});
  registry.Add(BuiltinDef{"universe", "linearBins", kLinearParameters, LinearBins, true});
  registry.Add(BuiltinDef{"universe", "logarithmicBins", kLogarithmicParameters, LogarithmicBins, true});
  registry.Add(OperationDef{.name = HistogramSpec::kName,
                            .create = exec::CreateOperator<HistogramOperator, HistogramSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
