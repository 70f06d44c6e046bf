#pragma once

// Flux text of the reference's syntax trees in JSON, which clients send to set options in front of a script.

#include <string>

#include "tools/server/json.h"

namespace flux::server {

struct AstText {
  std::string imports;     // the import declarations, one behind the other
  std::string statements;  // the body
};

// Writes a `File`. Fails with `kInvalid` on nodes that cannot stand there, naming them.
Result<AstText> TextOfFile(const json::object& file);

}  // namespace flux::server
