#include "runtime/store/table_files.h"

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <string>
#include <utility>

namespace flux::store {

namespace {

using rocksdb::DataVerificationInfo;
using rocksdb::FileOptions;
using rocksdb::FSWritableFile;
using rocksdb::FSWritableFileOwnerWrapper;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

// RocksDB goes on by itself after what it knows as a lack of space.
IOStatus AsLackOfSpace(IOStatus failure) {
  const std::string text = failure.ToString();
  const bool is_full = text.find("Disk quota exceeded") != text.npos || text.find("File too large") != text.npos;
  return is_full ? IOStatus::NoSpace(text) : failure;
}

// Writes nothing more once it has failed.
class TableFile final : public FSWritableFileOwnerWrapper {
 public:
  explicit TableFile(std::unique_ptr<FSWritableFile> file) : FSWritableFileOwnerWrapper(std::move(file)) {}
  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* context) override {
    return Try([&] { return FSWritableFileOwnerWrapper::Append(data, options, context); });
  }
  IOStatus Append(const Slice& data, const IOOptions& options, const DataVerificationInfo& info,
                  IODebugContext* context) override {
    return Try([&] { return FSWritableFileOwnerWrapper::Append(data, options, info, context); });
  }
  IOStatus Flush(const IOOptions& options, IODebugContext* context) override {
    return Try([&] { return FSWritableFileOwnerWrapper::Flush(options, context); });
  }
  IOStatus RangeSync(uint64_t offset, uint64_t bytes, const IOOptions& options, IODebugContext* context) override {
    return Try([&] { return FSWritableFileOwnerWrapper::RangeSync(offset, bytes, options, context); });
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* context) override {
    return failure_.ok() ? FSWritableFileOwnerWrapper::Sync(options, context) : failure_;
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* context) override {
    return failure_.ok() ? FSWritableFileOwnerWrapper::Fsync(options, context) : failure_;
  }
  IOStatus Close(const IOOptions& options, IODebugContext* context) override {
    IOStatus closed = FSWritableFileOwnerWrapper::Close(options, context);
    return failure_.ok() ? closed : failure_;
  }

 private:
  template <typename Work>
  IOStatus Try(Work work) {
    if (failure_.ok()) failure_ = AsLackOfSpace(work());
    return IOStatus::OK();
  }

  IOStatus failure_;
};

class TableFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  TableFileSystem() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "TableFileSystem"; }
  IOStatus NewWritableFile(const std::string& path, const FileOptions& options, std::unique_ptr<FSWritableFile>* file,
                           IODebugContext* context) override {
    IOStatus status = FileSystemWrapper::NewWritableFile(path, options, file, context);
    if (status.ok() && path.ends_with(".sst")) *file = std::make_unique<TableFile>(std::move(*file));
    return status;
  }
};

}  // namespace

std::unique_ptr<rocksdb::Env> MakeTableEnv() { return rocksdb::NewCompositeEnv(std::make_shared<TableFileSystem>()); }

}  // namespace flux::store
