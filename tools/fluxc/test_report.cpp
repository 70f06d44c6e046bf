#include "tools/fluxc/test_report.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/utf8.h"
#include "runtime/io/json_text.h"

namespace flux::cli {

namespace {

constexpr size_t kAllRows = std::numeric_limits<size_t>::max();

std::string_view OutcomeName(TestOutcome outcome) {
  switch (outcome) {
    case TestOutcome::kPassed:
      return "passed";
    case TestOutcome::kFailed:
      return "failed";
    case TestOutcome::kSkipped:
      return "skipped";
  }
  return {};
}

// The members of a JSON object, in the order in which they are added.
class JsonObject {
 public:
  JsonObject& Add(std::string_view name, std::string_view value) {
    Name(name);
    io::AppendJsonString(text_, value);
    return *this;
  }
  JsonObject& AddJson(std::string_view name, std::string_view json) {
    Name(name);
    text_ += json;
    return *this;
  }
  std::string Text() const { return "{" + text_ + "}"; }

 private:
  void Name(std::string_view name) {
    if (!text_.empty()) text_ += ", ";
    io::AppendJsonString(text_, name);
    text_ += ": ";
  }

  std::string text_;
};

template <typename Items, typename Write>
std::string JsonArray(const Items& items, const Write& write) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : ", ") + write(item);
  return "[" + text + "]";
}

std::string JsonText(std::string_view text) {
  std::string out;
  io::AppendJsonString(out, text);
  return out;
}

std::string CellJson(const CellDifference& cell) {
  JsonObject object;
  object.Add("column", cell.column);
  if (!cell.want.empty()) object.Add("want", cell.want);
  if (!cell.got.empty()) object.Add("got", cell.got);
  return object.Text();
}

std::string TableJson(const TableDifference& table) {
  const auto row_json = [](const RowDifference& row) {
    JsonObject object;
    object.AddJson("row", fmt::format("{}", row.row));
    object.AddJson("cells", JsonArray(row.cells, CellJson));
    return object.Text();
  };
  return JsonObject().Add("table", table.key).AddJson("rows", JsonArray(table.rows, row_json)).Text();
}

std::string TestJson(const TestRecord& test, bool has_run) {
  JsonObject object;
  object.Add("file", test.file).AddJson("line", fmt::format("{}", test.line));
  object.Add("package", test.package).Add("name", test.name);
  object.AddJson("tags", JsonArray(test.tags, [](const std::string& tag) { return JsonText(tag); }));
  if (!has_run) return object.Text();
  const TestResult& result = test.result;
  object.Add("outcome", OutcomeName(result.outcome)).AddJson("seconds", fmt::format("{:.6f}", result.seconds));
  if (!result.message.empty()) object.Add("message", result.message);
  if (const std::string diagnostics = result.Diagnostics(); !diagnostics.empty())
    object.Add("diagnostics", diagnostics);
  if (!result.differences.empty()) object.AddJson("differences", JsonArray(result.differences, TableJson));
  return object.Text();
}

// XML 1.0 has no control characters but three, no U+FFFE and U+FFFF, and no place for bytes that are not UTF-8.
std::string Xml(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Utf8Step step = DecodeUtf8(text);
    const std::string_view bytes = text.substr(0, step.length);
    const bool is_blank = bytes == "\n" || bytes == "\t";
    const bool is_no_character = bytes == "\xef\xbf\xbe" || bytes == "\xef\xbf\xbf";
    if (bytes == "&") {
      out += "&amp;";
    } else if (bytes == "<") {
      out += "&lt;";
    } else if (bytes == ">") {
      out += "&gt;";
    } else if (bytes == "\"") {
      out += "&quot;";
    } else if (!is_no_character && (is_blank || IsShowable(step))) {
      out += bytes;
    } else {
      out += EscapedCharacter(bytes);
    }
    text.remove_prefix(step.length);
  }
  return out;
}

// The first line, on which an attribute has to end.
std::string_view FirstLine(std::string_view text) { return text.substr(0, text.find('\n')); }

std::string JunitCase(const TestRecord& test) {
  const TestResult& result = test.result;
  std::string text = fmt::format(R"(    <testcase classname="{}" name="{}" file="{}" line="{}" time="{:.6f}")",
                                 Xml(test.package), Xml(test.name), Xml(test.file), test.line, result.seconds);
  if (result.outcome == TestOutcome::kPassed) return text + "/>\n";
  text += ">\n";
  if (result.outcome == TestOutcome::kSkipped) {
    text += fmt::format("      <skipped message=\"{}\"/>\n", Xml(FirstLine(result.message)));
  } else {
    text +=
        fmt::format("      <failure message=\"{}\">{}</failure>\n", Xml(FirstLine(result.message)),
                    Xml(result.message + "\n" + DifferenceText(result.differences, kAllRows) + result.Diagnostics()));
  }
  return text + "    </testcase>\n";
}

double SecondsOf(const std::vector<TestRecord>& tests) {
  double sum = 0;
  for (const TestRecord& test : tests) sum += test.result.seconds;
  return sum;
}

std::string JunitAttributes(const std::vector<TestRecord>& tests) {
  const TestCounts counts = CountTests(tests);
  return fmt::format(R"(tests="{}" failures="{}" errors="0" skipped="{}" time="{:.6f}")", counts.all(), counts.failed,
                     counts.skipped, SecondsOf(tests));
}

}  // namespace

std::string TestResult::Diagnostics() const {
  std::string text;
  for (const std::string& finding : findings) text += finding;
  return text + warnings;
}

TestCounts CountTests(const std::vector<TestRecord>& tests) {
  const auto count = [&](TestOutcome outcome) {
    return static_cast<size_t>(
        std::ranges::count_if(tests, [&](const TestRecord& test) { return test.result.outcome == outcome; }));
  };
  return {count(TestOutcome::kPassed), count(TestOutcome::kFailed), count(TestOutcome::kSkipped)};
}

std::string TestText(const TestRecord& test, bool is_verbose) {
  constexpr size_t kFewRows = 20;
  const TestResult& result = test.result;
  const std::string place = fmt::format("{}:{}: {}", test.file, test.line, test.name);
  switch (result.outcome) {
    case TestOutcome::kPassed:
      return is_verbose ? fmt::format("ok   {}\n", place) : std::string();
    case TestOutcome::kSkipped:
      return is_verbose ? fmt::format("skip {}: {}\n", place, result.message) : std::string();
    case TestOutcome::kFailed:
      break;
  }
  return fmt::format("FAIL {}: {}\n{}", place, result.message,
                     DifferenceText(result.differences, is_verbose ? kAllRows : kFewRows));
}

std::string ListText(const std::vector<TestRecord>& tests) {
  std::string text;
  for (const TestRecord& test : tests) {
    text += fmt::format("{}:{}: {}.{}", test.file, test.line, test.package, test.name);
    text += test.tags.empty() ? std::string("\n") : fmt::format(" [{}]\n", fmt::join(test.tags, ", "));
  }
  return text;
}

std::string DurationsText(const std::vector<TestRecord>& tests, size_t count) {
  std::vector<const TestRecord*> slowest;
  for (const TestRecord& test : tests) {
    if (test.result.outcome != TestOutcome::kSkipped) slowest.push_back(&test);
  }
  // Of equally slow ones the first comes first.
  const auto key = [](const TestRecord* test) { return std::pair(-test->result.seconds, test); };
  std::ranges::sort(slowest, {}, key);
  std::string text;
  for (size_t i = 0; i < std::min(count, slowest.size()); ++i) {
    const TestRecord& test = *slowest[i];
    text += fmt::format("{:8.3f} s  {}:{}: {}\n", test.result.seconds, test.file, test.line, test.name);
  }
  return text;
}

std::string TestJson(const std::vector<TestRecord>& tests, bool has_run) {
  std::string text = "{\"tests\": [\n";
  for (const TestRecord& test : tests) text += TestJson(test, has_run) + (&test == &tests.back() ? "\n" : ",\n");
  if (!has_run) return text + "]}\n";
  const TestCounts counts = CountTests(tests);
  return text +
         fmt::format("], \"found\": {}, \"passed\": {}, \"failed\": {}, \"skipped\": {}, \"seconds\": {:.6f}}}\n",
                     counts.all(), counts.passed, counts.failed, counts.skipped, SecondsOf(tests));
}

std::string TestJunit(const std::vector<TestRecord>& tests) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites " + JunitAttributes(tests) + ">\n";
  for (size_t begin = 0, end = 0; begin < tests.size(); begin = end) {
    std::vector<TestRecord> suite;
    for (; end < tests.size() && tests[end].file == tests[begin].file; ++end) suite.push_back(tests[end]);
    text += fmt::format("  <testsuite name=\"{}\" {}>\n", Xml(tests[begin].file), JunitAttributes(suite));
    for (const TestRecord& test : suite) text += JunitCase(test);
    text += "  </testsuite>\n";
  }
  return text + "</testsuites>\n";
}

}  // namespace flux::cli
