#pragma once

// Which tests there are, and which of them the command line chooses.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tools/fluxc/options.h"
#include "tools/fluxc/test_files.h"
#include "tools/fluxc/test_report.h"
#include "tools/fluxc/testcase.h"

namespace flux::cli {

struct PlannedTest {
  TestRecord record;
  std::filesystem::path folder;  // of the local packages of its file
  const TestcaseFile* file = nullptr;
  const Testcase* testcase = nullptr;  // null when the file cannot be parsed and none was found in it
  // Of the testcase that it extends.
  const TestcaseFile* parent_file = nullptr;
  const Testcase* parent = nullptr;
  // Fails when it cannot run as it is.
  Status is_sound = {};
  std::string skipped_because;  // empty: it runs

  // What runs; only of a sound test.
  TestScript Script() const {
    if (testcase == nullptr) return {file->file().source};
    return parent == nullptr ? file->Script(*testcase) : file->Script(*testcase, *parent_file, *parent);
  }
};

// Owns the files that its tests refer to.
class TestPlan {
 public:
  // Reads the files; fails when one cannot be read.
  static Result<TestPlan> Make(const Options& options);
  // Fails on names and tags that no test has, with a guess of what was meant.
  Status CheckChoice(const Options& options) const;

  // In order of their files and places, without those that are not chosen by name.
  std::vector<PlannedTest>& tests() { return tests_; }

 private:
  explicit TestPlan(TestFiles files) : files_(std::move(files)) {}
  // A file that cannot be parsed and has no testcases is a failed test.
  void AddUnparsed(const TestFile& file, const TestcaseFile& parsed, const Options& options);
  void AddTests(const TestFile& file, const Options& options);
  void Extend(PlannedTest& test);
  Result<const TestcaseFile*> ParentFile(const std::string& path);
  void CheckTags(PlannedTest& test, const TestModule* module) const;
  Status CheckNames(const std::vector<std::string>& names) const;
  Status CheckTagNames(const std::vector<std::string>& tags) const;

  TestFiles files_;
  std::vector<std::unique_ptr<TestcaseFile>> parsed_;
  std::map<std::string, const TestcaseFile*> parents_;  // by module and path
  std::map<std::string, std::string> places_;           // of the testcases of a folder, by package and name
  std::vector<std::string> names_, used_tags_;
  std::vector<PlannedTest> tests_;
};

}  // namespace flux::cli
