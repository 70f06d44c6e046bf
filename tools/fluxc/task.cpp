// Tasks of a server from the command line.

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <cstdlib>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/net/url.h"
#include "tools/fluxc/aligned.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"
#include "tools/fluxc/server_client.h"

namespace flux::cli {

namespace {

constexpr size_t kIdDigits = 16;
constexpr const char* kTasks = "/api/v2/tasks";

std::string OrNone(std::string text) { return text.empty() ? "-" : text; }

std::string TasksText(const json::array& tasks) {
  std::vector<std::array<std::string, 6>> lines = {{"name", "id", "status", "schedule", "last run", "ended"}};
  for (const json::value& item : tasks) {
    if (!item.is_object()) continue;
    const json::object& task = item.as_object();
    const std::string every = Text(task, "every"), ended = Text(task, "lastRunStatus");
    lines.push_back({Text(task, "name"), Text(task, "id"), Text(task, "status"),
                     every.empty() ? Text(task, "cron") : every,
                     ended.empty() ? "-" : OrNone(Text(task, "latestCompleted")), OrNone(ended)});
  }
  return lines.size() == 1 ? "there are no tasks\n" : Aligned(lines);
}

std::string RunsText(const json::array& runs) {
  std::vector<std::array<std::string, 5>> lines = {{"run", "status", "scheduled for", "started", "finished"}};
  for (const json::value& item : runs) {
    if (!item.is_object()) continue;
    const json::object& run = item.as_object();
    lines.push_back({Text(run, "id"), Text(run, "status"), Text(run, "scheduledFor"), OrNone(Text(run, "startedAt")),
                     OrNone(Text(run, "finishedAt"))});
  }
  return lines.size() == 1 ? "there are no runs\n" : Aligned(lines);
}

// Text of a script as it is, but for what could steer a terminal.
std::string Lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    out += TerminalText(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

class TaskCommandRun {
 public:
  TaskCommandRun(ServerClient client, const Options& options)
      : client_(std::move(client)), options_(options), arguments_(options.task) {}

  Status Run() {
    switch (arguments_.action) {
      case TaskAction::kCreate:
        return Create();
      case TaskAction::kList:
        return List();
      case TaskAction::kShow:
        return Show();
      case TaskAction::kUpdate:
        return Update();
      case TaskAction::kDelete:
        return Delete();
      case TaskAction::kRun:
        return StartRun();
      case TaskAction::kLog:
        return Log();
      case TaskAction::kRetry:
        return Retry();
      case TaskAction::kRetryFailed:
        return RetryFailed();
      case TaskAction::kBackfill:
        return Backfill();
      case TaskAction::kDryRun:
        return DryRun();
    }
    return {};
  }

 private:
  // Prints the answer for programs, or a text for people.
  template <typename Show>
  Status Print(const json::object& answer, Show show) {
    PrintData(options_.is_json ? json::serialize(answer) + "\n" : show(answer));
    return {};
  }
  static std::string TaskText(const json::object& task) { return TasksText({task}); }
  static std::string RunText(const json::object& run) { return RunsText({run}); }

  Result<json::array> AllTasks() {
    json::array all;
    for (std::string after;;) {
      FLUX_TRY(const json::object page,
               client_.AskJson("GET", fmt::format("{}?limit=500{}", kTasks, after.empty() ? "" : "&after=" + after)));
      const json::array tasks = cli::List(page, "tasks");
      for (const json::value& task : tasks) all.push_back(task);
      if (tasks.size() < 500 || !tasks.back().is_object()) return all;
      after = Text(tasks.back().as_object(), "id");
    }
  }

  // The id of the task that the arguments name.
  Result<std::string> TaskId() {
    const std::string& named = arguments_.task;
    if (named.size() == kIdDigits && named.find_first_not_of("0123456789abcdef") == named.npos) return named;
    FLUX_TRY(const json::object found,
             client_.AskJson("GET", fmt::format("{}?name={}&limit=2", kTasks, net::EncodeQueryPart(named))));
    const json::array tasks = cli::List(found, "tasks");
    if (tasks.size() == 1 && tasks[0].is_object()) return Text(tasks[0].as_object(), "id");
    return flux::Fail(ErrorCode::kNotFound,
                      tasks.empty()
                          ? fmt::format("there is no task `{}`", ShownName(named))
                          : fmt::format("several tasks are called `{}`; name one by its id", ShownName(named)));
  }
  Result<std::string> TaskPath() {
    FLUX_TRY(const std::string id, TaskId());
    return fmt::format("{}/{}", kTasks, id);
  }

  // The script that the arguments name, if they do.
  Result<std::string> Script() {
    if (!options_.expression.empty() || options_.files.empty()) return options_.expression;
    return ReadInput(options_.files.front());
  }

  Result<std::string> Organization() {
    if (!arguments_.org.empty()) return arguments_.org;
    if (const char* org = std::getenv("INFLUX_ORG"); org != nullptr && *org != '\0') return org;
    FLUX_TRY(const json::object found, client_.AskJson("GET", "/api/v2/orgs"));
    const json::array orgs = cli::List(found, "orgs");
    if (orgs.size() == 1 && orgs[0].is_object()) return Text(orgs[0].as_object(), "name");
    return flux::Fail(ErrorCode::kInvalid, "there are several organizations; name one by `--org`");
  }

  Status Create() {
    FLUX_TRY(const std::string script, Script());
    if (script.empty()) return flux::Fail(ErrorCode::kInvalid, "a task needs a script: a FILE, or `-e SCRIPT`");
    FLUX_TRY(const std::string org, Organization());
    json::object body{{"flux", script}, {"org", org}};
    if (!arguments_.status.empty()) body["status"] = arguments_.status;
    FLUX_TRY(const json::object task, client_.AskJson("POST", kTasks, json::serialize(body)));
    return Print(task, TaskText);
  }

  Status List() {
    FLUX_TRY(json::array tasks, AllTasks());
    return Print(json::object{{"tasks", std::move(tasks)}},
                 [](const json::object& all) { return TasksText(cli::List(all, "tasks")); });
  }

  Status Show() {
    FLUX_TRY(const std::string path, TaskPath());
    FLUX_TRY(json::object task, client_.AskJson("GET", path));
    FLUX_TRY(const json::object runs, client_.AskJson("GET", path + "/runs?limit=10"));
    task["runs"] = cli::List(runs, "runs");
    return Print(task, [](const json::object& shown) {
      const json::value* const script = shown.if_contains("flux");
      const std::string error = Text(shown, "lastRunError");
      return TaskText(shown) + (error.empty() ? "" : fmt::format("\nlast error: {}\n", error)) + "\n" +
             (script != nullptr && script->is_string() ? Lines(script->as_string()) : "") + "\n" +
             RunsText(cli::List(shown, "runs"));
    });
  }

  Status Update() {
    FLUX_TRY(const std::string path, TaskPath());
    FLUX_TRY(const std::string script, Script());
    json::object body;
    if (!script.empty()) body["flux"] = script;
    if (!arguments_.status.empty()) body["status"] = arguments_.status;
    FLUX_TRY(const json::object task, client_.AskJson("PATCH", path, json::serialize(body)));
    return Print(task, TaskText);
  }

  Status Delete() {
    FLUX_TRY(const std::string path, TaskPath());
    FLUX_TRY([[maybe_unused]] const std::string nothing, client_.Ask("DELETE", path));
    return {};
  }

  std::string TimeBody() const {
    return json::serialize(arguments_.at.empty() ? json::object() : json::object{{"scheduledFor", arguments_.at}});
  }

  Status StartRun() {
    FLUX_TRY(const std::string path, TaskPath());
    FLUX_TRY(const json::object run, client_.AskJson("POST", path + "/runs", TimeBody()));
    return Print(run, RunText);
  }

  Status Log() {
    FLUX_TRY(const std::string path, TaskPath());
    const std::string of_run = arguments_.run.empty() ? "" : "/runs/" + net::EncodeQueryPart(arguments_.run);
    FLUX_TRY(const json::object log, client_.AskJson("GET", path + of_run + "/logs"));
    return Print(log, [](const json::object& events) {
      std::string text;
      for (const json::value& item : cli::List(events, "events")) {
        if (!item.is_object()) continue;
        const json::object& line = item.as_object();
        text += fmt::format("{}  {}  {}\n", Text(line, "runID"), Text(line, "time"), Text(line, "message"));
      }
      return text;
    });
  }

  Status Retry() {
    FLUX_TRY(const std::string path, TaskPath());
    FLUX_TRY(const json::object run,
             client_.AskJson("POST", fmt::format("{}/runs/{}/retry", path, net::EncodeQueryPart(arguments_.run))));
    return Print(run, RunText);
  }

  Status RetryFailed() {
    std::vector<std::string> ids;
    if (!arguments_.task.empty()) {
      FLUX_TRY(std::string id, TaskId());
      ids.push_back(std::move(id));
    } else {
      FLUX_TRY(const json::array tasks, AllTasks());
      for (const json::value& task : tasks) {
        if (task.is_object()) ids.push_back(Text(task.as_object(), "id"));
      }
    }
    json::array queued;
    for (const std::string& id : ids) FLUX_TRY_STATUS(RetryFailedOf(id, queued));
    return Print(json::object{{"runs", std::move(queued)}}, [&](const json::object& all) {
      const json::array runs = cli::List(all, "runs");
      return RunsText(runs) + (arguments_.only_says ? "nothing was done; without `--dry-run` these run again\n" : "");
    });
  }

  // What failed for a time and did not succeed for it since.
  Status RetryFailedOf(const std::string& id, json::array& queued) {
    std::vector<std::pair<std::string, std::string>> range = {{"limit", "500"}};
    if (!arguments_.from.empty()) range.emplace_back("afterTime", arguments_.from);
    if (!arguments_.to.empty()) range.emplace_back("beforeTime", arguments_.to);
    const std::string path = fmt::format("{}/{}/runs", kTasks, id);
    FLUX_TRY(const json::object found, client_.AskJson("GET", path + "?" + net::EncodeQuery(range)));
    const json::array runs = cli::List(found, "runs");
    std::vector<std::string> done;
    for (const json::value& item : runs) {
      if (item.is_object() && Text(item.as_object(), "status") != "failed")
        done.push_back(Text(item.as_object(), "scheduledFor"));
    }
    for (const json::value& item : runs) {
      if (!item.is_object()) continue;
      const json::object& run = item.as_object();
      const std::string time = Text(run, "scheduledFor");
      if (std::ranges::find(done, time) != done.end()) continue;
      done.push_back(time);
      if (arguments_.only_says) {
        queued.push_back(run);
        continue;
      }
      FLUX_TRY(json::object again, client_.AskJson("POST", fmt::format("{}/{}/retry", path, Text(run, "id"))));
      queued.push_back(std::move(again));
    }
    return {};
  }

  Status Backfill() {
    FLUX_TRY(const std::string path, TaskPath());
    FLUX_TRY(const json::object runs,
             client_.AskJson("POST", path + "/backfill",
                             json::serialize(json::object{{"from", arguments_.from}, {"to", arguments_.to}})));
    return Print(runs, [](const json::object& all) {
      return fmt::format("{} runs are queued\n", cli::List(all, "runs").size());
    });
  }

  Status DryRun() {
    FLUX_TRY(const std::string path, TaskPath());
    FLUX_TRY(const std::string lines, client_.Ask("POST", path + "/dry-run", TimeBody()));
    PrintData(lines);
    return {};
  }

  ServerClient client_;
  const Options& options_;
  const TaskArguments& arguments_;
};

}  // namespace

int TaskCommand(const Options& options) {
  CancelOnInterrupt();
  Result<ServerClient> client = ServerClient::Make(options);
  if (!client) return Fail(client.error());
  const Status done = TaskCommandRun(*std::move(client), options).Run();
  return done ? kOk : Fail(done.error());
}

}  // namespace flux::cli
