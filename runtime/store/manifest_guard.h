#pragma once

// RocksDB takes a manifest that was cut short for one whose last records were never finished, and would open without
// the files they name. The manifest only grows, so its size at the last safe point is noted beside it.

#include <string>

#include "runtime/base/error.h"

namespace flux::store {

// Notes name and size of the current manifest in `path`; best effort, as a missing note only weakens the check.
void RecordManifest(const std::string& path);

// Fails with `kDataLoss` when the current manifest is shorter than it was noted to be.
Status CheckManifest(const std::string& path);

}  // namespace flux::store
