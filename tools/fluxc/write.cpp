#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>

#include "fmt/format.h"
#include "runtime/base/plural.h"
#include "runtime/base/terminal_text.h"
#include "runtime/store/store.h"
#include "tools/fluxc/csv_loader.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/point_text.h"
#include "tools/fluxc/rejected_file.h"
#include "tools/fluxc/script.h"

namespace flux::cli {

namespace {

constexpr size_t kReadBytes = size_t{1} << 20;
constexpr size_t kShownErrors = 20;

// Redraws a line of progress on a terminal, at most a few times a second.
class Progress {
 public:
  void Show(std::string_view file, uint64_t bytes, const LoadReport& report) {
    if (!is_terminal_) return;
    auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    const auto per_second = static_cast<uint64_t>(static_cast<double>(report.lines) / seconds);
    std::string text = fmt::format("{}: {} MB, {}, {} a second", file, bytes / 1'000'000,
                                   Counted(report.lines, "point", "points"), per_second);
    if (report.rejected_lines != 0)
      text += fmt::format(", {} rejected", Counted(report.rejected_lines, "line", "lines"));
    PrintMessage("\r\033[K" + TerminalText(text));
    has_line_ = true;
  }
  void Clear() {
    if (has_line_) PrintMessage("\r\033[K");
    has_line_ = false;
  }

 private:
  bool is_terminal_ = isatty(STDERR_FILENO) != 0;
  bool has_line_ = false;
  const std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_ = begin_;
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

// How messages name the input.
std::string NameOf(const std::string& path) { return path == "-" ? "stdin" : path; }

// Waits until there is something to read. A signal that comes just before does not end the waiting, so it is short.
bool IsReadable(int file) {
  constexpr int kMilliseconds = 50;
  pollfd wanted{file, POLLIN, 0};
  const int ready = poll(&wanted, 1, kMilliseconds);
  return ready > 0 || (ready < 0 && errno != EINTR);
}

std::unexpected<Error> CannotRead(const std::string& path, int error) {
  return flux::Fail(ErrorCode::kNotFound, fmt::format("cannot read `{}`: {}", NameOf(path), std::strerror(error)));
}

// Reads until the end or an interrupt. What was read is durable at least every second; an interrupt leaves out a line
// that has not arrived whole.
Status FeedFile(const std::string& path, PointText& points, RejectedFile* rejected) {
  constexpr std::chrono::milliseconds kCommitEvery(900);
  FileDescriptor file(path);
  if (file.value() < 0) return CannotRead(path, errno);
  std::string buffer(kReadBytes, '\0');
  Progress progress;
  uint64_t total = 0;
  auto committed = std::chrono::steady_clock::now();
  while (!Interrupt().is_canceled()) {
    if (const auto now = std::chrono::steady_clock::now(); now - committed >= kCommitEvery) {
      FLUX_TRY_STATUS(points.Sync());
      if (rejected != nullptr) FLUX_TRY_STATUS(rejected->Flush());
      committed = now;
    }
    if (!IsReadable(file.value())) continue;
    const ssize_t count = read(file.value(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return CannotRead(path, errno);
    if (count == 0) break;
    FLUX_TRY_STATUS(points.Feed(std::string_view(buffer).substr(0, static_cast<size_t>(count))));
    total += static_cast<uint64_t>(count);
    progress.Show(NameOf(path), total, points.report());
  }
  progress.Clear();
  return Interrupt().is_canceled() ? points.Sync() : points.Commit();
}

// Says what was written and what was not; the exit code tells whether every line was.
int Report(const std::string& name, const LoadReport& report) {
  for (size_t i = 0; i < report.rejected.size() && i < kShownErrors; ++i) {
    const LineError& error = report.rejected[i];
    PrintMessage(TerminalText(fmt::format("{}:{}: {}: `{}`\n", name, error.line, error.reason, error.excerpt)));
  }
  if (report.rejected_lines > kShownErrors)
    PrintMessage(fmt::format("{}: … and {} more\n", name, report.rejected_lines - kShownErrors));
  std::string text = fmt::format("{}: ", name);
  if (Interrupt().is_canceled()) text += "interrupted; ";
  text += fmt::format("{} written ({})", Counted(report.lines, "point", "points"),
                      Counted(report.field_values, "value", "values"));
  if (report.rejected_lines != 0) text += fmt::format(", {} rejected", Counted(report.rejected_lines, "line", "lines"));
  PrintMessage(TerminalText(text) + "\n");
  if (Interrupt().is_canceled()) return InterruptedExitCode();
  return report.rejected_lines == 0 ? kOk : kFailed;
}

// The times of all points written.
struct TimeSpan {
  Time first{INT64_MAX}, last{INT64_MIN};
  void Add(const LoadReport& report) {
    first.ns = std::min(first.ns, report.first_time.ns);
    last.ns = std::max(last.ns, report.last_time.ns);
  }
};

// Times of our days that were read in a unit too small for them fall into the first weeks of 1970. Each unit has its
// own range there: the numbers between 2001 and 2286.
void HintAtPrecision(const TimeSpan& times, Precision precision) {
  if (times.first > times.last) return;
  struct Unit {
    std::string_view name, option;
    Precision precision;
    int64_t least;
  };
  constexpr Unit kUnits[] = {{"seconds", "s", Precision::kSeconds, 1'000'000'000},
                             {"milliseconds", "ms", Precision::kMilliseconds, 1'000'000'000'000},
                             {"microseconds", "us", Precision::kMicroseconds, 1'000'000'000'000'000}};
  const int64_t unit_ns = NanosecondsPer(precision);
  for (const Unit& unit : kUnits) {
    if (NanosecondsPer(unit.precision) <= unit_ns) continue;
    if (times.first.ns / unit_ns < unit.least || times.last.ns / unit_ns >= 10 * unit.least) continue;
    Warn(fmt::format("all times lie in 1970, between {} and {}; are they {}? `--precision {}` reads them as such",
                     FormatTime(times.first), FormatTime(times.last), unit.name, unit.option));
  }
}

std::optional<PointForm> FormOf(const Options& options) {
  if (!options.header.empty() || options.format == "csv") return PointForm::kCsv;
  return options.format == "lp" ? std::optional(PointForm::kLineProtocol) : std::nullopt;
}

// What the loaders of all inputs have in common.
struct WriteTarget {
  Store& store;
  const Options& options;
  Precision precision = Precision::kNanoseconds;
  Time now;
  std::unique_ptr<RejectedFile> rejected;  // null: nobody wants it
};

// The function that adds what is rejected of an input, if somebody wants it.
template <typename Told, typename Row>
Told TellFile(const WriteTarget& target, const std::string& name) {
  if (target.rejected == nullptr) return {};
  return [file = target.rejected.get(), name](const LineError& error, Row row) { file->Add(name, error, row); };
}

MakeLoader LoadersFor(const WriteTarget& target, const std::string& name) {
  return [&target, name](PointForm form) -> Result<std::unique_ptr<LineLoader>> {
    const Options& options = target.options;
    if (form == PointForm::kLineProtocol) {
      return target.store.OpenLineLoader(options.bucket, target.precision, target.now,
                                         TellFile<RejectedLines, std::string_view>(target, name));
    }
    return MakeCsvLoader(target.store, {.bucket = options.bucket,
                                        .precision = target.precision,
                                        .default_time = target.now,
                                        .header = options.header,
                                        .skipped_lines = options.skipped_lines,
                                        .rejected = TellFile<RejectedRows, const io::CsvRow&>(target, name)});
  };
}

Result<int> WriteFile(const WriteTarget& target, const std::string& path, TimeSpan& times) {
  PointText points(FormOf(target.options), LoadersFor(target, NameOf(path)));
  EndInOrder();
  Status done = FeedFile(path, points, target.rejected.get());
  if (target.rejected != nullptr) {
    const Status told = target.rejected->Flush();
    if (done) done = told;
  }
  const LoadReport& report = points.report();
  if (!done && report.lines == 0) {
    // What is wrong with the content has no name yet.
    if (done.error().code != ErrorCode::kInvalid) return std::unexpected(std::move(done.error()));
    return std::unexpected(std::move(done.error()).WithContext(NameOf(path)));
  }
  if (!done) {
    return std::unexpected(
        std::move(done.error())
            .WithContext(fmt::format("{}: stopped after {}", NameOf(path), Counted(report.lines, "point", "points"))));
  }
  times.Add(report);
  return Report(NameOf(path), report);
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

// A full disk keeps points from being sealed, but they are stored: writing them again would be for nothing.
Status SealPoints(Store& store) {
  Status sealed = store.Flush();
  if (sealed || sealed.error().code == ErrorCode::kCanceled) return {};
  if (sealed.error().code != ErrorCode::kResourceExhausted) return sealed;
  Warn("the points are stored, but there is no space left to pack them; the next write does so when there is some");
  return {};
}

Result<int> WriteFiles(const Options& options) {
  FLUX_TRY(SessionOptions session, MakeSessionOptions(options, {}));
  FLUX_TRY(const Precision precision, ParsePrecision(options.precision));
  for (const std::string& file : options.files) {
    if (file != "-" && access(file.c_str(), R_OK) != 0) return CannotRead(file, errno);
  }
  // Until there is something to tell of what was written.
  EndPromptly();
  FLUX_TRY(std::unique_ptr<Store> store, Store::Open(options.data_directory, {.cancel = &Interrupt(), .warn = Warn}));
  FLUX_TRY_STATUS(EnsureBucket(*store, options));
  WriteTarget target{*store, options, precision, session.now, nullptr};
  if (!options.rejected_file.empty()) {
    FLUX_TRY(target.rejected, RejectedFile::Open(options.rejected_file));
  }
  std::vector<std::string> files = options.files;
  if (files.empty()) files.emplace_back("-");
  int worst = kOk;
  TimeSpan times;
  for (const std::string& file : files) {
    if (Interrupt().is_canceled()) {
      worst = Fail({ErrorCode::kCanceled, fmt::format("canceled before `{}`", NameOf(file))});
      break;
    }
    FLUX_TRY(int exit_code, WriteFile(target, file, times));
    worst = std::max(worst, exit_code);
  }
  HintAtPrecision(times, precision);
  // Everything is durable; sealing it can wait for the next time.
  EndSilently();
  EndPromptly();
  FLUX_TRY_STATUS(SealPoints(*store));
  return Interrupt().is_canceled() ? InterruptedExitCode() : worst;
}

}  // namespace

int WritePoints(const Options& options) {
  CancelOnInterrupt();
  auto exit_code = WriteFiles(options);
  return exit_code ? *exit_code : Fail(exit_code.error());
}

}  // namespace flux::cli
