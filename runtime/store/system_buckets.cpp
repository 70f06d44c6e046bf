#include <array>

#include "runtime/store/store_state.h"

namespace flux::store {

// The periods are those of InfluxDB 2.
std::span<const Bucket> SystemBuckets() {
  static const std::array<Bucket, 2> kBuckets = {
      Bucket{UINT32_MAX - 3, "_monitoring", Duration{0, 7 * kNsPerDay}, Time{}, true},
      Bucket{UINT32_MAX - 2, "_tasks", Duration{0, 3 * kNsPerDay}, Time{}, true},
  };
  return kBuckets;
}

}  // namespace flux::store
