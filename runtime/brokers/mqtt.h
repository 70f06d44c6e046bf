#pragma once

// Sending to MQTT brokers, by libmosquitto, which is loaded when the first message is sent.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "runtime/base/cancel.h"

namespace flux::brokers {

// Where a broker is and who asks.
struct MqttBroker {
  std::string host;
  uint16_t port = 1883;
  bool is_encrypted = false;
  std::string client;
  std::string user, password;               // no user: none
  std::chrono::milliseconds timeout{1000};  // for connecting, and for the broker to take a message
};

// Reads `tcp://host:port` (also `mqtt://`, `ssl://`, `tls://`, `mqtts://`, or without any of them) into host, port and
// encryption. Fails on other forms and on credentials, which it does not repeat.
Result<MqttBroker> ParseMqttBroker(std::string_view url);

// Fails where a message cannot be sent to the topic: subscribers may write wildcards, publishers not.
Status CheckMqttTopic(std::string_view topic);

// A message's treatment by the broker.
struct MqttDelivery {
  int quality = 0;  // 0 to 2
  bool is_retained = false;
};

// A connection, used by one thread.
class MqttClient {
 public:
  // Connects. Fails with `kUnavailable` when the broker cannot be reached in time or refuses, with `kCanceled` soon
  // after the token is canceled.
  static Result<std::unique_ptr<MqttClient>> Connect(MqttBroker broker, const CancelToken& cancel);
  ~MqttClient();
  MqttClient(const MqttClient&) = delete;
  MqttClient& operator=(const MqttClient&) = delete;

  // Sends a message, and waits until the broker has taken it as its quality asks for; with quality 0 until it is sent.
  Status Publish(const std::string& topic, std::string_view message, MqttDelivery delivery);

 private:
  struct Impl;
  explicit MqttClient(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace flux::brokers
