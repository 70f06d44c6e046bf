#include <fmt/format.h>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/read_columns.h"
#include "runtime/exec/row_failure.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/specs/pipeline.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables fn countColumn durationColumn durationUnit timeColumn";

struct StateTrackingSpec final : plan::Spec {
  static constexpr std::string_view kName = "stateTracking";
  plan::RowFunction fn;
  std::string count_column, duration_column;  // empty: none
  Duration unit{0, kNsPerSecond};
  std::string time_column = "_time";
  void Describe(plan::Description& out) const override {
    out.Add("fn", fn.text);
    if (!count_column.empty()) out.Add("countColumn", count_column);
    if (!duration_column.empty()) out.Add("durationColumn", duration_column);
  }
  std::vector<plan::ChainStep> Steps() const override { return {{plan::ChainStep::Kind::kFilter, fn}}; }
};

// Evaluates the predicate with a kernel, chunk by chunk, and follows the state row by row.
class StateTrackingOperator final : public exec::UnaryOperator {
 public:
  StateTrackingOperator(const StateTrackingSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), context_(context), unit_(spec.unit.ApproximateNanoseconds()) {}

  Status Begin(TableHeaderRef header) override {
    input_ = header;
    if (!spec_.duration_column.empty()) {
      FLUX_TRY(time_, exec::FindColumn("stateTracking", *header, spec_.time_column));
      if (header->schema[time_].type != ColumnType::kTime) {
        return exec::ColumnTypeError("stateTracking", header->schema[time_], "time");
      }
    }
    FLUX_TRY(kernel_, context_.kernels.Compile(steps_, header->schema));
    std::vector<ColumnDef> defs = header->schema.columns();
    FLUX_TRY(count_index_, Place("countColumn", spec_.count_column, *header, defs));
    FLUX_TRY(duration_index_, Place("durationColumn", spec_.duration_column, *header, defs));
    count_ = 0;
    began_.reset();
    last_time_.reset();
    return out_.Begin(exec::WithSchema(*header, std::move(defs)));
  }

  // Of a chunk with a row that fails, those before it are sent, so that they are the same for all sizes of chunks.
  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    Result<exec::KernelOutput> output = kernel_->Run(chunk);
    if (!output) {
      exec::RowFailure failure =
          FirstRowFailure(std::move(output.error()), *kernel_, spec_.fn, input_->schema, chunk, context_);
      if (failure.rows_before > 0) FLUX_TRY_STATUS(Push(SliceRows(chunk, 0, failure.rows_before)));
      return std::unexpected(std::move(failure.error));
    }
    std::vector<int64_t> counts, durations;
    for (size_t row = 0; row < chunk.rows; ++row) {
      const bool is_in_state = !output->selection || (((*output->selection)[row / 64] >> (row % 64)) & 1) != 0;
      if (!spec_.duration_column.empty()) {
        const Result<int64_t> time = NextTime(*chunk.columns[time_], row);
        if (!time) {
          FLUX_TRY_STATUS(Send(SliceRows(chunk, 0, row), std::move(counts), std::move(durations)));
          return std::unexpected(time.error());
        }
        if (is_in_state && !began_) began_ = *time;
        if (!is_in_state) began_.reset();
        durations.push_back(is_in_state ? (*time - *began_) / unit_ : -1);
      }
      count_ = is_in_state ? count_ + 1 : 0;
      counts.push_back(is_in_state ? count_ : -1);
    }
    return Send(chunk, std::move(counts), std::move(durations));
  }

 private:
  // The index of a column of ints that is appended to `defs` or takes the place of the one of its name; nothing for an
  // empty name.
  static Result<std::optional<size_t>> Place(std::string_view argument, const std::string& name,
                                             const TableHeader& header, std::vector<ColumnDef>& defs) {
    if (name.empty()) return std::nullopt;
    if (header.key.Contains(name)) {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("`stateTracking`: argument `{}` names column `{}` of the group key; choose another name",
                              argument, name));
    }
    const size_t index = header.schema.Find(name).value_or(defs.size());
    if (index == defs.size()) defs.push_back({name, ColumnType::kInt});
    defs[index].type = ColumnType::kInt;
    return index;
  }

  static void Set(Chunk& chunk, std::optional<size_t> index, std::vector<int64_t> values) {
    if (!index) return;
    chunk.columns.resize(std::max(chunk.columns.size(), *index + 1));
    chunk.columns[*index] = Column::FlatInt(std::move(values));
  }

  Status Send(Chunk rows, std::vector<int64_t> counts, std::vector<int64_t> durations) {
    if (rows.rows == 0) return {};
    Set(rows, count_index_, std::move(counts));
    Set(rows, duration_index_, std::move(durations));
    return out_.Push(rows);
  }

  Result<int64_t> NextTime(const Column& times, size_t row) {
    if (times.IsNull(row)) {
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("`stateTracking`: null in time column `{}`; filter such rows out", spec_.time_column));
    }
    const int64_t time = times.IntAt(row);
    if (last_time_ && time < *last_time_) {
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("`stateTracking`: times must ascend, but {} comes after {}; sort by `{}` first",
                              FormatTime({time}), FormatTime({*last_time_}), spec_.time_column));
    }
    last_time_ = time;
    return time;
  }

  const StateTrackingSpec& spec_;
  exec::ExecContext& context_;
  const int64_t unit_;
  const std::vector<plan::ChainStep> steps_ = spec_.Steps();
  std::shared_ptr<exec::Kernel> kernel_;
  TableHeaderRef input_;
  size_t time_ = 0;
  std::optional<size_t> count_index_, duration_index_;
  int64_t count_ = 0;
  std::optional<int64_t> began_, last_time_;
};

NamedColumns Names(const plan::Node& node) { return exec::ColumnsReadBy(node.As<StateTrackingSpec>()->fn); }

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const StateTrackingSpec& spec = *node.As<StateTrackingSpec>();
  if (!spec.fn.tree) return {.all = true, .names = {}};
  const expr::ColumnUse use = expr::ColumnsRead(*spec.fn.tree);
  if (use.reads_whole) return {.all = true, .names = {}};
  ColumnSet in = Plus(out, use.columns);
  return spec.duration_column.empty() ? in : Plus(in, {spec.time_column});
}

ColumnSet MustHave(const plan::Node& node) {
  const StateTrackingSpec& spec = *node.As<StateTrackingSpec>();
  return spec.duration_column.empty() ? ColumnSet{} : Plus({}, {spec.time_column});
}

Result<Value> StateTracking(CallContext& context, Args args) {
  const ArgReader in("stateTracking", kParameters, args);
  StateTrackingSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const Value fn, in.Function(1));
  FLUX_TRY(plan::RowFunction row_function, context.ToRowFunction(fn));
  spec.fn = plan::WithConstantsFolded(std::move(row_function));
  FLUX_TRY(spec.count_column, in.StringOr(2, ""));
  FLUX_TRY(spec.duration_column, in.StringOr(3, ""));
  FLUX_TRY(spec.unit, in.DurationOr(4, {0, kNsPerSecond}));
  FLUX_TRY(spec.time_column, in.StringOr(5, "_time"));
  if (!spec.duration_column.empty() && spec.unit.ApproximateNanoseconds() <= 0) {
    return in.Invalid(4, fmt::format("must be greater than zero, found {}", FormatDuration(spec.unit)));
  }
  if (!spec.count_column.empty() && spec.count_column == spec.duration_column) {
    return in.Invalid(3, fmt::format("must differ from `countColumn`, found `{}` for both", spec.count_column));
  }
  return AddNode(context, std::move(spec), {std::move(tables)});
}

std::vector<std::string> AddedColumns(const StateTrackingSpec& spec) {
  std::vector<std::string> added;
  for (const std::string& column : {spec.count_column, spec.duration_column}) {
    if (!column.empty()) added.push_back(column);
  }
  return added;
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = inputs[0]->schema;
  for (const std::string& column : AddedColumns(*node.As<StateTrackingSpec>())) schema.Set(column, ColumnType::kInt);
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::Properties properties = inputs[0]->properties;
  for (const std::string& column : AddedColumns(*node.As<StateTrackingSpec>())) {
    properties = exec::WithColumnChanged(std::move(properties), column);
  }
  return properties;
}

}  // namespace

void RegisterStateTracking(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "stateTracking", kParameters, StateTracking});
  registry.Add(OperationDef{.name = StateTrackingSpec::kName,
                            .create = exec::CreateOperator<StateTrackingOperator, StateTrackingSpec>,
                            .needs = Needs,
                            .names = Names,
                            .must_have = MustHave,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
