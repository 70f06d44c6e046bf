#include <dirent.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "fmt/format.h"
#include "tests/unit/alerts/notices.h"
#include "tests/unit/alerts/sample_event.h"
#include "tools/alerts/topics.h"

namespace flux::alerts {

BOOST_AUTO_TEST_SUITE(Programs)

namespace {

// A folder with programs, and a server's topics with one handler that runs one of them.
class Running {
 public:
  Running() : folder_(std::filesystem::temp_directory_path() / fmt::format("alerts_test_{}", getpid())) {
    std::filesystem::create_directories(folder_);
  }
  ~Running() {
    topics_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::string Path(std::string_view name) const { return (folder_ / name).string(); }

  // A shell script; gives its path.
  std::string Program(std::string_view name, std::string_view text, mode_t mode = 0755) const {
    const std::string path = Path(name);
    std::ofstream(path) << "#!/bin/sh\n" << text;
    chmod(path.c_str(), mode);
    return path;
  }

  void Define(json::object options, std::string_view id = "h", std::string_view match = "") {
    const Status done = topics_->Define({"cpu", std::string(id), "exec", std::string(match), std::move(options)});
    BOOST_TEST_REQUIRE(done.has_value(), (done ? "" : done.error().message));
  }

  void Publish(std::string_view event, Level level = Level::kCritical) {
    std::vector<Event> events;
    events.push_back(SampleEvent(event, level));
    BOOST_TEST_REQUIRE(topics_->Publish("cpu", std::move(events)).has_value());
  }

  QueueRef handler(std::string_view id = "h") const { return topics_->Find("cpu")->FindHandler(id); }
  // Waits until so many events are done with.
  void Await(size_t count, std::string_view id = "h") const {
    const QueueRef queue = handler(id);
    BOOST_TEST_REQUIRE(Notices::Await([&] {
      const QueueCounts counts = queue->counts();
      return counts.handled + counts.failed + counts.lost >= count;
    }));
  }

  std::string File(std::string_view name) const {
    std::ostringstream text;
    text << std::ifstream(Path(name)).rdbuf();
    return text.str();
  }

  Topics& topics() { return *topics_; }
  Notices& notices() { return notices_; }
  void Stop() { topics_.reset(); }

 private:
  const std::filesystem::path folder_;
  Notices notices_;
  std::unique_ptr<Topics> topics_ = std::make_unique<Topics>(
      TopicsOptions{.store = nullptr, .queue = {.most_waiting = 5000, .tell = notices_.teller()}});
};

size_t Descriptors() {
  size_t count = 0;
  DIR* folder = opendir("/proc/self/fd");
  while (readdir(folder) != nullptr) ++count;
  closedir(folder);
  return count;
}

// Whether any child of this process is left, a zombie or not.
bool HasChildren() { return waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD; }

std::string LastError(const Running& running) { return running.handler()->deliveries().back().error; }

}  // namespace

BOOST_AUTO_TEST_CASE(ProgramGetsTheEvent) {
  Running running;
  running.Define({{"prog", running.Program("p", "cat > \"$1\"\nprintf %s \"$2\" >> \"$1\"\n")},
                  {"args", {running.Path("out"), "a b; $HOME"}}});
  running.Publish("x");
  running.Await(1);
  Event wanted = SampleEvent("x", Level::kCritical);
  // No shell looks at the arguments.
  BOOST_TEST(running.File("out") == EventJson(wanted) + "a b; $HOME");
  const Delivery delivery = running.handler()->deliveries().at(0);
  BOOST_TEST(delivery.event == "x");
  BOOST_TEST(delivery.exit_code.value() == 0);
  BOOST_TEST(delivery.error.empty());
  BOOST_TEST(running.notices().texts().empty());
}

BOOST_AUTO_TEST_CASE(FailuresAreTold) {
  Running running;
  const std::string cannot = running.Program("cannot", "exit 0\n", 0644);
  running.Define({{"prog", running.Program("fails", "echo to out; echo to err >&2; exit 3\n")}});
  running.Define({{"prog", running.Path("missing")}}, "missing");
  running.Define({{"prog", cannot}}, "cannot");
  running.Define({{"prog", "/bin/true"}, {"cwd", running.Path("nowhere")}}, "nowhere");
  running.Define({{"prog", running.Program("dies", "kill -9 $$\n")}}, "dies");
  // The event is larger than a pipe holds, and nobody reads it.
  running.Define({{"prog", "/bin/true"}}, "deaf");
  std::vector<Event> events;
  events.push_back(SampleEvent("x", Level::kCritical));
  events.back().state.details = std::string(1 << 20, 'x');
  BOOST_TEST(running.topics().Publish("cpu", std::move(events)).has_value());
  for (const char* id : {"h", "missing", "cannot", "nowhere", "dies", "deaf"}) running.Await(1, id);
  const auto error = [&](const char* id) { return running.handler(id)->deliveries().at(0).error; };
  BOOST_TEST(error("h") == "exec command failed: it ended with exit code 3");
  BOOST_TEST(running.handler()->deliveries().at(0).output == "to out\nto err\n");
  BOOST_TEST(running.handler()->deliveries().at(0).exit_code.value() == 3);
  BOOST_TEST(error("missing") ==
             fmt::format("exec command failed: the program `{}` cannot be started: No such file or directory",
                         running.Path("missing")));
  BOOST_TEST(error("cannot") ==
             fmt::format("exec command failed: the program `{}` cannot be started: Permission denied", cannot));
  BOOST_TEST(error("nowhere").contains("cannot be started in `"));
  BOOST_TEST(error("dies") == "exec command failed: it was ended by signal 9 (Killed)");
  BOOST_TEST(error("deaf").empty());
  // Each of the five said so, with the event's id.
  BOOST_TEST(running.notices().texts().size() == 5);
  for (const std::string& text : running.notices().texts())
    BOOST_TEST(text.starts_with("failed to deliver event \"x\" to handler: exec command failed: "), text);
  BOOST_TEST(!HasChildren());
}

BOOST_AUTO_TEST_CASE(EnvironmentIsClean) {
  setenv("FLUX_SECRET_key", "secret", 1);
  Running running;
  running.Define({{"prog", running.Program("p", "env > \"$1\"; pwd >> \"$1\"; ls /proc/self/fd >> \"$1\"\n")},
                  {"args", {running.Path("clean")}},
                  {"env", {{"COLOR", "red"}}},
                  {"cwd", "/"}});
  running.Define({{"prog", running.Path("p")}, {"args", {running.Path("whole")}}, {"inherit-env", true}}, "whole");
  running.Publish("x");
  running.Await(1);
  running.Await(1, "whole");
  const std::string clean = running.File("clean");
  BOOST_TEST(!clean.contains("secret"));
  BOOST_TEST(clean.contains("COLOR=red\n"));
  BOOST_TEST(clean.contains("PATH="));
  BOOST_TEST(clean.contains("\n/\n"));
  BOOST_TEST(running.File("whole").contains("FLUX_SECRET_key=secret\n"));
  unsetenv("FLUX_SECRET_key");
}

BOOST_AUTO_TEST_CASE(ProgramsThatHangAreEndedWithAllTheyStarted) {
  Running running;
  running.Define({{"prog", running.Program("p", "sleep 1000 & echo $! > \"$1\"; wait\n")},
                  {"args", {running.Path("pid")}},
                  {"timeout", "200ms"}});
  running.Publish("x");
  running.Await(1);
  BOOST_TEST(LastError(running) == "exec command failed: it ran for longer than 200ms");
  const pid_t child = std::stoi(running.File("pid"));
  // Whoever inherits it may take a moment to look after it.
  BOOST_TEST(Notices::Await([&] {
    std::ifstream status(fmt::format("/proc/{}/status", child));
    std::ostringstream text;
    text << status.rdbuf();
    return text.str().empty() || text.str().contains("State:\tZ");
  }));
}

BOOST_AUTO_TEST_CASE(ProgramsThatForkAreNotWaitedFor) {
  Running running;
  running.Define({{"prog", running.Program("p", "sleep 1000 & echo $! > \"$1\"\n")}, {"args", {running.Path("pid")}}});
  running.Publish("x");
  running.Await(1);
  BOOST_TEST(LastError(running).empty());
  const pid_t child = std::stoi(running.File("pid"));
  BOOST_TEST(kill(child, 0) == 0);
  kill(child, SIGKILL);
}

BOOST_AUTO_TEST_CASE(RetriesAreCounted) {
  Running running;
  running.Define({{"prog", running.Program("p", "echo x >> \"$1\"; [ $(wc -l < \"$1\") -ge 3 ]\n")},
                  {"args", {running.Path("tries")}},
                  {"retries", 5},
                  {"retry-delay", "1ms"}});
  running.Publish("x");
  running.Await(1);
  BOOST_TEST(running.handler()->deliveries().at(0).attempts == 3);
  BOOST_TEST(running.handler()->deliveries().at(0).error.empty());
  BOOST_TEST(running.File("tries") == "x\nx\nx\n");
}

BOOST_AUTO_TEST_CASE(AHandlerThatHangsBlocksItselfAlone) {
  Running running;
  running.Define({{"prog", running.Program("hangs", "exec sleep 1000\n")}}, "hangs");
  running.Define({{"prog", running.Program("p", "cat >> \"$1\"\n")}, {"args", {running.Path("out")}}});
  for (int i = 0; i < 20; ++i) running.Publish(fmt::format("e{}", i));
  running.Await(20);
  BOOST_TEST(running.handler("hangs")->counts().waiting == 19);
  // A new one gets what the old one did not get to, and nobody waits for the old one.
  BOOST_TEST(running.topics().Replace("hangs", {"cpu", "works", "exec", "", {{"prog", "/bin/true"}}}).has_value());
  running.Await(19, "works");
  BOOST_TEST((running.handler("hangs") == nullptr));
  BOOST_TEST(running.topics().Remove("cpu", "works").value());
  BOOST_TEST(!running.topics().Remove("cpu", "works").value());
  running.Stop();
  // The one that it was amid.
  BOOST_TEST(running.notices().texts().size() == 1);
  BOOST_TEST(!HasChildren());
}

BOOST_AUTO_TEST_CASE(ThousandEventsKeepTheirOrder) {
  const size_t before = Descriptors();
  {
    Running running;
    running.Define({{"prog", "/usr/bin/tee"}, {"args", {"-a", running.Path("first")}}}, "first");
    running.Define(
        {{"prog", running.Program("slow.sh", "sleep 0.01; cat >> \"$1\"\n")}, {"args", {running.Path("slow")}}}, "slow",
        "\"host\" == 'slow'");
    running.Define({{"prog", "/bin/false"}}, "fails");
    running.Define({{"prog", "/bin/sleep"}, {"args", {"1000"}}}, "hangs");
    constexpr int kEvents = 1000;
    std::string wanted, wanted_of_slow;
    for (int i = 0; i < kEvents; ++i) {
      Event event = SampleEvent(fmt::format("e{}", i), Level::kCritical);
      const bool is_slow = i % 20 == 0;
      if (is_slow) event.data.tags["host"] = "slow";
      wanted += EventJson(event);
      if (is_slow) wanted_of_slow += EventJson(event);
      std::vector<Event> events;
      events.push_back(std::move(event));
      BOOST_TEST_REQUIRE(running.topics().Publish("cpu", std::move(events)).has_value());
    }
    for (const char* id : {"first", "fails"}) running.Await(kEvents, id);
    running.Await(kEvents / 20, "slow");
    BOOST_TEST((running.File("first") == wanted));
    BOOST_TEST((running.File("slow") == wanted_of_slow));
    BOOST_TEST(running.handler("fails")->counts().failed == kEvents);
    running.Stop();
    // Each event of the one that fails, and of the one that hangs.
    BOOST_TEST(running.notices().texts().size() == 2 * kEvents);
  }
  BOOST_TEST(!HasChildren());
  BOOST_TEST(Descriptors() == before);
}

BOOST_AUTO_TEST_CASE(WhatOverflowsIsTold) {
  Notices notices;
  Topics topics({.store = nullptr, .queue = {.most_waiting = 3, .tell = notices.teller()}});
  BOOST_TEST(topics.Define({"cpu", "h", "exec", "", {{"prog", "/bin/sleep"}, {"args", {"1000"}}}}).has_value());
  const auto publish = [&](int i) {
    std::vector<Event> events;
    events.push_back(SampleEvent(fmt::format("e{}", i), Level::kInfo));
    BOOST_TEST(topics.Publish("cpu", std::move(events)).has_value());
  };
  publish(0);
  Notices::Await([&] { return topics.Find("cpu")->FindHandler("h")->counts().waiting == 0; });
  for (int i = 1; i < 6; ++i) publish(i);
  const std::vector<std::string> wanted = {"failed to deliver event \"e4\" to handler: 3 events wait for it already",
                                           "failed to deliver event \"e5\" to handler: 3 events wait for it already"};
  BOOST_TEST((notices.texts() == wanted));
  BOOST_TEST(topics.Find("cpu")->FindHandler("h")->counts().lost == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::alerts
