#pragma once

// How RocksDB writes its tables.

#include <memory>

namespace rocksdb {
class Env;
}

namespace flux::store {

// The file system, except that a table that cannot be written fails when it is synced, and that a quota or a limit of
// the size of files counts as a lack of space, after which RocksDB goes on by itself.
std::unique_ptr<rocksdb::Env> MakeTableEnv();

}  // namespace flux::store
