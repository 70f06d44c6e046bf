#include <algorithm>
#include <string>
#include <vector>

#include "compiler/parse/parse.h"
#include "fmt/format.h"
#include "tools/fluxc/interrupt.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/script.h"
#include "tools/fluxc/testcase.h"

namespace flux::cli {

namespace {

namespace fs = std::filesystem;

// By convention of package `testing`, tables of this result are what a test found wrong.
constexpr std::string_view kFailures = "errorOutput";

// Encodes the failures as tables and drops all other results.
class FailureEncoder final : public io::ResultEncoder {
 public:
  static Result<std::unique_ptr<FailureEncoder>> Make() {
    auto made = std::make_unique<FailureEncoder>();
    FLUX_TRY(made->encoder_, io::MakeEncoder("table", made->text_));
    return made;
  }

  TableSink& BeginResult(std::string_view name) override {
    is_failure_ = name == kFailures;
    sink_.next = is_failure_ ? &encoder_->BeginResult(name) : nullptr;
    return sink_;
  }
  Status EndResult() override { return is_failure_ ? encoder_->EndResult() : Status(); }
  Status Finish() override { return encoder_->Finish(); }
  bool has_output() const override { return encoder_->has_output(); }
  Status WriteError(std::string_view message) override { return encoder_->WriteError(message); }

  bool has_failures() const { return sink_.tables > 0; }
  const std::string& text() const { return text_.text; }

 private:
  struct Filter final : TableSink {
    Status Begin(TableHeaderRef header) override {
      if (next == nullptr) return {};
      ++tables;
      return next->Begin(std::move(header));
    }
    Status Push(const Chunk& chunk) override { return next == nullptr ? Status() : next->Push(chunk); }
    Status End() override { return next == nullptr ? Status() : next->End(); }
    Status Finish() override { return next == nullptr ? Status() : next->Finish(); }

    TableSink* next = nullptr;  // null: the result is dropped
    size_t tables = 0;
  };

  io::StringByteSink text_;
  std::unique_ptr<io::ResultEncoder> encoder_;
  Filter sink_;
  bool is_failure_ = false;
};

class TestRun {
 public:
  TestRun(Host& host, const Options& options) : host_(host), options_(options) {}

  // Runs the tests of all files; fails on files that cannot be read.
  Status Run() {
    FLUX_TRY(std::vector<std::string> files, Files());
    for (const std::string& file : files) FLUX_TRY_STATUS(RunFile(file));
    Print("Found {} tests: {} passed, {} failed, {} skipped\n", passed_ + failed_ + skipped_, passed_, failed_,
          skipped_);
    return {};
  }
  size_t failed() const { return failed_; }

 private:
  // Files as they are named, and the `_test.flux` files in folders, in order of path.
  Result<std::vector<std::string>> Files() const {
    std::vector<std::string> files;
    for (const std::string& name : options_.files) {
      std::error_code error;
      if (!fs::is_directory(name, error)) {
        files.push_back(name);
        continue;
      }
      for (fs::recursive_directory_iterator at(name, error), end; !error && at != end; at.increment(error)) {
        if (at->is_regular_file(error) && at->path().string().ends_with("_test.flux")) {
          files.push_back(at->path().string());
        }
      }
      if (error) return flux::Fail(ErrorCode::kInvalid, fmt::format("cannot list `{}`: {}", name, error.message()));
    }
    std::ranges::sort(files);
    if (files.empty()) return flux::Fail(ErrorCode::kInvalid, "there are no `_test.flux` files here");
    return files;
  }

  Status RunFile(const std::string& name) {
    FLUX_TRY(std::string text, ReadInput(name));
    DiagnosticSink ignored;
    ast::File file = ParseFile(std::make_shared<const SourceFile>(name, std::move(text)), ignored);
    for (const Testcase& test : FindTestcases(file)) {
      FLUX_TRY_STATUS(Interrupt().Check());
      if (!IsChosen(test)) continue;
      if (IsSkipped(test)) {
        ++skipped_;
        if (options_.is_verbose)
          Print("skip {}:{}: {}: {}\n", name, test.line, test.name,
                test.is_extension ? "`extends` is not supported" : "its tags are not in `--tags`");
        continue;
      }
      Report(name, test, RunTest(name, test));
    }
    return {};
  }

  bool IsChosen(const Testcase& test) const {
    return options_.tests.empty() || std::ranges::find(options_.tests, test.name) != options_.tests.end();
  }

  bool IsSkipped(const Testcase& test) const {
    return test.is_extension || std::ranges::any_of(test.tags, [&](const std::string& tag) {
             return std::ranges::find(options_.tags, tag) == options_.tags.end();
           });
  }

  // Fails when the script does, or with the tables in which it says what is wrong.
  Status RunTest(const std::string& name, const Testcase& test) const {
    FLUX_TRY(LoadedScript loaded, LoadSource(host_.engine(), options_, test.script, FolderOf(name)));
    if (loaded.module == nullptr) return flux::Fail(ErrorCode::kInvalid, "the test has errors");
    FLUX_TRY(SessionOptions session_options, MakeSessionOptions(options_, std::move(loaded.ambient)));
    Session session(host_, std::move(session_options), Interrupt());
    FLUX_TRY(PlannedScript script, session.Plan(std::move(loaded.module)));
    FLUX_TRY(std::unique_ptr<FailureEncoder> encoder, FailureEncoder::Make());
    FLUX_TRY_STATUS(session.Execute(script, *encoder, nullptr));
    if (!encoder->has_failures()) return {};
    return flux::Fail(ErrorCode::kInvalid, "the results differ\n" + encoder->text());
  }

  void Report(const std::string& file, const Testcase& test, const Status& result) {
    ++(result ? passed_ : failed_);
    if (!result) {
      PrintData(fmt::format("FAIL {}:{}: {}: {}\n", file, test.line, test.name, result.error().Text()));
    } else if (options_.is_verbose) {
      PrintData(fmt::format("ok   {}:{}: {}\n", file, test.line, test.name));
    }
  }

  Host& host_;
  const Options& options_;
  size_t passed_ = 0, failed_ = 0, skipped_ = 0;
};

}  // namespace

int RunTests(const Options& options) {
  std::unique_ptr<Engine> engine = MakeEngine();
  Result<std::unique_ptr<Host>> host = MakeHost(*engine, options);
  if (!host) return Fail(host.error());
  CancelOnInterrupt();
  EndPromptly();
  TestRun run(**host, options);
  Status done = run.Run();
  if (!done) return Fail(done.error());
  return run.failed() == 0 ? kOk : kFailed;
}

}  // namespace flux::cli
