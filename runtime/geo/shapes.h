#pragma once

// Shapes on the sphere, as the functions of geography take them.

#include <variant>
#include <vector>

namespace flux::geo {

// A place; in degrees, both finite.
struct Place {
  double lat = 0, lon = 0;
  bool operator==(const Place&) const = default;
};

// All places between two latitudes and two longitudes: -90 to 90 and -180 to 180, `low` not above `high`.
struct Box {
  Place low, high;
};

// All places within a distance of its center, which is an angle in radians: finite, and not negative.
struct Circle {
  Place center;
  double radius = 0;
};

// The smaller of the two parts into which the lines between its corners, and from the last one to the first, divide
// the sphere; at least three corners.
struct Polygon {
  std::vector<Place> corners;
};

// The lines from each place to the next; at least one place.
struct Path {
  std::vector<Place> places;
};

using Region = std::variant<Box, Circle, Polygon>;
using Shape = std::variant<Place, Box, Circle, Polygon, Path>;

}  // namespace flux::geo
