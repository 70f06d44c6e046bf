#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"
#include "tools/fluxc/test_plan.h"
#include "tools/fluxc/test_update.h"
#include "tools/fluxc/written_file.h"

namespace flux::cli {

namespace {

// Runs single tests; may be used from several threads.
class TestRunner {
 public:
  TestRunner(Host& host, const Options& options) : host_(host), options_(options) {}

  TestResult Run(const PlannedTest& test) const {
    TestResult result;
    if (!test.is_sound) {
      result.outcome = TestOutcome::kFailed;
      result.message = test.is_sound.error().Text();
    } else if (!test.skipped_because.empty()) {
      result.message = test.skipped_because;
    } else {
      const auto begin = std::chrono::steady_clock::now();
      ErrorOutput output;
      const TestScript script = test.Script();
      const Status done = RunScript(test, script.source, output, result);
      result.differences = FindDifferences(output.tables());
      const bool is_passed = done && result.differences.empty();
      result.outcome = is_passed ? TestOutcome::kPassed : TestOutcome::kFailed;
      if (!is_passed) result.message = MessageOf(test, script, done);
      result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }
    return result;
  }

  // What is to be said of the script, and warnings of its run, are added to the result.
  Status RunScript(const PlannedTest& test, const std::shared_ptr<const SourceFile>& script, io::ResultEncoder& output,
                   TestResult& result) const {
    FLUX_TRY(LoadedScript loaded, LoadSource(host_.engine(), options_, script, test.folder));
    // What is wrong at the edges of the testcase, as a missing brace, is not in its script.
    const bool lacks_errors = loaded.module != nullptr && test.testcase != nullptr && !test.testcase->is_parsed;
    if (lacks_errors) {
      FLUX_TRY(loaded, LoadSource(host_.engine(), options_, test.file->file().source, test.folder));
    }
    result.findings = std::move(loaded.findings);
    if (loaded.module == nullptr) {
      return flux::Fail(ErrorCode::kInvalid, test.testcase == nullptr
                                                 ? "the file cannot be parsed, so it is not known what it tests"
                                                 : "the test has errors");
    }
    FLUX_TRY(SessionOptions session_options, MakeSessionOptions(options_, loaded));
    session_options.warn = [&](std::string_view warning) {
      result.warnings += fmt::format("fluxc: warning: {}\n", TerminalText(warning));
    };
    Session session(host_, std::move(session_options), Interrupt());
    FLUX_TRY(PlannedScript planned, session.Plan(std::move(loaded.module)));
    return session.Execute(planned, output, nullptr);
  }

 private:
  static std::string MessageOf(const PlannedTest& test, const TestScript& script, const Status& done) {
    std::string message = done ? "the results differ" : done.error().Text();
    if (script.parent_line == 0) return message;
    return message + fmt::format("\n  line {} and those below it are line 1 of `{}` and those below it",
                                 script.parent_line, test.parent_file->source().name());
  }

  Host& host_;
  const Options& options_;
};

// Runs tests one after the other or several at once, and tells of them in their order as soon as that is possible.
class TestRun {
 public:
  TestRun(const TestRunner& runner, const Options& options, std::vector<PlannedTest>& tests)
      : runner_(runner), options_(options), tests_(tests), is_done_(tests.size()) {}

  // Fails when the run was cancelled.
  Status Run() {
    std::vector<std::jthread> others;
    for (size_t i = 1; i < std::min(options_.jobs, tests_.size()); ++i) others.emplace_back([this] { Work(); });
    Work();
    others.clear();
    return Interrupt().Check();
  }

 private:
  void Work() {
    while (std::optional<size_t> i = Next()) {
      TestResult result = runner_.Run(tests_[*i]);
      const std::scoped_lock lock(mutex_);
      tests_[*i].record.result = std::move(result);
      is_done_[*i] = true;
      Report();
    }
  }

  std::optional<size_t> Next() {
    const std::scoped_lock lock(mutex_);
    if (next_ == tests_.size() || !Interrupt().Check()) return std::nullopt;
    return next_++;
  }

  // Needs the mutex.
  void Report() {
    for (; reported_ < tests_.size() && is_done_[reported_]; ++reported_) {
      if (options_.is_json || !Interrupt().Check()) continue;
      const TestRecord& test = tests_[reported_].record;
      const bool is_noteworthy = test.result.outcome == TestOutcome::kFailed || options_.is_verbose;
      if (is_noteworthy) PrintMessages(test.result);
      PrintData(TestText(test, options_.is_verbose));
    }
  }

  // What is wrong outside of the testcases of a file is found with each of them, and told once.
  void PrintMessages(const TestResult& result) {
    for (const std::string& finding : result.findings) {
      if (told_.insert(finding).second) PrintMessage(finding);
    }
    PrintMessage(result.warnings);
  }

  const TestRunner& runner_;
  const Options& options_;
  std::vector<PlannedTest>& tests_;
  std::set<std::string> told_;
  std::mutex mutex_;
  std::vector<bool> is_done_;
  size_t next_ = 0, reported_ = 0;
};

std::vector<TestRecord> RecordsOf(const std::vector<PlannedTest>& tests) {
  std::vector<TestRecord> records;
  for (const PlannedTest& test : tests) records.push_back(test.record);
  return records;
}

// Where `secrets.get` looks.
Status SetSecrets(const std::vector<std::string>& secrets) {
  for (const std::string& secret : secrets) {
    const size_t equals = secret.find('=');
    if (equals == 0 || equals == secret.npos) {
      return flux::Fail(ErrorCode::kInvalid, "`--secret` needs a name and a value: `--secret NAME=VALUE`");
    }
    setenv(("FLUX_SECRET_" + secret.substr(0, equals)).c_str(), secret.substr(equals + 1).c_str(), 1);
  }
  return {};
}

Status Summarize(const Options& options, const std::vector<TestRecord>& tests) {
  if (!options.junit_file.empty()) FLUX_TRY_STATUS(WriteWhole(options.junit_file, TestJunit(tests)));
  if (options.is_json) {
    PrintText(TestJson(tests, true));
    return {};
  }
  const TestCounts counts = CountTests(tests);
  PrintData(DurationsText(tests, options.durations));
  Print("Found {} tests: {} passed, {} failed, {} skipped\n", counts.all(), counts.passed, counts.failed,
        counts.skipped);
  return {};
}

// Gives the number of failed tests, without those whose wanted results were updated.
Result<size_t> RunPlan(Host& host, const Options& options, std::vector<PlannedTest>& tests) {
  const TestRunner runner(host, options);
  FLUX_TRY_STATUS(TestRun(runner, options, tests).Run());
  const std::vector<TestRecord> records = RecordsOf(tests);
  FLUX_TRY_STATUS(Summarize(options, records));
  const size_t failed = CountTests(records).failed;
  if (!options.updates || failed == 0) return failed;
  const auto run = [&](const PlannedTest& test, const std::shared_ptr<const SourceFile>& script,
                       io::ResultEncoder& output) {
    TestResult ignored;
    return runner.RunScript(test, script, output, ignored);
  };
  return failed - UpdateTests(tests, run);
}

}  // namespace

int RunTests(const Options& options) {
  if (Status set = SetSecrets(options.secrets); !set) {
    Fail(set.error());
    return kWrongUsage;
  }
  Result<TestPlan> plan = TestPlan::Make(options);
  if (!plan) return Fail(plan.error());
  if (Status known = plan->CheckChoice(options); !known) {
    Fail(known.error());
    return kWrongUsage;
  }
  if (options.only_lists) {
    const std::vector<TestRecord> records = RecordsOf(plan->tests());
    if (options.is_json) {
      PrintText(TestJson(records, false));
    } else {
      PrintData(ListText(records));
    }
    return kOk;
  }
  std::unique_ptr<Engine> engine = MakeEngine();
  Result<std::unique_ptr<Host>> host = MakeHost(*engine, options);
  if (!host) return Fail(host.error());
  CancelOnInterrupt();
  EndPromptly();
  Result<size_t> failed = RunPlan(**host, options, plan->tests());
  if (!failed) return Fail(failed.error());
  return *failed == 0 ? kOk : kFailed;
}

}  // namespace flux::cli
