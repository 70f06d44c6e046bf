#include "stdlib/experimental/mqtt/broker_arguments.h"

#include <fmt/format.h>

#include <algorithm>

namespace flux::stdlib {

Result<BrokerCall> ReadBroker(const ArgReader& in, const BrokerArguments& at) {
  BrokerCall call;
  FLUX_TRY(const std::string url, in.String(at.broker));
  FLUX_TRY(call.broker, brokers::ParseMqttBroker(url));
  FLUX_TRY(const int64_t quality, in.IntOr(at.quality, 0));
  if (quality < 0 || quality > 2) return in.Invalid(at.quality, fmt::format("must be 0, 1 or 2, found {}", quality));
  call.delivery.quality = static_cast<int>(quality);
  FLUX_TRY(call.delivery.is_retained, in.BoolOr(at.retain, false));
  FLUX_TRY(call.broker.client, in.StringOr(at.client, "flux-mqtt"));
  FLUX_TRY(call.broker.user, in.StringOr(at.user, ""));
  if (in.Has(at.user) && !in.Has(at.password)) return in.Invalid("needs `password` with `username`");
  FLUX_TRY(call.broker.password, in.StringOr(at.password, ""));
  FLUX_TRY(const Duration timeout, in.DurationOr(at.timeout, {0, kNsPerSecond}));
  if (timeout.months != 0 || timeout.ns <= 0) return in.Invalid(at.timeout, "must be positive, without months");
  call.broker.timeout = std::chrono::milliseconds(std::max<int64_t>(1, timeout.ns / 1'000'000));
  return call;
}

Status CheckTopic(const ArgReader& in, std::string_view topic) {
  if (const Status fits = brokers::CheckMqttTopic(topic); !fits) return in.Invalid(fits.error().message);
  return {};
}

}  // namespace flux::stdlib
