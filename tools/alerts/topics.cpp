#include "tools/alerts/topics.h"

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"

namespace flux::alerts {

namespace {

// Handlers that publish in a circle would never end.
constexpr int kMostHops = 16;

std::unexpected<Error> IsBroken() { return Fail(ErrorCode::kInvalid, "syntax error in pattern"); }

// `[a-z]` or `[^a-z]` at the beginning of the pattern, which it takes.
Result<bool> FitsClass(std::string_view& pattern, char c) {
  pattern.remove_prefix(1);
  const bool is_negated = pattern.starts_with('^');
  if (is_negated) pattern.remove_prefix(1);
  bool fits = false;
  for (bool is_first = true; is_first || !pattern.starts_with(']'); is_first = false) {
    const auto take = [&] {
      if (pattern.starts_with('\\')) pattern.remove_prefix(1);
      const char taken = pattern.empty() ? '\0' : pattern.front();
      pattern.remove_prefix(std::min<size_t>(1, pattern.size()));
      return taken;
    };
    if (pattern.empty() || pattern.starts_with(']') || pattern.starts_with('-')) return IsBroken();
    const char from = take();
    char to = from;
    if (pattern.starts_with('-')) {
      pattern.remove_prefix(1);
      if (pattern.empty() || pattern.starts_with(']')) return IsBroken();
      to = take();
    }
    fits |= from <= c && c <= to;
    if (pattern.empty()) return IsBroken();
  }
  pattern.remove_prefix(1);
  return fits != is_negated;
}

Result<bool> Fits(std::string_view pattern, std::string_view name) {
  while (!pattern.empty()) {
    const char c = pattern.front();
    if (c == '*') {
      pattern.remove_prefix(1);
      for (size_t taken = 0; taken <= name.size(); ++taken) {
        FLUX_TRY(const bool rest_fits, Fits(pattern, name.substr(taken)));
        if (rest_fits) return true;
      }
      return false;
    }
    const char found = name.empty() ? '\0' : name.front();
    bool fits = !name.empty();
    if (c == '[') {
      FLUX_TRY(const bool is_in_class, FitsClass(pattern, found));
      fits = fits && is_in_class;
    } else {
      if (c == '\\') pattern.remove_prefix(1);
      if (pattern.empty()) return IsBroken();
      fits = fits && (c == '?' || pattern.front() == found);
      pattern.remove_prefix(1);
    }
    if (!fits) {
      // The rest may be broken nevertheless.
      if (!name.empty()) {
        FLUX_TRY([[maybe_unused]] const bool is_whole, Fits(pattern, ""));
      }
      return false;
    }
    name.remove_prefix(1);
  }
  return name.empty();
}

// A handler that gives its topic the events of its topic never ends.
Status CheckCircle(const HandlerSpec& spec) {
  const auto is_own = [&](const json::value& topic) { return topic.is_string() && topic.as_string() == spec.topic; };
  bool is_circle = false;
  if (const json::value* topic = spec.options.if_contains("topic"); topic != nullptr && spec.kind == "aggregate")
    is_circle = is_own(*topic);
  if (const json::value* topics = spec.options.if_contains("topics");
      topics != nullptr && topics->is_array() && spec.kind == "publish") {
    for (const json::value& topic : topics->as_array()) is_circle |= is_own(topic);
  }
  if (!is_circle) return {};
  return Fail(ErrorCode::kInvalid,
              fmt::format("the handler would give its events to its own topic `{}` again", spec.topic));
}

}  // namespace

Result<bool> FitsPattern(std::string_view pattern, std::string_view name) {
  if (pattern.empty()) return true;
  // Each star tries all that follows it.
  constexpr size_t kLongest = 200;
  constexpr int kMostStars = 4;
  if (pattern.size() > kLongest || std::ranges::count(pattern, '*') > kMostStars)
    return Fail(ErrorCode::kInvalid, "the pattern is too long");
  return Fits(pattern, name);
}

Topics::Topics(TopicsOptions options) : options_(std::move(options)) {
  if (options_.store == nullptr) return;
  for (StoredTopic& stored : options_.store->Topics()) {
    const std::string name = stored.name;
    FindOrMake(name)->Restore(std::move(stored));
  }
  for (HandlerSpec& spec : options_.store->Handlers()) {
    const std::string topic = spec.topic, id = spec.id;
    Result<QueueRef> handler = Make(std::move(spec));
    if (handler) {
      FindOrMake(topic)->PutHandler(*std::move(handler), "");
    } else {
      const std::string message = fmt::format("the handler cannot be started: {}", handler.error().message);
      options_.queue.tell({.message = message, .topic = topic, .handler = id, .event = {}});
    }
  }
}

// Handlers may put events into topics until the last one has ended.
Topics::~Topics() {
  std::vector<QueueRef> handlers = AllHandlers();
  handlers.insert(handlers.end(), retired_.begin(), retired_.end());
  for (const QueueRef& handler : handlers) handler->GiveUp();
  for (const QueueRef& handler : handlers) handler->End();
}

std::shared_ptr<Topic> Topics::Find(std::string_view topic) const {
  const std::shared_lock lock(mutex_);
  const auto found = topics_.find(topic);
  return found != topics_.end() ? found->second : nullptr;
}

std::shared_ptr<Topic> Topics::FindOrMake(std::string_view name) {
  if (std::shared_ptr<Topic> found = Find(name)) return found;
  const std::unique_lock lock(mutex_);
  std::shared_ptr<Topic>& topic = topics_[std::string(name)];
  if (topic == nullptr) topic = std::make_shared<Topic>(std::string(name), options_.store);
  return topic;
}

Status Topics::Collect(Event event) {
  FLUX_TRY_STATUS(CheckTopicName(event.topic));
  if (event.hops > kMostHops)
    return Fail(ErrorCode::kFailedPrecondition,
                fmt::format("event \"{}\" went through more than {} topics; handlers publish in a circle",
                            ShownName(event.state.id), kMostHops));
  const std::shared_ptr<Topic> topic = FindOrMake(event.topic);
  std::vector<Event> events;
  events.push_back(std::move(event));
  return topic->Collect(std::move(events));
}

Status Topics::Publish(std::string_view topic, std::vector<Event> events) {
  FLUX_TRY_STATUS(CheckTopicName(topic));
  return FindOrMake(topic)->Publish(std::move(events));
}

Result<std::vector<TopicSummary>> Topics::List(std::string_view pattern, Level least) const {
  FLUX_TRY([[maybe_unused]] const bool is_whole, FitsPattern(pattern, ""));
  std::vector<TopicSummary> list;
  const std::shared_lock lock(mutex_);
  for (const auto& [name, topic] : topics_) {
    FLUX_TRY(const bool fits, FitsPattern(pattern, name));
    if (!fits) continue;
    if (std::optional<TopicSummary> summary = topic->Summary(); summary && summary->level >= least)
      list.push_back(*std::move(summary));
  }
  return list;
}

Result<QueueRef> Topics::Make(HandlerSpec spec) {
  FLUX_TRY_STATUS(CheckTopicName(spec.topic));
  FLUX_TRY_STATUS(CheckHandlerId(spec.id));
  FLUX_TRY_STATUS(CheckCircle(spec));
  Result<Match> match = Match::Parse(spec.match);
  if (!match) return std::unexpected(std::move(match.error()).WithContext("invalid match expression"));
  const HandlerServices services{.collect = [this](Event event) { return Collect(std::move(event)); }};
  FLUX_TRY(std::unique_ptr<Handler> handler, MakeHandler(spec, services));
  return std::make_shared<HandlerQueue>(std::move(spec), *std::move(match), std::move(handler), options_.queue);
}

Status Topics::Define(HandlerSpec spec) {
  FLUX_TRY(const QueueRef handler, Make(std::move(spec)));
  const HandlerSpec& made = handler->spec();
  const std::lock_guard lock(defining_);
  const std::shared_ptr<Topic> topic = FindOrMake(made.topic);
  if (topic->FindHandler(made.id) != nullptr)
    return Fail(ErrorCode::kAlreadyExists,
                fmt::format("cannot register handler, handler with ID \"{}\" already exists", made.id));
  if (options_.store != nullptr) FLUX_TRY_STATUS(options_.store->WriteHandler(made, ""));
  topic->PutHandler(handler, "");
  return {};
}

Status Topics::Replace(std::string_view old_id, HandlerSpec spec) {
  FLUX_TRY(const QueueRef handler, Make(std::move(spec)));
  const HandlerSpec& made = handler->spec();
  const std::lock_guard lock(defining_);
  const std::shared_ptr<Topic> topic = Find(made.topic);
  if (topic == nullptr || topic->FindHandler(old_id) == nullptr)
    return Fail(ErrorCode::kNotFound, fmt::format("unknown handler: \"{}\"", ShownName(old_id)));
  if (made.id != old_id && topic->FindHandler(made.id) != nullptr)
    return Fail(ErrorCode::kAlreadyExists, fmt::format("a handler with ID \"{}\" already exists", made.id));
  if (options_.store != nullptr) FLUX_TRY_STATUS(options_.store->WriteHandler(made, old_id));
  Retire(topic->PutHandler(handler, old_id));
  return {};
}

Result<bool> Topics::Remove(std::string_view topic_name, std::string_view id) {
  const std::lock_guard lock(defining_);
  const std::shared_ptr<Topic> topic = Find(topic_name);
  if (topic == nullptr || topic->FindHandler(id) == nullptr) return false;
  if (options_.store != nullptr) FLUX_TRY_STATUS(options_.store->RemoveHandler(topic_name, id));
  Retire(topic->TakeHandler(id));
  return true;
}

// What it is amid may take as long as it likes; nobody waits for it.
void Topics::Retire(QueueRef handler) {
  ForgetEnded();
  if (handler == nullptr) return;
  handler->GiveUp();
  const std::unique_lock lock(mutex_);
  retired_.push_back(std::move(handler));
}

void Topics::ForgetEnded() {
  std::vector<QueueRef> ended;
  const std::unique_lock lock(mutex_);
  std::erase_if(retired_, [&](const QueueRef& handler) {
    if (handler->has_ended()) ended.push_back(handler);
    return handler->has_ended();
  });
}

std::vector<QueueRef> Topics::AllHandlers() const {
  std::vector<QueueRef> all;
  const std::shared_lock lock(mutex_);
  for (const auto& [name, topic] : topics_) {
    for (QueueRef& handler : topic->Handlers()) all.push_back(std::move(handler));
  }
  return all;
}

void Topics::Drain(std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  // What one does may be work for another.
  for (bool is_busy = true; is_busy && std::chrono::steady_clock::now() < deadline;) {
    is_busy = false;
    for (const QueueRef& handler : AllHandlers()) {
      is_busy |= handler->counts().waiting > 0;
      handler->Drain(deadline);
    }
  }
}

}  // namespace flux::alerts
