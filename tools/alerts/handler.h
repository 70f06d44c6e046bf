#pragma once

// Handlers: what is done with the events of a topic. Each kind is made by a function of its own (`handler_kinds.def`).

#include <boost/json/object.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/base/cancel.h"
#include "tools/alerts/event.h"
#include "tools/alerts/options.h"

namespace flux::alerts {

// A handler as users define it.
struct HandlerSpec {
  std::string topic, id, kind;
  std::string match;  // an expression; empty: all events
  json::object options;
};

// Topics are named by letters, digits and `-:._`, handlers by the same without `:`. Fail with `kInvalid`.
Status CheckTopicName(std::string_view name);
Status CheckHandlerId(std::string_view id);

// What became of one event.
struct Outcome {
  Outcome() = default;
  explicit Outcome(Status became) : status(std::move(became)) {}

  Status status;
  std::optional<int> exit_code;  // of a program that ended by itself
  std::string output;            // the end of what it printed
  int attempts = 1;
};

// What handlers do with events of their own.
struct HandlerServices {
  // Puts an event into the topic that it names.
  std::function<Status(Event event)> collect;
};

// Used by one thread at a time.
class Handler {
 public:
  virtual ~Handler() = default;
  // Does what there is to do with an event, and gives up soon after the token is canceled.
  virtual Outcome Handle(const Event& event, const CancelToken& cancel) = 0;
  // When it wants `Tick` to be called; nothing: never.
  virtual std::optional<std::chrono::steady_clock::time_point> next_tick() const { return std::nullopt; }
  virtual Status Tick() { return {}; }
  // Nothing follows any more.
  virtual Status End() { return {}; }
};

// Makes the handler. Fails with `kInvalid` on options that are wrong, and on kinds that there are not.
Result<std::unique_ptr<Handler>> MakeHandler(const HandlerSpec& spec, const HandlerServices& services);

// One for each kind; they read all their options and may leave the last word on them to the caller.
#define FLUX_HANDLER_KIND(name, make) \
  Result<std::unique_ptr<Handler>> make(OptionReader& options, const HandlerServices& services);
#include "tools/alerts/handler_kinds.def"

}  // namespace flux::alerts
