#pragma once

// All topics and handlers of a server.

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "tools/alerts/topic.h"

namespace flux::alerts {

struct TopicsOptions {
  TopicStore* store = nullptr;  // outlives the topics; null: nothing is kept
  QueueOptions queue;
};

// Whether a name fits a pattern as Go's `path.Match` has them (`cpu*`, `host-?`, `[a-c]*`); an empty one fits all.
// Fails with `kInvalid` on a pattern that is not closed.
Result<bool> FitsPattern(std::string_view pattern, std::string_view name);

// May be used from several threads.
class Topics {
 public:
  // Begins with what is kept; a handler that cannot be made any more is told of, and stays kept.
  explicit Topics(TopicsOptions options);
  // Ends all handlers.
  ~Topics();

  // As `Topic` has them; the topics are made when they are not there. Fail with `kInvalid` on bad names, and with
  // `kFailedPrecondition` on events that went through more topics than make sense.
  Status Collect(Event event);
  Status Publish(std::string_view topic, std::vector<Event> events);

  // In order of their names, of those that fit a pattern.
  Result<std::vector<TopicSummary>> List(std::string_view pattern, Level least) const;
  // Null when there was never an event or a handler.
  std::shared_ptr<Topic> Find(std::string_view topic) const;

  // Makes a handler and keeps it. Fails with `kInvalid` on specs that are wrong, with `kAlreadyExists` when there is
  // one of this id.
  Status Define(HandlerSpec spec);
  // The same in the place of an old one, whose id it may change. Fails with `kNotFound` when there is none.
  Status Replace(std::string_view old_id, HandlerSpec spec);
  // Ends and forgets a handler; whether there was one.
  Result<bool> Remove(std::string_view topic, std::string_view id);

  // Has handlers finish what waits for them, for a while.
  void Drain(std::chrono::milliseconds patience);

 private:
  std::shared_ptr<Topic> FindOrMake(std::string_view name);
  Result<QueueRef> Make(HandlerSpec spec);
  // To be ended when its program, or what it waits for, allows it.
  void Retire(QueueRef handler);
  void ForgetEnded();
  std::vector<QueueRef> AllHandlers() const;

  const TopicsOptions options_;
  std::mutex defining_;  // held by who changes handlers
  mutable std::shared_mutex mutex_;
  std::map<std::string, std::shared_ptr<Topic>, std::less<>> topics_;
  std::vector<QueueRef> retired_;
};

}  // namespace flux::alerts
