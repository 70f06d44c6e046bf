#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/simplex_minimizer.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables n interval withFit column timeColumn seasonality withMinSSE";

struct HoltWintersSpec final : plan::Spec {
  static constexpr std::string_view kName = "holtWinters";
  size_t n = 0, season = 0;  // a season of 0 or 1: none
  Duration interval;
  std::string column = "_value", time_column = "_time";
  bool with_fit = false, with_error = false;
  void Describe(plan::Description& out) const override {
    out.Add("n", fmt::format("{}", n));
    out.Add("interval", FormatDuration(interval));
    if (season > 1) out.Add("seasonality", fmt::format("{}", season));
  }
};

using OptionalNumbers = std::vector<std::optional<double>>;

// The damped Holt-Winters method. Parameters are: weights of level, trend and season, damping, first level, first
// trend, and the first season's factors.
class Forecaster {
 public:
  Forecaster(const OptionalNumbers& values, size_t season) : values_(values), season_(season > 1 ? season : 0) {}

  struct Fit {
    std::vector<double> parameters;
    double error = std::numeric_limits<double>::infinity();  // sum of squares
  };

  // Searches from a grid of starting points. Gives no parameters when the error is not finite anywhere.
  Fit FindBest() const {
    constexpr double kEpsilon = 1e-4, kLowest = 0.3, kHighest = 1.0, kDistance = 0.4;
    constexpr size_t kPatience = 100;
    const auto error = [&](const std::vector<double>& parameters) { return Error(parameters); };
    std::vector<double> start = StartingPoint();
    Fit best;
    for (start[0] = kLowest; start[0] < kHighest; start[0] += kDistance) {
      for (start[1] = kLowest; start[1] < kHighest; start[1] += kDistance) {
        for (start[2] = kLowest; start[2] < kHighest; start[2] += kDistance) {
          for (start[3] = kLowest; start[3] < kHighest; start[3] += kDistance) {
            if (!std::isfinite(Error(start))) continue;
            Minimum found = MinimizeBySimplex(error, start, kEpsilon, kPatience);
            if (found.value < best.error) best = {std::move(found.point), found.value};
          }
        }
      }
    }
    return best;
  }

  // The fitted values, followed by `horizon` values of the future.
  std::vector<double> Forecast(std::vector<double> parameters, size_t horizon) const {
    for (size_t i = 0; i < kDamping + 1; ++i) parameters[i] = std::clamp(parameters[i], 0.0, 1.0);
    const double damping = parameters[kDamping];
    double level = parameters[kLevel], trend = parameters[kTrend], damping_sum = damping, value = *values_[0];
    double* factors = parameters.data() + kFactors;
    std::vector<double> forecast = {value};
    for (size_t t = 1; t < values_.size() + horizon; ++t) {
      // Each step moves the ring of factors by one more.
      const size_t ring = 2 * t - 2;
      const double factor = season_ ? factors[ring % season_] : 1;
      const double next_factor = season_ ? factors[(ring + t % season_) % season_] : 1;
      const double expected = level + damping * trend;
      const double next_level = parameters[0] * (value / factor) + (1 - parameters[0]) * expected;
      const double next_trend = parameters[1] * (next_level - level) + (1 - parameters[1]) * damping * trend;
      const double new_factor = parameters[2] * (value / expected) + (1 - parameters[2]) * factor;
      value = (next_level + damping_sum * next_trend) * next_factor;
      level = next_level;
      trend = next_trend;
      damping_sum += std::pow(damping, static_cast<double>(t));
      if (season_) factors[ring % season_] = new_factor;
      forecast.push_back(value);
    }
    return forecast;
  }

 private:
  static constexpr size_t kDamping = 3, kLevel = 4, kTrend = 5, kFactors = 6;

  double Error(const std::vector<double>& parameters) const {
    const std::vector<double> forecast = Forecast(parameters, 0);
    double sum = 0;
    for (size_t i = 0; i < forecast.size(); ++i) {
      if (values_[i]) sum += (forecast[i] - *values_[i]) * (forecast[i] - *values_[i]);
    }
    return sum;
  }

  // Level and trend of the first values or seasons; missing values are left out.
  std::vector<double> StartingPoint() const {
    std::vector<double> start(kFactors + season_);
    if (!season_) {
      start[kLevel] = 0.5 * *values_[0];
      start[kTrend] = values_[1] ? 0.5 * (*values_[1] - *values_[0]) : 0;
      return start;
    }
    const double length = static_cast<double>(season_);
    for (size_t i = 0; i < season_; ++i) {
      if (values_[i]) start[kLevel] += 1 / length * *values_[i];
      const bool has_next = season_ + i < values_.size() && values_[i] && values_[season_ + i];
      if (has_next) start[kTrend] += 1 / (length * length) * (*values_[season_ + i] - *values_[i]);
    }
    for (size_t i = 0; i < season_; ++i) start[kFactors + i] = values_[i] ? *values_[i] / start[kLevel] : 1;
    return start;
  }

  const OptionalNumbers& values_;
  const size_t season_;
};

// The values at equal distances in time that a table holds, and the times of its first and last one.
struct RegularSeries {
  OptionalNumbers values;
  Time first, last;
};

class HoltWintersOperator final : public exec::WholeTableOperator {
 public:
  HoltWintersOperator(const HoltWintersSpec& spec, exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out), spec_(spec), interval_(spec.interval.ApproximateNanoseconds()) {}

 protected:
  Status Process(const TableHeaderRef& header, const Chunk& rows) override {
    FLUX_TRY(const size_t time, exec::FindColumn("holtWinters", *header, spec_.time_column));
    FLUX_TRY(const size_t value, exec::FindColumn("holtWinters", *header, spec_.column));
    if (header->schema[time].type != ColumnType::kTime) {
      return exec::ColumnTypeError("holtWinters", header->schema[time], "time");
    }
    if (!IsNumber(header->schema[value].type))
      return exec::ColumnTypeError("holtWinters", header->schema[value], "a number");
    FLUX_TRY(const RegularSeries series, Regularize(*rows.columns[time], *rows.columns[value]));
    std::vector<double> forecast;
    double error = 0;
    if (series.values.size() >= std::max<size_t>(2, spec_.season) && spec_.n > 0) {
      const Forecaster forecaster(series.values, spec_.season);
      const Forecaster::Fit fit = forecaster.FindBest();
      if (fit.parameters.empty()) {
        return FailAtTable(ErrorCode::kInvalid,
                           fmt::format("`holtWinters`: no model fits the values of table {}; zeros at the "
                                       "start of seasons do that",
                                       header->key.DebugText()));
      }
      forecast = forecaster.Forecast(fit.parameters, spec_.n);
      if (!spec_.with_fit) {
        forecast.erase(forecast.begin(), forecast.begin() + static_cast<std::ptrdiff_t>(series.values.size()));
      }
      error = fit.error;
    }
    return Send(*header, series, std::move(forecast), error);
  }

 private:
  // Rows without a time and nulls at the start are left out. Of rows in one interval the first counts; intervals
  // without rows have no value.
  Result<RegularSeries> Regularize(const Column& times, const Column& values) const {
    RegularSeries series;
    int64_t last_interval = 0;
    for (size_t row = 0; row < times.length(); ++row) {
      if (times.IsNull(row) || (series.values.empty() && values.IsNull(row))) continue;
      const std::optional<double> value =
          values.IsNull(row) ? std::nullopt : std::optional(exec::NumberAt(values, row));
      if (value && !std::isfinite(*value)) {
        return Fail(ErrorCode::kInvalid, fmt::format("`holtWinters`: NaN/Inf in input column `{}`", spec_.column));
      }
      const int64_t time = times.IntAt(row), interval = Nearest(time);
      if (series.values.empty()) {
        series.first = {time};
      } else {
        if (interval <= last_interval) continue;
        const auto distance = static_cast<size_t>(interval - last_interval);
        FLUX_TRY_STATUS(CheckRoom(distance, sizeof(value)));
        series.values.resize(series.values.size() + distance - 1);
        series.last = {time};
      }
      last_interval = interval;
      series.values.push_back(value);
    }
    return series;
  }

  // The number of the interval's nearest multiple.
  int64_t Nearest(int64_t time) const {
    const int64_t quotient = time / interval_, rest = time % interval_;
    return rest < interval_ - rest ? quotient : quotient + 1;
  }

  Status Send(const TableHeader& header, const RegularSeries& series, std::vector<double> forecast, double error) {
    std::vector<int64_t> times;
    Time time = spec_.with_fit ? series.first : series.last;
    for (size_t i = 0; i < forecast.size(); ++i) {
      if (i > 0 || !spec_.with_fit) {
        FLUX_TRY(time, Add(time, spec_.interval));
      }
      times.push_back(time.ns);
    }
    const size_t count = forecast.size();
    std::vector<ColumnDef> defs = {{"_time", ColumnType::kTime}, {"_value", ColumnType::kFloat}};
    std::vector<ColumnRef> columns = {Column::FlatTime(std::move(times)), Column::FlatFloat(std::move(forecast))};
    if (spec_.with_error) {
      defs.push_back({"minSSE", ColumnType::kFloat});
      columns.push_back(Column::Constant(ColumnType::kFloat, Value::Float(error), count));
    }
    FLUX_TRY(const exec::KeyTable result,
             exec::MakeKeyTable("holtWinters", header.key, std::move(defs), std::move(columns), count));
    return Emit(result.header, result.rows);
  }

  const HoltWintersSpec& spec_;
  const int64_t interval_;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet&) {
  const HoltWintersSpec& spec = *node.As<HoltWintersSpec>();
  return Plus({}, {spec.column, spec.time_column});
}

Result<Value> HoltWinters(CallContext& context, Args args) {
  constexpr int64_t kMostValues = 10'000'000;
  const ArgReader in("holtWinters", kParameters, args);
  HoltWintersSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const int64_t n, in.Int(1));
  FLUX_TRY(spec.interval, in.DurationAt(2));
  FLUX_TRY(spec.with_fit, in.BoolOr(3, false));
  FLUX_TRY(spec.column, in.StringOr(4, "_value"));
  FLUX_TRY(spec.time_column, in.StringOr(5, "_time"));
  FLUX_TRY(const int64_t season, in.IntOr(6, 0));
  FLUX_TRY(spec.with_error, in.BoolOr(7, false));
  if (n < 0 || n > kMostValues) return in.Invalid(1, fmt::format("must be between 0 and {}, found {}", kMostValues, n));
  if (spec.interval.ApproximateNanoseconds() <= 0) {
    return in.Invalid(2, fmt::format("must be positive, found {}", FormatDuration(spec.interval)));
  }
  if (season < 0 || season > kMostValues) {
    return in.Invalid(6, fmt::format("must be between 0 and {}, found {}", kMostValues, season));
  }
  spec.n = static_cast<size_t>(n);
  spec.season = static_cast<size_t>(season);
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const HoltWintersSpec& spec = *node.As<HoltWintersSpec>();
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  schema.Set(spec.time_column, ColumnType::kTime);
  schema.Set(spec.column, ColumnType::kFloat);
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  const HoltWintersSpec& spec = *node.As<HoltWintersSpec>();
  plan::Properties properties = exec::WithoutRowOrder(inputs[0]->properties);
  properties = exec::WithColumnsBesideKey(std::move(properties), {spec.time_column, spec.column});
  properties.max_rows.reset();
  return properties;
}

}  // namespace

void RegisterHoltWinters(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "holtWinters", kParameters, HoltWinters});
  registry.Add(OperationDef{.name = HoltWintersSpec::kName,
                            .create = exec::CreateOperator<HoltWintersOperator, HoltWintersSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
