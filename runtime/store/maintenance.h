#pragma once

// What is done with a store as a whole: counting, checking and copying it, saving what can be read of a damaged one.

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/base/cancel.h"
#include "runtime/base/error.h"
#include "runtime/store/store.h"

namespace flux {

// What a bucket holds that can be read.
struct BucketContent {
  std::string name;
  uint64_t series = 0;
  uint64_t values = 0;
};

// What a check of the whole store found; nothing in `damage` means that it is sound.
struct StoreVerification {
  std::vector<BucketContent> buckets;
  std::vector<std::string> damage;   // a sentence for each thing that is damaged
  std::vector<std::string> notices;  // what is noteworthy but no loss
};

// Reads everything, beside a writer if need be. Fails when there is no store at `path`.
Result<StoreVerification> VerifyStore(const std::string& path);

// What is known of a bucket without reading its points.
struct BucketStatistics {
  Bucket bucket;
  uint64_t series = 0;   // with points
  uint64_t columns = 0;  // fields of series
  // Values in chunks, and those that are in the log only. A value that is in both, and one that was written twice since
  // it was sealed last, counts twice; one that was deleted, or has expired, counts until its chunk is rewritten.
  uint64_t sealed_values = 0, unsealed_values = 0;
  uint64_t chunks = 0;
  uint64_t file_bytes = 0;  // about what the bucket takes on disk, without what was just written
  // The times of values lie between these; the first is behind the last when there are none.
  Time first{INT64_MAX}, last{INT64_MIN};
};

// All buckets by name, beside a writer if need be. Fails when there is no store at `path`, and when it is damaged.
Result<std::vector<BucketStatistics>> StatisticsOfStore(const std::string& path);

// Copies the store at `path` as it is at one moment, beside a writer if need be, to the new directory `to`, and reads
// all of the copy before it gets its name. Fails when there is no store or a damaged one, when there is something at
// `to`, and when there is no room; nothing is left then.
Result<std::vector<BucketContent>> CopyStore(const std::string& path, const std::string& to, const CancelToken& cancel);

// What a repair could do, before it takes the place of the damaged store.
struct StoreRepair {
  std::vector<std::string> damage;     // what was wrong
  std::vector<std::string> losses;     // what cannot be saved
  std::vector<BucketContent> buckets;  // what can be
  std::string repaired;                // the directory with what could be saved; empty when nothing was wrong
};

// Saves what can be read into a new directory beside `path`, which is not changed. Fails when another process writes to
// it, and when there is no room.
Result<StoreRepair> SalvageStore(const std::string& path);

// Puts the salvaged store in the place of the damaged one, which it moves beside; gives its new path.
Result<std::string> AdoptRepair(const std::string& path, const StoreRepair& repair);
// Removes the salvaged store.
void DropRepair(const StoreRepair& repair);

}  // namespace flux
