#pragma once

// Compiled loops on disk, so that later processes link instead of compile. A file holds one object with the target it
// was made for and a checksum over everything; what does not verify is as good as absent.

#include <optional>
#include <string>
#include <string_view>

namespace flux::jit {

class ObjectStore {
 public:
  // Files live under `directory`, which is made when the first is written; empty: nothing is stored.
  explicit ObjectStore(std::string directory) : directory_(std::move(directory)) {}
  bool Has(std::string_view key) const;
  // The object for `key` made for `target`.
  std::optional<std::string> Read(std::string_view key, std::string_view target) const;
  // Replaces atomically. Failing to write is not an error: the next process compiles again.
  void Write(std::string_view key, std::string_view target, std::string_view object) const;

 private:
  std::string PathOf(std::string_view key) const;
  const std::string directory_;
};

}  // namespace flux::jit
