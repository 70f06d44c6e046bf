#pragma once

// Checking a store thoroughly, and saving what can be read of a damaged one.

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/base/error.h"

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
