#include "runtime/store/directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <thread>

namespace flux::store {

namespace {

constexpr std::string_view kMarker = "UNFINISHED";
constexpr std::string_view kLock = "LOCK";
// What lies in directories that people call empty: of new file systems, of repositories, of Finder.
constexpr std::string_view kPlaceholders[] = {"lost+found", ".gitkeep", ".gitignore", ".DS_Store"};

// The number in `000012.log`.
std::optional<uint64_t> NumberOf(std::string_view name, std::string_view ending) {
  if (!name.ends_with(ending)) return std::nullopt;
  name.remove_suffix(ending.size());
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (name.empty() || error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
  return number;
}

// A lock alone holds nothing: it stays behind when making a store fails at once.
bool IsStoreFile(std::string_view name) {
  return NumberOf(name, ".sst") || NumberOf(name, ".log") || NumberOf(name, ".dbtmp") ||
         name.starts_with("MANIFEST-") || name.starts_with("OPTIONS-") || name.starts_with("ACKNOWLEDGED") ||
         name == "CURRENT" || name == "IDENTITY" || name == "LOG" || name.starts_with("LOG.old");
}

// What a process was started as.
std::string CommandLine(std::string_view process) {
  std::ifstream file(fmt::format("/proc/{}/cmdline", process), std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(file), {});
  while (text.ends_with('\0')) text.pop_back();
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ' || c == '`') c = ' ';
  }
  constexpr size_t kShown = 60;
  if (text.size() > kShown) text.replace(kShown, text.npos, "…");
  return text;
}

// `IsWritten` takes the lock for a moment, so once is not enough.
bool TryLock(int file) {
  for (int tries = 0; tries < 20; ++tries) {
    if (flock(file, LOCK_EX | LOCK_NB) == 0) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return false;
}

std::string HolderOf(int lock) {
  char text[32] = {};
  const ssize_t count = pread(lock, text, sizeof text - 1, 0);
  std::string_view process(text, count > 0 ? static_cast<size_t>(count) : 0);
  process = process.substr(0, process.find('\n'));
  if (process.empty() || process.find_first_not_of("0123456789") != process.npos) return "another process";
  if (process == std::to_string(getpid())) return "this process";
  const std::string command = CommandLine(process);
  return command.empty() ? "another process" : fmt::format("process {} (`{}`)", process, command);
}

}  // namespace

DirectoryState InspectDirectory(const std::string& path) {
  std::error_code error;
  bool has_head = false, has_files = false, has_marker = false, has_others = false;
  for (std::filesystem::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename();
    has_head |= name == "CURRENT";
    has_marker |= name == kMarker;
    has_files |= IsStoreFile(name);
    has_others |= name != kLock && std::ranges::find(kPlaceholders, name) == std::end(kPlaceholders);
  }
  if (has_marker) return DirectoryState::kUnfinished;
  if (has_head) return DirectoryState::kStore;
  if (has_files) return DirectoryState::kHeadless;
  return has_others ? DirectoryState::kForeign : DirectoryState::kEmpty;
}

Status CheckListable(const std::string& path) {
  std::error_code error;
  std::filesystem::directory_iterator(path, error);
  if (!error || error == std::errc::no_such_file_or_directory) return {};
  return Fail(ErrorCode::kUnavailable, fmt::format("data directory `{}` cannot be used: {}", path, error.message()));
}

Status MakeDirectory(const std::string& path) {
  FLUX_TRY_STATUS(CheckListable(path));
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!error) return {};
  return Fail(error == std::errc::no_space_on_device ? ErrorCode::kResourceExhausted : ErrorCode::kUnavailable,
              fmt::format("data directory `{}` cannot be made: {}", path, error.message()));
}

Status BeginMaking(const std::string& path) {
  std::ofstream marker(std::filesystem::path(path) / kMarker);
  if (marker << "a store is being made here\n" << std::flush) return {};
  return UnwritableError(path, errno);
}

void EndMaking(const std::string& path) {
  std::error_code ignored;
  std::filesystem::remove(std::filesystem::path(path) / kMarker, ignored);
}

Status CheckRoom(const std::string& path, uint64_t bytes) {
  struct statvfs system;
  if (statvfs(path.c_str(), &system) != 0) return {};
  const uint64_t free = uint64_t{system.f_bavail} * system.f_frsize;
  if (free >= bytes) return {};
  return Fail(
      ErrorCode::kResourceExhausted,
      fmt::format("no space left for data directory `{}`: {} KB are free, {} KB are needed; nothing is lost, free "
                  "some space and try again",
                  path, free / 1024, bytes / 1024));
}

Status CutFile(const std::string& directory, const std::string& name, uint64_t bytes) {
  const int file = open(fmt::format("{}/{}", directory, name).c_str(), O_WRONLY | O_CLOEXEC);
  const bool is_cut = file >= 0 && ftruncate(file, static_cast<off_t>(bytes)) == 0 && fsync(file) == 0;
  const int error = errno;
  if (file >= 0) close(file);
  return is_cut ? Status() : UnwritableError(directory, error);
}

void SyncDirectory(const std::string& path) {
  const int file = open(path.empty() ? "." : path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  (void)fsync(file);
  close(file);
}

std::string WithoutSlashes(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

Status CheckNothingAt(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return {};
  return Fail(ErrorCode::kAlreadyExists,
              fmt::format("`{}` is in the way; it may be left from an earlier attempt, remove it", path));
}

std::string CurrentManifest(const std::string& path) {
  std::ifstream current(path + "/CURRENT");
  std::string name;
  current >> name;
  return name.starts_with("MANIFEST-") ? name : "";
}

std::vector<uint64_t> LogNumbers(const std::string& path) {
  std::vector<uint64_t> numbers;
  std::error_code error;
  for (std::filesystem::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    if (const auto number = NumberOf(at->path().filename().string(), ".log")) numbers.push_back(*number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

std::string LogName(uint64_t number) { return fmt::format("{:06}.log", number); }

Result<std::unique_ptr<WriteLock>> WriteLock::Take(const std::string& path) {
  const std::string name = fmt::format("{}/{}", path, kLock);
  const int file = open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) return UnwritableError(path, errno);
  std::unique_ptr<WriteLock> lock(new WriteLock(file));
  if (!TryLock(file)) {
    return Fail(ErrorCode::kUnavailable,
                fmt::format("data directory `{}` is in use by {}, which writes to it; wait for it to end, or stop it",
                            path, HolderOf(file)));
  }
  const std::string text = fmt::format("{}\n", getpid());
  // Only says who has it; the lock holds without.
  if (ftruncate(file, 0) == 0) (void)!pwrite(file, text.data(), text.size(), 0);
  return lock;
}

WriteLock::~WriteLock() { close(file_); }

bool IsWritten(const std::string& path) {
  const int file = open(fmt::format("{}/{}", path, kLock).c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool is_held = flock(file, LOCK_SH | LOCK_NB) != 0;
  close(file);
  return is_held;
}

Error DiskFullError(const std::string& path, std::string_view what) {
  return {ErrorCode::kResourceExhausted,
          fmt::format("no space left for data directory `{}`: {}; free some space and try again", path, what)};
}

std::unexpected<Error> UnwritableError(const std::string& path, int error) {
  const char* const what = std::strerror(error);
  if (error == ENOSPC || error == EDQUOT || error == EFBIG) return std::unexpected(DiskFullError(path, what));
  return Fail(ErrorCode::kUnavailable, fmt::format("data directory `{}` cannot be written: {}", path, what));
}

std::unexpected<Error> DamagedError(const std::string& path, std::string_view what) {
  return Fail(ErrorCode::kDataLoss,
              fmt::format("data directory `{0}` is damaged: {1}; restore it from a backup, or see what "
                          "`fluxc store verify --data {0}` says",
                          path, what));
}

}  // namespace flux::store
