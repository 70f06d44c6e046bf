#pragma once

// A topic: the last state of each of its events, and the handlers that take them.

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/alerts/handler_queue.h"
#include "tools/alerts/topic_store.h"

namespace flux::alerts {

// What is seen of a topic from outside.
struct TopicSummary {
  std::string name;
  Level level = Level::kOk;  // the worst of its events
  int64_t collected = 0;
};

using QueueRef = std::shared_ptr<HandlerQueue>;

// May be used from several threads: events reach each handler in the order in which they were collected.
class Topic {
 public:
  // `store` outlives it; null: nothing is kept.
  Topic(std::string name, TopicStore* store) : name_(std::move(name)), store_(store) {}

  // As it was kept.
  void Restore(StoredTopic stored);
  // Takes events in this order: each gets its previous level, becomes the state of its id and goes to the handlers.
  // Fails when they could not be kept, which the handlers do not mind.
  Status Collect(std::vector<Event> events);
  // The same for what a script says of the present: an event that is `OK` and was so before is left out, and others
  // get the time since their id left `OK`, as Kapacitor's alert nodes have it.
  Status Publish(std::vector<Event> events);

  // Nothing until it has had an event or a handler, and after it was cleared.
  std::optional<TopicSummary> Summary() const;
  // In order of their ids, from a level on.
  std::vector<EventState> Events(Level least) const;
  std::optional<EventState> FindEvent(std::string_view id) const;
  // Forgets the events; handlers stay.
  Status Clear();

  // In order of their ids.
  std::vector<QueueRef> Handlers() const;
  QueueRef FindHandler(std::string_view id) const;
  // Puts a handler in the place of the one that has this id, and gives that; null: there was none.
  QueueRef PutHandler(QueueRef handler, std::string_view old_id);
  QueueRef TakeHandler(std::string_view id);

 private:
  void Take(Event event);
  Status Keep(const std::vector<std::string>& ids);

  const std::string name_;
  TopicStore* const store_;
  mutable std::mutex mutex_;
  bool is_there_ = false;
  int64_t collected_ = 0;
  std::map<std::string, EventState, std::less<>> events_;
  std::map<std::string, QueueRef, std::less<>> handlers_;
};

}  // namespace flux::alerts
