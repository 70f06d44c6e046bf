#include "tools/alerts/topics.h"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>
#include <condition_variable>
#include <set>

#include "tests/unit/alerts/notices.h"
#include "tests/unit/alerts/sample_event.h"

namespace flux::alerts {

BOOST_AUTO_TEST_SUITE(TopicsAndHandlers)

namespace {

// Keeps in memory what a server keeps on disk.
class MemoryStore final : public TopicStore {
 public:
  std::vector<StoredTopic> Topics() override {
    std::vector<StoredTopic> topics;
    for (const auto& [name, topic] : topics_) topics.push_back(topic);
    return topics;
  }
  std::vector<HandlerSpec> Handlers() override {
    std::vector<HandlerSpec> handlers;
    for (const auto& [key, spec] : handlers_) handlers.push_back(spec);
    return handlers;
  }
  Status WriteTopic(std::string_view topic, int64_t collected, std::span<const EventState> changed) override {
    if (is_full) return Fail(ErrorCode::kResourceExhausted, "the disk is full");
    StoredTopic& stored = topics_[std::string(topic)];
    stored.name = topic;
    stored.collected = collected;
    for (const EventState& event : changed) {
      std::erase_if(stored.events, [&](const EventState& known) { return known.id == event.id; });
      if (event.level != Level::kOk) stored.events.push_back(event);
    }
    ++writes;
    return {};
  }
  Status RemoveTopic(std::string_view topic) override {
    topics_.erase(std::string(topic));
    return {};
  }
  Status WriteHandler(const HandlerSpec& spec, std::string_view old_id) override {
    handlers_.erase({spec.topic, std::string(old_id)});
    handlers_.insert_or_assign({spec.topic, spec.id}, spec);
    return {};
  }
  Status RemoveHandler(std::string_view topic, std::string_view id) override {
    handlers_.erase({std::string(topic), std::string(id)});
    return {};
  }

  bool is_full = false;
  int writes = 0;

 private:
  std::map<std::string, StoredTopic> topics_;
  std::map<std::pair<std::string, std::string>, HandlerSpec> handlers_;
};

HandlerSpec Spec(std::string_view topic, std::string_view id, std::string_view kind, std::string_view options) {
  return {std::string(topic), std::string(id), std::string(kind), "", json::parse(options).as_object()};
}

std::vector<Event> Only(Event event) {
  std::vector<Event> events;
  events.push_back(std::move(event));
  return events;
}

}  // namespace

BOOST_AUTO_TEST_CASE(PublishedEventsAreThoseOfAnAlertNode) {
  Notices notices;
  Topics topics({.store = nullptr, .queue = {.tell = notices.teller()}});
  constexpr int64_t kMinute = 60 * kNsPerSecond;
  const std::vector<std::pair<int64_t, Level>> points = {
      {0, Level::kOk}, {1, Level::kWarning}, {2, Level::kWarning}, {3, Level::kCritical},
      {4, Level::kOk}, {5, Level::kOk},      {6, Level::kInfo}};
  std::vector<std::tuple<int64_t, int64_t>> seen;
  for (const auto& [minute, level] : points) {
    BOOST_TEST(topics.Publish("cpu", Only(SampleEvent("a", level, minute * kMinute))).has_value());
    const std::shared_ptr<Topic> topic = topics.Find("cpu");
    if (const auto event = topic->FindEvent("a"))
      seen.emplace_back(event->time.ns / kMinute, event->duration_ns / kMinute);
  }
  // Neither the first nor the second of two that are fine is an event; the recovery knows how long it took.
  const std::vector<std::tuple<int64_t, int64_t>> wanted = {{1, 0}, {2, 1}, {3, 2}, {4, 3}, {4, 3}, {6, 0}};
  BOOST_TEST((seen == wanted));
  BOOST_TEST(topics.Find("cpu")->Summary()->collected == 5);
  BOOST_TEST(topics.Find("cpu")->Summary()->name == "cpu");
}

BOOST_AUTO_TEST_CASE(StateIsThereAfterARestart) {
  MemoryStore store;
  Notices notices;
  {
    Topics topics({.store = &store, .queue = {.tell = notices.teller()}});
    BOOST_TEST(topics.Publish("cpu", Only(SampleEvent("a", Level::kCritical, 5))).has_value());
    BOOST_TEST(topics.Publish("cpu", Only(SampleEvent("b", Level::kInfo, 5))).has_value());
    BOOST_TEST(topics.Publish("cpu", Only(SampleEvent("b", Level::kOk, 6))).has_value());
    BOOST_TEST(topics.Define(Spec("cpu", "h", "log", R"({"path": "/dev/null"})")).has_value());
    BOOST_TEST(topics.Define(Spec("idle", "h", "log", R"({"path": "/dev/null"})")).has_value());
  }
  Topics topics({.store = &store, .queue = {.tell = notices.teller()}});
  const auto list = topics.List("", Level::kOk);
  BOOST_TEST_REQUIRE(list.has_value());
  BOOST_TEST_REQUIRE(list->size() == 2);
  BOOST_TEST((*list)[0].name == "cpu");
  BOOST_TEST(((*list)[0].level == Level::kCritical));
  BOOST_TEST((*list)[0].collected == 3);
  BOOST_TEST((*list)[1].name == "idle");
  BOOST_TEST((topics.Find("idle")->FindHandler("h") != nullptr));
  BOOST_TEST(topics.List("c*", Level::kOk)->size() == 1);
  BOOST_TEST(topics.List("", Level::kInfo)->size() == 1);
  BOOST_TEST(!topics.List("[", Level::kOk).has_value());
  // It goes on where it was.
  BOOST_TEST(topics.Publish("cpu", Only(SampleEvent("a", Level::kCritical, 9))).has_value());
  BOOST_TEST(topics.Find("cpu")->FindEvent("a")->duration_ns == 4);
  // Handlers outlive what is known of events.
  BOOST_TEST(topics.Find("cpu")->Clear().has_value());
  BOOST_TEST(!topics.Find("cpu")->Summary().has_value());
  BOOST_TEST(topics.Find("cpu")->Handlers().size() == 1);
  BOOST_TEST(notices.texts().empty());
}

BOOST_AUTO_TEST_CASE(ManyEventsAreKeptInOneWrite) {
  MemoryStore store;
  Notices notices;
  Topics topics({.store = &store, .queue = {.tell = notices.teller()}});
  std::vector<Event> events;
  for (int i = 0; i < 100; ++i) events.push_back(SampleEvent("e" + std::to_string(i % 10), Level::kInfo, i));
  BOOST_TEST(topics.Publish("cpu", std::move(events)).has_value());
  BOOST_TEST(store.writes == 1);
  BOOST_TEST(topics.Find("cpu")->Summary()->collected == 100);
  store.is_full = true;
  const Status done = topics.Publish("cpu", Only(SampleEvent("e", Level::kInfo)));
  BOOST_TEST_REQUIRE(!done.has_value());
  BOOST_TEST(done.error().message == "the disk is full");
}

BOOST_AUTO_TEST_CASE(EventsGoFromTopicToTopic) {
  Notices notices;
  Topics topics({.store = nullptr, .queue = {.tell = notices.teller()}});
  BOOST_TEST(topics.Define(Spec("a", "p", "publish", R"({"topics": ["b", "c"]})")).has_value());
  BOOST_TEST(topics
                 .Define(Spec(
                     "b", "g", "aggregate",
                     R"({"interval": "50ms", "topic": "d", "id": "many", "message": "{{ .Count }} in {{.Interval}}"})"))
                 .has_value());
  for (const Level level : {Level::kInfo, Level::kCritical})
    BOOST_TEST(topics.Publish("a", Only(SampleEvent("x", level, 7))).has_value());
  notices.Await([&] { return topics.Find("d") != nullptr && topics.Find("d")->FindEvent("many").has_value(); });
  const EventState gathered = *topics.Find("d")->FindEvent("many");
  BOOST_TEST(gathered.message == "2 in 50ms");
  BOOST_TEST(gathered.details == "x is INFO\nx is CRITICAL");
  BOOST_TEST((gathered.level == Level::kCritical));
  BOOST_TEST(gathered.time.ns == 7);
  BOOST_TEST(topics.Find("c")->Summary()->collected == 2);
}

BOOST_AUTO_TEST_CASE(CirclesEnd) {
  Notices notices;
  Topics topics({.store = nullptr, .queue = {.tell = notices.teller()}});
  const Status own = topics.Define(Spec("a", "p", "publish", R"({"topics": ["a"]})"));
  BOOST_TEST_REQUIRE(!own.has_value());
  BOOST_TEST(own.error().message == "the handler would give its events to its own topic `a` again");
  BOOST_TEST(topics.Define(Spec("a", "p", "publish", R"({"topics": ["b"]})")).has_value());
  BOOST_TEST(topics.Define(Spec("b", "p", "publish", R"({"topics": ["a"]})")).has_value());
  BOOST_TEST(topics.Publish("a", Only(SampleEvent("x", Level::kInfo))).has_value());
  notices.Await([&] { return !notices.texts().empty(); });
  BOOST_TEST(notices.texts().front().contains("handlers publish in a circle"));
}

BOOST_AUTO_TEST_CASE(HandlersAreChecked) {
  Notices notices;
  Topics topics({.store = nullptr, .queue = {.tell = notices.teller()}});
  const std::pair<HandlerSpec, const char*> kCases[] = {
      {Spec("a b", "h", "exec", R"({"prog": "x"})"),
       "the name of a topic must contain only letters, numbers, `-`, `:`, `.` and `_`; found `a b`"},
      {Spec("a", "h:1", "exec", R"({"prog": "x"})"),
       "the id of a handler must contain only letters, numbers, `-`, `.` and `_`; found `h:1`"},
      {Spec("a", "", "exec", R"({"prog": "x"})"), "the id of a handler must not be empty"},
      {Spec("a", "h", "exec", "{}"), "the option `prog` of `exec` is missing"},
      {Spec("a", "h", "exec", R"({"prog": "x", "arg": ["y"]})"),
       "`exec` has no option `arg`; did you mean `args`?; there are args, cwd, env, inherit-env, prog, retries, "
       "retry-delay, timeout"},
      {Spec("a", "h", "exec", R"({"prog": "x", "args": "y"})"),
       "the option `args` of `exec` must be a list of strings"},
      {Spec("a", "h", "exec", R"({"prog": "x", "args": [1]})"),
       "the option `args` of `exec` must be a list of strings"},
      {Spec("a", "h", "exec", R"({"prog": "x", "retries": -1})"),
       "the option `retries` of `exec` must be an integer from 0 to 100"},
      {Spec("a", "h", "exec", R"({"prog": "x", "timeout": "soon"})"),
       "the option `timeout` of `exec` must be a duration such as `10s`, or nanoseconds"},
      {Spec("a", "h", "log", R"({"path": "x"})"), "the option `path` of `log` must be absolute"},
      {Spec("a", "h", "log", R"({"path": "/x", "mode": 0})"), "the option `mode` of `log` must let the owner write"},
      {Spec("a", "h", "tcp", R"({"address": "host"})"), "the option `address` of `tcp` must be like `host:port`"},
      {Spec("a", "h", "post", "{}"), "the option `url` of `post` is missing"},
      {Spec("a", "h", "aggregate", R"({"topic": "b"})"),
       "the option `interval` of `aggregate` must be a millisecond at least"},
      {Spec("a", "h", "aggregate", R"({"topic": "b", "interval": 1000000, "message": "{{ .Cuont }}"})"),
       "the template `{{ .Cuont }}` names nothing; did you mean `Count`?; there are Count, Interval"},
      {Spec("a", "h", "", "{}"), "a handler needs a `kind`"},
  };
  for (const auto& [spec, wanted] : kCases) {
    const Status done = topics.Define(spec);
    BOOST_TEST_REQUIRE(!done.has_value(), wanted);
    BOOST_TEST(done.error().message == wanted);
  }
  for (const auto& [kind, wanted] :
       {std::pair("pushover", "there is no support for handlers of the kind `pushover`; there are"),
        std::pair("http", "there is no kind of handlers `http`; it is called `post`; there"),
        std::pair("exce", "there is no kind of handlers `exce`; did you mean `exec`?; there")}) {
    const Status done = topics.Define(Spec("a", "h", kind, "{}"));
    BOOST_TEST_REQUIRE(!done.has_value());
    BOOST_TEST(done.error().message.starts_with(wanted), done.error().message);
  }
  HandlerSpec bad_match = Spec("a", "h", "log", R"({"path": "/dev/null"})");
  bad_match.match = "level() = 1";
  BOOST_TEST(topics.Define(bad_match).error().message ==
             "invalid match expression: at character 9: `=` means nothing here; equality is `==`");
  BOOST_TEST((topics.Find("a") == nullptr));
}

BOOST_AUTO_TEST_CASE(PatternsAreThoseOfGo) {
  const std::tuple<const char*, const char*, bool> kCases[] = {{"", "x", true},          {"*", "", true},
                                                               {"cpu", "cpu", true},     {"cpu", "cpu2", false},
                                                               {"c*", "cpu", true},      {"*u", "cpu", true},
                                                               {"c?u", "cpu", true},     {"c?u", "cu", false},
                                                               {"[a-c]pu", "cpu", true}, {"[^a-c]pu", "cpu", false},
                                                               {"*p*", "cpu", true},     {"\\*", "*", true}};
  for (const auto& [pattern, name, wanted] : kCases)
    BOOST_TEST(FitsPattern(pattern, name).value() == wanted, pattern << " " << name);
  for (const char* pattern : {"[", "[a", "[]a]", "[a-]", "a[", "\\"})
    BOOST_TEST(!FitsPattern(pattern, "zz").has_value(), pattern);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::alerts
