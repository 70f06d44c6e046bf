#pragma once

// The interface of libfluxc_geo.so, the one place that links S2 and with it some twenty libraries of Abseil. It is
// loaded when the first script asks for geography. What a caller must know of these functions is said at `geo::Sphere`.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/geo/shapes.h"

namespace flux::geo {

struct SphereFunctions {
  uint64_t (*cell_at)(Place place);
  std::optional<uint64_t> (*find_cell)(std::string_view token);
  int (*level_of)(uint64_t cell);
  uint64_t (*ancestor)(uint64_t cell, int level);
  Place (*center_of)(uint64_t cell);
  std::optional<std::string> (*mistake_in)(const Polygon& polygon);
  std::vector<uint64_t> (*cover)(const Region& region, int level, size_t most);
  bool (*contains)(const Region& region, Place place);
  double (*distance)(const Shape& from, const Shape& to);
};

// The number in the entry's name changes with the interface, so that a library of another build is not taken for this
// one.
#define FLUX_GEO_ENTRY "FluxGeoFunctions1"
using GeoEntry = const SphereFunctions* (*)();

}  // namespace flux::geo
