#pragma once

// The queries that run or wait: who may be listed, and cancelled from outside.

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/base/time.h"
#include "tools/server/id.h"

namespace flux::server {

// A query as others see it.
struct QueryInfo {
  Id id, user, org;
  std::string text;
  Time started;
};

// May be used from several threads.
class RunningQueries {
 public:
  RunningQueries();
  ~RunningQueries();
  RunningQueries(const RunningQueries&) = delete;
  RunningQueries& operator=(const RunningQueries&) = delete;

  // Why a query was cancelled by the server itself.
  enum class End : uint8_t { kNone, kTimeout, kByHand };
  // One of them, as long as it lives.
  class Entry {
   public:
    Entry(RunningQueries& queries, QueryInfo info, std::chrono::milliseconds timeout, const CancelToken& outer);
    ~Entry();
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;
    const CancelToken& cancel() const { return cancel_; }
    // Why it was cancelled, if that was not its client's doing.
    End end() const;

   private:
    friend class RunningQueries;
    RunningQueries& queries_;
    const QueryInfo info_;
    const std::chrono::steady_clock::time_point deadline_;
    CancelToken cancel_;
    End end_ = End::kNone;  // under the mutex
  };

  // In the order in which they began.
  std::vector<QueryInfo> List() const;
  // False when it does not run.
  bool Cancel(Id id);

 private:
  void EndLate();

  mutable std::mutex mutex_;
  std::condition_variable changed_;  // there is another deadline, or the end
  bool is_closed_ = false;
  std::vector<Entry*> entries_;
  std::thread watch_;
};

}  // namespace flux::server
