#include <fmt/format.h>

#include <algorithm>

#include "stdlib/experimental/geo/shape_arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kPackage = "experimental/geo";
// Messages name the function that was called.
constexpr std::string_view kTwoParameters = "function region geometry units";
constexpr std::string_view kLengthParameters = "function geometry units";

// Argument `i`, which must be a point or lines.
Result<geo::Shape> GeometryAt(const ArgReader& in, size_t i, const geo::Sphere& sphere, double earth_radius) {
  FLUX_TRY(geo::Shape shape, ShapeAt(in, i, sphere, earth_radius));
  if (std::holds_alternative<geo::Place>(shape) || std::holds_alternative<geo::Path>(shape)) return shape;
  return in.Invalid(i, fmt::format("must be a point or lines, found {}", Describe(shape)));
}

// Lines are in a region when all their points are.
Result<Value> Contains(CallContext&, Args args) {
  FLUX_TRY(const std::string function, ArgReader("geo._contains", kTwoParameters, args).String(0));
  const ArgReader in(function, kTwoParameters, args);
  FLUX_TRY(const geo::Sphere sphere, geo::Sphere::Open());
  FLUX_TRY(const double earth_radius, EarthRadius(in, 3));
  FLUX_TRY(const geo::Region region, RegionAt(in, 1, sphere, earth_radius));
  FLUX_TRY(const geo::Shape geometry, GeometryAt(in, 2, sphere, earth_radius));
  if (const auto* place = std::get_if<geo::Place>(&geometry)) return Value::Bool(sphere.Contains(region, *place));
  return Value::Bool(std::ranges::all_of(std::get<geo::Path>(geometry).places,
                                         [&](const geo::Place& place) { return sphere.Contains(region, place); }));
}

Result<Value> Distance(CallContext&, Args args) {
  FLUX_TRY(const std::string function, ArgReader("geo._distance", kTwoParameters, args).String(0));
  const ArgReader in(function, kTwoParameters, args);
  FLUX_TRY(const geo::Sphere sphere, geo::Sphere::Open());
  FLUX_TRY(const double earth_radius, EarthRadius(in, 3));
  FLUX_TRY(const geo::Shape region, ShapeAt(in, 1, sphere, earth_radius));
  if (std::holds_alternative<geo::Path>(region)) {
    return in.Invalid(1, "must be a point, a box, a circle or a polygon, found lines; lines can be the `geometry`");
  }
  FLUX_TRY(const geo::Shape geometry, GeometryAt(in, 2, sphere, earth_radius));
  return Value::Float(sphere.Distance(region, geometry) * earth_radius);
}

Result<Value> Length(CallContext&, Args args) {
  FLUX_TRY(const std::string function, ArgReader("geo._length", kLengthParameters, args).String(0));
  const ArgReader in(function, kLengthParameters, args);
  FLUX_TRY(const geo::Sphere sphere, geo::Sphere::Open());
  FLUX_TRY(const double earth_radius, EarthRadius(in, 2));
  FLUX_TRY(const geo::Shape geometry, GeometryAt(in, 1, sphere, earth_radius));
  const auto* path = std::get_if<geo::Path>(&geometry);
  return Value::Float(path == nullptr ? 0 : geo::Length(*path) * earth_radius);
}

}  // namespace

void RegisterGeoMeasures(Registry& registry) {
  registry.Add(BuiltinDef{kPackage, "_contains", kTwoParameters, Contains, true, ColumnType::kBool});
  registry.Add(BuiltinDef{kPackage, "_distance", kTwoParameters, Distance, true, ColumnType::kFloat});
  registry.Add(BuiltinDef{kPackage, "_length", kLengthParameters, Length, true, ColumnType::kFloat});
}

}  // namespace flux::stdlib
