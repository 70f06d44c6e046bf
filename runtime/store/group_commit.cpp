#include "runtime/store/group_commit.h"

#include <chrono>
#include <vector>

#include "runtime/base/memory.h"
#include "runtime/store/store_state.h"

namespace flux::store {

namespace {

// A group takes no more once it has so much, so that the first of it need not wait for all who come.
constexpr size_t kGroupBytes = kWriteSetBytes;

using Group = std::vector<PendingBatch*>;

// Needs `write_mutex`.
Status SealWhenFull(StoreState& store, BucketState& bucket) {
  if (bucket.fresh_bytes < store.options.memory_limit) return {};
  const std::lock_guard apply_lock(bucket.apply_mutex);
  const std::shared_lock index_lock(bucket.index_mutex);
  Status sealed = SealBucket(store, bucket);
  // What has come is still made durable.
  return !sealed && sealed.error().code != ErrorCode::kCanceled ? sealed : Status();
}

// Makes the batches durable, all or none. Needs `write_mutex`.
Status LogGroup(StoreState& store, BucketState& bucket, const Group& group) {
  if (bucket.is_deleted) return DeletedError(bucket);
  FLUX_TRY_STATUS(SealWhenFull(store, bucket));
  std::vector<SeriesIndex::Record> records;
  {
    const std::shared_lock lock(bucket.index_mutex);
    records = bucket.index.UnsavedRecords();
    // Where the index could not be read, known series were taken for new ones.
    FLUX_TRY_STATUS(bucket.index.Check());
  }
  WriteSet changes;
  PutIndexRecords(bucket.info.id, records, changes);
  for (const PendingBatch* pending : group) {
    changes.Put(Space::kLog, LogKey(bucket.info.id, bucket.next_log++), pending->record);
  }
  // A failed write may still be in the log after a crash, so its numbers count as used.
  bucket.has_log = true;
  bucket.last_write = std::chrono::steady_clock::now();
  FLUX_TRY_STATUS(store.map->Write(changes, KeyValueStore::Durability::kNow));
  bucket.index.MarkSaved(records);
  return {};
}

Group TakeGroup(CommitQueue& queue) {
  const std::lock_guard lock(queue.mutex);
  Group group;
  size_t bytes = 0;
  while (!queue.waiting.empty() && bytes < kGroupBytes) {
    bytes += queue.waiting.front()->record.size();
    group.push_back(queue.waiting.front());
    queue.waiting.pop_front();
  }
  return group;
}

void LetNextLead(CommitQueue& queue) {
  const std::lock_guard lock(queue.mutex);
  queue.has_leader = false;
  queue.changed.notify_all();
}

// Writes the first batches of the queue, among them those that arrive until the last sync is over. While they become
// visible the next ones become durable.
void Lead(StoreState& store, BucketState& bucket) {
  std::unique_lock write_lock(bucket.write_mutex);
  const Group group = TakeGroup(bucket.commits);
  const Status logged = LogGroup(store, bucket, group);
  std::unique_lock apply_lock(bucket.apply_mutex);
  write_lock.unlock();
  LetNextLead(bucket.commits);
  if (logged) {
    const std::lock_guard lock(bucket.mutex);
    for (const PendingBatch* pending : group) {
      if (pending->columns) {
        ApplyColumns(bucket, pending->batch, *pending->columns);
      } else {
        ApplyBatch(bucket, pending->batch);
      }
    }
  }
  apply_lock.unlock();
  const std::lock_guard lock(bucket.commits.mutex);
  for (PendingBatch* pending : group) pending->outcome = logged;
  bucket.commits.changed.notify_all();
}

}  // namespace

PendingBatch PrepareBatch(BucketState& bucket, const Batch& batch) {
  std::optional<BatchColumns> columns = ByColumn(batch);
  const std::shared_lock lock(bucket.index_mutex);
  std::string record = columns ? EncodeBatch(batch, *columns, bucket.index) : EncodeBatch(batch, bucket.index);
  return {batch, std::move(columns), std::move(record)};
}

void EnqueueBatch(BucketState& bucket, PendingBatch& batch) {
  const MemoryScope uncharged(nullptr);
  const std::lock_guard lock(bucket.commits.mutex);
  bucket.commits.waiting.push_back(&batch);
}

Status AwaitBatch(StoreState& store, BucketState& bucket, PendingBatch& batch) {
  // What is stored outlives the query that writes it. Its end must not leave half of a batch, nor be that of others.
  const MemoryScope uncharged(nullptr);
  CommitQueue& queue = bucket.commits;
  std::unique_lock lock(queue.mutex);
  const auto is_first = [&] { return !queue.waiting.empty() && queue.waiting.front() == &batch; };
  queue.changed.wait(lock, [&] { return batch.outcome || (!queue.has_leader && is_first()); });
  if (!batch.outcome) {
    queue.has_leader = true;
    lock.unlock();
    Lead(store, bucket);
  }
  return *std::move(batch.outcome);
}

Status CommitBatch(StoreState& store, BucketState& bucket, const Batch& batch) {
  if (batch.empty()) return CheckExists(bucket);
  PendingBatch pending = PrepareBatch(bucket, batch);
  EnqueueBatch(bucket, pending);
  return AwaitBatch(store, bucket, pending);
}

}  // namespace flux::store
