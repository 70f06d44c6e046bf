#include "tools/alerts/topic.h"

#include <algorithm>

namespace flux::alerts {

void Topic::Restore(StoredTopic stored) {
  const std::lock_guard lock(mutex_);
  is_there_ = true;
  collected_ = stored.collected;
  for (EventState& event : stored.events) {
    std::string id = event.id;
    events_.insert_or_assign(std::move(id), std::move(event));
  }
}

void Topic::Take(Event event) {
  const auto previous = events_.find(event.state.id);
  event.previous_level = previous != events_.end() ? previous->second.level : Level::kOk;
  event.topic = name_;
  events_.insert_or_assign(event.state.id, event.state);
  ++collected_;
  is_there_ = true;
  const auto shared = std::make_shared<const Event>(std::move(event));
  for (const auto& [id, handler] : handlers_) handler->Add(shared);
}

Status Topic::Keep(const std::vector<std::string>& ids) {
  if (store_ == nullptr || ids.empty()) return {};
  std::vector<EventState> changed;
  for (const std::string& id : ids) changed.push_back(events_.find(id)->second);
  return store_->WriteTopic(name_, collected_, changed);
}

namespace {

// Each once: what is kept is the last state.
void Note(std::vector<std::string>& ids, const std::string& id) {
  if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

}  // namespace

Status Topic::Collect(std::vector<Event> events) {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> ids;
  for (Event& event : events) {
    Note(ids, event.state.id);
    Take(std::move(event));
  }
  return Keep(ids);
}

Status Topic::Publish(std::vector<Event> events) {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> ids;
  for (Event& event : events) {
    const auto found = events_.find(event.state.id);
    const bool was_ok = found == events_.end() || found->second.level == Level::kOk;
    if (was_ok && event.state.level == Level::kOk) continue;
    event.state.duration_ns = 0;
    if (!was_ok) {
      const int64_t begin = found->second.time.ns - found->second.duration_ns;
      event.state.duration_ns = std::max<int64_t>(0, event.state.time.ns - begin);
    }
    Note(ids, event.state.id);
    Take(std::move(event));
  }
  return Keep(ids);
}

std::optional<TopicSummary> Topic::Summary() const {
  const std::lock_guard lock(mutex_);
  if (!is_there_) return std::nullopt;
  TopicSummary summary{name_, Level::kOk, collected_};
  for (const auto& [id, event] : events_) summary.level = std::max(summary.level, event.level);
  return summary;
}

std::vector<EventState> Topic::Events(Level least) const {
  const std::lock_guard lock(mutex_);
  std::vector<EventState> events;
  for (const auto& [id, event] : events_)
    if (event.level >= least) events.push_back(event);
  return events;
}

std::optional<EventState> Topic::FindEvent(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  const auto found = events_.find(id);
  return found != events_.end() ? std::optional(found->second) : std::nullopt;
}

Status Topic::Clear() {
  const std::lock_guard lock(mutex_);
  if (store_ != nullptr) FLUX_TRY_STATUS(store_->RemoveTopic(name_));
  is_there_ = false;
  collected_ = 0;
  events_.clear();
  return {};
}

std::vector<QueueRef> Topic::Handlers() const {
  const std::lock_guard lock(mutex_);
  std::vector<QueueRef> handlers;
  for (const auto& [id, handler] : handlers_) handlers.push_back(handler);
  return handlers;
}

QueueRef Topic::FindHandler(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  const auto found = handlers_.find(id);
  return found != handlers_.end() ? found->second : nullptr;
}

QueueRef Topic::PutHandler(QueueRef handler, std::string_view old_id) {
  const std::lock_guard lock(mutex_);
  is_there_ = true;
  QueueRef old;
  if (const auto found = handlers_.find(old_id); found != handlers_.end()) {
    old = found->second;
    handlers_.erase(found);
    // What it did not get to is for the one that follows it.
    for (EventRef& event : old->Retire()) handler->Add(std::move(event));
  }
  std::string id = handler->spec().id;
  handlers_.insert_or_assign(std::move(id), std::move(handler));
  return old;
}

QueueRef Topic::TakeHandler(std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto found = handlers_.find(id);
  if (found == handlers_.end()) return nullptr;
  QueueRef handler = found->second;
  handlers_.erase(found);
  return handler;
}

}  // namespace flux::alerts
