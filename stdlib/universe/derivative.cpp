#include <fmt/format.h>

#include <algorithm>

#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/outside_key.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables unit nonNegative columns timeColumn initialZero";

struct DerivativeSpec final : plan::Spec {
  static constexpr std::string_view kName = "derivative";
  Duration unit{0, kNsPerSecond};
  std::vector<std::string> columns = {"_value"};
  std::string time_column = "_time";
  bool non_negative = false, initial_zero = false;
  void Describe(plan::Description& out) const override {
    out.Add("unit", FormatDuration(unit));
    out.AddList("columns", columns);
    if (non_negative) out.Add("nonNegative", "true");
    if (initial_zero) out.Add("initialZero", "true");
  }
};

// The state of one column: its previous value that is not null and when that was.
struct RateState {
  size_t index = 0;
  ColumnType type = ColumnType::kFloat;
  bool has_previous = false;
  int64_t previous_time = 0;
  ColumnRef previous_column;  // the value itself, in the type of the column
  size_t previous_row = 0;
};

bool IsLess(const Column& a, size_t a_row, const Column& b, size_t b_row) {
  if (a.type() == ColumnType::kFloat) return a.FloatAt(a_row) < b.FloatAt(b_row);
  if (a.type() == ColumnType::kUint) return a.UintAt(a_row) < b.UintAt(b_row);
  return a.IntAt(a_row) < b.IntAt(b_row);
}

// The step between two numbers of one type as a float; unsigned numbers must not wrap.
double Step(const Column& from, size_t from_row, const Column& to, size_t to_row) {
  if (to.type() == ColumnType::kFloat) return to.FloatAt(to_row) - from.FloatAt(from_row);
  if (to.type() == ColumnType::kUint) {
    const uint64_t a = from.UintAt(from_row), b = to.UintAt(to_row);
    return a > b ? -static_cast<double>(a - b) : static_cast<double>(b - a);
  }
  const int64_t a = from.IntAt(from_row), b = to.IntAt(to_row);
  const uint64_t distance = static_cast<uint64_t>(std::max(a, b)) - static_cast<uint64_t>(std::min(a, b));
  return a > b ? -static_cast<double>(static_cast<int64_t>(distance))
               : static_cast<double>(static_cast<int64_t>(distance));
}

class DerivativeOperator final : public exec::UnaryOperator {
 public:
  DerivativeOperator(const DerivativeSpec& spec, exec::ExecContext&, TableSink& out)
      : UnaryOperator(out), spec_(spec), unit_(static_cast<double>(spec.unit.ApproximateNanoseconds())) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(time_, exec::FindColumn("derivative", *header, spec_.time_column));
    if (header->schema[time_].type != ColumnType::kTime)
      return exec::ColumnTypeError("derivative", header->schema[time_], "time");
    states_.clear();
    has_time_ = false;
    std::vector<ColumnDef> defs = header->schema.columns();
    for (size_t i = 0; i < defs.size(); ++i) {
      if (std::ranges::find(spec_.columns, defs[i].name) == spec_.columns.end()) continue;
      if (!IsNumber(defs[i].type)) return exec::ColumnTypeError("derivative", defs[i], "a number");
      FLUX_TRY_STATUS(exec::CheckOutsideKey("derivative", header->key, defs[i].name));
      RateState& state = states_.emplace_back();
      state.index = i;
      state.type = std::exchange(defs[i].type, ColumnType::kFloat);
    }
    return out_.Begin(exec::WithSchema(*header, std::move(defs)));
  }

  Status Push(const Chunk& chunk) override {
    const bool is_first = !has_time_;
    FLUX_TRY(const std::vector<uint32_t> rows, RowsWithNewTime(*chunk.columns[time_]));
    if (rows.empty()) return {};
    // The first row of the table only starts the derivatives.
    const std::span<const uint32_t> sent = std::span(rows).subspan(is_first ? 1 : 0);
    Chunk changed{.columns = {}, .rows = sent.size()};
    for (const ColumnRef& column : chunk.columns) {
      changed.columns.push_back(sent.size() == chunk.rows ? column : column->Take(sent));
    }
    for (RateState& state : states_) {
      changed.columns[state.index] = Rates(state, chunk.columns[state.index], *chunk.columns[time_], rows, is_first);
    }
    return changed.rows == 0 ? Status() : out_.Push(changed);
  }

 private:
  // Rows that do not repeat the time of the row before; times must ascend.
  Result<std::vector<uint32_t>> RowsWithNewTime(const Column& time) {
    std::vector<uint32_t> rows;
    for (uint32_t row = 0; row < time.length(); ++row) {
      if (time.IsNull(row)) {
        return Fail(ErrorCode::kFailedPrecondition,
                    fmt::format("`derivative`: null in time column `{}`; filter such rows out", spec_.time_column));
      }
      const int64_t t = time.IntAt(row);
      if (has_time_ && t < last_time_) {
        return Fail(ErrorCode::kFailedPrecondition,
                    fmt::format("`derivative`: times must ascend, but {} comes after {}; sort by `{}` first",
                                FormatTime({t}), FormatTime({last_time_}), spec_.time_column));
      }
      if (has_time_ && t == last_time_) continue;
      has_time_ = true;
      last_time_ = t;
      rows.push_back(row);
    }
    return rows;
  }

  ColumnRef Rates(RateState& state, const ColumnRef& column, const Column& time, std::span<const uint32_t> rows,
                  bool is_first) {
    ColumnBuilder builder(ColumnType::kFloat);
    builder.Reserve(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
      const uint32_t row = rows[i];
      const std::optional<double> rate = column->IsNull(row) ? std::nullopt : Rate(state, column, row, time.IntAt(row));
      if (i == 0 && is_first) continue;
      rate ? builder.AppendFloat(*rate) : builder.AppendNull();
    }
    return builder.Finish();
  }

  std::optional<double> Rate(RateState& state, const ColumnRef& column, uint32_t row, int64_t time) const {
    std::optional<double> rate;
    if (state.has_previous) {
      // The values are compared rather than the step, which wraps for ints that are too far apart.
      if (!spec_.non_negative || !IsLess(*column, row, *state.previous_column, state.previous_row)) {
        const double step = Step(*state.previous_column, state.previous_row, *column, row);
        rate = step / (static_cast<double>(time - state.previous_time) / unit_);
      } else if (spec_.initial_zero) {
        rate = 0;
      }
    }
    state.has_previous = true;
    state.previous_time = time;
    if (state.previous_column != column) state.previous_column = column;
    state.previous_row = row;
    return rate;
  }

  const DerivativeSpec& spec_;
  const double unit_;
  size_t time_ = 0;
  bool has_time_ = false;
  int64_t last_time_ = 0;
  std::vector<RateState> states_;
};

NamedColumns Names(const plan::Node& node) { return Named(node.As<DerivativeSpec>()->columns); }

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const DerivativeSpec& spec = *node.As<DerivativeSpec>();
  return Plus(Plus(out, spec.columns), {spec.time_column});
}

ColumnSet MustHave(const plan::Node& node) { return Plus({}, {node.As<DerivativeSpec>()->time_column}); }

Result<Value> Derivative(CallContext& context, Args args) {
  const ArgReader in("derivative", kParameters, args);
  DerivativeSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.unit, in.DurationOr(1, {0, kNsPerSecond}));
  FLUX_TRY(spec.non_negative, in.BoolOr(2, false));
  FLUX_TRY(spec.columns, in.StringsOr(3, {"_value"}));
  FLUX_TRY(spec.time_column, in.StringOr(4, "_time"));
  FLUX_TRY(spec.initial_zero, in.BoolOr(5, false));
  if (spec.unit.IsZero()) return in.Invalid(1, "must not be zero");
  return AddNode(context, std::move(spec), {std::move(tables)});
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const DerivativeSpec& spec = *node.As<DerivativeSpec>();
  return plan::FluxCall("derivative")
      .Add("unit", Value::Of(spec.unit))
      .AddFlag("nonNegative", spec.non_negative)
      .Add("columns", spec.columns)
      .Add("timeColumn", spec.time_column)
      .AddFlag("initialZero", spec.initial_zero)
      .Text();
}

}  // namespace

void RegisterDerivative(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "derivative", kParameters, Derivative});
  registry.Add(OperationDef{.name = DerivativeSpec::kName,
                            .create = exec::CreateOperator<DerivativeOperator, DerivativeSpec>,
                            .needs = Needs,
                            .names = Names,
                            .must_have = MustHave,
                            .schema = exec::ChangedColumnsSchema<DerivativeSpec>,
                            .properties = exec::ChangedColumnsProperties<DerivativeSpec>,
                            .to_flux = ToFlux,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
