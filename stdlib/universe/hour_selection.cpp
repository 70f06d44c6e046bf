#include <fmt/format.h>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables start stop location timeColumn";

struct HourSelectionSpec final : plan::Spec {
  static constexpr std::string_view kName = "hourSelection";
  int64_t start = 0, stop = 0;
  Location location;
  std::string time_column = "_time";
  void Describe(plan::Description& out) const override {
    out.Add("start", fmt::format("{}", start));
    out.Add("stop", fmt::format("{}", stop));
    if (!location.IsUtc()) out.Add("location", location.zone);
  }
};

class HourSelectionOperator final : public exec::UnaryOperator {
 public:
  HourSelectionOperator(const HourSelectionSpec& spec, exec::ExecContext&, TableSink& out)
      : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(time_, exec::FindColumn("hourSelection", *header, spec_.time_column));
    if (header->schema[time_].type != ColumnType::kTime) {
      return exec::ColumnTypeError("hourSelection", header->schema[time_], "time");
    }
    return out_.Begin(std::move(header));
  }

  Status Push(const Chunk& chunk) override {
    const Column& times = *chunk.columns[time_];
    std::vector<uint32_t> rows;
    for (uint32_t row = 0; row < chunk.rows; ++row) {
      if (times.IsNull(row)) continue;
      FLUX_TRY(const Time local, ToLocal({times.IntAt(row)}, spec_.location));
      if (IsSelected(ToCivil(local).hour)) rows.push_back(row);
    }
    if (rows.size() == chunk.rows) return out_.Push(chunk);
    if (rows.empty()) return {};
    return out_.Push(TakeRows(chunk, rows));
  }

 private:
  // Hours that start later than they stop go over midnight.
  bool IsSelected(int64_t hour) const {
    if (spec_.start <= spec_.stop) return hour >= spec_.start && hour <= spec_.stop;
    return hour >= spec_.start || hour <= spec_.stop;
  }

  const HourSelectionSpec& spec_;
  size_t time_ = 0;
};

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  return Plus(out, {node.As<HourSelectionSpec>()->time_column});
}

Result<Value> HourSelection(CallContext& context, Args args) {
  const ArgReader in("hourSelection", kParameters, args);
  HourSelectionSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.start, in.Int(1));
  FLUX_TRY(spec.stop, in.Int(2));
  FLUX_TRY(spec.location, in.LocationAt(3));
  FLUX_TRY(spec.time_column, in.StringOr(4, "_time"));
  for (const size_t i : {size_t{1}, size_t{2}}) {
    const int64_t hour = in[i].AsInt();
    if (hour < 0 || hour > 23) return in.Invalid(i, fmt::format("must be between 0 and 23, found {}", hour));
  }
  return AddNode(context, std::move(spec), {std::move(tables)});
}

}  // namespace

void RegisterHourSelection(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "_hourSelection", kParameters, HourSelection});
  registry.Add(OperationDef{.name = HourSelectionSpec::kName,
                            .create = exec::CreateOperator<HourSelectionOperator, HourSelectionSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = exec::SameSchema,
                            .properties = exec::SameProperties,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .cuts = exec::CutsAnywhere,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
