#pragma once

// Reading what can be read of a RocksDB database of which blocks are damaged.

#include <functional>
#include <string_view>

#include "runtime/base/error.h"

namespace rocksdb {
class ColumnFamilyHandle;
class DB;
struct Options;
}  // namespace rocksdb

namespace flux::store {

// Visits the records in the order of their keys, but for those in blocks that cannot be read. Where such a block hides
// what other files have in its range, this is read from each of them, older ones first: keys may come twice, and such
// as were deleted may come back. Fails as `visit` does, and with `kUnavailable` when the failure is not one of a block.
Status ReadWhatCanBeRead(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* space, const rocksdb::Options& options,
                         const std::function<Status(std::string_view key, std::string_view value)>& visit);

}  // namespace flux::store
