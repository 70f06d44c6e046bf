#include "runtime/store/file_view.h"

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace flux::store {

namespace {

using rocksdb::FileOptions;
using rocksdb::FSSequentialFile;
using rocksdb::FSSequentialFileOwnerWrapper;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;

// The beginning of a file.
class Beginning final : public FSSequentialFileOwnerWrapper {
 public:
  Beginning(std::unique_ptr<FSSequentialFile> file, uint64_t bytes)
      : FSSequentialFileOwnerWrapper(std::move(file)), left_(bytes) {}
  IOStatus Read(size_t n, const IOOptions& options, rocksdb::Slice* result, char* scratch,
                IODebugContext* context) override {
    const size_t most = static_cast<size_t>(std::min<uint64_t>(n, left_));
    IOStatus status = FSSequentialFileOwnerWrapper::Read(most, options, result, scratch, context);
    if (status.ok()) left_ -= result->size();
    return status;
  }
  IOStatus Skip(uint64_t n) override {
    n = std::min(n, left_);
    left_ -= n;
    return FSSequentialFileOwnerWrapper::Skip(n);
  }

 private:
  uint64_t left_;
};

class ViewedFiles final : public rocksdb::FileSystemWrapper {
 public:
  explicit ViewedFiles(FileView view) : FileSystemWrapper(rocksdb::FileSystem::Default()), view_(std::move(view)) {}
  const char* Name() const override { return "ViewedFiles"; }
  IOStatus GetChildren(const std::string& path, const IOOptions& options, std::vector<std::string>* names,
                       IODebugContext* context) override {
    IOStatus status = FileSystemWrapper::GetChildren(path, options, names, context);
    if (!view_.has_logs) std::erase_if(*names, [](const std::string& name) { return name.ends_with(".log"); });
    return status;
  }
  IOStatus NewSequentialFile(const std::string& path, const FileOptions& options,
                             std::unique_ptr<FSSequentialFile>* file, IODebugContext* context) override {
    IOStatus status = FileSystemWrapper::NewSequentialFile(path, options, file, context);
    if (status.ok() && !view_.cut_file.empty() && path.ends_with("/" + view_.cut_file))
      *file = std::make_unique<Beginning>(std::move(*file), view_.cut_bytes);
    return status;
  }

 private:
  const FileView view_;
};

}  // namespace

std::unique_ptr<rocksdb::Env> MakeEnv(FileView view) {
  return rocksdb::NewCompositeEnv(std::make_shared<ViewedFiles>(std::move(view)));
}

}  // namespace flux::store
