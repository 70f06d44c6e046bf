#include <fmt/format.h>

#include "runtime/exec/operation_facts.h"
#include "stdlib/experimental/mqtt/broker_arguments.h"
#include "stdlib/families.h"
#include "stdlib/line_rows.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters =
    "tables broker topic qos retain clientid username password name timeout timeColumn tagColumns valueColumns";

struct MqttSpec final : plan::Spec {
  static constexpr std::string_view kName = "mqtt.to";
  BrokerCall call;
  std::string topic;  // empty: one of the first row of each table
  LineColumns columns;
  void Describe(plan::Description& out) const override {
    out.Add("broker", call.broker.host);
    if (!topic.empty()) out.Add("topic", topic);
  }
};

// Sends each table as one message.
class MqttSender final : public exec::UnaryOperator {
 public:
  MqttSender(const MqttSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), context_(context), topic_(spec.topic) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(rows_, LineRows::Make("mqtt.to", spec_.columns, header));
    return out_.Begin(std::move(header));
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    for (size_t row = 0; row < chunk.rows; ++row) {
      const bool is_first = message_.empty();
      FLUX_TRY_STATUS(rows_->Append(chunk, row, message_));
      if (is_first && !message_.empty() && spec_.topic.empty()) topic_ = rows_->Topic(chunk, row);
    }
    return out_.Push(chunk);
  }

  Status End() override {
    if (!message_.empty()) FLUX_TRY_STATUS(Send());
    message_.clear();
    return out_.End();
  }

 private:
  Status Send() {
    if (const Status fits = brokers::CheckMqttTopic(topic_); !fits)
      return Fail(ErrorCode::kInvalid, fmt::format("`mqtt.to`: {}", fits.error().message));
    if (client_ == nullptr) {
      FLUX_TRY(client_, brokers::MqttClient::Connect(spec_.call.broker, context_.cancel));
    }
    return client_->Publish(topic_, message_, spec_.call.delivery);
  }

  const MqttSpec& spec_;
  exec::ExecContext& context_;
  std::unique_ptr<brokers::MqttClient> client_;
  std::optional<LineRows> rows_;
  std::string topic_, message_;
};

Result<Value> To(CallContext& context, Args args) {
  const ArgReader in("mqtt.to", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  MqttSpec spec;
  FLUX_TRY(
      spec.call,
      ReadBroker(in, {.broker = 1, .quality = 3, .retain = 4, .client = 5, .user = 6, .password = 7, .timeout = 9}));
  FLUX_TRY(spec.topic, in.StringOr(2, ""));
  if (!spec.topic.empty()) FLUX_TRY_STATUS(CheckTopic(in, spec.topic));
  FLUX_TRY(spec.columns.measurement, in.StringOr(8, ""));
  FLUX_TRY(spec.columns.time_column, in.StringOr(10, "_time"));
  FLUX_TRY(spec.columns.tag_columns, in.StringsOr(11, {}));
  FLUX_TRY(spec.columns.value_columns, in.StringsOr(12, {"_value"}));
  if (spec.columns.value_columns.empty()) return in.Invalid(12, "must not be empty");
  const plan::NodeRef node = plan::MakeNode(std::move(spec), {std::move(tables)}, context.position());
  context.AddResult(node);
  return plan::MakeStream(node);
}

NamedColumns Names(const plan::Node& node) { return TagsOf(node.As<MqttSpec>()->columns); }

}  // namespace

void RegisterMqttTo(Registry& registry) {
  registry.Add(BuiltinDef{"experimental/mqtt", "to", kParameters, To});
  registry.Add(OperationDef{.name = MqttSpec::kName,
                            .create = exec::CreateOperator<MqttSender, MqttSpec>,
                            .names = Names,
                            .schema = exec::SameSchema,
                            .properties = exec::SameProperties,
                            .has_rows = exec::HasRowsOfInputs,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true,
                            .has_effect = true});
}

}  // namespace flux::stdlib
