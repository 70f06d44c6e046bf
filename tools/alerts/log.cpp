// Appends events to a file, a line for each.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "tools/alerts/handler.h"

namespace flux::alerts {

namespace {

class LogHandler final : public Handler {
 public:
  LogHandler(std::string path, mode_t mode) : path_(std::move(path)), mode_(mode) {}

  // Opened each time, so that the file may be moved away.
  Outcome Handle(const Event& event, const CancelToken&) override {
    const int file = open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, mode_);
    if (file < 0) return Outcome(Failure("cannot be opened"));
    const std::string line = EventJson(event);
    Status status;
    for (std::string_view rest = line; !rest.empty() && status;) {
      const ssize_t written = write(file, rest.data(), rest.size());
      if (written < 0) {
        status = Failure("cannot be written");
      } else {
        rest.remove_prefix(static_cast<size_t>(written));
      }
    }
    close(file);
    return Outcome(std::move(status));
  }

 private:
  std::unexpected<Error> Failure(std::string_view what) const {
    return Fail(ErrorCode::kUnavailable,
                fmt::format("the file `{}` {}: {}", ShownName(path_), what, std::generic_category().message(errno)));
  }

  const std::string path_;
  const mode_t mode_;
};

}  // namespace

Result<std::unique_ptr<Handler>> MakeLogHandler(OptionReader& options, const HandlerServices&) {
  constexpr int64_t kUsualMode = 0600, kAllModes = 0777;
  const std::string path = options.RequiredText("path");
  const int64_t mode = options.Integer("mode", kUsualMode, 0, kAllModes);
  if (!path.starts_with('/')) options.Reject("path", "must be absolute");
  if ((mode & S_IWUSR) == 0) options.Reject("mode", "must let the owner write");
  return std::make_unique<LogHandler>(path, static_cast<mode_t>(mode));
}

}  // namespace flux::alerts
