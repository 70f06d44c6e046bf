#include "runtime/brokers/mqtt.h"

#include <fmt/format.h>
#include <mosquitto.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <system_error>

#include "runtime/base/check.h"
#include "runtime/base/host_port.h"
#include "runtime/base/shared_library.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/uninterruptible.h"

namespace flux::brokers {
namespace {

constexpr int kKeepAliveSeconds = 60;
constexpr uint16_t kEncryptedPort = 8883;
constexpr std::chrono::milliseconds kPause{50};
// What the length of a packet can say.
constexpr size_t kMostBytes = 268'435'455;
constexpr size_t kMostTopicBytes = 65'535;

struct Library {
#define FLUX_MOSQUITTO(name) decltype(&::name) name = nullptr;
#include "runtime/brokers/mosquitto.def"
};

Result<Library> LoadLibrary() {
  FLUX_TRY(const SharedLibrary file, SharedLibrary::Load("libmosquitto.so.1", "MQTT", "libmosquitto1"));
  Library library;
#define FLUX_MOSQUITTO(name) FLUX_TRY_STATUS(file.Find(#name, library.name));
#include "runtime/brokers/mosquitto.def"
  FLUX_CHECK(library.mosquitto_lib_init() == MOSQ_ERR_SUCCESS);
  return library;
}

const Result<Library>& Loaded() {
  static const Result<Library> library = LoadLibrary();
  return library;
}

const Library& Mosquitto() { return *Loaded(); }

std::string ReasonText(int code) {
  return code == MOSQ_ERR_ERRNO ? std::generic_category().message(errno) : Mosquitto().mosquitto_strerror(code);
}

// `certificate verify failed` of `OpenSSL Error[0]: error:0A000086:SSL routines::certificate verify failed`, and a text
// of the library itself without `Error: ` and its full stop.
std::string_view WhatIsWrong(std::string_view logged) {
  logged.remove_prefix(std::min(logged.find_first_not_of(" :", logged.rfind(':') + 1), logged.size()));
  while (logged.ends_with('.') || logged.ends_with('\n')) logged.remove_suffix(1);
  return logged;
}

}  // namespace

Result<MqttBroker> ParseMqttBroker(std::string_view url) {
  constexpr std::string_view kForm = "the URL of a broker must be like `tcp://host:1883` or `ssl://host:8883`";
  MqttBroker broker;
  const size_t end = url.find("://");
  const std::string_view scheme = end == std::string_view::npos ? "tcp" : url.substr(0, end);
  if (end != std::string_view::npos) url.remove_prefix(end + 3);
  broker.is_encrypted = scheme == "ssl" || scheme == "tls" || scheme == "mqtts";
  if (!broker.is_encrypted && scheme != "tcp" && scheme != "mqtt") return Fail(ErrorCode::kInvalid, std::string(kForm));
  if (broker.is_encrypted) broker.port = kEncryptedPort;
  if (url.contains('@'))
    return Fail(ErrorCode::kInvalid, "the URL of a broker must not hold credentials; give `username` and `password`");
  if (url.ends_with('/')) url.remove_suffix(1);
  const std::optional<HostPort> address = ParseHostPort(url);
  if (!address) return Fail(ErrorCode::kInvalid, std::string(kForm));
  broker.port = address->port.value_or(broker.port);
  broker.host = address->host;
  return broker;
}

Status CheckMqttTopic(std::string_view topic) {
  const auto fail = [&](std::string_view complaint) {
    return Fail(ErrorCode::kInvalid, fmt::format("the topic `{}` {}", ShownName(topic), complaint));
  };
  if (topic.empty()) return fail("is empty");
  if (topic.size() > kMostTopicBytes)
    return Fail(ErrorCode::kInvalid, fmt::format("a topic of {} bytes is too long", topic.size()));
  const size_t wildcard = topic.find_first_of("#+");
  if (wildcard != std::string_view::npos)
    return fail(fmt::format("has a wildcard, `{}`, which only those who subscribe may use", topic[wildcard]));
  if (topic.contains('\0')) return fail("has a NUL in it");
  return {};
}

// The library's thread talks to the broker and tells here how far it is.
struct MqttClient::Impl {
  Impl(MqttBroker b, const CancelToken& c) : broker(std::move(b)), cancel(c) {}
  ~Impl() {
    if (client == nullptr) return;
    const bool says_goodbye = Mosquitto().mosquitto_disconnect(client) == MOSQ_ERR_SUCCESS;
    if (has_thread) Mosquitto().mosquitto_loop_stop(client, !says_goodbye);
    Mosquitto().mosquitto_destroy(client);
  }

  std::string Where() const { return fmt::format("MQTT broker {}:{}", broker.host, broker.port); }

  std::unexpected<Error> Failure(std::string_view why) const {
    return Fail(ErrorCode::kUnavailable, fmt::format("{}: {}", Where(), why));
  }

  Status Check(int code) {
    if (code == MOSQ_ERR_SUCCESS) return {};
    return code == MOSQ_ERR_TLS ? EncryptionFailure() : Failure(ReasonText(code));
  }

  // What is wrong is only in the library's log, in a line or two.
  std::unexpected<Error> EncryptionFailure() {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, kPause);
    return Failure("no connection over TLS: " + (complaints.empty() ? ReasonText(MOSQ_ERR_TLS) : complaints));
  }

  Status Connect() {
    FLUX_TRY(const bool is_looked_up,
             AwaitHostLookup(broker.host, std::chrono::steady_clock::now() + broker.timeout, cancel));
    if (!is_looked_up) return Failure(fmt::format("no address within {}ms", broker.timeout.count()));
    client = Mosquitto().mosquitto_new(broker.client.c_str(), true, this);
    if (client == nullptr) return Failure(ReasonText(MOSQ_ERR_ERRNO));
    if (!broker.user.empty())
      FLUX_TRY_STATUS(
          Check(Mosquitto().mosquitto_username_pw_set(client, broker.user.c_str(), broker.password.c_str())));
    if (broker.is_encrypted)
      FLUX_TRY_STATUS(Check(Mosquitto().mosquitto_int_option(client, MOSQ_OPT_TLS_USE_OS_CERTS, 1)));
    Mosquitto().mosquitto_connect_callback_set(client, [](mosquitto*, void* self, int answer) {
      static_cast<Impl*>(self)->Tell([&](Impl& impl) { impl.answer = answer; });
    });
    Mosquitto().mosquitto_publish_callback_set(client, [](mosquitto*, void* self, int message) {
      static_cast<Impl*>(self)->Tell([&](Impl& impl) { impl.taken = message; });
    });
    Mosquitto().mosquitto_log_callback_set(client, [](mosquitto*, void* self, int level, const char* text) {
      if (level != MOSQ_LOG_ERR) return;
      static_cast<Impl*>(self)->Tell([&](Impl& impl) {
        impl.complaints += fmt::format("{}{}", impl.complaints.empty() ? "" : "; ", WhatIsWrong(text));
      });
    });
    FLUX_TRY_STATUS(Check(Mosquitto().mosquitto_loop_start(client)));
    has_thread = true;
    FLUX_TRY_STATUS(
        Check(Mosquitto().mosquitto_connect_async(client, broker.host.c_str(), broker.port, kKeepAliveSeconds)));
    // The library would try again and again.
    FLUX_TRY(const bool is_in_time, Wait([&] { return answer >= 0 || (broker.is_encrypted && !complaints.empty()); }));
    if (is_in_time && answer < 0) return EncryptionFailure();
    if (!is_in_time) return Failure(fmt::format("no connection within {}ms", broker.timeout.count()));
    if (answer != 0) return Failure(Mosquitto().mosquitto_connack_string(answer));
    return {};
  }

  template <typename Change>
  void Tell(Change change) {
    {
      const std::lock_guard lock(mutex);
      change(*this);
    }
    changed.notify_all();
  }

  // Gives whether it came in time.
  template <typename Condition>
  Result<bool> Wait(Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + broker.timeout;
    std::unique_lock lock(mutex);
    while (!condition()) {
      FLUX_TRY_STATUS(cancel.Check());
      if (std::chrono::steady_clock::now() >= deadline) return false;
      changed.wait_for(lock, kPause);
    }
    return true;
  }

  const MqttBroker broker;
  const CancelToken& cancel;
  mosquitto* client = nullptr;
  bool has_thread = false;
  std::mutex mutex;
  std::condition_variable changed;
  int answer = -1;         // of the broker to the wish to connect; 0 for yes
  int taken = -1;          // the message that it has taken last
  std::string complaints;  // in the library's log
};

MqttClient::MqttClient(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MqttClient::~MqttClient() = default;

Result<std::unique_ptr<MqttClient>> MqttClient::Connect(MqttBroker broker, const CancelToken& cancel) {
  if (!Loaded()) return std::unexpected(Loaded().error());
  auto impl = std::make_unique<Impl>(std::move(broker), cancel);
  FLUX_TRY_STATUS(impl->Connect());
  return std::unique_ptr<MqttClient>(new MqttClient(std::move(impl)));
}

Status MqttClient::Publish(const std::string& topic, std::string_view message, MqttDelivery delivery) {
  if (message.size() > kMostBytes)
    return impl_->Failure(fmt::format("a message of {} bytes is too large", message.size()));
  int number = 0;
  FLUX_TRY_STATUS(impl_->Check(Mosquitto().mosquitto_publish(impl_->client, &number, topic.c_str(),
                                                             static_cast<int>(message.size()), message.data(),
                                                             delivery.quality, delivery.is_retained)));
  FLUX_TRY(const bool is_in_time, impl_->Wait([&] { return impl_->taken == number; }));
  if (!is_in_time)
    return impl_->Failure(fmt::format("it did not take the message within {}ms", impl_->broker.timeout.count()));
  return {};
}

}  // namespace flux::brokers
