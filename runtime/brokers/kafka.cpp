#include "runtime/brokers/kafka.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <librdkafka/rdkafka.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <mutex>

#include "runtime/base/allowed_hosts.h"
#include "runtime/base/shared_library.h"

namespace flux::brokers {
namespace {

constexpr int kPauseMilliseconds = 50;
// Of messages on their way.
constexpr std::string_view kMostKilobytes = "16384";
constexpr uint16_t kPort = 9092;

struct Library {
#define FLUX_RDKAFKA(name) decltype(&::name) name = nullptr;
#include "runtime/brokers/rdkafka.def"
};

Result<Library> LoadLibrary() {
  FLUX_TRY(const SharedLibrary file, SharedLibrary::Load("librdkafka.so.1", "Kafka", "librdkafka1"));
  Library library;
#define FLUX_RDKAFKA(name) FLUX_TRY_STATUS(file.Find(#name, library.name));
#include "runtime/brokers/rdkafka.def"
  return library;
}

const Result<Library>& Loaded() {
  static const Result<Library> library = LoadLibrary();
  return library;
}

const Library& Rdkafka() { return *Loaded(); }

// Chooses partitions on whatever thread the library asks on.
class Partitioner {
 public:
  explicit Partitioner(KafkaBalancer balancer) : balancer_(balancer) {}

  int32_t Choose(size_t bytes, int32_t partitions) {
    const std::lock_guard lock(mutex_);
    bytes_.resize(std::max<size_t>(bytes_.size(), static_cast<size_t>(partitions)));
    if (balancer_ == KafkaBalancer::kRoundRobin)
      return static_cast<int32_t>(count_++ % static_cast<size_t>(partitions));
    const auto least = std::min_element(bytes_.begin(), bytes_.begin() + partitions);
    *least += bytes;
    return static_cast<int32_t>(least - bytes_.begin());
  }

 private:
  const KafkaBalancer balancer_;
  std::mutex mutex_;
  std::vector<uint64_t> bytes_;  // by partition
  size_t count_ = 0;
};

}  // namespace

Result<HostPort> ParseKafkaBroker(std::string_view text) {
  for (const std::string_view scheme : {"tcp://", "http://", "kafka://"}) {
    if (!text.starts_with(scheme)) continue;
    text.remove_prefix(scheme.size());
    break;
  }
  if (text.contains('@')) return Fail(ErrorCode::kInvalid, "the address of a broker must not hold credentials");
  if (text.ends_with('/')) text.remove_suffix(1);
  std::optional<HostPort> address = ParseHostPort(text);
  if (!address) return Fail(ErrorCode::kInvalid, "the address of a broker must be like `host:9092`");
  if (!address->port) address->port = kPort;
  return std::move(*address);
}

struct KafkaProducer::Impl {
  Impl(KafkaTopic t, const CancelToken& c) : to(std::move(t)), cancel(c), partitioner(to.balancer) {}
  ~Impl() {
    if (topic != nullptr) Rdkafka().rd_kafka_topic_destroy(topic);
    if (client == nullptr) return;
    Rdkafka().rd_kafka_purge(client, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
    Rdkafka().rd_kafka_destroy(client);
  }

  std::string Brokers() const {
    std::vector<std::string> names;
    for (const HostPort& broker : to.brokers) names.push_back(broker.Text());
    return fmt::format("{}", fmt::join(names, ","));
  }

  std::unexpected<Error> Failure(std::string_view why) const {
    return Fail(ErrorCode::kUnavailable, fmt::format("topic `{}` of Kafka at {}: {}", to.name, Brokers(), why));
  }

  // Brokers name others. What the library calls one: `PLAINTEXT://host:port/number`.
  static int ConnectIfAllowed(int socket, const sockaddr* address, int size, const char* name) {
    std::string_view host = name != nullptr ? name : "";
    if (const size_t scheme = host.find("://"); scheme != host.npos) host.remove_prefix(scheme + 3);
    const std::optional<HostPort> parsed = ParseHostPort(host.substr(0, host.find('/')));
    if (!CheckHostAddress(parsed ? parsed->host : std::string(host), *address)) return EACCES;
    // The library waits for the connection itself.
    const bool is_under_way = connect(socket, address, static_cast<socklen_t>(size)) == 0 || errno == EINPROGRESS;
    return is_under_way ? 0 : errno;
  }

  Status Open() {
    for (const HostPort& broker : to.brokers) FLUX_TRY_STATUS(CheckHost(broker.host));
    char why[512] = "";
    rd_kafka_conf_t* const settings = Rdkafka().rd_kafka_conf_new();
    Rdkafka().rd_kafka_conf_set_opaque(settings, this);
    Rdkafka().rd_kafka_conf_set_log_cb(settings, nullptr);
    Rdkafka().rd_kafka_conf_set_connect_cb(settings,
                                           [](int socket, const sockaddr* address, int size, const char* name, void*) {
                                             return ConnectIfAllowed(socket, address, size, name);
                                           });
    Rdkafka().rd_kafka_conf_set_dr_msg_cb(settings, [](rd_kafka_t*, const rd_kafka_message_t* message, void* self) {
      static_cast<Impl*>(self)->Delivered(message->err);
    });
    Rdkafka().rd_kafka_conf_set_error_cb(settings, [](rd_kafka_t*, int code, const char*, void* self) {
      if (code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN) static_cast<Impl*>(self)->is_alone = true;
    });
    const auto set = [&](const char* name, std::string_view value) {
      return Rdkafka().rd_kafka_conf_set(settings, name, std::string(value).c_str(), why, sizeof why) ==
             RD_KAFKA_CONF_OK;
    };
    if (!set("bootstrap.servers", Brokers()) || !set("client.id", "fluxc") ||
        !set("queue.buffering.max.kbytes", kMostKilobytes) ||
        // What is not there after a while will not come either; that is a better reason than the time limit.
        !set("topic.metadata.propagation.max.ms", fmt::format("{}", to.timeout.count() / 2))) {
      Rdkafka().rd_kafka_conf_destroy(settings);
      return Failure(why);
    }
    client = Rdkafka().rd_kafka_new(RD_KAFKA_PRODUCER, settings, why, sizeof why);
    if (client == nullptr) {
      Rdkafka().rd_kafka_conf_destroy(settings);
      return Failure(why);
    }
    return OpenTopic();
  }

  Status OpenTopic() {
    char why[512] = "";
    rd_kafka_topic_conf_t* const settings = Rdkafka().rd_kafka_topic_conf_new();
    const auto set = [&](const char* name, const std::string& value) {
      return Rdkafka().rd_kafka_topic_conf_set(settings, name, value.c_str(), why, sizeof why) == RD_KAFKA_CONF_OK;
    };
    const bool is_set = set("message.timeout.ms", fmt::format("{}", to.timeout.count())) && set("partitioner", "fnv1a");
    if (to.balancer != KafkaBalancer::kHash) {
      Rdkafka().rd_kafka_topic_conf_set_opaque(settings, &partitioner);
      Rdkafka().rd_kafka_topic_conf_set_partitioner_cb(
          settings, [](const rd_kafka_topic_t*, const void*, size_t, int32_t partitions, void* chooser, void* bytes) {
            return static_cast<Partitioner*>(chooser)->Choose(reinterpret_cast<size_t>(bytes), partitions);
          });
    }
    topic = Rdkafka().rd_kafka_topic_new(client, to.name.c_str(), settings);
    if (!is_set) return Failure(why);
    if (topic == nullptr) return Failure(LastReason());
    return {};
  }

  static std::string LastReason() { return Rdkafka().rd_kafka_err2str(Rdkafka().rd_kafka_last_error()); }

  // The library calls these while we poll.
  void Delivered(rd_kafka_resp_err_t answer) {
    if (answer != RD_KAFKA_RESP_ERR_NO_ERROR && failure == RD_KAFKA_RESP_ERR_NO_ERROR) failure = answer;
  }

  Status Poll(int milliseconds) {
    FLUX_TRY_STATUS(cancel.Check());
    Rdkafka().rd_kafka_poll(client, milliseconds);
    if (failure == RD_KAFKA_RESP_ERR_NO_ERROR) return {};
    if (failure != RD_KAFKA_RESP_ERR__MSG_TIMED_OUT) return Failure(Rdkafka().rd_kafka_err2str(failure));
    return Failure(fmt::format("a message was not delivered within {}ms{}", to.timeout.count(),
                               is_alone ? "; no broker can be reached" : ""));
  }

  const KafkaTopic to;
  const CancelToken& cancel;
  Partitioner partitioner;
  rd_kafka_t* client = nullptr;
  rd_kafka_topic_t* topic = nullptr;
  rd_kafka_resp_err_t failure = RD_KAFKA_RESP_ERR_NO_ERROR;  // of the first message that was not delivered
  bool is_alone = false;                                     // has every broker been out of reach at once?
};

KafkaProducer::KafkaProducer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
KafkaProducer::~KafkaProducer() = default;

Result<std::unique_ptr<KafkaProducer>> KafkaProducer::Open(KafkaTopic topic, const CancelToken& cancel) {
  if (!Loaded()) return std::unexpected(Loaded().error());
  auto impl = std::make_unique<Impl>(std::move(topic), cancel);
  FLUX_TRY_STATUS(impl->Open());
  return std::unique_ptr<KafkaProducer>(new KafkaProducer(std::move(impl)));
}

Status KafkaProducer::Send(std::string_view key, std::string_view message) {
  FLUX_TRY_STATUS(impl_->Poll(0));
  // The library copies what it only reads.
  while (Rdkafka().rd_kafka_produce(impl_->topic, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY,
                                    const_cast<char*>(message.data()), message.size(), key.data(), key.size(),
                                    reinterpret_cast<void*>(key.size() + message.size())) != 0) {
    if (Rdkafka().rd_kafka_last_error() != RD_KAFKA_RESP_ERR__QUEUE_FULL) return impl_->Failure(Impl::LastReason());
    FLUX_TRY_STATUS(impl_->Poll(kPauseMilliseconds));
  }
  return {};
}

Status KafkaProducer::Flush() {
  do {
    FLUX_TRY_STATUS(impl_->Poll(kPauseMilliseconds));
  } while (Rdkafka().rd_kafka_outq_len(impl_->client) > 0);
  // What came with the last of them.
  return impl_->Poll(0);
}

}  // namespace flux::brokers
