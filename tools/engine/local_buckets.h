#pragma once

// The names of the buckets in the embedded store, for the checker.

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "compiler/check/check.h"

namespace flux {

class LocalBuckets final : public BucketNames {
 public:
  explicit LocalBuckets(std::string data_directory) : data_directory_(std::move(data_directory)) {}

  // Looks into the store when it is first asked; may be called from several threads.
  std::optional<std::vector<std::string>> Names() const override;

 private:
  const std::string data_directory_;
  mutable std::once_flag once_;
  mutable std::optional<std::vector<std::string>> names_;
};

}  // namespace flux
