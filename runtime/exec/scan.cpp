// `scan`: reads what a source gives after pushdown.

#include "runtime/plan/specs/scan.h"

#include <algorithm>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"
#include "runtime/plan/specs/from.h"

namespace flux::exec {
namespace {

class ScanOperator final : public Operator {
 public:
  ScanOperator(const plan::ScanSpec& spec, std::shared_ptr<Source> source, ExecContext& context, TableSink& out,
               OperatorStats& stats)
      : spec_(spec), source_(std::move(source)), context_(context), out_(out), stats_(stats) {}

  TableSink& input(size_t) override { return out_; }
  Status Run() override {
    stats_.note = source_->Name();
    ScanContext scan{context_.cancel, stats_.scan, context_.chunk_rows};
    return source_->Scan(spec_, scan, out_);
  }

 private:
  const plan::ScanSpec& spec_;
  const std::shared_ptr<Source> source_;
  ExecContext& context_;
  TableSink& out_;
  OperatorStats& stats_;
};

MadeOperator MakeScan(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats& stats) {
  const auto& spec = *node.As<plan::ScanSpec>();
  FLUX_TRY(std::shared_ptr<Source> source, context.sources.OpenSource(spec.from));
  return std::make_unique<ScanOperator>(spec, std::move(source), context, out, stats);
}

plan::StreamSchema SchemaOfSeries(const plan::Node& node, const std::optional<std::vector<std::string>>& columns) {
  plan::StreamSchema schema;
  for (const char* bound : {"_start", "_stop"}) schema.Set(bound, ColumnType::kTime);
  for (const char* tag : {"_measurement", "_field"}) schema.Set(tag, ColumnType::kString);
  schema.Set("_time", ColumnType::kTime);
  schema.Set("_value");
  for (const char* column : {"_time", "_value"}) {
    if (columns && std::ranges::find(*columns, column) == columns->end()) schema.Drop(column, &node);
  }
  return schema;
}

plan::StreamFacts FactsOfSeries(const plan::Node& node, const std::optional<std::vector<std::string>>& columns) {
  plan::StreamFacts facts{SchemaOfSeries(node, columns), {}};
  facts.properties.tables_ascend = true;
  facts.properties.spans_bounds = true;
  facts.properties.keys_differ = true;
  facts.properties.outside_key = {"_time", "_value"};
  facts.properties.key_is_rest = true;
  if (facts.schema.MayHave("_time")) facts.properties.row_order = {{"_time"}};
  return facts;
}

// Facts of a scan that only reads; those of others follow from its stages.
plan::StreamSchema ScanSchema(const plan::Node& node, plan::InputFacts) {
  return SchemaOfSeries(node, node.As<plan::ScanSpec>()->columns);
}
plan::Properties ScanProperties(const plan::Node& node, plan::InputFacts) {
  return FactsOfSeries(node, node.As<plan::ScanSpec>()->columns).properties;
}

plan::StreamSchema FromSchema(const plan::Node& node, plan::InputFacts) { return SchemaOfSeries(node, std::nullopt); }
plan::Properties FromProperties(const plan::Node& node, plan::InputFacts) {
  return FactsOfSeries(node, std::nullopt).properties;
}

}  // namespace

// Never runs: a range makes it a scan.
OperationDef FromOperation() {
  return {.name = plan::FromSpec::kName,
          .schema = FromSchema,
          .properties = FromProperties,
          .flow = plan::Flow::kSource,
          .is_deterministic = true};
}

OperationDef ScanOperation() {
  return {.name = plan::ScanSpec::kName,
          .create = MakeScan,
          .schema = ScanSchema,
          .properties = ScanProperties,
          .has_rows = AlwaysHasRows,
          .stands_for = plan::UnfoldScan,
          .flow = plan::Flow::kSource,
          .is_deterministic = true};
}

}  // namespace flux::exec
