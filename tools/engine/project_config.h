#pragma once

// `fluxc.toml`:
//   ambient = ["v", "task.every=1h"]   names that the host of the scripts defines
//   [modules]
//   path = ["lib", "vendor"]           where imports that are not relative are looked up, relative to the file
//   [semantics]
//   null-tags = "strict"               what filters on reads make of absent tags: docs/semantics.md
// The .cpp file is the wall around the TOML library.

#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/error.h"

namespace flux {

struct ProjectConfig {
  std::vector<std::string> ambient, module_path;
  bool has_strict_null_tags = false;
};

// Reads the text of a configuration; `name` is the file's for messages. Unknown keys are errors.
Result<ProjectConfig> ReadProjectConfig(std::string_view text, std::string_view name);

}  // namespace flux
