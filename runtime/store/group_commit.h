#pragma once

// Writers of one bucket that wait for the disk at the same time: one of them writes the batches of all, with one sync.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

#include "runtime/store/batch.h"

namespace flux::store {

// A batch on its way into the log. Once it is in the queue, it stays where it is until somebody has awaited it.
struct PendingBatch {
  const Batch& batch;
  std::optional<BatchColumns> columns;  // nothing where it is better taken in the order of arrival
  std::string record;                   // for the log
  std::optional<Status> outcome = {};   // once it was written, or was not
};

// The batches that wait for a sync, in order of their arrival.
struct CommitQueue {
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<PendingBatch*> waiting;
  bool has_leader = false;  // one of the writers writes
};

}  // namespace flux::store
