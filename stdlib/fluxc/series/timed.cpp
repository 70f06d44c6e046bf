#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables function numbers";
constexpr std::string_view kTime = "_time", kValue = "_value";

struct TimedSpec final : plan::Spec {
  static constexpr std::string_view kName = "timed";
  std::string function;  // as scripts call it
  bool needs_numbers = false;
  void Describe(plan::Description& out) const override { out.Add("function", function); }
};

class TimedOperator final : public exec::UnaryOperator {
 public:
  TimedOperator(const TimedSpec& spec, exec::ExecContext&, TableSink& out) : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(const size_t time, exec::FindColumn(spec_.function, *header, kTime));
    const ColumnDef& column = header->schema[time];
    if (column.type != ColumnType::kTime) {
      return exec::ColumnTypeError(spec_.function, column, "time");
    }
    FLUX_TRY(const size_t value, exec::FindColumn(spec_.function, *header, kValue));
    const ColumnDef& values = header->schema[value];
    const bool is_number = values.type != ColumnType::kString && values.type != ColumnType::kTime;
    if (spec_.needs_numbers && !is_number) {
      return exec::ColumnTypeError(spec_.function, values, "a number; convert it with `toFloat`");
    }
    return out_.Begin(std::move(header));
  }
  bool WantsRows() const override { return out_.WantsRows(); }

 private:
  const TimedSpec& spec_;
};

Result<Value> Timed(CallContext& context, Args args) {
  const ArgReader in("series._timed", kParameters, args);
  TimedSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.function, in.String(1));
  FLUX_TRY(spec.needs_numbers, in.BoolOr(2, false));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

ColumnSet Needs(const plan::Node&, const ColumnSet& out) { return Plus(out, {kTime, kValue}); }

}  // namespace

void RegisterTimed(Registry& registry) {
  registry.Add(BuiltinDef{"fluxc/series", "_timed", kParameters, Timed});
  registry.Add(OperationDef{.name = TimedSpec::kName,
                            .create = exec::CreateOperator<TimedOperator, TimedSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .schema = exec::SameSchema,
                            .properties = exec::SameProperties,
                            .has_rows = exec::HasRowsOfInputs,
                            .flow = plan::Flow::kRows,
                            .takes_tables_apart = exec::AlwaysApart,
                            .cuts = exec::CutsAnywhere,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
