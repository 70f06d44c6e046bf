#pragma once

// Scripts as clients send them, compiled; those that were used last are kept.

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "tools/engine/compile.h"

namespace flux::server {

// A script and the statements that a client wants in front of it, such as the values of parameters.
struct ClientScript {
  std::string text;
  std::string imports = {}, statements = {};  // of those; empty when there are none
  std::vector<std::string> ambient = {};      // names that the server defines, as `AmbientOptions` has them
};

// A client's script ready to run.
struct CompiledScript {
  std::shared_ptr<const bytecode::Module> module;
  // Where in the text that was compiled others were put in front of statements, and how many bytes.
  struct Insertion {
    uint32_t line = 0, column = 0, bytes = 0;
  };
  std::vector<Insertion> insertions;

  // The place in the client's own text of one in what was compiled.
  LineColumn Original(LineColumn place) const;
};
using CompiledScriptRef = std::shared_ptr<const CompiledScript>;

// May be used from several threads.
class ScriptCache {
 public:
  explicit ScriptCache(const Engine& engine) : engine_(engine) {}

  // Fails with `kInvalid` and all that is wrong, with places in the script's own text.
  Result<CompiledScriptRef> Compile(const ClientScript& script);
  // How many scripts were found here, and how many were not.
  uint64_t hits() const;
  uint64_t misses() const;

 private:
  struct Kept {
    std::string key;
    CompiledScriptRef script;
  };

  const Engine& engine_;
  mutable std::mutex mutex_;
  std::list<Kept> kept_;  // the last used first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key_;
  size_t bytes_ = 0;  // of their keys
  uint64_t hits_ = 0, misses_ = 0;
};

}  // namespace flux::server
