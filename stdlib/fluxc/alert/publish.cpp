#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "runtime/base/cancelable_sort.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/fluxc/alert/alert_row.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables topic", kSendParameters = "topic row event";

std::unexpected<Error> HasNoTopics(std::string_view function) {
  return Fail(ErrorCode::kFailedPrecondition,
              fmt::format("`{}`: there are no topics here; a script publishes where a server runs it (`fluxc serve`)",
                          function));
}

struct PublishSpec final : plan::Spec {
  static constexpr std::string_view kName = "alert.publish";
  std::string topic;
  AlertColumns columns;
  bool drops_columns = false;  // those that were made to say what the alert says
  std::string task;
  void Describe(plan::Description& out) const override { out.Add("topic", topic); }
  std::vector<std::string> dropped() const {
    if (!drops_columns) return {};
    return {columns.id, columns.message, columns.level, columns.details};
  }
};

// Passes rows on, and publishes them when all have come: in the order of their times, whatever tables they are in.
class Publisher final : public exec::UnaryOperator {
 public:
  Publisher(const PublishSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), context_(context), publisher_(PublisherOf(context.cancel)) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(rows_, AlertRows::Make(PublishSpec::kName, spec_.columns, header));
    kept_.clear();
    const std::vector<std::string> dropped = spec_.dropped();
    if (dropped.empty()) return out_.Begin(std::move(header));
    auto left = std::make_shared<TableHeader>();
    left->key = header->key;
    left->is_time_ordered = header->is_time_ordered;
    std::vector<ColumnDef> columns;
    for (size_t i = 0; i < header->schema.columns().size(); ++i) {
      const ColumnDef& column = header->schema.columns()[i];
      if (std::ranges::find(dropped, column.name) != dropped.end()) continue;
      columns.push_back(column);
      kept_.push_back(i);
    }
    left->schema = Schema(std::move(columns));
    return out_.Begin(std::move(left));
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    for (size_t row = 0; row < chunk.rows; ++row) {
      FLUX_TRY(PublishedAlert alert, rows_->At(chunk, row));
      alert.task = spec_.task;
      alerts_.push_back(std::move(alert));
    }
    if (!spec_.drops_columns) return out_.Push(chunk);
    Chunk left;
    left.rows = chunk.rows;
    for (const size_t column : kept_) left.columns.push_back(chunk.columns[column]);
    return out_.Push(left);
  }

  Status Finish() override {
    FLUX_TRY(std::vector<PublishedAlert> sorted, InOrder());
    Status done = publisher_->Publish(spec_.topic, std::move(sorted));
    if (!done) return std::unexpected(std::move(done.error()).WithContext("`alert.publish`"));
    return out_.Finish();
  }

 private:
  // By time; those of one time as they came.
  Result<std::vector<PublishedAlert>> InOrder() {
    std::vector<size_t> order(alerts_.size());
    std::iota(order.begin(), order.end(), size_t{0});
    const auto is_before = [&](size_t a, size_t b) {
      return std::pair(alerts_[a].time, a) < std::pair(alerts_[b].time, b);
    };
    FLUX_TRY_STATUS(SortOrCancel(order, is_before, context_.cancel));
    std::vector<PublishedAlert> sorted;
    for (const size_t at : order) sorted.push_back(std::move(alerts_[at]));
    alerts_.clear();
    return sorted;
  }

  const PublishSpec& spec_;
  exec::ExecContext& context_;
  const std::shared_ptr<AlertPublisher> publisher_;
  std::optional<AlertRows> rows_;
  std::vector<size_t> kept_;
  std::vector<PublishedAlert> alerts_;
};

Result<std::unique_ptr<exec::Operator>> CreatePublisher(const exec::PhysicalNode& node, exec::ExecContext& context,
                                                        TableSink& out, exec::OperatorStats& stats) {
  if (PublisherOf(context.cancel) == nullptr) return HasNoTopics(PublishSpec::kName);
  return exec::CreateOperator<Publisher, PublishSpec>(node, context, out, stats);
}

plan::StreamSchema SchemaOfPublish(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = inputs[0]->schema;
  for (const std::string& column : node.As<PublishSpec>()->dropped()) schema.Drop(column, &node);
  return schema;
}

plan::Properties PropertiesOfPublish(const plan::Node& node, plan::InputFacts inputs) {
  plan::Properties properties = inputs[0]->properties;
  for (const std::string& column : node.As<PublishSpec>()->dropped())
    properties = exec::WithColumnChanged(std::move(properties), column);
  return properties;
}

// The name in the script's `option task`; empty when it has none.
std::string TaskName(CallContext& context) {
  const Result<Value> task = context.Option("main", "task");
  if (!task || task->kind() != ValueKind::kRecord || task->is_null()) return {};
  for (const RecordField& field : task->AsRecord().fields) {
    if (field.name == "name" && field.value.kind() == ValueKind::kString && !field.value.is_null())
      return std::string(field.value.AsString());
  }
  return {};
}

Result<Value> AddPublish(CallContext& context, const ArgReader& in, PublishSpec spec) {
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.topic, in.String(1));
  if (spec.topic.empty()) return in.Invalid(1, "must not be empty");
  spec.task = TaskName(context);
  const plan::NodeRef node = plan::MakeNode(std::move(spec), {std::move(tables)}, context.position());
  context.AddResult(node);
  return plan::MakeStream(node);
}

Result<Value> Publish(CallContext& context, Args args) {
  PublishSpec spec;
  spec.columns = {"_alert_id", "_alert_message", "_alert_level", "_alert_details"};
  spec.drops_columns = true;
  return AddPublish(context, ArgReader("alert.publish", kParameters, args), std::move(spec));
}

Result<Value> PublishStatuses(CallContext& context, Args args) {
  const ArgReader in("alert.publishStatuses", kParameters, args);
  if (PublisherOf(context.cancel()) == nullptr) {
    FLUX_TRY(plan::NodeRef tables, in.Stream(0));
    return plan::MakeStream(std::move(tables));
  }
  PublishSpec spec;
  spec.columns = {"id", "_message", "_level", "details"};
  return AddPublish(context, in, std::move(spec));
}

Result<Value> Send(CallContext& context, Args args) {
  const ArgReader in("alert.endpoint", kSendParameters, args);
  FLUX_TRY(const std::string topic, in.String(0));
  const std::shared_ptr<AlertPublisher> publisher = PublisherOf(context.cancel());
  if (publisher == nullptr) return HasNoTopics("alert.endpoint");
  for (const size_t argument : {1, 2}) {
    if (in[argument].kind() != ValueKind::kRecord || in[argument].is_null())
      return in.Invalid(argument, "must be a record, found " + DescribeKind(in[argument]));
  }
  std::vector<PublishedAlert> alerts;
  FLUX_TRY(alerts.emplace_back(), AlertOfRecord(in[1], in[2]));
  alerts.back().task = TaskName(context);
  Status done = publisher->Publish(topic, std::move(alerts));
  if (!done) return std::unexpected(std::move(done.error()).WithContext("`alert.endpoint`"));
  return Value::Bool(true);
}

// What was to be sent counts as sent.
Value Sent() { return Value::Bool(true); }

}  // namespace

void RegisterAlertPublish(Registry& registry) {
  constexpr std::string_view kPackage = "fluxc/alert";
  registry.Add(BuiltinDef{kPackage, "_publish", kParameters, Publish});
  registry.Add(BuiltinDef{kPackage, "publishStatuses", kParameters, PublishStatuses});
  registry.Add(
      BuiltinDef{.package = kPackage, .name = "_send", .parameters = kSendParameters, .fn = Send, .stand_in = Sent});
  registry.Add(OperationDef{.name = PublishSpec::kName,
                            .create = CreatePublisher,
                            .schema = SchemaOfPublish,
                            .properties = PropertiesOfPublish,
                            .has_rows = exec::HasRowsOfInputs,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true,
                            .has_effect = true});
}

}  // namespace flux::stdlib
