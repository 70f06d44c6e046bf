// Sends messages to a broker of MQTT.

#include "runtime/brokers/mqtt.h"

#include "tools/alerts/handler.h"
#include "tools/alerts/text_template.h"

namespace flux::alerts {

namespace {

class MqttHandler final : public Handler {
 public:
  MqttHandler(brokers::MqttBroker broker, EventTemplate topic, brokers::MqttDelivery delivery)
      : broker_(std::move(broker)), topic_(std::move(topic)), delivery_(delivery) {}

  // A connection that failed once is not used again.
  Outcome Handle(const Event& event, const CancelToken& cancel) override {
    const std::string topic = topic_.Fill(event);
    Status done = brokers::CheckMqttTopic(topic);
    if (done) done = Send(topic, event.state.message, cancel);
    if (!done) client_ = nullptr;
    return Outcome(std::move(done));
  }

 private:
  Status Send(const std::string& topic, std::string_view message, const CancelToken& cancel) {
    if (client_ == nullptr) {
      FLUX_TRY(client_, brokers::MqttClient::Connect(broker_, cancel));
    }
    return client_->Publish(topic, message, delivery_);
  }

  const brokers::MqttBroker broker_;
  const EventTemplate topic_;
  const brokers::MqttDelivery delivery_;
  std::unique_ptr<brokers::MqttClient> client_;
};

}  // namespace

Result<std::unique_ptr<Handler>> MakeMqttHandler(OptionReader& options, const HandlerServices&) {
  constexpr int64_t kBestQuality = 2;
  if (!options.Text("broker-name").empty())
    options.Reject("broker-name", "names a section that there is not; write `url`");
  const std::string url = options.RequiredText("url");
  brokers::MqttBroker broker;
  if (Result<brokers::MqttBroker> parsed = brokers::ParseMqttBroker(url)) {
    broker = *std::move(parsed);
  } else if (!url.empty()) {
    options.Reject("url", "is not the address of a broker, such as `tcp://host:1883`");
  }
  broker.client = options.Text("client-id");
  broker.user = options.Text("username");
  broker.password = options.Text("password");
  constexpr std::chrono::seconds kTimeout(10);
  broker.timeout = kTimeout;
  const std::string topic = options.Text("topic"), topic_template = options.Text("topic-template", topic);
  if (topic_template.empty()) options.Reject("topic", "is missing");
  brokers::MqttDelivery delivery;
  delivery.quality = static_cast<int>(options.Integer("qos", 0, 0, kBestQuality));
  delivery.is_retained = options.Flag("retained");
  FLUX_TRY(EventTemplate parsed_topic, EventTemplate::Parse(topic_template));
  return std::make_unique<MqttHandler>(std::move(broker), std::move(parsed_topic), delivery);
}

}  // namespace flux::alerts
