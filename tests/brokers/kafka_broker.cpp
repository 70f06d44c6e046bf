// A Kafka that lives in this process, by the mock cluster of librdkafka: prints its addresses on a line, then each
// message of a topic as `partition key value`, the key in hexadecimal digits. Ends with its input.
//
// Usage: kafka_broker TOPIC PARTITIONS

#include <fmt/format.h>
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>
#include <poll.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

constexpr int kBrokers = 3;
constexpr int kPauseMilliseconds = 50;

rd_kafka_t* MakeClient(rd_kafka_type_t type, const std::string& brokers) {
  char why[512] = "";
  rd_kafka_conf_t* const settings = rd_kafka_conf_new();
  rd_kafka_conf_set(settings, "group.id", "test", why, sizeof why);
  if (!brokers.empty()) rd_kafka_conf_set(settings, "bootstrap.servers", brokers.c_str(), why, sizeof why);
  rd_kafka_t* const client = rd_kafka_new(type, settings, why, sizeof why);
  if (client == nullptr) {
    fmt::print(stderr, "{}\n", why);
    std::exit(2);
  }
  return client;
}

void Print(const rd_kafka_message_t& message) {
  std::string key;
  for (const char c : std::string_view(static_cast<const char*>(message.key), message.key_len))
    key += fmt::format("{:02x}", static_cast<unsigned char>(c));
  fmt::print("{} {} {}\n", message.partition, key,
             std::string_view(static_cast<const char*>(message.payload), message.len));
  std::fflush(stdout);
}

bool HasInputEnded() {
  pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
  return poll(&input, 1, 0) > 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const char* const topic = argv[1];
  const int partitions = std::atoi(argv[2]);
  rd_kafka_t* const owner = MakeClient(RD_KAFKA_PRODUCER, "");
  rd_kafka_mock_cluster_t* const cluster = rd_kafka_mock_cluster_new(owner, kBrokers);
  rd_kafka_mock_topic_create(cluster, topic, partitions, 1);
  rd_kafka_mock_topic_set_error(cluster, "missing", RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART);
  const std::string brokers = rd_kafka_mock_cluster_bootstraps(cluster);

  rd_kafka_t* const consumer = MakeClient(RD_KAFKA_CONSUMER, brokers);
  rd_kafka_poll_set_consumer(consumer);
  rd_kafka_topic_partition_list_t* const assigned = rd_kafka_topic_partition_list_new(partitions);
  for (int i = 0; i < partitions; ++i)
    rd_kafka_topic_partition_list_add(assigned, topic, i)->offset = RD_KAFKA_OFFSET_BEGINNING;
  rd_kafka_assign(consumer, assigned);
  rd_kafka_topic_partition_list_destroy(assigned);
  fmt::print("{}\n", brokers);
  std::fflush(stdout);

  while (!HasInputEnded()) {
    rd_kafka_message_t* const message = rd_kafka_consumer_poll(consumer, kPauseMilliseconds);
    if (message == nullptr) continue;
    if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) Print(*message);
    rd_kafka_message_destroy(message);
  }
  rd_kafka_consumer_close(consumer);
  rd_kafka_destroy(consumer);
  rd_kafka_mock_cluster_destroy(cluster);
  rd_kafka_destroy(owner);
}
