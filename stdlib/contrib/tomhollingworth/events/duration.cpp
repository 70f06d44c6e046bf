#include <fmt/format.h>

#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables unit timeColumn columnName stopColumn stop";

struct EventDurationSpec final : plan::Spec {
  static constexpr std::string_view kName = "events.duration";
  Duration unit{0, kNsPerSecond};
  std::string time_column = "_time", column = "duration", stop_column = "_stop";
  std::optional<Time> stop;
  void Describe(plan::Description& out) const override {
    out.Add("unit", FormatDuration(unit));
    out.Add("column", column);
  }
};

// Holds back the last row of each chunk, whose duration the next row decides, or the end of the table.
class EventDurationOperator final : public exec::UnaryOperator {
 public:
  EventDurationOperator(const EventDurationSpec& spec, exec::ExecContext&, TableSink& out)
      : UnaryOperator(out), spec_(spec), unit_(spec.unit.ApproximateNanoseconds()) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(time_, TimeColumn(*header, spec_.time_column));
    if (!spec_.stop) {
      FLUX_TRY(stop_, TimeColumn(*header, spec_.stop_column));
    }
    if (header->schema.Find(spec_.column)) {
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("`events.duration`: the table has a column `{}` already; name another one with "
                              "`columnName`",
                              spec_.column));
    }
    held_.reset();
    std::vector<ColumnDef> defs = header->schema.columns();
    defs.push_back({spec_.column, ColumnType::kInt});
    return out_.Begin(exec::WithSchema(*header, std::move(defs)));
  }

  Status Push(const Chunk& chunk) override {
    if (chunk.rows == 0) return {};
    const Column& time = *chunk.columns[time_];
    if (held_) FLUX_TRY_STATUS(PushHeld(NanosecondsAt(time, 0)));
    ColumnBuilder durations(ColumnType::kInt);
    const size_t last = chunk.rows - 1;
    for (size_t row = 0; row < last; ++row) {
      durations.AppendInt(Units(NanosecondsAt(time, row), NanosecondsAt(time, row + 1)));
    }
    held_ = SliceRows(chunk, last, 1);
    return last == 0 ? Status() : PushWith(SliceRows(chunk, 0, last), durations.Finish());
  }

  Status End() override {
    if (held_) FLUX_TRY_STATUS(PushHeld(spec_.stop ? spec_.stop->ns : NanosecondsAt(*held_->columns[stop_], 0)));
    return out_.End();
  }

 private:
  static Result<size_t> TimeColumn(const TableHeader& header, const std::string& name) {
    FLUX_TRY(const size_t index, exec::FindColumn("events.duration", header, name));
    if (header.schema[index].type != ColumnType::kTime) {
      return exec::ColumnTypeError("events.duration", header.schema[index], "time");
    }
    return index;
  }

  // A null time counts as the epoch, as in `elapsed`.
  static int64_t NanosecondsAt(const Column& time, size_t row) { return time.IsNull(row) ? 0 : time.IntAt(row); }

  // Times may be further apart than an int can say; such durations wrap, as those of `elapsed`.
  int64_t Units(int64_t from, int64_t to) const {
    return static_cast<int64_t>((static_cast<__int128>(to) - from) / unit_);
  }

  Status PushWith(Chunk part, ColumnRef durations) {
    part.columns.push_back(std::move(durations));
    return out_.Push(part);
  }

  Status PushHeld(int64_t until) {
    const int64_t from = NanosecondsAt(*held_->columns[time_], 0);
    Chunk row = std::move(*held_);
    held_.reset();
    return PushWith(std::move(row), Column::FlatInt({Units(from, until)}));
  }

  const EventDurationSpec& spec_;
  const int64_t unit_;
  size_t time_ = 0, stop_ = 0;
  std::optional<Chunk> held_;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const EventDurationSpec& spec = *node.As<EventDurationSpec>();
  ColumnSet in = Plus(out, {spec.time_column});
  return spec.stop ? in : Plus(std::move(in), {spec.stop_column});
}

Result<Value> EventDuration(CallContext& context, Args args) {
  const ArgReader in("events.duration", kParameters, args);
  EventDurationSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.unit, in.DurationOr(1, {0, kNsPerSecond}));
  FLUX_TRY(spec.time_column, in.StringOr(2, "_time"));
  FLUX_TRY(spec.column, in.StringOr(3, "duration"));
  FLUX_TRY(spec.stop_column, in.StringOr(4, "_stop"));
  if (in.Has(5)) {
    FLUX_TRY(spec.stop, in.Timeable(5, context.now()));
  }
  if (spec.unit.IsZero()) return in.Invalid(1, "must not be zero");
  return AddNode(context, std::move(spec), {std::move(tables)});
}

}  // namespace

void RegisterEvents(Registry& registry) {
  registry.Add(BuiltinDef{"contrib/tomhollingworth/events", "duration", kParameters, EventDuration});
  registry.Add(OperationDef{.name = EventDurationSpec::kName,
                            .create = exec::CreateOperator<EventDurationOperator, EventDurationSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = exec::AddedColumnSchema<EventDurationSpec, ColumnType::kInt>,
                            .properties = exec::AddedColumnProperties<EventDurationSpec>,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
