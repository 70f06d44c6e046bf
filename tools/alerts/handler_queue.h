#pragma once

// One handler at work: a bounded queue of events and a thread that has them handled one after the other, so that a
// handler that is slow or hangs keeps nobody waiting but itself.

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "runtime/base/allowed_hosts.h"
#include "runtime/base/cancel.h"
#include "tools/alerts/handler.h"
#include "tools/alerts/match.h"

namespace flux::alerts {

// What is worth telling whoever runs the server.
struct Notice {
  bool is_error = true;
  std::string_view message;
  std::string_view topic, handler, event;  // empty: none
  std::string_view output = {};            // of a program that failed
};
// May be called from several threads.
using Tell = std::function<void(const Notice& notice)>;

// How one event was handled.
struct Delivery {
  std::string event;  // its id
  Level level = Level::kOk;
  Time begin;
  int64_t ns = 0;
  int attempts = 1;
  std::optional<int> exit_code;
  std::string error, output;  // empty: none
};

// How many events a handler took, failed with, did not want or never got, and how many wait.
struct QueueCounts {
  uint64_t handled = 0, failed = 0, skipped = 0, lost = 0;
  size_t waiting = 0;
};

// What is the same for all handlers of a server.
struct QueueOptions {
  size_t most_waiting = 5000;
  Tell tell;
  // That handlers may connect to; null: all.
  std::shared_ptr<const AllowedHosts> allowed_hosts = nullptr;
};

// May be used from several threads.
class HandlerQueue {
 public:
  HandlerQueue(HandlerSpec spec, Match match, std::unique_ptr<Handler> handler, QueueOptions options);
  // Gives up what is not done, and tells so.
  ~HandlerQueue();
  HandlerQueue(const HandlerQueue&) = delete;
  HandlerQueue& operator=(const HandlerQueue&) = delete;

  // Never waits: when too many events wait, this one is lost, and that is told.
  void Add(EventRef event);
  // Ends once the event at work is handled; gives those that wait. Nothing is added afterwards.
  std::deque<EventRef> Retire();
  // The same; tells of those that wait as lost.
  void GiveUp();
  bool has_ended() const;
  // Ends now, amid an event if need be.
  void End();
  // Handles what waits until the time is up, and ends.
  void Drain(std::chrono::steady_clock::time_point deadline);

  const HandlerSpec& spec() const { return spec_; }
  QueueCounts counts() const;
  // The last ones, in their order.
  std::vector<Delivery> deliveries() const;

 private:
  void Work();
  void HandleOne(const Event& event);
  void Finish(const Event& event, Delivery delivery, const Outcome& outcome);
  void TellOfFailure(const Status& done) const;
  void TellOf(std::string_view message, const Event& event, std::string_view output = {}) const;
  void TellLost(const Event& event, std::string_view why);

  const HandlerSpec spec_;
  const Match match_;
  CancelToken cancel_;
  const std::unique_ptr<Handler> handler_;
  const QueueOptions options_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<EventRef> waiting_;
  std::deque<Delivery> deliveries_;
  QueueCounts counts_;
  bool is_ending_ = false, has_ended_ = false, is_busy_ = false;
  std::thread thread_;  // the last, since it uses the others
};

}  // namespace flux::alerts
