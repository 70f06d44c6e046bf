#include "tools/fluxc/test_plan.h"

#include <algorithm>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/base/suggest.h"

namespace flux::cli {

namespace {

bool Has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

// Whether one of the names is that of the test: `name`, `package.name` or `package/name`.
bool IsNamed(const std::vector<std::string>& names, const TestRecord& test) {
  return std::ranges::any_of(names, [&](const std::string& name) {
    const size_t point = name.find_last_of("./");
    if (point == name.npos) return name == test.name;
    return name.substr(0, point) == test.package && name.substr(point + 1) == test.name;
  });
}

bool IsChosen(const TestRecord& test, const Options& options) {
  if (!options.tests.empty() && !IsNamed(options.tests, test)) return false;
  const std::string names = fmt::format("{}: {}.{}", test.file, test.package, test.name);
  return options.filter.empty() || names.find(options.filter) != names.npos;
}

// Why it does not run, or nothing. Who names a test wants to see it run.
std::string SkipReason(const TestRecord& test, const Options& options) {
  if (!options.tests.empty()) return {};
  if (IsNamed(options.skipped_tests, test)) return "`--skip` names it";
  if (options.skips_untagged && test.tags.empty()) return "it has no tags";
  const bool is_tagged = std::ranges::all_of(test.tags, [&](const std::string& tag) { return Has(options.tags, tag); });
  return is_tagged ? std::string() : "its tags are not in `--tags`";
}

}  // namespace

Result<TestPlan> TestPlan::Make(const Options& options) {
  FLUX_TRY(TestFiles files, TestFiles::Gather(options.files));
  TestPlan plan(std::move(files));
  for (const TestFile& file : plan.files_.files()) plan.AddTests(file, options);
  return plan;
}

Status TestPlan::CheckChoice(const Options& options) const {
  FLUX_TRY_STATUS(CheckNames(options.tests));
  FLUX_TRY_STATUS(CheckNames(options.skipped_tests));
  if (tests_.empty() && !options.filter.empty()) {
    return flux::Fail(ErrorCode::kNotFound,
                      fmt::format("no test has `{}` in its file, package or name", options.filter));
  }
  return CheckTagNames(options.tags);
}

void TestPlan::AddUnparsed(const TestFile& file, const TestcaseFile& parsed, const Options& options) {
  PlannedTest test;
  test.record.file = file.source->name();
  test.record.package = parsed.package();
  test.record.name = "syntax";
  test.record.line = 1;
  test.folder = file.folder;
  test.file = &parsed;
  if (IsChosen(test.record, options)) tests_.push_back(std::move(test));
}

void TestPlan::AddTests(const TestFile& file, const Options& options) {
  const TestcaseFile& parsed = *parsed_.emplace_back(std::make_unique<TestcaseFile>(file.source));
  if (parsed.testcases().empty() && !parsed.is_parsed()) AddUnparsed(file, parsed, options);
  for (const Testcase& testcase : parsed.testcases()) {
    PlannedTest test;
    test.record.file = file.source->name();
    test.record.package = parsed.package();
    test.record.name = testcase.name;
    test.record.line = testcase.line;
    test.folder = file.folder;
    test.file = &parsed;
    test.testcase = &testcase;
    names_.push_back(testcase.name);
    names_.push_back(test.record.package + "." + testcase.name);
    if (!testcase.extends.empty()) Extend(test);
    const auto none = std::vector<std::string>();
    const auto inherited =
        test.parent == nullptr ? none : test.parent->tags.value_or(test.parent_file->tags().value_or(none));
    test.record.tags = testcase.tags.value_or(parsed.tags().value_or(inherited));
    used_tags_.insert(used_tags_.end(), test.record.tags.begin(), test.record.tags.end());
    const std::string place = fmt::format("{}:{}", test.record.file, test.record.line);
    const std::string key = fmt::format("{} {} {}", file.folder.string(), test.record.package, testcase.name);
    const auto [known, is_new] = places_.try_emplace(key, place);
    if (!is_new) {
      test.is_sound = flux::Fail(
          ErrorCode::kAlreadyExists,
          fmt::format("another testcase of package `{}` has this name: {}", test.record.package, known->second));
    }
    if (!IsChosen(test.record, options)) continue;
    CheckTags(test, file.module);
    test.skipped_because = SkipReason(test.record, options);
    tests_.push_back(std::move(test));
  }
}

void TestPlan::Extend(PlannedTest& test) {
  const std::string& path = test.testcase->extends;
  Result<const TestcaseFile*> file = ParentFile(path);
  if (!file) {
    test.is_sound = std::unexpected(std::move(file.error()));
    return;
  }
  const std::string_view name = TestcaseOf(path);
  const Testcase* parent = (*file)->Find(name);
  if (parent == nullptr) {
    std::vector<std::string> others;
    for (const Testcase& other : (*file)->testcases()) others.push_back(other.name);
    test.is_sound = flux::Fail(
        ErrorCode::kNotFound,
        fmt::format("`{}` has no testcase `{}`{}", (*file)->source().name(), name, DidYouMean(name, others)));
  } else if (!parent->extends.empty()) {
    test.is_sound =
        flux::Fail(ErrorCode::kInvalid, fmt::format("the testcase `{}` extends another itself; extend that one", path));
  } else {
    test.parent_file = *file;
    test.parent = parent;
  }
}

Result<const TestcaseFile*> TestPlan::ParentFile(const std::string& path) {
  const std::string file = path.substr(0, path.rfind('.'));
  const auto known = parents_.find(file);
  if (known != parents_.end()) return known->second;
  FLUX_TRY(std::shared_ptr<const SourceFile> source, files_.Open(path));
  parsed_.push_back(std::make_unique<TestcaseFile>(std::move(source)));
  return parents_[file] = parsed_.back().get();
}

// A module that names tags has no others: a tag that nobody asks for is a test that nobody runs.
void TestPlan::CheckTags(PlannedTest& test, const TestModule* module) const {
  if (module == nullptr || module->tags.empty()) return;
  for (const std::string& tag : test.record.tags) {
    if (Has(module->tags, tag)) continue;
    test.is_sound = flux::Fail(ErrorCode::kInvalid,
                               fmt::format("`{}` is not one of the tags of the module `{}`: `{}`{}", tag, module->name,
                                           fmt::join(module->tags, "`, `"), DidYouMean(tag, module->tags)));
  }
}

Status TestPlan::CheckNames(const std::vector<std::string>& names) const {
  for (const std::string& name : names) {
    std::string dotted = name;
    std::ranges::replace(dotted, '/', '.');
    if (Has(names_, dotted)) continue;
    return flux::Fail(ErrorCode::kNotFound, fmt::format("there is no test `{}`{}", name, DidYouMean(dotted, names_)));
  }
  return {};
}

// Without a module that names its tags, those of a run may be for other tests.
Status TestPlan::CheckTagNames(const std::vector<std::string>& tags) const {
  std::vector<std::string> known = used_tags_;
  bool are_named = false;
  for (const auto& [name, module] : files_.modules()) {
    are_named |= !module.tags.empty();
    known.insert(known.end(), module.tags.begin(), module.tags.end());
  }
  for (const std::string& tag : tags) {
    if (!are_named || Has(known, tag)) continue;
    return flux::Fail(ErrorCode::kNotFound, fmt::format("there is no tag `{}`{}", tag, DidYouMean(tag, known)));
  }
  return {};
}

}  // namespace flux::cli
