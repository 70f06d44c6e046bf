#include "tests/unit/store_disk/lying_disk.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>

namespace flux::testing {

namespace {

// Outlives all threads of RocksDB, so it is never destroyed.
std::recursive_mutex& Mutex() {
  static auto* const mutex = new std::recursive_mutex;
  return *mutex;
}

LyingDisk* watching = nullptr;

constexpr size_t kPage = 4096;

}  // namespace

using Lock = std::lock_guard<std::recursive_mutex>;

LyingDisk::LyingDisk(std::string root) : root_(std::move(root)) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root_)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const size_t number = files_[entry.path()] = next_file_++;
    operations_.push_back({.kind = Operation::Kind::kCreate, .path = entry.path(), .file = number});
    operations_.push_back({.kind = Operation::Kind::kWrite,
                           .file = number,
                           .bytes = std::string(std::istreambuf_iterator<char>(file), {})});
    operations_.push_back({.kind = Operation::Kind::kSync, .file = number});
  }
  first_moment_ = operations_.size();
  const Lock lock(Mutex());
  watching = this;
}

void LyingDisk::Stop() {
  const Lock lock(Mutex());
  if (watching == this) watching = nullptr;
}

size_t LyingDisk::moment() const {
  const Lock lock(Mutex());
  return operations_.size();
}

void LyingDisk::Fail(Fault fault, size_t calls) {
  const Lock lock(Mutex());
  fault_ = fault;
  calls_left_ = calls;
  has_failed_ = false;
}

void LyingDisk::Heal() {
  const Lock lock(Mutex());
  fault_ = Fault::kNone;
}

bool LyingDisk::has_failed() const {
  const Lock lock(Mutex());
  return has_failed_;
}

// Syncing a file or a directory also brings to the disk what was done to names before, as journaling file systems do.
std::map<std::string, size_t> LyingDisk::NamesAt(size_t moment, std::mt19937_64& random) const {
  using Kind = Operation::Kind;
  const auto is_name = [](Kind kind) {
    return kind == Kind::kCreate || kind == Kind::kRename || kind == Kind::kRemove;
  };
  size_t synced = 0;
  for (size_t i = 0; i < moment; ++i) {
    const Kind kind = operations_[i].kind;
    if (kind == Kind::kSync || kind == Kind::kSyncNames) synced = i;
  }
  std::vector<size_t> ends = {synced};
  for (size_t i = synced; i < moment; ++i) {
    if (is_name(operations_[i].kind)) ends.push_back(i + 1);
  }
  const size_t end = random() % 2 ? ends.back() : ends[random() % ends.size()];
  std::map<std::string, size_t> names;
  for (size_t i = 0; i < end; ++i) {
    const Operation& operation = operations_[i];
    if (operation.kind == Kind::kCreate) names[operation.path] = operation.file;
    if (operation.kind == Kind::kRemove) names.erase(operation.path);
    if (operation.kind == Kind::kRename) {
      if (const auto found = names.extract(operation.path)) names.insert_or_assign(operation.to, found.mapped());
    }
  }
  return names;
}

std::string LyingDisk::ContentAt(size_t moment, size_t file, std::mt19937_64& random) const {
  using Kind = Operation::Kind;
  size_t synced = 0;
  for (size_t i = 0; i < moment; ++i) {
    if (operations_[i].kind == Kind::kSync && operations_[i].file == file) synced = i;
  }
  // Everything, nothing, or some of the pages that were not synced.
  const uint64_t mode = random() % 4;
  const bool has_size = mode == 2;
  std::string content;
  const auto put = [&](uint64_t offset, std::string_view bytes) {
    if (content.size() < offset + bytes.size()) content.resize(offset + bytes.size());
    content.replace(offset, bytes.size(), bytes);
  };
  for (size_t i = 0; i < moment; ++i) {
    const Operation& operation = operations_[i];
    if (operation.file != file || (operation.kind != Kind::kWrite && operation.kind != Kind::kTruncate)) continue;
    const bool is_sure = i < synced && !operation.is_dropped;
    if (!is_sure && (mode == 0 || operation.is_dropped)) continue;
    if (operation.kind == Kind::kTruncate) {
      content.resize(operation.offset);
    } else if (is_sure || mode == 1) {
      put(operation.offset, operation.bytes);
    } else {
      if (has_size && content.size() < operation.offset + operation.bytes.size()) {
        content.resize(operation.offset + operation.bytes.size());
      }
      for (size_t at = 0; at < operation.bytes.size();) {
        const size_t page_end = kPage - (operation.offset + at) % kPage;
        const std::string_view page = std::string_view(operation.bytes).substr(at, page_end);
        const uint64_t fate = random() % 8;
        if (fate < 4) put(operation.offset + at, page);
        if (fate == 4) put(operation.offset + at, page.substr(0, random() % (page.size() + 1)));
        at += page.size();
      }
    }
  }
  return content;
}

void LyingDisk::CutPower(size_t moment, std::mt19937_64& random, const std::string& to) const {
  const Lock lock(Mutex());
  std::filesystem::create_directories(to);
  for (const auto& [name, file] : NamesAt(moment, random)) {
    const std::filesystem::path path = to + name.substr(root_.size());
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << ContentAt(moment, file, random);
  }
}

// What the functions of libc do when there is a disk that watches.
class Calls {
 public:
  Calls() : lock_(Mutex()), disk_(watching) {}

  bool IsBelow(std::string_view path) const {
    return disk_ != nullptr && path.size() > disk_->root_.size() && path.starts_with(disk_->root_) &&
           path[disk_->root_.size()] == '/';
  }
  bool IsOpen(int fd) const { return disk_ != nullptr && disk_->open_.contains(fd); }

  // Gives an error number when the call is to fail.
  int ToOpen(const std::string& path, int flags) {
    const bool is_new = IsBelow(path) && (flags & O_CREAT) != 0 && access(path.c_str(), F_OK) != 0;
    return is_new && IsFull() ? FullError() : 0;
  }
  void Opened(const std::string& path, int flags, int fd) {
    if (fd < 0 || !IsBelow(path)) return;
    struct stat info;
    if (fstat(fd, &info) != 0) return;
    if (S_ISDIR(info.st_mode)) {
      disk_->open_directories_[fd] = path;
      return;
    }
    auto found = disk_->files_.find(path);
    if (found == disk_->files_.end()) {
      if ((flags & O_CREAT) == 0) return;
      found = disk_->files_.emplace(path, disk_->next_file_++).first;
      Note({.kind = Kind::kCreate, .path = path, .file = found->second});
    } else if ((flags & O_TRUNC) != 0) {
      Note({.kind = Kind::kTruncate, .file = found->second});
    }
    disk_->open_[fd] = {found->second, (flags & O_APPEND) != 0};
  }
  void Closed(int fd) {
    if (disk_ == nullptr) return;
    disk_->open_.erase(fd);
    disk_->open_directories_.erase(fd);
  }
  uint64_t OffsetOf(int fd) const {
    struct stat info;
    if (disk_->open_[fd].is_appending && fstat(fd, &info) == 0) return static_cast<uint64_t>(info.st_size);
    return static_cast<uint64_t>(lseek(fd, 0, SEEK_CUR));
  }
  // How many of the bytes are to be written before an error; nothing when all are.
  std::optional<size_t> Allowed(size_t bytes) {
    using Fault = LyingDisk::Fault;
    if (disk_->fault_ == Fault::kNone || disk_->fault_ == Fault::kFailSync) return std::nullopt;
    error_ = disk_->fault_ == Fault::kFailWrite ? EIO : FullError();
    if (IsFull()) return 0;
    if (disk_->calls_left_-- > 0) return std::nullopt;
    disk_->has_failed_ = true;
    if (disk_->fault_ == Fault::kFailWrite) disk_->fault_ = Fault::kNone;
    return bytes / 2;
  }
  int error() const { return error_; }
  void Wrote(int fd, uint64_t offset, std::string_view bytes) {
    Note({.kind = Kind::kWrite, .file = disk_->open_[fd].file, .offset = offset, .bytes = std::string(bytes)});
  }
  void Truncated(size_t file, uint64_t size) { Note({.kind = Kind::kTruncate, .file = file, .offset = size}); }
  void Truncated(int fd, uint64_t size) { Truncated(disk_->open_[fd].file, size); }
  void TruncatedAt(const std::string& path, uint64_t size) {
    const auto found = disk_->files_.find(path);
    if (found != disk_->files_.end()) Truncated(found->second, size);
  }
  bool FailsToSync(int fd) {
    if (!IsOpen(fd) || disk_->fault_ != LyingDisk::Fault::kFailSync || disk_->calls_left_-- > 0) return false;
    disk_->fault_ = LyingDisk::Fault::kNone;
    disk_->has_failed_ = true;
    // The kernel marks the pages as clean.
    const size_t file = disk_->open_[fd].file;
    for (size_t i = disk_->operations_.size(); i-- > 0;) {
      LyingDisk::Operation& operation = disk_->operations_[i];
      if (operation.file != file) continue;
      if (operation.kind == Kind::kSync) break;
      if (operation.kind == Kind::kWrite) operation.is_dropped = true;
    }
    return true;
  }
  void Synced(int fd) {
    if (IsOpen(fd)) Note({.kind = Kind::kSync, .file = disk_->open_[fd].file});
    if (disk_ != nullptr && disk_->open_directories_.contains(fd)) Note({.kind = Kind::kSyncNames});
  }
  void Renamed(const std::string& from, const std::string& to) {
    if (!IsBelow(from) || !IsBelow(to)) return;
    if (auto found = disk_->files_.extract(from)) disk_->files_.insert_or_assign(to, found.mapped());
    Note({.kind = Kind::kRename, .path = from, .to = to});
  }
  void Removed(const std::string& path) {
    if (!IsBelow(path)) return;
    disk_->files_.erase(path);
    Note({.kind = Kind::kRemove, .path = path});
  }
  bool IsFull() const {
    using Fault = LyingDisk::Fault;
    return disk_ != nullptr && disk_->has_failed_ && (disk_->fault_ == Fault::kFull || disk_->fault_ == Fault::kQuota);
  }
  int FullError() const { return disk_->fault_ == LyingDisk::Fault::kFull ? ENOSPC : EDQUOT; }

 private:
  using Kind = LyingDisk::Operation::Kind;
  void Note(LyingDisk::Operation operation) { disk_->operations_.push_back(std::move(operation)); }

  const Lock lock_;
  LyingDisk* const disk_;
  int error_ = ENOSPC;
};

namespace {

template <typename Function>
Function* Next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

int WithError(int error) {
  errno = error;
  return -1;
}

int OpenFile(const char* path, int flags, mode_t mode) {
  Calls calls;
  if (const int error = calls.ToOpen(path, flags)) return WithError(error);
  const int fd = static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, mode));
  const int error = errno;
  calls.Opened(path, flags, fd);
  errno = error;
  return fd;
}

FILE* OpenStream(const char* path, const char* mode) {
  static auto* const next = Next<FILE*(const char*, const char*)>("fopen");
  Calls calls;
  const int flags = mode[0] == 'r' ? 0 : mode[0] == 'w' ? O_CREAT | O_TRUNC : O_CREAT | O_APPEND;
  if (const int error = calls.ToOpen(path, flags)) {
    errno = error;
    return nullptr;
  }
  FILE* const file = next(path, mode);
  const int error = errno;
  if (file != nullptr) calls.Opened(path, flags, fileno(file));
  errno = error;
  return file;
}

ssize_t WriteAt(int fd, const void* bytes, size_t count, std::optional<uint64_t> at) {
  const auto pass = [&](size_t size) {
    return at ? syscall(SYS_pwrite64, fd, bytes, size, *at) : syscall(SYS_write, fd, bytes, size);
  };
  Calls calls;
  if (!calls.IsOpen(fd)) return pass(count);
  const uint64_t offset = at ? *at : calls.OffsetOf(fd);
  const std::optional<size_t> allowed = calls.Allowed(count);
  if (allowed && *allowed == 0) return WithError(calls.error());
  const ssize_t done = pass(allowed.value_or(count));
  if (done > 0) calls.Wrote(fd, offset, {static_cast<const char*>(bytes), static_cast<size_t>(done)});
  // A short write is told by its length first; the caller's next attempt fails when the disk is full.
  if (allowed && calls.error() == EIO) return WithError(EIO);
  return done;
}

// Nothing here needs the real disk.
int Sync(int fd) {
  Calls calls;
  if (calls.FailsToSync(fd)) return WithError(EIO);
  calls.Synced(fd);
  return 0;
}

int TruncateFile(int fd, off_t size) {
  Calls calls;
  const int done = static_cast<int>(syscall(SYS_ftruncate, fd, size));
  if (done == 0 && calls.IsOpen(fd)) calls.Truncated(fd, static_cast<uint64_t>(size));
  return done;
}

int TruncatePath(const char* path, off_t size) {
  Calls calls;
  const int done = static_cast<int>(syscall(SYS_truncate, path, size));
  if (done == 0 && calls.IsBelow(path)) calls.TruncatedAt(path, static_cast<uint64_t>(size));
  return done;
}

int RemovePath(const char* path, int flags) {
  Calls calls;
  const int done = static_cast<int>(syscall(SYS_unlinkat, AT_FDCWD, path, flags));
  const int error = errno;
  if (done == 0) calls.Removed(path);
  errno = error;
  return done;
}

}  // namespace

}  // namespace flux::testing

// libc's own declarations say that some of these do not throw.
using namespace flux::testing;

extern "C" {

int open(const char* path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
  va_end(list);
  return OpenFile(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
  va_end(list);
  return OpenFile(path, flags, mode);
}
FILE* fopen(const char* path, const char* mode) { return OpenStream(path, mode); }
FILE* fopen64(const char* path, const char* mode) { return OpenStream(path, mode); }
int fclose(FILE* file) {
  static auto* const next = Next<int(FILE*)>("fclose");
  Calls calls;
  calls.Closed(fileno(file));
  return next(file);
}
int close(int fd) {
  Calls calls;
  calls.Closed(fd);
  return static_cast<int>(syscall(SYS_close, fd));
}
ssize_t write(int fd, const void* bytes, size_t count) { return WriteAt(fd, bytes, count, std::nullopt); }
ssize_t pwrite(int fd, const void* bytes, size_t count, off_t at) {
  return WriteAt(fd, bytes, count, static_cast<uint64_t>(at));
}
ssize_t pwrite64(int fd, const void* bytes, size_t count, off64_t at) {
  return WriteAt(fd, bytes, count, static_cast<uint64_t>(at));
}
ssize_t writev(int fd, const iovec* pieces, int count) {
  ssize_t done = 0;
  for (int i = 0; i < count; ++i) {
    const ssize_t part = WriteAt(fd, pieces[i].iov_base, pieces[i].iov_len, std::nullopt);
    if (part < 0) return done > 0 ? done : part;
    done += part;
    if (static_cast<size_t>(part) < pieces[i].iov_len) break;
  }
  return done;
}
int fsync(int fd) { return Sync(fd); }
int fdatasync(int fd) { return Sync(fd); }
int ftruncate(int fd, off_t size) noexcept { return TruncateFile(fd, size); }
int ftruncate64(int fd, off64_t size) noexcept { return TruncateFile(fd, size); }
int truncate(const char* path, off_t size) noexcept { return TruncatePath(path, size); }
int truncate64(const char* path, off64_t size) noexcept { return TruncatePath(path, size); }
int rename(const char* from, const char* to) noexcept {
  Calls calls;
  const int done = static_cast<int>(syscall(SYS_rename, from, to));
  const int error = errno;
  if (done == 0) calls.Renamed(from, to);
  errno = error;
  return done;
}
int unlink(const char* path) noexcept { return RemovePath(path, 0); }
int remove(const char* path) noexcept {
  const int done = RemovePath(path, 0);
  return done != 0 && (errno == EISDIR || errno == EPERM) ? RemovePath(path, AT_REMOVEDIR) : done;
}
int statvfs(const char* path, struct statvfs* info) noexcept {
  static auto* const next = Next<int(const char*, struct statvfs*)>("statvfs");
  const int done = next(path, info);
  const Calls calls;
  if (done == 0 && calls.IsFull() && calls.FullError() == ENOSPC) info->f_bavail = 0;
  return done;
}
}
