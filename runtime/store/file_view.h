#pragma once

// The files of a store as RocksDB is to see them where they must not be changed.

#include <cstdint>
#include <memory>
#include <string>

namespace rocksdb {
class Env;
}

namespace flux::store {

struct FileView {
  bool has_logs = true;  // else as if there were none: they may hold anything
  // Of this file, if it has a name, only so many bytes are shown.
  std::string cut_file = {};
  uint64_t cut_bytes = 0;
};

// Outlives the database that is opened with it.
std::unique_ptr<rocksdb::Env> MakeEnv(FileView view);

}  // namespace flux::store
