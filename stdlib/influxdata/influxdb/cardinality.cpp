#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/range.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/influxdata/influxdb/from.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kName = "cardinality";
constexpr std::string_view kParameters = "bucket bucketID org orgID host token start stop predicate";

struct CardinalitySpec final : plan::Spec {
  static constexpr std::string_view kName = "cardinality";
  plan::TimeRange range;
  void Describe(plan::Description&) const override {}
};

// Counts tables, of which each is a series.
class CardinalityOperator final : public exec::UnaryOperator {
 public:
  CardinalityOperator(const CardinalitySpec& spec, exec::ExecContext&, TableSink& out)
      : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef) override {
    ++count_;
    return {};
  }
  Status Push(const Chunk&) override { return {}; }
  Status End() override { return {}; }
  bool WantsRows() const override { return false; }

  Status Finish() override {
    const GroupKey key({{"_start", ColumnType::kTime, Value::Of(spec_.range.start)},
                        {"_stop", ColumnType::kTime, Value::Of(spec_.range.stop)}});
    FLUX_TRY(const exec::KeyTable table,
             exec::MakeKeyTable(kName, key, {{"_value", ColumnType::kInt}},
                                {Column::Constant(ColumnType::kInt, Value::Int(count_), 1)}, 1));
    FLUX_TRY_STATUS(out_.Begin(table.header));
    FLUX_TRY_STATUS(out_.Push(table.rows));
    FLUX_TRY_STATUS(out_.End());
    return out_.Finish();
  }

 private:
  const CardinalitySpec& spec_;
  int64_t count_ = 0;
};

Result<Value> Cardinality(CallContext& context, Args args) {
  const ArgReader in(kName, kParameters, args);
  FLUX_TRY(plan::FromSpec from, BucketAt(in));
  CardinalitySpec spec;
  FLUX_TRY(spec.range.start, in.Timeable(6, context.now()));
  spec.range.stop = context.now();
  if (in.Has(7)) {
    FLUX_TRY(spec.range.stop, in.Timeable(7, context.now()));
  }
  if (spec.range.stop <= spec.range.start)
    return in.Invalid("start " + FormatTime(spec.range.start) + " is not before stop " + FormatTime(spec.range.stop));
  plan::RangeSpec range;
  range.range = spec.range;
  const StackTrace position = context.position();
  plan::NodeRef node = plan::MakeNode(std::move(from), {}, position);
  node = plan::MakeNode(std::move(range), {std::move(node)}, position);
  if (in.Has(8)) {
    FLUX_TRY(const Value predicate, in.Function(8));
    plan::FilterSpec filter;
    FLUX_TRY(filter.fn, context.ToRowFunction(predicate));
    node = plan::MakeNode(std::move(filter), {std::move(node)}, position);
  }
  return AddNode(context, std::move(spec), {std::move(node)});
}

ColumnSet NeedsNothing(const plan::Node&, const ColumnSet&) { return {}; }

plan::StreamSchema SchemaOf(const plan::Node& node, plan::InputFacts) {
  plan::StreamSchema schema;
  schema.Clear(&node);
  schema.Set("_start", ColumnType::kTime);
  schema.Set("_stop", ColumnType::kTime);
  schema.Set("_value", ColumnType::kInt);
  return schema;
}

plan::Properties PropertiesOf(const plan::Node&, plan::InputFacts) {
  plan::Properties properties;
  properties.key = {"_start", "_stop"};
  properties.max_tables = properties.max_rows = 1;
  properties.keys_differ = properties.tables_ascend = true;
  return properties;
}

// That a table is there is all.
plan::Demand DemandOf(const plan::Node&, const plan::Demand&) { return {.rows = 0, .tables = {}}; }

}  // namespace

void RegisterCardinality(Registry& registry) {
  registry.Add(BuiltinDef{.package = "influxdata/influxdb",
                          .name = "cardinality",
                          .parameters = kParameters,
                          .fn = Cardinality,
                          .instants = "start stop"});
  registry.Add(OperationDef{.name = CardinalitySpec::kName,
                            .create = exec::CreateOperator<CardinalityOperator, CardinalitySpec>,
                            .needs = NeedsNothing,
                            .schema = SchemaOf,
                            .properties = PropertiesOf,
                            .has_rows = exec::AlwaysHasRows,
                            .demand = DemandOf,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
