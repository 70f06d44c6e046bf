#pragma once

// Where topics and handlers are kept, so that they are there again after a restart.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/alerts/event.h"
#include "tools/alerts/handler.h"

namespace flux::alerts {

// A topic as it is kept: only events that are not `OK`, since an absent one is `OK` as well.
struct StoredTopic {
  std::string name;
  int64_t collected = 0;
  std::vector<EventState> events;
};

// May be used from several threads. Writes are durable, each of them as a whole or not at all.
class TopicStore {
 public:
  virtual ~TopicStore() = default;
  // All that is kept.
  virtual std::vector<StoredTopic> Topics() = 0;
  // The same, in order of topic and id.
  virtual std::vector<HandlerSpec> Handlers() = 0;
  // How many events a topic has had, and the new states of some of them; those that are `OK` go away.
  virtual Status WriteTopic(std::string_view topic, int64_t collected, std::span<const EventState> changed) = 0;
  virtual Status RemoveTopic(std::string_view topic) = 0;
  // Puts it in the place of the one that has this id; empty: there is none.
  virtual Status WriteHandler(const HandlerSpec& spec, std::string_view old_id) = 0;
  virtual Status RemoveHandler(std::string_view topic, std::string_view id) = 0;
};

}  // namespace flux::alerts
