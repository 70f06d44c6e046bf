#include "tools/server/running_queries.h"

#include <algorithm>

namespace flux::server {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kLook(20);

}  // namespace

RunningQueries::RunningQueries() : watch_([this] { EndLate(); }) {}

RunningQueries::~RunningQueries() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  closing_.notify_all();
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
  while (!closing_.wait_for(lock, kLook, [&] { return is_closed_; })) {
    const auto now = Clock::now();
    for (Entry* entry : entries_) {
      if (entry->deadline_ > now || entry->end_ != End::kNone) continue;
      entry->end_ = End::kTimeout;
      entry->cancel_.Cancel();
    }
  }
}

}  // namespace flux::server
