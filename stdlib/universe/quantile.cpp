#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "runtime/base/cancelable_sort.h"
#include "runtime/exec/aggregate_states.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/run_fold.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/aggregate_builtin.h"
#include "stdlib/families.h"
#include "stdlib/tdigest.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables column q compression method";
constexpr std::string_view kExperimentalParameters = "tables q compression method";
constexpr double kDefaultCompression = 1000;

struct QuantileArguments final : plan::AggregateArguments {
  double q = 0;
  std::string method = "estimate_tdigest";
  double compression = kDefaultCompression;
  void Write(plan::FluxCall& call) const override {
    call.Add("q", Value::Float(q));
    if (method != "estimate_tdigest") call.Add("method", method);
    if (compression != kDefaultCompression) call.Add("compression", Value::Float(compression));
  }
};

// The numbers of a column one by one, with the state that each run of rows belongs to. Nulls are skipped.
template <typename Take>
void ForEachNumber(const Column& column, std::span<const exec::RowRange> runs, Take take) {
  for (size_t k = 0; k < runs.size(); ++k) {
    for (uint32_t row = runs[k].from; row < runs[k].to; ++row) {
      if (!column.IsNull(row)) take(k, exec::NumberAt(column, row));
    }
  }
}

struct Estimate {
  TDigest digest;
  bool has_value = false;
};

class EstimatedQuantiles final : public exec::StateVector<Estimate> {
 public:
  explicit EstimatedQuantiles(const QuantileArguments& arguments)
      : StateVector({TDigest(arguments.compression)}), q_(arguments.q) {}

  void Fold(const Column& column, std::span<const exec::RowRange> runs, size_t first) override {
    ForEachNumber(column, runs, [&](size_t k, double value) {
      states_[first + k].digest.Add(value);
      states_[first + k].has_value = true;
    });
  }
  // The digest does not take NaN, so that a column of nothing else has a quantile, which is NaN.
  Status Append(size_t from, size_t to, ColumnBuilder& out) override {
    for (size_t k = from; k < to; ++k) {
      if (states_[k].has_value) {
        out.AppendFloat(states_[k].digest.Quantile(q_));
      } else {
        out.AppendNull();
      }
    }
    return {};
  }

 private:
  const double q_;
};

// Interpolates linearly between the two nearest values.
class ExactQuantiles final : public exec::StateVector<std::vector<double>> {
 public:
  ExactQuantiles(const QuantileArguments& arguments, const CancelToken& cancel) : q_(arguments.q), cancel_(cancel) {}

  void Fold(const Column& column, std::span<const exec::RowRange> runs, size_t first) override {
    ForEachNumber(column, runs, [&](size_t k, double value) { states_[first + k].push_back(value); });
  }
  Status Append(size_t from, size_t to, ColumnBuilder& out) override {
    for (size_t k = from; k < to; ++k) {
      if (states_[k].empty()) {
        out.AppendNull();
        continue;
      }
      FLUX_TRY(const double quantile, QuantileOf(states_[k]));
      out.AppendFloat(quantile);
    }
    return {};
  }

 private:
  Result<double> QuantileOf(std::vector<double>& values) const {
    const auto is_less = [](double a, double b) { return a < b || (std::isnan(a) && !std::isnan(b)); };
    FLUX_TRY_STATUS(SortOrCancel(values, is_less, cancel_));
    const double position = q_ * static_cast<double>(values.size() - 1);
    const double below = std::floor(position), above = std::ceil(position);
    const double low = values[static_cast<size_t>(below)], high = values[static_cast<size_t>(above)];
    return below == above ? low : low * (above - position) + high * (position - below);
  }

  const double q_;
  const CancelToken& cancel_;
};

std::unique_ptr<exec::AggregateStates> StartEstimate(const plan::AggregateArguments* arguments, ColumnType,
                                                     const CancelToken&) {
  return std::make_unique<EstimatedQuantiles>(static_cast<const QuantileArguments&>(*arguments));
}

std::unique_ptr<exec::AggregateStates> StartExact(const plan::AggregateArguments* arguments, ColumnType,
                                                  const CancelToken& cancel) {
  return std::make_unique<ExactQuantiles>(static_cast<const QuantileArguments&>(*arguments), cancel);
}

bool IsFloat(ColumnType type) { return type == ColumnType::kFloat; }

constexpr plan::AggregateDef kEstimate = {.name = "quantile",
                                          .start = StartEstimate,
                                          .admits = IsNumber,
                                          .admitted = exec::kNumbersNeeded,
                                          .gives = ColumnType::kFloat};
constexpr plan::AggregateDef kExact = {.name = "quantile",
                                       .start = StartExact,
                                       .admits = IsFloat,
                                       .admitted = "float; convert with `toFloat`",
                                       .gives = ColumnType::kFloat};

// Method `exact_selector`.
struct QuantileSpec final : plan::Spec {
  static constexpr std::string_view kName = "quantile";
  std::string column = "_value";
  double q = 0;
  void Describe(plan::Description& out) const override {
    out.Add("q", fmt::format("{}", q));
    out.Add("method", "exact_selector");
    out.Add("column", column);
  }
};

// Selects the row whose value has the wished rank. Without any value, a row of nulls but for the group key.
class SelectorFold final : public exec::RunFold {
 public:
  SelectorFold(const QuantileSpec& spec, const CancelToken& cancel) : spec_(spec), cancel_(cancel) {}

  std::optional<exec::RunColumns> Prepare(const TableHeader& header) override {
    const std::optional<size_t> column = header.schema.Find(spec_.column);
    if (!column) return std::nullopt;
    column_ = *column;
    exec::RunColumns given{.columns = {}, .are_rows = true};
    taken_.clear();
    for (size_t i = 0; i < header.schema.size(); ++i) {
      if (header.key.Contains(header.schema[i].name)) continue;
      taken_.push_back(i);
      given.columns.push_back(header.schema[i]);
    }
    return given;
  }

  Status Begin(plan::TimeRange) override {
    if (chunks_.size() > 1) chunks_.erase(chunks_.begin(), chunks_.end() - 1);
    rows_.clear();
    return {};
  }
  Status Load(const Chunk& chunk) override {
    if (rows_.empty()) chunks_.clear();
    chunks_.push_back(chunk);
    return cancel_.Check();
  }
  Status Push(exec::RowRange rows) override {
    const Column& column = *chunks_.back().columns[column_];
    const auto chunk = static_cast<uint32_t>(chunks_.size() - 1);
    for (uint32_t row = rows.from; row < rows.to; ++row) {
      if (!column.IsNull(row)) rows_.push_back({chunk, row});
    }
    return {};
  }

  Status End(std::span<ColumnBuilder> out) override {
    FLUX_TRY_STATUS(SortOrCancel(rows_, [this](Row a, Row b) { return IsBefore(a, b); }, cancel_));
    for (size_t i = 0; i < out.size(); ++i) {
      if (rows_.empty()) {
        out[i].AppendNull();
      } else {
        const Row row = rows_[Rank(rows_.size())];
        out[i].AppendRows(*chunks_[row.chunk].columns[taken_[i]], row.row, 1);
      }
    }
    rows_.clear();
    return {};
  }

 private:
  struct Row {
    uint32_t chunk = 0, row = 0;
  };

  Value ValueAt(Row row) const { return chunks_[row.chunk].columns[column_]->ValueAt(row.row); }
  bool IsBefore(Row a, Row b) const {
    const auto compared = CompareScalars(ValueAt(a), ValueAt(b));
    return compared != 0 ? compared < 0 : std::pair(a.chunk, a.row) < std::pair(b.chunk, b.row);
  }
  size_t Rank(size_t count) const {
    const double rank = std::ceil(spec_.q * static_cast<double>(count)) - 1;
    return static_cast<size_t>(std::clamp(rank, 0.0, static_cast<double>(count - 1)));
  }

  const QuantileSpec& spec_;
  const CancelToken& cancel_;
  size_t column_ = 0;
  std::vector<size_t> taken_;  // the columns that are not in the group key
  // Those with rows of the run, the one that was loaded last behind them, and the rows that have a value.
  std::vector<Chunk> chunks_;
  std::vector<Row> rows_;
};

std::unique_ptr<exec::RunFold> Fold(const plan::Node& node, exec::ExecContext& context, exec::OperatorStats&) {
  return std::make_unique<SelectorFold>(*node.As<QuantileSpec>(), context.cancel);
}

class QuantileSelector final : public exec::UnaryOperator {
 public:
  QuantileSelector(const QuantileSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), fold_(spec, context.cancel) {}

  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    FLUX_TRY_STATUS(exec::FindColumn("quantile", *header_, spec_.column));
    columns_ = fold_.Prepare(*header_)->columns;
    return fold_.Begin({});
  }
  Status Push(const Chunk& chunk) override {
    if (chunk.rows == 0) return {};
    FLUX_TRY_STATUS(fold_.Load(chunk));
    return fold_.Push({0, static_cast<uint32_t>(chunk.rows)});
  }
  Status End() override {
    std::vector<ColumnBuilder> selected = exec::MakeBuilders(columns_);
    FLUX_TRY_STATUS(fold_.End(selected));
    Chunk row{.columns = {}, .rows = 1};
    auto next = selected.begin();
    for (const ColumnDef& column : header_->schema.columns()) {
      const GroupKeyEntry* key = header_->key.Find(column.name);
      row.columns.push_back(key ? Column::Constant(column.type, key->value, 1) : (next++)->Finish());
    }
    return exec::SendRows(std::move(header_), row, 1, out_);
  }

 private:
  const QuantileSpec& spec_;
  SelectorFold fold_;
  TableHeaderRef header_;
  std::vector<ColumnDef> columns_;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) { return Plus(out, {node.As<QuantileSpec>()->column}); }

ColumnSet MustHave(const plan::Node& node) { return Plus({}, {node.As<QuantileSpec>()->column}); }

std::optional<std::string> ToFlux(const plan::Node& node) {
  const QuantileSpec& spec = *node.As<QuantileSpec>();
  plan::FluxCall call("quantile");
  return call.Add("column", spec.column).Add("q", Value::Float(spec.q)).AddText("method", "\"exact_selector\"").Text();
}

Result<Value> Quantile(CallContext& context, Args args) {
  const ArgReader in("quantile", kParameters, args);
  QuantileArguments arguments;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(std::string column, in.StringOr(1, "_value"));
  FLUX_TRY(arguments.q, in.Float(2));
  FLUX_TRY(const double compression, in.FloatOr(3, 0));
  FLUX_TRY(arguments.method, in.StringOr(4, "estimate_tdigest"));
  const double q = arguments.q;
  if (!(q >= 0 && q <= 1)) {
    const std::string hint = q > 1 && q <= 100 ? fmt::format("; write {} for {} %", q / 100, q) : "";
    return in.Invalid(2, fmt::format("must be between 0.0 and 1.0, found {}{}", q, hint));
  }
  const bool is_estimate = arguments.method == "estimate_tdigest";
  if (!is_estimate && arguments.method != "exact_mean" && arguments.method != "exact_selector") {
    return in.Invalid(4, fmt::format("must be \"estimate_tdigest\", \"exact_mean\" or \"exact_selector\", found \"{}\"",
                                     arguments.method));
  }
  if (compression > 0 && !is_estimate) return in.Invalid(3, "is only valid for method \"estimate_tdigest\"");
  if (compression != 0) arguments.compression = compression;
  if (!(arguments.compression > 0)) return in.Invalid(3, fmt::format("must be positive, found {}", compression));
  if (arguments.method == "exact_selector") {
    QuantileSpec spec;
    spec.column = std::move(column);
    spec.q = q;
    return AddNode(context, std::move(spec), {std::move(tables)});
  }
  return AddAggregate(context, is_estimate ? kEstimate : kExact, std::move(tables), std::move(column),
                      std::make_shared<const QuantileArguments>(std::move(arguments)));
}

Result<Value> ExperimentalQuantile(CallContext& context, Args args) {
  return Forward(Quantile, kParameters, context, kExperimentalParameters, args);
}

}  // namespace

void RegisterQuantile(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "quantile", kParameters, Quantile});
  registry.Add(BuiltinDef{"experimental", "quantile", kExperimentalParameters, ExperimentalQuantile});
  registry.Add(OperationDef{.name = QuantileSpec::kName,
                            .create = exec::CreateOperator<QuantileSelector, QuantileSpec>,
                            .needs = Needs,
                            .must_have = MustHave,
                            .schema = exec::SameSchema,
                            .properties = exec::OneRowProperties,
                            .fold = Fold,
                            .to_flux = ToFlux,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
