#include <fmt/format.h>

#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/exec/window_bounds.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kFunction = "interpolate.linear";
constexpr std::string_view kParameters = "tables every";

struct InterpolateSpec final : plan::Spec {
  static constexpr std::string_view kName = "interpolateLinear";
  Duration every;
  void Describe(plan::Description& out) const override { out.Add("every", FormatDuration(every)); }
};

struct Point {
  int64_t time = 0;
  double value = 0;
};

class InterpolateOperator final : public exec::WholeTableOperator {
 public:
  InterpolateOperator(const InterpolateSpec& spec, exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out), every_(spec.every) {}

 protected:
  Status Process(const TableHeaderRef& header, const Chunk& rows) override {
    FLUX_TRY(time_, exec::FindColumn(kFunction, *header, "_time"));
    FLUX_TRY(value_, exec::FindColumn(kFunction, *header, "_value"));
    FLUX_TRY_STATUS(CheckColumns(*header));
    FLUX_TRY(const exec::WindowBounds grid,
             exec::WindowBounds::Make({.every = every_, .period = every_, .offset = {}, .location = {}}));
    ColumnBuilder times(ColumnType::kTime), values(ColumnType::kFloat);
    const Column& time = *rows.columns[time_];
    const Column& value = *rows.columns[value_];
    Point last;
    for (size_t row = 0; row < rows.rows; ++row) {
      if (time.IsNull(row) || value.IsNull(row)) {
        return Fail(ErrorCode::kFailedPrecondition,
                    fmt::format("`{}`: column `{}` holds a null; drop or fill such rows first", kFunction,
                                time.IsNull(row) ? "_time" : "_value"));
      }
      const Point next{time.IntAt(row), value.FloatAt(row)};
      if (row > 0) {
        FLUX_TRY_STATUS(context_.cancel.Check());
        FLUX_TRY_STATUS(Fill(grid, last, next, times, values));
      }
      times.AppendInt(next.time);
      values.AppendFloat(next.value);
      last = next;
    }
    return EmitFilled(header, rows, times.Finish(), values.Finish());
  }

 private:
  Status CheckColumns(const TableHeader& header) const {
    if (header.schema[time_].type != ColumnType::kTime)
      return exec::ColumnTypeError(kFunction, header.schema[time_], "time");
    if (header.schema[value_].type != ColumnType::kFloat)
      return exec::ColumnTypeError(kFunction, header.schema[value_], "float");
    for (const ColumnDef& column : header.schema.columns()) {
      if (column.name == "_time" || column.name == "_value" || header.key.Contains(column.name)) continue;
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("`{}`: column `{}` is not in the group key, so that new rows have no value for it; drop "
                              "it, or group by it",
                              kFunction, column.name));
    }
    return {};
  }

  // Adds the points of the grid that lie between two rows.
  static Status Fill(const exec::WindowBounds& grid, Point from, Point to, ColumnBuilder& times,
                     ColumnBuilder& values) {
    if (to.time > from.time) {
      const int64_t count = grid.LatestStartingBy({to.time}) - grid.FirstStoppingAfter({from.time});
      if (count > 0) FLUX_TRY_STATUS(CheckRoom(static_cast<size_t>(count), 2 * sizeof(int64_t)));
    }
    const double slope = (to.value - from.value) / static_cast<double>(to.time - from.time);
    for (int64_t i = grid.FirstStoppingAfter({from.time}); grid.At(i).stop.ns < to.time; ++i) {
      const int64_t time = grid.At(i).stop.ns;
      times.AppendInt(time);
      values.AppendFloat(from.value + slope * static_cast<double>(time - from.time));
    }
    return {};
  }

  Status EmitFilled(const TableHeaderRef& header, const Chunk& rows, ColumnRef times, ColumnRef values) {
    Chunk filled{.columns = rows.columns, .rows = times->length()};
    for (size_t i = 0; i < filled.columns.size(); ++i) {
      const ColumnDef& column = header->schema[i];
      const GroupKeyEntry* key = header->key.Find(column.name);
      if (key != nullptr) filled.columns[i] = Column::Constant(column.type, key->value, filled.rows);
    }
    filled.columns[time_] = std::move(times);
    filled.columns[value_] = std::move(values);
    return Emit(header, filled);
  }

  Duration every_;
  size_t time_ = 0, value_ = 0;
};

Result<Value> Linear(CallContext& context, Args args) {
  const ArgReader in(kFunction, kParameters, args);
  InterpolateSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.every, in.DurationAt(1));
  const bool is_forward = spec.every.months > 0 || spec.every.ns > 0;
  if (!is_forward || (spec.every.months != 0 && spec.every.ns != 0))
    return in.Invalid(1, "must be positive, and either months and years or smaller units");
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  schema.Set("_time", ColumnType::kTime);
  schema.Set("_value", ColumnType::kFloat);
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts inputs) {
  plan::Properties properties =
      exec::WithColumnsBesideKey(exec::WithoutRowOrder(inputs[0]->properties), {"_time", "_value"});
  properties.max_rows.reset();
  return properties;
}

}  // namespace

void RegisterInterpolate(Registry& registry) {
  registry.Add(BuiltinDef{"interpolate", "linear", kParameters, Linear});
  registry.Add(OperationDef{.name = InterpolateSpec::kName,
                            .create = exec::CreateOperator<InterpolateOperator, InterpolateSpec>,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .flow = plan::Flow::kTable,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
