#include <fmt/format.h>

#include <optional>

#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kName = "promql.timestamp";
constexpr std::string_view kParameters = "tables";

struct TimestampSpec final : plan::Spec {
  static constexpr std::string_view kName = "promql.timestamp";
  std::string column = "_value";
  void Describe(plan::Description&) const override {}
};

// Seconds since 1970, of which PromQL sees milliseconds.
double Timestamp(int64_t ns) { return static_cast<double>(ns / 1'000'000) / 1e3; }

class TimestampOperator final : public exec::UnaryOperator {
 public:
  TimestampOperator(const TimestampSpec& spec, exec::ExecContext&, TableSink& out) : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(value_, exec::FindColumn(kName, *header, spec_.column));
    if (header->schema[value_].type != ColumnType::kFloat)
      return exec::ColumnTypeError(kName, header->schema[value_], "float");
    if (header->key.Contains(spec_.column)) {
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("`{}`: column `{}` is in the group key {}; use `group` to take it out", kName,
                              spec_.column, header->key.DebugText()));
    }
    std::optional<size_t> time = header->schema.Find("_time");
    if (!time) time = header->schema.Find("_stop");
    if (!time) {
      return FailAtTable(ErrorCode::kFailedPrecondition,
                         fmt::format("`{}`: neither a column `_time` nor a column `_stop` in table {}", kName,
                                     header->key.DebugText()));
    }
    time_ = *time;
    if (header->schema[time_].type != ColumnType::kTime)
      return exec::ColumnTypeError(kName, header->schema[time_], "time");
    return out_.Begin(std::move(header));
  }

  Status Push(const Chunk& chunk) override {
    const Column& times = *chunk.columns[time_];
    ColumnBuilder seconds(ColumnType::kFloat);
    for (size_t row = 0; row < chunk.rows; ++row)
      times.IsNull(row) ? seconds.AppendNull() : seconds.AppendFloat(Timestamp(times.IntAt(row)));
    Chunk changed = chunk;
    changed.columns[value_] = seconds.Finish();
    return out_.Push(changed);
  }

 private:
  const TimestampSpec& spec_;
  size_t value_ = 0, time_ = 0;
};

ColumnSet Needs(const plan::Node&, const ColumnSet& out) { return Plus(out, {"_value", "_time", "_stop"}); }
ColumnSet MustHave(const plan::Node&) { return Plus({}, {"_value"}); }

Result<Value> AddTimestamp(CallContext& context, Args args) {
  FLUX_TRY(plan::NodeRef tables, ArgReader(kName, kParameters, args).Stream(0));
  return AddNode(context, TimestampSpec{}, {std::move(tables)});
}

}  // namespace

void RegisterPromqlTimestamp(Registry& registry) {
  registry.Add(BuiltinDef{"internal/promql", "timestamp", kParameters, AddTimestamp});
  registry.Add(OperationDef{.name = TimestampSpec::kName,
                            .create = exec::CreateOperator<TimestampOperator, TimestampSpec>,
                            .needs = Needs,
                            .must_have = MustHave,
                            .schema = exec::AddedColumnSchema<TimestampSpec, ColumnType::kFloat>,
                            .properties = exec::AddedColumnProperties<TimestampSpec>,
                            .has_rows = exec::HasRowsOfInputs,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
