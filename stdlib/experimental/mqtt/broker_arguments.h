#pragma once

// The arguments by which both functions name a broker.

#include "runtime/brokers/mqtt.h"
#include "stdlib/arguments.h"

namespace flux::stdlib {

// Where the arguments stand.
struct BrokerArguments {
  size_t broker, quality, retain, client, user, password, timeout;
};

// What the arguments say.
struct BrokerCall {
  brokers::MqttBroker broker;
  brokers::MqttDelivery delivery;
};

// Reads them; the password is in no message.
Result<BrokerCall> ReadBroker(const ArgReader& in, const BrokerArguments& at);

// Fails where the topic is one that nothing can be sent to.
Status CheckTopic(const ArgReader& in, std::string_view topic);

}  // namespace flux::stdlib
