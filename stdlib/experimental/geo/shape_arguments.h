#pragma once

// Reads shapes and units of measure, which scripts give to the functions of geography as records.

#include <string_view>

#include "runtime/geo/sphere.h"
#include "stdlib/arguments.h"

namespace flux::stdlib {

// The radius of the earth in the units that argument `i` names (`{distance: "km"}`).
Result<double> EarthRadius(const ArgReader& in, size_t i);

// The shape that argument `i` gives; `earth_radius` is that of the units of its lengths. Its numbers are finite, and a
// polygon is one that S2 can take.
Result<geo::Shape> ShapeAt(const ArgReader& in, size_t i, const geo::Sphere& sphere, double earth_radius);

// As above, for arguments that must be shapes with an inside.
Result<geo::Region> RegionAt(const ArgReader& in, size_t i, const geo::Sphere& sphere, double earth_radius);

// A place that argument `i` gives.
Result<geo::Place> PlaceAt(const ArgReader& in, size_t i);

// Names a shape for messages: `a circle`.
std::string_view Describe(const geo::Shape& shape);

}  // namespace flux::stdlib
