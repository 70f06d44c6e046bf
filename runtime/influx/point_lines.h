#pragma once

// Points as the lines that a server stores.

#include <string>
#include <utility>
#include <vector>

#include "runtime/source/source.h"

namespace flux::influx {

// Collects points as line protocol with nanosecond times. Values that are not finite are left out, as in the reference;
// times are written as integers, and so are unsigned integers for servers that have none.
class PointLines {
 public:
  explicit PointLines(bool has_unsigned) : has_unsigned_(has_unsigned) {}

  // Adds a point unless it has no field to write. Fails when a number is too large for the server.
  Status Append(const WritePoint& point);
  // How many points there are.
  size_t points() const { return points_; }
  // Gives all lines and forgets them.
  std::string Take() {
    points_ = 0;
    return std::exchange(lines_, {});
  }

 private:
  Result<bool> IsWritable(std::string_view key, const Value& value) const;
  Value Stored(const Value& value) const;

  const bool has_unsigned_;
  std::string lines_;
  size_t points_ = 0;
  std::vector<std::pair<std::string_view, Value>> fields_;
};

}  // namespace flux::influx
