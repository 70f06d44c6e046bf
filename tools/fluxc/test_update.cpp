#include "tools/fluxc/test_update.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "fmt/format.h"
#include "tools/fluxc/output.h"
#include "tools/fluxc/wanted_text.h"
#include "tools/fluxc/written_file.h"

namespace flux::cli {

namespace {

constexpr std::string_view kGot = "fluxc test: got";

// Keeps the tables of the one result and drops the others.
class GotOutput final : public io::ResultEncoder {
 public:
  TableSink& BeginResult(std::string_view name) override {
    if (name == kGot) return got_;
    return nowhere_;
  }
  Status EndResult() override { return {}; }
  Status Finish() override { return {}; }
  bool has_output() const override { return false; }
  Status WriteError(std::string_view) override { return {}; }

  const std::vector<Table>& tables() const { return got_.tables; }

 private:
  CollectingSink got_;
  DiscardingSink nowhere_;
};

// The test's script with a result of what it got in the place of the comparison, which may fail.
std::shared_ptr<const SourceFile> ScriptOfGot(const PlannedTest& test, const Comparison& comparison) {
  const TestScript script = test.Script();
  std::string text = script.source->text();
  const std::string_view statement = test.file->source().Text(comparison.statement);
  const size_t at = text.rfind(statement);
  if (at != text.npos) text.erase(at, statement.size());
  text += fmt::format("\n_got_by_test = {}\n_got_by_test |> yield(name: \"{}\")\n", comparison.got, kGot);
  return std::make_shared<const SourceFile>(script.source->name(), std::move(text));
}

bool HasFailed(const PlannedTest& test) { return test.record.result.outcome == TestOutcome::kFailed; }

Result<TextChange> FindChange(const PlannedTest& test, const RunTestScript& run) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(test.record.file, error)) {
    return flux::Fail(ErrorCode::kInvalid, "only files can be written, not what is in archives");
  }
  if (test.testcase == nullptr) return flux::Fail(ErrorCode::kInvalid, "the file cannot be parsed");
  if (!test.testcase->extends.empty()) return flux::Fail(ErrorCode::kInvalid, "it extends another; update that one");
  const TestcaseText text{test.file->file(), test.testcase->statement->body};
  FLUX_TRY(const Comparison comparison, FindComparison(text));
  GotOutput output;
  FLUX_TRY_STATUS(run(test, ScriptOfGot(test, comparison), output));
  return ChangeWanted(text, comparison.want, output.tables());
}

// What a testcase wants; nothing when that is no text.
std::optional<Span> WantedBy(const TestcaseFile& file, const Testcase& testcase) {
  const TestcaseText text{file.file(), testcase.statement->body};
  const Result<Comparison> comparison = FindComparison(text);
  return comparison ? FindWanted(text, comparison->want) : std::nullopt;
}

// The changes of one file; those of several tests that want the same text must agree.
class FileChanges {
 public:
  explicit FileChanges(const SourceFile& source) : source_(source) {}

  // Leaves alone what a test wants that did not fail.
  void Keep(Span wanted) { kept_.push_back(wanted); }

  Status Add(TextChange change) {
    if (std::ranges::find(kept_, change.span) != kept_.end()) {
      return flux::Fail(ErrorCode::kInvalid, "another test wants the same text and did not fail");
    }
    const auto same = std::ranges::find(changes_, change.span, &TextChange::span);
    if (same == changes_.end()) {
      changes_.push_back(std::move(change));
      return {};
    }
    if (same->text == change.text) return {};
    return flux::Fail(ErrorCode::kInvalid, "another test wants the same text and got something else");
  }

  Status Write() {
    if (changes_.empty()) return {};
    std::ranges::sort(changes_, std::ranges::greater(), [](const TextChange& change) { return change.span.begin; });
    std::string text = source_.text();
    for (const TextChange& change : changes_) {
      text.replace(change.span.begin, change.span.end - change.span.begin, change.text);
    }
    std::error_code error;
    const std::filesystem::path path = std::filesystem::canonical(source_.name(), error);
    return WriteWhole(error ? source_.name() : path.string(), text);
  }

 private:
  const SourceFile& source_;
  std::vector<Span> kept_;
  std::vector<TextChange> changes_;
};

}  // namespace

size_t UpdateTests(const std::vector<PlannedTest>& tests, const RunTestScript& run) {
  std::map<const TestcaseFile*, FileChanges> files;
  for (const PlannedTest& test : tests) {
    if (HasFailed(test)) files.try_emplace(test.file, test.file->source());
  }
  // Also those that were not chosen.
  for (auto& [file, changes] : files) {
    for (const Testcase& testcase : file->testcases()) {
      const bool has_failed = std::ranges::any_of(
          tests, [&](const PlannedTest& test) { return test.testcase == &testcase && HasFailed(test); });
      const std::optional<Span> wanted = has_failed ? std::nullopt : WantedBy(*file, testcase);
      if (wanted) changes.Keep(*wanted);
    }
  }
  std::vector<std::pair<const PlannedTest*, Status>> done;
  for (const PlannedTest& test : tests) {
    if (!HasFailed(test)) continue;
    Result<TextChange> change = FindChange(test, run);
    done.emplace_back(&test,
                      change ? files.find(test.file)->second.Add(*std::move(change)) : std::unexpected(change.error()));
  }
  std::map<const TestcaseFile*, Status> written;
  for (auto& [file, changes] : files) written.emplace(file, changes.Write());
  size_t updated = 0;
  for (auto& [test, status] : done) {
    if (status) status = written.at(test->file);
    const std::string place = fmt::format("{}:{}: {}", test->record.file, test->record.line, test->record.name);
    updated += status ? 1 : 0;
    PrintData(status ? fmt::format("updated {}\n", place)
                     : fmt::format("not updated {}: {}\n", place, status.error().message));
  }
  return updated;
}

}  // namespace flux::cli
