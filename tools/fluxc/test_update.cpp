#include "tools/fluxc/test_update.h"

#include <algorithm>
#include <filesystem>
#include <map>

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

// The changes of one file; those of several tests that want the same text must agree.
class FileChanges {
 public:
  explicit FileChanges(const SourceFile& source) : source_(source) {}

  Status Add(TextChange change) {
    const auto same = std::ranges::find(changes_, change.span, &TextChange::span);
    if (same == changes_.end()) {
      changes_.push_back(std::move(change));
      return {};
    }
    if (same->text == change.text) return {};
    return flux::Fail(ErrorCode::kInvalid, "another test wants the same text and got something else");
  }

  Status Write() {
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
  std::vector<TextChange> changes_;
};

}  // namespace

Result<size_t> UpdateTests(const std::vector<PlannedTest>& tests, const RunTestScript& run) {
  std::map<const TestcaseFile*, FileChanges> files;
  size_t updated = 0;
  for (const PlannedTest& test : tests) {
    if (test.record.result.outcome != TestOutcome::kFailed) continue;
    const std::string place = fmt::format("{}:{}: {}", test.record.file, test.record.line, test.record.name);
    Result<TextChange> change = FindChange(test, run);
    Status done = change ? files.try_emplace(test.file, test.file->source()).first->second.Add(*std::move(change))
                         : std::unexpected(change.error());
    updated += done ? 1 : 0;
    PrintData(done ? fmt::format("updated {}\n", place)
                   : fmt::format("not updated {}: {}\n", place, done.error().message));
  }
  for (auto& [file, changes] : files) FLUX_TRY_STATUS(changes.Write());
  return updated;
}

}  // namespace flux::cli
