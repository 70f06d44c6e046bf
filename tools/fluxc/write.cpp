#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>

#include "fmt/format.h"
#include "runtime/store/store.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/script.h"

namespace flux::cli {

namespace {

constexpr size_t kReadBytes = size_t{1} << 20;
constexpr size_t kShownErrors = 20;

// Redraws a line of progress on a terminal, at most a few times a second.
class Progress {
 public:
  void Show(std::string_view file, uint64_t bytes) {
    if (!is_terminal_) return;
    auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    fmt::print(stderr, "\r{}: {} MB", file, bytes / 1'000'000);
    has_line_ = true;
  }
  void Clear() {
    if (has_line_) fmt::print(stderr, "\r\033[K");
    has_line_ = false;
  }

 private:
  bool is_terminal_ = isatty(STDERR_FILENO) != 0;
  bool has_line_ = false;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

class FileDescriptor {
 public:
  explicit FileDescriptor(const std::string& path)
      : value_(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~FileDescriptor() {
    if (value_ > STDIN_FILENO) close(value_);
  }
  FileDescriptor(const FileDescriptor&) = delete;
  int value() const { return value_; }

 private:
  int value_;
};

Status FeedFile(const std::string& path, LineLoader& loader) {
  FileDescriptor file(path);
  std::string buffer(kReadBytes, '\0');
  Progress progress;
  uint64_t total = 0;
  for (;;) {
    FLUX_TRY_STATUS(Interrupt().Check());
    ssize_t count = file.value() < 0 ? -1 : read(file.value(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0)
      return flux::Fail(ErrorCode::kNotFound, fmt::format("cannot read `{}`: {}", path, std::strerror(errno)));
    if (count == 0) break;
    FLUX_TRY_STATUS(loader.Feed(std::string_view(buffer).substr(0, static_cast<size_t>(count))));
    total += static_cast<uint64_t>(count);
    progress.Show(path, total);
  }
  progress.Clear();
  return loader.Commit();
}

// Says what was written and what was not; the exit code tells whether every line was.
int Report(const std::string& path, const LoadReport& report) {
  for (size_t i = 0; i < report.rejected.size() && i < kShownErrors; ++i) {
    const LineError& error = report.rejected[i];
    fmt::print(stderr, "{}:{}: {}: `{}`\n", path, error.line, error.reason, error.excerpt);
  }
  if (report.rejected_lines > kShownErrors)
    fmt::print(stderr, "{}: … and {} more\n", path, report.rejected_lines - kShownErrors);
  fmt::print(stderr, "{}: wrote {} points ({} values)", path, report.lines, report.field_values);
  if (report.rejected_lines != 0) fmt::print(stderr, ", rejected {} lines", report.rejected_lines);
  fmt::print(stderr, "\n");
  return report.rejected_lines == 0 ? kOk : kFailed;
}

Result<int> WriteFile(Store& store, const Options& options, const std::string& path, Time now) {
  FLUX_TRY(Precision precision, ParsePrecision(options.precision));
  FLUX_TRY(auto loader, store.OpenLineLoader(options.bucket, precision, now));
  Status done = FeedFile(path, *loader);
  if (!done) {
    return std::unexpected(
        std::move(done.error()).WithContext(fmt::format("{}: stopped after {} points", path, loader->report().lines)));
  }
  return Report(path, loader->report());
}

Status EnsureBucket(Store& store, const Options& options) {
  auto found = store.FindBucket(options.bucket);
  if (found) return {};
  if (!options.create_bucket) {
    return std::unexpected(Error{found.error().code, found.error().message + "; `--create` makes it"});
  }
  FLUX_TRY([[maybe_unused]] Bucket made, store.CreateBucket(options.bucket));
  return {};
}

Result<int> WriteFiles(const Options& options) {
  FLUX_TRY(SessionOptions session, MakeSessionOptions(options, {}));
  FLUX_TRY(std::unique_ptr<Store> store, Store::Open(options.data_directory));
  FLUX_TRY_STATUS(EnsureBucket(*store, options));
  std::vector<std::string> files = options.files;
  if (files.empty()) files.emplace_back("-");
  int worst = kOk;
  for (const std::string& file : files) {
    FLUX_TRY(int exit_code, WriteFile(*store, options, file, session.now));
    worst = std::max(worst, exit_code);
  }
  FLUX_TRY_STATUS(store->Flush());
  return worst;
}

}  // namespace

int WritePoints(const Options& options) {
  CancelOnInterrupt();
  auto exit_code = WriteFiles(options);
  return exit_code ? *exit_code : Fail(exit_code.error());
}

}  // namespace flux::cli
