#pragma once

// The testcases of a file as scripts of their own.

#include <memory>
#include <string>
#include <vector>

#include "compiler/ast/ast.h"

namespace flux::cli {

struct Testcase {
  std::string name;
  uint32_t line = 0;
  // What `option testing.tags` says in the file or, with precedence, in the testcase.
  std::vector<std::string> tags;
  // Whether it takes its body from a testcase elsewhere, which is not supported.
  bool is_extension = false;
  // The file with every testcase but this one blanked out and this one's body as statements of the file, so that
  // places stay what they are. When statements follow the testcase, the body is moved behind them.
  std::shared_ptr<const SourceFile> script;
};

// Gives the testcases in source order. The file may have errors; they show when a script is checked.
std::vector<Testcase> FindTestcases(const ast::File& file);

}  // namespace flux::cli
