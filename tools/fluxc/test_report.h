#pragma once

// What became of the tests, for people and for programs.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/error.h"
#include "tools/fluxc/test_difference.h"

namespace flux::cli {

enum class TestOutcome : uint8_t { kPassed, kFailed, kSkipped };

// What became of one test.
struct TestResult {
  TestOutcome outcome = TestOutcome::kSkipped;
  std::string message;                // why it failed or was skipped
  std::vector<std::string> findings;  // what is to be said of its script
  std::string warnings;               // of its run
  std::vector<TableDifference> differences;
  double seconds = 0;
  // Findings and warnings.
  std::string Diagnostics() const;
};

// A test and what became of it.
struct TestRecord {
  std::string file, package, name;
  uint32_t line = 0;
  std::vector<std::string> tags;
  TestResult result = {};
};

// How many tests there are of each outcome.
struct TestCounts {
  size_t passed = 0, failed = 0, skipped = 0;
  size_t all() const { return passed + failed + skipped; }
};
// Counts the tests by their outcomes.
TestCounts CountTests(const std::vector<TestRecord>& tests);

// A line for the test, and why it failed; nothing for others than failed tests unless all are to be named.
std::string TestText(const TestRecord& test, bool is_verbose);

// Name and tags, without an outcome.
std::string ListText(const std::vector<TestRecord>& tests);

// The tests that took longest.
std::string DurationsText(const std::vector<TestRecord>& tests, size_t count);

// One JSON object: the tests in order, with differences taken apart, and their counts. `has_run` is false for a list.
std::string TestJson(const std::vector<TestRecord>& tests, bool has_run);

// The XML that build servers read, a suite for each file.
std::string TestJunit(const std::vector<TestRecord>& tests);

}  // namespace flux::cli
