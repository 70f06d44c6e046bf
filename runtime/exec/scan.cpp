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
  Result<ScanParts> Split(const TimeCuts* cuts) override {
    stats_.note = source_->Name();
    ScanContext scan{context_.cancel, stats_.scan, context_.chunk_rows};
    return source_->Parts(spec_, scan, {context_.part_rows, cuts});
  }

 private:
  const plan::ScanSpec& spec_;
  const std::shared_ptr<Source> source_;
  ExecContext& context_;
  TableSink& out_;
  OperatorStats& stats_;
};

// A part of a scan.
class PartOperator final : public Operator {
 public:
  PartOperator(ExecContext& context, TableSink& out, OperatorStats& stats)
      : context_(context), out_(out), stats_(stats) {}

  TableSink& input(size_t) override { return out_; }
  Status Run() override {
    ScanContext scan{context_.cancel, stats_.scan, context_.chunk_rows};
    FLUX_TRY_STATUS(context_.part->Send(scan, out_));
    return out_.Finish();
  }

 private:
  ExecContext& context_;
  TableSink& out_;
  OperatorStats& stats_;
};

MadeOperator MakeScan(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats& stats) {
  if (context.part != nullptr) return std::make_unique<PartOperator>(context, out, stats);
  const auto& spec = *node.As<plan::ScanSpec>();
  FLUX_TRY(std::shared_ptr<Source> source, context.sources.OpenSource(spec.from));
  return std::make_unique<ScanOperator>(spec, std::move(source), context, out, stats);
}

// What is known of series, less the tags that the scan does not send.
plan::SeriesFacts SentFacts(const plan::ScanSpec& spec) {
  plan::SeriesFacts facts = spec.series;
  if (facts.tags) std::erase_if(*facts.tags, [&](const auto& tag) { return !spec.SendsTag(tag.name); });
  return facts;
}

// Whether tables come in the order of the keys that are sent: what is left out is behind what stays.
bool KeepsOrder(const plan::ScanSpec& spec) {
  if (spec.keys_are_read) return true;
  if (!spec.series.tags) return false;
  const auto is_sent = [&](const plan::SeriesFacts::Tag& tag) { return spec.SendsTag(tag.name); };
  const auto first_left_out = std::ranges::find_if_not(*spec.series.tags, is_sent);
  if (first_left_out == spec.series.tags->end()) return true;
  return first_left_out->name > "_stop" && std::none_of(first_left_out, spec.series.tags->end(), is_sent);
}

// The columns of series of which `facts` are known.
plan::StreamSchema SchemaOfSeries(const plan::SeriesFacts& facts) {
  plan::StreamSchema schema;
  if (facts.tags) schema.Clear(nullptr);
  for (const char* bound : {"_start", "_stop"}) schema.Set(bound, ColumnType::kTime);
  for (const char* tag : {"_measurement", "_field"}) schema.Set(tag, ColumnType::kString);
  for (const plan::SeriesFacts::Tag& tag : facts.tags.value_or(std::vector<plan::SeriesFacts::Tag>())) {
    if (tag.is_certain) {
      schema.Set(tag.name, ColumnType::kString);
    } else {
      schema.SetMaybe(tag.name, ColumnType::kString);
    }
  }
  schema.Set("_time", ColumnType::kTime);
  schema.Set("_value", facts.value_type);
  return schema;
}

// The key of all series, by name; nothing when some have tags that others lack or tags are not known.
std::optional<std::vector<std::string>> KeyOfSeries(const plan::SeriesFacts& facts) {
  if (!facts.tags || !std::ranges::all_of(*facts.tags, &plan::SeriesFacts::Tag::is_certain)) return std::nullopt;
  std::vector<std::string> key = {"_field", "_measurement", "_start", "_stop"};
  for (const plan::SeriesFacts::Tag& tag : *facts.tags) key.push_back(tag.name);
  std::ranges::sort(key);
  return key;
}

plan::Properties PropertiesOfSeries(const plan::SeriesFacts& facts, bool has_times) {
  plan::Properties properties;
  properties.tables_ascend = true;
  properties.spans_bounds = true;
  properties.keys_differ = true;
  properties.key = KeyOfSeries(facts);
  properties.outside_key = {"_time", "_value"};
  properties.key_is_rest = true;
  if (has_times) properties.row_order = {{"_time"}};
  return properties;
}

// Facts of a scan that only reads; those of others follow from its stages.
plan::StreamSchema ScanSchema(const plan::Node& node, plan::InputFacts) {
  const auto& spec = *node.As<plan::ScanSpec>();
  plan::StreamSchema schema = SchemaOfSeries(SentFacts(spec));
  for (const char* column : {"_time", "_value"}) {
    if (!spec.Sends(column)) schema.Drop(column, &node);
  }
  return schema;
}
plan::Properties ScanProperties(const plan::Node& node, plan::InputFacts) {
  const auto& spec = *node.As<plan::ScanSpec>();
  plan::Properties properties = PropertiesOfSeries(SentFacts(spec), spec.Sends("_time"));
  properties.tables_ascend = KeepsOrder(spec);
  properties.keys_differ = spec.keys_are_read;
  return properties;
}

plan::StreamSchema FromSchema(const plan::Node&, plan::InputFacts) { return SchemaOfSeries({}); }
plan::Properties FromProperties(const plan::Node&, plan::InputFacts) { return PropertiesOfSeries({}, true); }

std::string Call(const plan::Node&, const StackTrace&) { return "from"; }

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
          .call = Call,
          .create = MakeScan,
          .schema = ScanSchema,
          .properties = ScanProperties,
          .has_rows = AlwaysHasRows,
          .stands_for = plan::UnfoldScan,
          .flow = plan::Flow::kSource,
          .takes_tables_apart = AlwaysApart,
          .is_deterministic = true};
}

}  // namespace flux::exec
