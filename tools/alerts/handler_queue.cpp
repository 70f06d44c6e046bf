#include "tools/alerts/handler_queue.h"

#include <signal.h>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/wall_clock.h"

namespace flux::alerts {

namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kMostDeliveries = 100;

// Signals are for other threads; that a program or a server no longer listens is an error of a write and no more.
void BlockSignals() {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

}  // namespace

HandlerQueue::HandlerQueue(HandlerSpec spec, Match match, std::unique_ptr<Handler> handler, QueueOptions options)
    : spec_(std::move(spec)),
      match_(std::move(match)),
      handler_(std::move(handler)),
      options_(std::move(options)),
      thread_([this] { Work(); }) {}

HandlerQueue::~HandlerQueue() { End(); }

void HandlerQueue::End() {
  cancel_.Cancel();
  GiveUp();
  if (thread_.joinable()) thread_.join();
}

void HandlerQueue::GiveUp() {
  for (const EventRef& event : Retire()) TellLost(*event, "the handler ends");
}

void HandlerQueue::Add(EventRef event) {
  std::unique_lock lock(mutex_);
  if (!is_ending_ && waiting_.size() < options_.most_waiting) {
    waiting_.push_back(std::move(event));
    changed_.notify_all();
    return;
  }
  const std::string why =
      is_ending_ ? "the handler ends" : fmt::format("{} events wait for it already", waiting_.size());
  lock.unlock();
  TellLost(*event, why);
}

std::deque<EventRef> HandlerQueue::Retire() {
  const std::lock_guard lock(mutex_);
  is_ending_ = true;
  changed_.notify_all();
  return std::exchange(waiting_, {});
}

bool HandlerQueue::has_ended() const {
  const std::lock_guard lock(mutex_);
  return has_ended_;
}

void HandlerQueue::Drain(Clock::time_point deadline) {
  std::unique_lock lock(mutex_);
  changed_.wait_until(lock, deadline, [&] { return (waiting_.empty() && !is_busy_) || has_ended_; });
}

QueueCounts HandlerQueue::counts() const {
  const std::lock_guard lock(mutex_);
  QueueCounts counts = counts_;
  counts.waiting = waiting_.size();
  return counts;
}

std::vector<Delivery> HandlerQueue::deliveries() const {
  const std::lock_guard lock(mutex_);
  return {deliveries_.begin(), deliveries_.end()};
}

void HandlerQueue::Work() {
  BlockSignals();
  std::unique_lock lock(mutex_);
  while (!is_ending_) {
    const auto has_work = [&] { return is_ending_ || !waiting_.empty(); };
    if (const std::optional<Clock::time_point> tick = handler_->next_tick()) {
      if (!changed_.wait_until(lock, *tick, has_work) || Clock::now() >= *tick) {
        lock.unlock();
        TellOfFailure(handler_->Tick());
        lock.lock();
        continue;
      }
    } else {
      changed_.wait(lock, has_work);
    }
    if (is_ending_) break;
    const EventRef event = std::move(waiting_.front());
    waiting_.pop_front();
    is_busy_ = true;
    lock.unlock();
    HandleOne(*event);
    lock.lock();
    is_busy_ = false;
    changed_.notify_all();
  }
  lock.unlock();
  TellOfFailure(handler_->End());
  lock.lock();
  has_ended_ = true;
  changed_.notify_all();
}

void HandlerQueue::TellOfFailure(const Status& done) const {
  if (!done) options_.tell({.message = done.error().message, .topic = spec_.topic, .handler = spec_.id, .event = {}});
}

void HandlerQueue::HandleOne(const Event& event) {
  const Result<bool> is_wanted = match_.Matches(event);
  if (!is_wanted || !*is_wanted) {
    const std::lock_guard lock(mutex_);
    ++counts_.skipped;
  }
  if (!is_wanted)
    return TellOf(fmt::format("failed to evaluate match expression: {}", is_wanted.error().message), event);
  if (!*is_wanted) return;
  const HostRestriction restriction(options_.allowed_hosts);
  Delivery delivery;
  delivery.event = event.state.id;
  delivery.level = event.state.level;
  delivery.begin = WallClock();
  const auto begin = Clock::now();
  const Outcome outcome = handler_->Handle(event, cancel_);
  delivery.ns = std::chrono::nanoseconds(Clock::now() - begin).count();
  Finish(event, std::move(delivery), outcome);
}

void HandlerQueue::Finish(const Event& event, Delivery delivery, const Outcome& outcome) {
  delivery.attempts = outcome.attempts;
  delivery.exit_code = outcome.exit_code;
  delivery.output = outcome.output;
  if (!outcome.status) delivery.error = outcome.status.error().message;
  {
    const std::lock_guard lock(mutex_);
    ++(outcome.status ? counts_.handled : counts_.failed);
    deliveries_.push_back(std::move(delivery));
    if (deliveries_.size() > kMostDeliveries) deliveries_.pop_front();
  }
  if (!outcome.status)
    TellOf(fmt::format("failed to deliver event \"{}\" to handler: {}", ShownName(event.state.id),
                       outcome.status.error().message),
           event, outcome.output);
}

void HandlerQueue::TellOf(std::string_view message, const Event& event, std::string_view output) const {
  options_.tell(
      {.message = message, .topic = spec_.topic, .handler = spec_.id, .event = event.state.id, .output = output});
}

void HandlerQueue::TellLost(const Event& event, std::string_view why) {
  {
    const std::lock_guard lock(mutex_);
    ++counts_.lost;
  }
  TellOf(fmt::format("failed to deliver event \"{}\" to handler: {}", ShownName(event.state.id), why), event);
}

}  // namespace flux::alerts
