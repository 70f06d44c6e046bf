#pragma once

// The testcases of a file as scripts of their own.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ast/ast.h"

namespace flux::cli {

struct Testcase {
  std::string name;
  uint32_t line = 0;
  // What `option testing.tags` says in the testcase, if it does.
  std::optional<std::vector<std::string>> tags;
  // The path of the testcase that it extends, or empty.
  std::string extends;
  const ast::TestcaseStmt* statement = nullptr;
  bool is_parsed = true;  // whether it has no errors of syntax, such as that its end is missing
};

// A script, and where in it the text of another file begins.
struct TestScript {
  std::shared_ptr<const SourceFile> source;
  uint32_t parent_line = 0;  // 0: it has none
};

// A file with testcases. It may have errors; they show when a script is checked.
class TestcaseFile {
 public:
  explicit TestcaseFile(std::shared_ptr<const SourceFile> source);

  const SourceFile& source() const { return *file_.source; }
  const ast::File& file() const { return file_; }
  // The name of its package, without the `_test` at the end.
  std::string_view package() const;
  // Whether it has no errors of syntax.
  bool is_parsed() const { return is_parsed_; }
  // In source order.
  std::span<const Testcase> testcases() const { return testcases_; }
  // Null when there is none.
  const Testcase* Find(std::string_view name) const;
  // What `option testing.tags` says in the file, if it does.
  const std::optional<std::vector<std::string>>& tags() const { return tags_; }

  // The file with every testcase but this one blanked out and this one's body as statements of the file, so that
  // places stay what they are. When statements follow the testcase, the body is moved behind them.
  TestScript Script(const Testcase& testcase) const;
  // The same of a testcase that extends one of another file: that file's statements and imports are added, and its
  // testcase's body takes the place of the first `super()`.
  TestScript Script(const Testcase& testcase, const TestcaseFile& parent_file, const Testcase& parent) const;

 private:
  ast::File file_;
  bool is_parsed_ = true;
  std::vector<Testcase> testcases_;
  std::optional<std::vector<std::string>> tags_;
};

}  // namespace flux::cli
