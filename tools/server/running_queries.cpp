#include "tools/server/running_queries.h"

#include <algorithm>

namespace flux::server {

namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

RunningQueries::RunningQueries() : watch_([this] { EndLate(); }) {}

RunningQueries::~RunningQueries() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  changed_.notify_all();
  watch_.join();
}

RunningQueries::Entry::Entry(RunningQueries& queries, QueryInfo info, std::chrono::milliseconds timeout,
                             const CancelToken& outer)
    : queries_(queries),
      info_(std::move(info)),
      deadline_(timeout.count() > 0 ? Clock::now() + timeout : Clock::time_point::max()),
      cancel_(&outer) {
  const std::lock_guard lock(queries_.mutex_);
  queries_.entries_.push_back(this);
  if (deadline_ != Clock::time_point::max()) queries_.changed_.notify_all();
}

RunningQueries::Entry::~Entry() {
  const std::lock_guard lock(queries_.mutex_);
  std::erase(queries_.entries_, this);
}

RunningQueries::End RunningQueries::Entry::end() const {
  const std::lock_guard lock(queries_.mutex_);
  return end_;
}

std::vector<QueryInfo> RunningQueries::List() const {
  const std::lock_guard lock(mutex_);
  std::vector<QueryInfo> list;
  for (const Entry* entry : entries_) list.push_back(entry->info_);
  return list;
}

bool RunningQueries::Cancel(Id id) {
  const std::lock_guard lock(mutex_);
  for (Entry* entry : entries_) {
    if (entry->info_.id != id) continue;
    entry->end_ = End::kByHand;
    entry->cancel_.Cancel();
    return true;
  }
  return false;
}

void RunningQueries::EndLate() {
  std::unique_lock lock(mutex_);
  while (!is_closed_) {
    auto next = Clock::time_point::max();
    const auto now = Clock::now();
    for (Entry* entry : entries_) {
      if (entry->end_ != End::kNone) continue;
      if (entry->deadline_ > now) {
        next = std::min(next, entry->deadline_);
        continue;
      }
      entry->end_ = End::kTimeout;
      entry->cancel_.Cancel();
    }
    if (next == Clock::time_point::max()) {
      changed_.wait(lock);
    } else {
      changed_.wait_until(lock, next);
    }
  }
}

}  // namespace flux::server
