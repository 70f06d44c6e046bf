#include "stdlib/experimental/mqtt/broker_arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "broker topic message qos retain clientid username password timeout";

Result<Value> Publish(CallContext& context, Args args) {
  const ArgReader in("mqtt.publish", kParameters, args);
  FLUX_TRY(
      BrokerCall call,
      ReadBroker(in, {.broker = 0, .quality = 3, .retain = 4, .client = 5, .user = 6, .password = 7, .timeout = 8}));
  FLUX_TRY(const std::string topic, in.String(1));
  if (topic.empty()) return in.Invalid(1, "must not be empty");
  FLUX_TRY_STATUS(CheckTopic(in, topic));
  FLUX_TRY(const std::string message, in.String(2));
  if (message.empty()) return in.Invalid(2, "must not be empty");
  FLUX_TRY(const std::unique_ptr<brokers::MqttClient> client,
           brokers::MqttClient::Connect(std::move(call.broker), context.cancel()));
  FLUX_TRY_STATUS(client->Publish(topic, message, call.delivery));
  return Value::Bool(true);
}

Value Sent() { return Value::Bool(true); }

}  // namespace

void RegisterMqttPublish(Registry& registry) {
  registry.Add(BuiltinDef{
      .package = "experimental/mqtt", .name = "publish", .parameters = kParameters, .fn = Publish, .stand_in = Sent});
}

}  // namespace flux::stdlib
