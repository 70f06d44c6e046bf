#include <fmt/format.h>

#include <optional>

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
  static constexpr std::string_view kName = "interpolate.linear";
  Duration every;
  void Describe(plan::Description& out) const override { out.Add("every", FormatDuration(every)); }
};

struct Point {
  int64_t time = 0;
  double value = 0;
};

// Sends what it makes of a chunk at once; of the rows before only the last one counts.
class InterpolateOperator final : public exec::UnaryOperator {
 public:
  InterpolateOperator(const InterpolateSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), every_(spec.every), context_(context) {}

  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    last_.reset();
    FLUX_TRY(time_, exec::FindColumn(kFunction, *header_, "_time"));
    FLUX_TRY(value_, exec::FindColumn(kFunction, *header_, "_value"));
    FLUX_TRY_STATUS(CheckColumns(*header_));
    return out_.Begin(header_);
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY(const exec::WindowBounds grid,
             exec::WindowBounds::Make({.every = every_, .period = every_, .offset = {}, .location = {}}));
    ColumnBuilder times(ColumnType::kTime), values(ColumnType::kFloat);
    const Column& time = *chunk.columns[time_];
    const Column& value = *chunk.columns[value_];
    for (size_t row = 0; row < chunk.rows; ++row) {
      if (time.IsNull(row) || value.IsNull(row)) {
        // What comes of the rows before is sent, whatever the chunks.
        FLUX_TRY_STATUS(Send(times.Finish(), values.Finish()));
        return Fail(ErrorCode::kFailedPrecondition,
                    fmt::format("`{}`: column `{}` holds a null; drop or fill such rows first", kFunction,
                                time.IsNull(row) ? "_time" : "_value"));
      }
      const Point next{time.IntAt(row), value.FloatAt(row)};
      if (last_) {
        FLUX_TRY_STATUS(context_.cancel.Check());
        if (const Status filled = Fill(grid, *last_, next, times, values); !filled) {
          FLUX_TRY_STATUS(Send(times.Finish(), values.Finish()));
          return filled;
        }
      }
      times.AppendInt(next.time);
      values.AppendFloat(next.value);
      last_ = next;
      if (times.length() >= context_.chunk_rows) FLUX_TRY_STATUS(Send(times.Finish(), values.Finish()));
    }
    return Send(times.Finish(), values.Finish());
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

  Status Send(ColumnRef times, ColumnRef values) {
    if (times->length() == 0) return {};
    Chunk filled = MakeKeyChunk(*header_, times->length());
    filled.columns[time_] = std::move(times);
    filled.columns[value_] = std::move(values);
    for (const Chunk& piece : SplitChunk(filled, context_.chunk_rows)) FLUX_TRY_STATUS(out_.Push(piece));
    return {};
  }

  const Duration every_;
  exec::ExecContext& context_;
  TableHeaderRef header_;
  size_t time_ = 0, value_ = 0;
  std::optional<Point> last_;
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
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
