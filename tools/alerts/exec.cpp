// Runs a program with the event on its standard input.

#include <cstdlib>
#include <thread>

#include "tools/alerts/handler.h"
#include "tools/alerts/program.h"

namespace flux::alerts {

namespace {

using std::chrono::milliseconds;

// What programs get of the server's environment unless they are to have all of it: tokens and secrets are not for them.
constexpr const char* kPassedOn[] = {"PATH", "HOME", "LANG", "LC_ALL", "TZ", "USER", "TMPDIR"};

std::map<std::string, std::string> InheritedEnvironment(bool has_all) {
  std::map<std::string, std::string> environment;
  if (!has_all) {
    for (const char* name : kPassedOn) {
      if (const char* value = std::getenv(name)) environment.emplace(name, value);
    }
    return environment;
  }
  for (char** item = environ; *item != nullptr; ++item) {
    const std::string_view text = *item;
    const size_t equals = text.find('=');
    if (equals != text.npos) environment.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return environment;
}

class ExecHandler final : public Handler {
 public:
  ExecHandler(ProgramCall call, int64_t retries, milliseconds retry_delay)
      : call_(std::move(call)), retries_(retries), retry_delay_(retry_delay) {}

  Outcome Handle(const Event& event, const CancelToken& cancel) override {
    const std::string input = EventJson(event);
    Outcome outcome;
    for (;; ++outcome.attempts) {
      ProgramEnd end = RunProgram(call_, input, cancel);
      outcome.status = std::move(end.status);
      outcome.exit_code = end.exit_code;
      outcome.output = std::move(end.output);
      if (outcome.status || outcome.attempts > retries_ || !Pause(outcome.attempts, cancel)) break;
    }
    if (!outcome.status)
      outcome.status = std::unexpected(std::move(outcome.status.error()).WithContext("exec command failed"));
    return outcome;
  }

 private:
  // Longer each time; false when it is not worth going on.
  bool Pause(int attempt, const CancelToken& cancel) const {
    constexpr int kMostDoublings = 5;
    constexpr milliseconds kStep(20);
    const auto end = std::chrono::steady_clock::now() + retry_delay_ * (1 << std::min(attempt - 1, kMostDoublings));
    while (!cancel.is_canceled() && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::min<std::chrono::nanoseconds>(kStep, end - std::chrono::steady_clock::now()));
    return !cancel.is_canceled();
  }

  const ProgramCall call_;
  const int64_t retries_;
  const milliseconds retry_delay_;
};

milliseconds Milliseconds(const Duration& span) {
  return std::chrono::ceil<milliseconds>(std::chrono::nanoseconds(span.ns));
}

}  // namespace

Result<std::unique_ptr<Handler>> MakeExecHandler(OptionReader& options, const HandlerServices&) {
  constexpr int64_t kMostRetries = 100;
  ProgramCall call;
  call.program = options.RequiredText("prog");
  call.arguments = options.Texts("args");
  call.environment = InheritedEnvironment(options.Flag("inherit-env"));
  for (auto& [name, value] : options.TextMap("env")) {
    if (name.empty() || name.find('=') != name.npos) options.Reject("env", "has a name that no variable can have");
    call.environment.insert_or_assign(name, value);
  }
  call.directory = options.Text("cwd");
  call.timeout = Milliseconds(options.Span("timeout", {}));
  const int64_t retries = options.Integer("retries", 0, 0, kMostRetries);
  const milliseconds delay = Milliseconds(options.Span("retry-delay", {0, kNsPerSecond}));
  const auto has_end = [](std::string_view text) { return text.find('\0') != text.npos; };
  if (has_end(call.program)) options.Reject("prog", "has a byte 0");
  for (const std::string& argument : call.arguments)
    if (has_end(argument)) options.Reject("args", "has a byte 0");
  return std::make_unique<ExecHandler>(std::move(call), retries, delay);
}

}  // namespace flux::alerts
