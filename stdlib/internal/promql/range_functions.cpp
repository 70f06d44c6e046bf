// PromQL's functions of range vectors: each makes one value of the samples of a table.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kPackage = "internal/promql";
constexpr std::string_view kChangesParameters = "tables";
constexpr std::string_view kExtrapolatedParameters = "tables isCounter isRate";
constexpr std::string_view kInstantParameters = "tables isRate";
constexpr std::string_view kRegressionParameters = "tables predict fromNow";
constexpr std::string_view kHoltWintersParameters = "tables smoothingFactor trendFactor";

constexpr double kSecond = 1e9;

struct Sample {
  int64_t time = 0;
  double value = 0;
};

struct RangeFunctionSpec;

// The samples of a table and the range that its group key names.
struct Samples {
  std::span<const Sample> all;
  int64_t start = 0, stop = 0;
};

// Gives nothing when there are too few samples; the table is left out then.
using RangeFunction = std::optional<double> (*)(const RangeFunctionSpec& spec, const Samples& samples);

struct RangeFunctionSpec final : plan::Spec {
  static constexpr std::string_view kName = "promql.rangeFunction";
  std::string_view name;  // for messages: `promql.changes`
  RangeFunction function = nullptr;
  bool reads_time = true, reads_start = false, reads_stop = false;
  bool is_counter = false, is_rate = false, predicts = false;
  double from_now = 0, smoothing = 0, trend = 0;
  void Describe(plan::Description& out) const override { out.Add("function", std::string(name)); }
};

std::optional<double> Changes(const RangeFunctionSpec&, const Samples& samples) {
  if (samples.all.empty()) return std::nullopt;
  double changes = 0;
  for (size_t i = 1; i < samples.all.size(); ++i) {
    const double before = samples.all[i - 1].value, now = samples.all[i].value;
    if (now != before && !(std::isnan(now) && std::isnan(before))) ++changes;
  }
  return changes;
}

std::optional<double> Resets(const RangeFunctionSpec&, const Samples& samples) {
  if (samples.all.empty()) return std::nullopt;
  double resets = 0;
  for (size_t i = 1; i < samples.all.size(); ++i) resets += samples.all[i].value < samples.all[i - 1].value ? 1 : 0;
  return resets;
}

// How far the samples reach when they are extended to the ends of the range: to an end that is no further away than
// samples are from each other (with a tolerance of 10 %), else by half of that.
double ExtrapolatedInterval(double sampled, double to_start, double to_end, size_t count) {
  const double average = sampled / static_cast<double>(count - 1);
  const double threshold = average * 1.1;
  return sampled + (to_start < threshold ? to_start : average / 2) + (to_end < threshold ? to_end : average / 2);
}

std::optional<double> ExtrapolatedRate(const RangeFunctionSpec& spec, const Samples& samples) {
  if (samples.all.size() < 2) return std::nullopt;
  const Sample &first = samples.all.front(), &last = samples.all.back();
  double correction = 0, before = 0;
  for (const Sample& sample : samples.all) {
    if (spec.is_counter && sample.value < before) correction += before;
    before = sample.value;
  }
  const double change = last.value - first.value + correction;
  const auto sampled = static_cast<double>(last.time - first.time);
  auto to_start = static_cast<double>(first.time - samples.start);
  // A counter is not extended to before it was zero.
  if (spec.is_counter && change > 0 && first.value >= 0)
    to_start = std::min(to_start, sampled * (first.value / change));
  const double reach =
      ExtrapolatedInterval(sampled, to_start, static_cast<double>(samples.stop - last.time), samples.all.size());
  const double extrapolated = change * (reach / sampled);
  return spec.is_rate ? extrapolated / (static_cast<double>(samples.stop - samples.start) / kSecond) : extrapolated;
}

std::optional<double> InstantRate(const RangeFunctionSpec& spec, const Samples& samples) {
  if (samples.all.size() < 2) return std::nullopt;
  const Sample &before = samples.all[samples.all.size() - 2], &last = samples.all.back();
  if (last.time == before.time) return std::nullopt;
  const bool is_reset = spec.is_rate && last.value < before.value;
  const double change = is_reset ? last.value : last.value - before.value;
  return spec.is_rate ? change / (static_cast<double>(last.time - before.time) / kSecond) : change;
}

// Least squares, with time in seconds since the first sample, or since the end of the range for predictions.
std::optional<double> LinearRegression(const RangeFunctionSpec& spec, const Samples& samples) {
  if (samples.all.size() < 2) return std::nullopt;
  const int64_t origin = spec.predicts ? samples.stop : samples.all.front().time;
  double sum_x = 0, sum_y = 0, sum_xy = 0, sum_x2 = 0;
  for (const Sample& sample : samples.all) {
    const double x = static_cast<double>(sample.time - origin) / kSecond;
    sum_x += x;
    sum_y += sample.value;
    sum_xy += x * sample.value;
    sum_x2 += x * x;
  }
  const auto n = static_cast<double>(samples.all.size());
  const double slope = (sum_xy - sum_x * sum_y / n) / (sum_x2 - sum_x * sum_x / n);
  return spec.predicts ? slope * spec.from_now + (sum_y / n - slope * sum_x / n) : slope;
}

std::optional<double> HoltWinters(const RangeFunctionSpec& spec, const Samples& samples) {
  if (samples.all.size() < 2) return std::nullopt;
  double before = 0, smoothed = samples.all[0].value, trend = samples.all[1].value - smoothed;
  for (size_t i = 1; i < samples.all.size(); ++i) {
    if (i > 1) trend = spec.trend * (smoothed - before) + (1 - spec.trend) * trend;
    const double next = spec.smoothing * samples.all[i].value + (1 - spec.smoothing) * (smoothed + trend);
    before = smoothed;
    smoothed = next;
  }
  return smoothed;
}

class RangeFunctionOperator final : public exec::WholeTableOperator {
 public:
  RangeFunctionOperator(const RangeFunctionSpec& spec, exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out), spec_(spec) {}

 protected:
  Status Process(const TableHeaderRef& header, const Chunk& rows) override {
    FLUX_TRY(const std::vector<Sample> all, ReadSamples(*header, rows));
    Samples samples{.all = all};
    if (spec_.reads_start) {
      FLUX_TRY(samples.start, KeyTime(header->key, "_start"));
    }
    if (spec_.reads_stop) {
      FLUX_TRY(samples.stop, KeyTime(header->key, "_stop"));
    }
    const std::optional<double> value = spec_.function(spec_, samples);
    if (!value) return {};
    FLUX_TRY(const exec::KeyTable table,
             exec::MakeKeyTable(spec_.name, header->key, {{"_value", ColumnType::kFloat}},
                                {Column::Constant(ColumnType::kFloat, Value::Float(*value), 1)}, 1));
    return Emit(table.header, table.rows);
  }

 private:
  Result<std::vector<Sample>> ReadSamples(const TableHeader& header, const Chunk& rows) const {
    FLUX_TRY(const size_t value, exec::FindColumn(spec_.name, header, "_value"));
    if (header.schema[value].type != ColumnType::kFloat)
      return exec::ColumnTypeError(spec_.name, header.schema[value], "float");
    const Column* times = nullptr;
    if (spec_.reads_time) {
      FLUX_TRY(const size_t time, exec::FindColumn(spec_.name, header, "_time"));
      if (header.schema[time].type != ColumnType::kTime)
        return exec::ColumnTypeError(spec_.name, header.schema[time], "time");
      times = rows.columns[time].get();
    }
    const Column& values = *rows.columns[value];
    std::vector<Sample> samples;
    for (size_t row = 0; row < rows.rows; ++row) {
      if (values.IsNull(row) || (times != nullptr && times->IsNull(row))) continue;
      samples.push_back({times == nullptr ? 0 : times->IntAt(row), values.FloatAt(row)});
    }
    return samples;
  }

  Result<int64_t> KeyTime(const GroupKey& key, std::string_view name) const {
    const GroupKeyEntry* entry = key.Find(name);
    if (entry != nullptr && entry->type == ColumnType::kTime && !entry->value.is_null())
      return entry->value.AsTime().ns;
    return Fail(
        ErrorCode::kFailedPrecondition,
        fmt::format("`{}`: the group key {} has no time `{}`; use `range` first", spec_.name, key.DebugText(), name));
  }

  const RangeFunctionSpec& spec_;
};

Result<Value> AddFunction(CallContext& context, const ArgReader& in, RangeFunctionSpec spec) {
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

template <auto function>
Result<Value> CountChanges(CallContext& context, Args args) {
  RangeFunctionSpec spec;
  spec.name = function == Changes ? "promql.changes" : "promql.resets";
  spec.function = function;
  spec.reads_time = false;
  const ArgReader in(spec.name, kChangesParameters, args);
  return AddFunction(context, in, std::move(spec));
}

Result<Value> AddExtrapolatedRate(CallContext& context, Args args) {
  RangeFunctionSpec spec;
  spec.name = "promql.extrapolatedRate";
  spec.function = ExtrapolatedRate;
  spec.reads_start = spec.reads_stop = true;
  const ArgReader in(spec.name, kExtrapolatedParameters, args);
  FLUX_TRY(spec.is_counter, in.BoolOr(1, false));
  FLUX_TRY(spec.is_rate, in.BoolOr(2, false));
  return AddFunction(context, in, std::move(spec));
}

Result<Value> AddInstantRate(CallContext& context, Args args) {
  RangeFunctionSpec spec;
  spec.name = "promql.instantRate";
  spec.function = InstantRate;
  const ArgReader in(spec.name, kInstantParameters, args);
  FLUX_TRY(spec.is_rate, in.BoolOr(1, false));
  return AddFunction(context, in, std::move(spec));
}

Result<Value> AddLinearRegression(CallContext& context, Args args) {
  RangeFunctionSpec spec;
  spec.name = "promql.linearRegression";
  spec.function = LinearRegression;
  spec.reads_stop = true;
  const ArgReader in(spec.name, kRegressionParameters, args);
  FLUX_TRY(spec.predicts, in.BoolOr(1, false));
  FLUX_TRY(spec.from_now, in.FloatOr(2, 0));
  return AddFunction(context, in, std::move(spec));
}

Result<Value> AddHoltWinters(CallContext& context, Args args) {
  RangeFunctionSpec spec;
  spec.name = "promql.holtWinters";
  spec.function = HoltWinters;
  const ArgReader in(spec.name, kHoltWintersParameters, args);
  FLUX_TRY(spec.smoothing, in.FloatOr(1, 0));
  FLUX_TRY(spec.trend, in.FloatOr(2, 0));
  const auto outside = [&](size_t i, double factor) {
    return in.Invalid(i, fmt::format("must be between 0.0 and 1.0, found {}", factor));
  };
  if (!(spec.smoothing > 0 && spec.smoothing < 1)) return outside(1, spec.smoothing);
  if (!(spec.trend > 0 && spec.trend < 1)) return outside(2, spec.trend);
  return AddFunction(context, in, std::move(spec));
}

ColumnSet Needs(const plan::Node& node, const ColumnSet&) {
  return node.As<RangeFunctionSpec>()->reads_time ? Plus({}, {"_value", "_time"}) : Plus({}, {"_value"});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  schema.Set("_value", ColumnType::kFloat);
  return schema;
}

}  // namespace

void RegisterPromqlRangeFunctions(Registry& registry) {
  registry.Add(BuiltinDef{kPackage, "changes", kChangesParameters, CountChanges<Changes>});
  registry.Add(BuiltinDef{kPackage, "resets", kChangesParameters, CountChanges<Resets>});
  registry.Add(BuiltinDef{kPackage, "extrapolatedRate", kExtrapolatedParameters, AddExtrapolatedRate});
  registry.Add(BuiltinDef{kPackage, "instantRate", kInstantParameters, AddInstantRate});
  registry.Add(BuiltinDef{kPackage, "linearRegression", kRegressionParameters, AddLinearRegression});
  registry.Add(BuiltinDef{kPackage, "holtWinters", kHoltWintersParameters, AddHoltWinters});
  registry.Add(OperationDef{.name = RangeFunctionSpec::kName,
                            .create = exec::CreateOperator<RangeFunctionOperator, RangeFunctionSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = SchemaAfter,
                            .properties = exec::OneRowProperties,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
