#pragma once

// Sending to Kafka, by librdkafka, which is loaded when the first message is sent.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/base/host_port.h"

namespace flux::brokers {

// How the partition of a message is chosen.
enum class KafkaBalancer : uint8_t {
  kHash,        // by FNV-1a of the key, as Sarama does
  kRoundRobin,  // one after the other
  kLeastBytes,  // the one that has got least
};

// Where to send, and how.
struct KafkaTopic {
  std::vector<HostPort> brokers;
  std::string name;
  KafkaBalancer balancer = KafkaBalancer::kHash;
  std::chrono::milliseconds timeout{10'000};  // for a message to be delivered
};

// Reads the address of a broker: `host:9092` or `tcp://host:9092` (also `http://` and `kafka://`). Fails on other forms
// and on credentials, which it does not repeat.
Result<HostPort> ParseKafkaBroker(std::string_view text);

// Sends messages to a topic; used by one thread.
class KafkaProducer {
 public:
  // Connects in the background; fails when the library is not there or refuses what it is asked for.
  static Result<std::unique_ptr<KafkaProducer>> Open(KafkaTopic topic, const CancelToken& cancel);
  // Drops what was not delivered yet.
  ~KafkaProducer();
  KafkaProducer(const KafkaProducer&) = delete;
  KafkaProducer& operator=(const KafkaProducer&) = delete;

  // Takes a message, to be delivered soon; waits while many others are on their way. Fails with `kUnavailable` when a
  // message was not delivered, with `kCanceled` soon after the token is canceled.
  Status Send(std::string_view key, std::string_view message);
  // Waits until all messages are delivered; fails as `Send` does.
  Status Flush();

 private:
  struct Impl;
  explicit KafkaProducer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace flux::brokers
