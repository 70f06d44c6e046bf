#include <algorithm>

#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/rekey_operator.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables duration columns";

// The columns that are shifted when none are named. Where they are not times they stay as they are, so that those that
// nobody reads need not be read.
bool IsUsual(std::string_view column) { return column == "_start" || column == "_stop" || column == "_time"; }

struct TimeShiftSpec final : plan::Spec {
  static constexpr std::string_view kName = "timeShift";
  Duration shift;
  std::vector<std::string> columns;
  void Describe(plan::Description& out) const override {
    out.Add("duration", FormatDuration(shift));
    out.AddList("columns", columns);
  }
  std::optional<plan::TimeRange> Bounds(std::optional<plan::TimeRange> input) const override {
    if (!input) return input;
    return plan::TimeRange{Shifted(input->start), Shifted(input->stop)};
  }

 private:
  // Rows beyond the ends fail; bounds just end there.
  Time Shifted(Time t) const { return Add(t, shift).value_or(Time{shift.IsNegative() ? INT64_MIN : INT64_MAX}); }
};

class TimeShiftOperator final : public exec::RekeyOperator {
 public:
  TimeShiftOperator(const exec::PhysicalNode& node, exec::ExecContext& context, TableSink& out)
      : RekeyOperator(node, context, out), spec_(*node.As<TimeShiftSpec>()) {}

 protected:
  bool ChangesKeyColumn(std::string_view name) const override {
    return std::ranges::find(spec_.columns, name) != spec_.columns.end();
  }

  Result<TableHeader> BeginTable(const TableHeader& header) override {
    shifted_.clear();
    for (size_t i = 0; i < header.schema.size(); ++i) {
      const ColumnDef& column = header.schema[i];
      if (IsShifted(column.name, column.type)) shifted_.push_back(i);
      if (!IsUsual(column.name) && ChangesKeyColumn(column.name) && column.type != ColumnType::kTime) {
        return exec::ColumnTypeError("timeShift", column, "time; columns of other types cannot be shifted");
      }
    }
    std::vector<GroupKeyEntry> entries = header.key.entries();
    for (GroupKeyEntry& entry : entries) {
      if (IsShifted(entry.name, entry.type) && !entry.value.is_null()) {
        FLUX_TRY(const Time shifted, Add(entry.value.AsTime(), spec_.shift));
        entry.value = Value::Of(shifted);
      }
    }
    return TableHeader{GroupKey(std::move(entries)), header.schema, header.is_time_ordered};
  }

  Result<Chunk> Change(const Chunk& chunk) override {
    Chunk changed = chunk;
    for (size_t i : shifted_) {
      FLUX_TRY(changed.columns[i], Shift(*chunk.columns[i]));
    }
    return changed;
  }

 private:
  bool IsShifted(std::string_view name, ColumnType type) const {
    return type == ColumnType::kTime && std::ranges::find(spec_.columns, name) != spec_.columns.end();
  }

  Result<ColumnRef> Shift(const Column& column) const {
    const size_t rows = column.length();
    if (column.encoding() == Encoding::kConstant) {
      if (rows == 0 || column.IsNull(0)) return Column::Constant(ColumnType::kTime, column.ConstantValue(), rows);
      FLUX_TRY(const Time shifted, Add(Time{column.IntAt(0)}, spec_.shift));
      return Column::Constant(ColumnType::kTime, Value::Of(shifted), rows);
    }
    if (column.encoding() == Encoding::kSequence && spec_.shift.months == 0 && rows != 0) {
      FLUX_TRY(const Time first, Add(Time{column.IntAt(0)}, spec_.shift));
      FLUX_TRY_STATUS(Add(Time{column.IntAt(rows - 1)}, spec_.shift));
      return Column::Sequence(ColumnType::kTime, first.ns, column.sequence_step(), rows);
    }
    ColumnBuilder builder(ColumnType::kTime);
    builder.Reserve(column.length());
    for (size_t row = 0; row < column.length(); ++row) {
      if (column.IsNull(row)) {
        builder.AppendNull();
      } else {
        FLUX_TRY(const Time shifted, Add(Time{column.IntAt(row)}, spec_.shift));
        builder.AppendInt(shifted.ns);
      }
    }
    return builder.Finish();
  }

  const TimeShiftSpec& spec_;
  std::vector<size_t> shifted_;
};

// The bounds of the plan shift whether the columns of them do or not.
plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::Properties properties = exec::ChangedColumnsProperties<TimeShiftSpec>(node, inputs);
  properties.spans_bounds = false;
  return properties;
}

// Usual columns that are not there need no shift.
NamedColumns Names(const plan::Node& node) {
  NamedColumns named = Named(node.As<TimeShiftSpec>()->columns);
  for (NamedColumn& column : named) column.is_optional = IsUsual(column.name);
  return named;
}

// The type of an unusual column decides whether the shift fails.
ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  ColumnSet needs = out;
  for (const std::string& column : node.As<TimeShiftSpec>()->columns) {
    if (!IsUsual(column)) needs = Plus(needs, {column});
  }
  return needs;
}

Result<Value> TimeShift(CallContext& context, Args args) {
  const ArgReader in("timeShift", kParameters, args);
  TimeShiftSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.shift, in.DurationAt(1));
  FLUX_TRY(spec.columns, in.StringsOr(2, {"_start", "_stop", "_time"}));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  return exec::ChooseByChanged(*inputs[0], node.As<TimeShiftSpec>()->columns);
}

}  // namespace

void RegisterTimeShift(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "timeShift", kParameters, TimeShift});
  registry.Add(OperationDef{.name = TimeShiftSpec::kName,
                            .create = exec::CreateOperator<TimeShiftOperator, TimeShiftSpec>,
                            .needs = Needs,
                            .names = Names,
                            .schema = exec::SameSchema,
                            .properties = PropertiesAfter,
                            .flow = plan::Flow::kRows,
                            .algorithms = exec::kRekeyingAlgorithms,
                            .takes_tables_apart = exec::AlwaysApart,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
