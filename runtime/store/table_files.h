#pragma once

// How RocksDB writes its tables.

#include <memory>

namespace rocksdb {
class Env;
}

namespace flux::store {

// The file system, except that a table that cannot be written fails when it is synced. RocksDB with its assertions on,
// as Debian builds it, aborts when a compaction goes on to write after a failure; what it gets from `Sync` it survives,
// and tries again when there is room.
std::unique_ptr<rocksdb::Env> MakeTableEnv();

}  // namespace flux::store
