#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "runtime/base/cancelable_sort.h"
#include "runtime/exec/aggregate_states.h"
#include "runtime/exec/hashed_groups.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/run_fold.h"
#include "runtime/exec/table_operator.h"
#include "runtime/spill/chunk_bytes.h"
#include "runtime/spill/row_sorter.h"
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

// Where the quantile lies among values in order: between two of them, or on one.
struct QuantilePlace {
  size_t below = 0, above = 0;
  double position = 0;
  QuantilePlace(double q, size_t count)
      : below(static_cast<size_t>(std::floor(q * static_cast<double>(count - 1)))),
        above(static_cast<size_t>(std::ceil(q * static_cast<double>(count - 1)))),
        position(q * static_cast<double>(count - 1)) {}
  double Between(double low, double high) const {
    if (below == above) return low;
    return low * (static_cast<double>(above) - position) + high * (position - static_cast<double>(below));
  }
};

// Numbers with the order of floats: NaN first, the negative zero before the other.
uint64_t OrderOf(double value) {
  constexpr uint64_t kSign = uint64_t{1} << 63;
  if (std::isnan(value)) return 0;
  const auto bits = std::bit_cast<uint64_t>(value);
  return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

void AppendBigEndian(uint64_t number, std::string& out) {
  for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>(number >> shift));
}

// The quantiles of values of many states that memory has no room for.
class QuantilesOnDisk {
 public:
  QuantilesOnDisk(double q, const SpillSpace& space, const CancelToken& cancel)
      : q_(q),
        cancel_(cancel),
        sorter_(
            space, {{"state", ColumnType::kUint}, {"value", ColumnType::kFloat}},
            [](const Chunk& rows, size_t row, std::string& text) {
              AppendBigEndian(rows.columns[0]->UintAt(row), text);
              AppendBigEndian(OrderOf(rows.columns[1]->FloatAt(row)), text);
            },
            cancel) {}

  Status Add(size_t state, double value) {
    counts_.resize(std::max(counts_.size(), state + 1));
    ++counts_[state];
    states_.push_back(state);
    values_.push_back(value);
    return values_.size() < kTogether ? Status() : Flush();
  }
  // Nothing without values. No more may be added afterwards.
  Result<std::optional<double>> QuantileOf(size_t state) {
    if (!is_complete_) FLUX_TRY_STATUS(FindAll());
    const bool has_values = state < counts_.size() && counts_[state] > 0;
    return has_values ? std::optional(quantiles_[state]) : std::nullopt;
  }

 private:
  Status Flush() {
    const size_t rows = values_.size();
    Chunk chunk{{Column::FlatUint(std::exchange(states_, {})), Column::FlatFloat(std::exchange(values_, {}))}, rows};
    return sorter_.Add(std::move(chunk));
  }

  Status FindAll() {
    is_complete_ = true;
    if (!values_.empty()) FLUX_TRY_STATUS(Flush());
    quantiles_.resize(counts_.size());
    FLUX_TRY(MergedRuns merged, sorter_.Finish());
    for (size_t state = 0; state < counts_.size(); ++state) {
      if (counts_[state] == 0) continue;
      const QuantilePlace place(q_, counts_[state]);
      double low = 0, high = 0;
      for (size_t i = 0; i < counts_[state]; ++i) {
        if (i % kTogether == 0) FLUX_TRY_STATUS(cancel_.Check());
        const RunRow& row = merged.row();
        if (i == place.below) low = row.chunk->columns[1]->FloatAt(row.row);
        if (i == place.above) high = row.chunk->columns[1]->FloatAt(row.row);
        FLUX_TRY_STATUS(merged.Next());
      }
      quantiles_[state] = place.Between(low, high);
    }
    return {};
  }

  // So many values are added, and gone through between two looks at the token, at once.
  static constexpr size_t kTogether = 8192;

  const double q_;
  const CancelToken& cancel_;
  RowSorter sorter_;
  std::vector<size_t> counts_;  // by state
  // To be sorted next: values, and the states that they are of.
  std::vector<uint64_t> states_;
  std::vector<double> values_;
  bool is_complete_ = false;
  std::vector<double> quantiles_;
};

// Interpolates linearly between the two nearest values.
class ExactQuantiles final : public exec::StateVector<std::vector<double>> {
 public:
  ExactQuantiles(const QuantileArguments& arguments, const CancelToken& cancel) : q_(arguments.q), cancel_(cancel) {}

  void SpillTo(const SpillSpace& space) override { space_ = &space; }
  void Clear() override {
    StateVector::Clear();
    held_ = 0;
    on_disk_.reset();
    written_ = {};
  }
  void Fold(const Column& column, std::span<const exec::RowRange> runs, size_t first) override {
    ForEachNumber(column, runs, [&](size_t k, double value) {
      if (on_disk_) {
        Write(first + k, value);
      } else {
        states_[first + k].push_back(value);
        ++held_;
      }
    });
    // A vector may have room for twice as many, and takes that again when it grows.
    constexpr size_t kBytesPerValue = 2 * sizeof(double);
    const size_t bytes = held_ * kBytesPerValue;
    if (space_ != nullptr && !on_disk_ && space_->IsTime(held_, bytes, bytes)) MoveToDisk();
  }
  Status Append(size_t from, size_t to, ColumnBuilder& out) override {
    FLUX_TRY_STATUS(written_);
    for (size_t k = from; k < to; ++k) {
      FLUX_TRY(const std::optional<double> quantile, on_disk_ ? on_disk_->QuantileOf(k) : QuantileOf(states_[k]));
      if (quantile) {
        out.AppendFloat(*quantile);
      } else {
        out.AppendNull();
      }
    }
    return {};
  }

 private:
  void Write(size_t state, double value) {
    if (written_) written_ = on_disk_->Add(state, value);
  }

  void MoveToDisk() {
    on_disk_.emplace(q_, *space_, cancel_);
    for (size_t k = 0; k < states_.size(); ++k) {
      for (const double value : states_[k]) Write(k, value);
      states_[k] = {};
    }
  }

  Result<std::optional<double>> QuantileOf(std::vector<double>& values) const {
    if (values.empty()) return std::nullopt;
    const auto is_less = [](double a, double b) { return OrderOf(a) < OrderOf(b); };
    FLUX_TRY_STATUS(SortOrCancel(values, is_less, cancel_));
    const QuantilePlace place(q_, values.size());
    return place.Between(values[place.below], values[place.above]);
  }

  const double q_;
  const CancelToken& cancel_;
  const SpillSpace* space_ = nullptr;
  size_t held_ = 0;  // values in memory
  // Set from the first value on that has no room.
  std::optional<QuantilesOnDisk> on_disk_;
  Status written_;
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

  // Whether no row of the run has a value.
  bool is_empty() const { return rows_.empty(); }
  // Gives the chunks with rows of the run and forgets them.
  std::vector<Chunk> TakeChunks() {
    rows_.clear();
    return std::exchange(chunks_, {});
  }
  // The number among so many rows in order of the one that is selected.
  size_t Rank(size_t count) const {
    const double rank = std::ceil(spec_.q * static_cast<double>(count)) - 1;
    return static_cast<size_t>(std::clamp(rank, 0.0, static_cast<double>(count - 1)));
  }
  size_t column() const { return column_; }

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

// The rows of a table that memory has no room for, in order of a column.
class RowsByValue {
 public:
  RowsByValue(const Schema& schema, size_t column, const exec::ExecContext& context)
      : column_(column),
        cancel_(context.cancel),
        sorter_(
            *context.spill, schema.columns(),
            [column](const Chunk& rows, size_t row, std::string& text) {
              exec::AppendKeyText(*rows.columns[column], row, text);
            },
            context.cancel) {}

  Status Add(const Chunk& chunk) {
    for (size_t row = 0; row < chunk.rows; ++row) count_ += !chunk.columns[column_]->IsNull(row);
    return sorter_.Add(chunk);
  }
  // How many rows have a value.
  size_t count() const { return count_; }
  // Gives the row of which so many are in front that have a value; to be asked once.
  Result<Chunk> RowAt(size_t rank) {
    FLUX_TRY(MergedRuns merged, sorter_.Finish());
    while (rank > 0 || merged.row().chunk->columns[column_]->IsNull(merged.row().row)) {
      FLUX_TRY_STATUS(cancel_.Check());
      rank -= !merged.row().chunk->columns[column_]->IsNull(merged.row().row);
      FLUX_TRY_STATUS(merged.Next());
    }
    RowCopier copier(sorter_.columns());
    copier.Add(merged.row());
    return copier.Finish();
  }

 private:
  const size_t column_;
  const CancelToken& cancel_;
  RowSorter sorter_;
  size_t count_ = 0;
};

class QuantileSelector final : public exec::UnaryOperator {
 public:
  QuantileSelector(const QuantileSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), context_(context), fold_(spec, context.cancel) {}

  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    FLUX_TRY_STATUS(exec::FindColumn("quantile", *header_, spec_.column));
    columns_ = fold_.Prepare(*header_)->columns;
    held_rows_ = held_bytes_ = 0;
    on_disk_.reset();
    return fold_.Begin({});
  }
  Status Push(const Chunk& chunk) override {
    if (chunk.rows == 0) return {};
    if (on_disk_) return on_disk_->Add(chunk);
    FLUX_TRY_STATUS(fold_.Load(chunk));
    FLUX_TRY_STATUS(fold_.Push({0, static_cast<uint32_t>(chunk.rows)}));
    if (context_.spill == nullptr || fold_.is_empty()) return {};
    held_rows_ += chunk.rows;
    held_bytes_ += HeldBytes(chunk);
    return context_.spill->IsTime(held_rows_, held_bytes_, held_rows_ * kBytesPerRow) ? MoveToDisk() : Status();
  }
  Status End() override {
    FLUX_TRY(Chunk row, on_disk_ ? on_disk_->RowAt(fold_.Rank(on_disk_->count())) : SelectedRow());
    for (size_t i = 0; i < row.columns.size(); ++i) {
      const ColumnDef& column = header_->schema[i];
      const GroupKeyEntry* key = header_->key.Find(column.name);
      if (key != nullptr) row.columns[i] = Column::Constant(column.type, key->value, 1);
    }
    on_disk_.reset();
    return exec::SendRows(std::move(header_), row, 1, out_);
  }

 private:
  // What putting rows in order takes of each.
  static constexpr size_t kBytesPerRow = 16;

  Status MoveToDisk() {
    on_disk_.emplace(header_->schema, fold_.column(), context_);
    for (const Chunk& chunk : fold_.TakeChunks()) FLUX_TRY_STATUS(on_disk_->Add(chunk));
    return {};
  }

  // Of the rows in memory; no columns but those that are not in the group key are set.
  Result<Chunk> SelectedRow() {
    std::vector<ColumnBuilder> selected = exec::MakeBuilders(columns_);
    FLUX_TRY_STATUS(fold_.End(selected));
    Chunk row{.columns = {}, .rows = 1};
    auto next = selected.begin();
    for (const ColumnDef& column : header_->schema.columns()) {
      row.columns.push_back(header_->key.Contains(column.name) ? nullptr : (next++)->Finish());
    }
    return row;
  }

  const QuantileSpec& spec_;
  exec::ExecContext& context_;
  SelectorFold fold_;
  TableHeaderRef header_;
  std::vector<ColumnDef> columns_;
  size_t held_rows_ = 0, held_bytes_ = 0;
  std::optional<RowsByValue> on_disk_;
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
