#include "stdlib/experimental/geo/shape_arguments.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "runtime/base/number_text.h"
#include "runtime/base/suggest.h"

namespace flux::stdlib {

namespace {

using geo::Box;
using geo::Circle;
using geo::Path;
using geo::Place;
using geo::Polygon;
using geo::Region;
using geo::Shape;
using geo::Sphere;

// The mean radius of the earth (WGS 84).
constexpr double kEarthRadiusInKilometers = 6371.01;
constexpr double kKilometersPerMile = 1.609344;

struct Unit {
  std::string_view name;
  double earth_radius;
};
constexpr std::array kUnits = {Unit{"m", kEarthRadiusInKilometers * 1000}, Unit{"km", kEarthRadiusInKilometers},
                               Unit{"mile", kEarthRadiusInKilometers / kKilometersPerMile}};

const std::vector<std::string>& FieldsOfShapes() {
  static const std::vector<std::string> kFields = {"lat",    "lon",    "radius", "points", "linestring",
                                                   "minLat", "maxLat", "minLon", "maxLon"};
  return kFields;
}

bool IsFieldOfShapes(std::string_view name) {
  return std::ranges::find(FieldsOfShapes(), name) != FieldsOfShapes().end();
}

// One record of an argument and how messages call it.
struct ShapeRecord {
  const ArgReader& in;
  size_t i;
  const RecordObject& record;
  std::string place = {};  // "point 3 of the polygon: "; empty: the argument itself

  std::unexpected<Error> Invalid(std::string_view complaint) const {
    return in.Invalid(i, fmt::format("{}{}", place, complaint));
  }
  bool HasJust(std::initializer_list<std::string_view> names) const {
    return record.fields.size() == names.size() &&
           std::ranges::all_of(names, [&](std::string_view name) { return record.Find(name) != nullptr; });
  }
  // The field must be there.
  Result<double> Number(std::string_view name) const {
    const Value& value = *record.Find(name);
    if (value.is_null()) return Invalid(fmt::format("has a null `{}`; test it with `exists` first", name));
    if (value.kind() != ValueKind::kFloat) {
      return Invalid(fmt::format("must have a float `{}`, found {}", name, DescribeKind(value)));
    }
    if (!std::isfinite(value.AsFloat())) {
      return Invalid(fmt::format("must have a finite `{}`, found {}", name, FormatFloat(value.AsFloat())));
    }
    return value.AsFloat();
  }
  Result<Place> ReadPlace(std::string_view lat, std::string_view lon) const {
    Place place;
    FLUX_TRY(place.lat, Number(lat));
    FLUX_TRY(place.lon, Number(lon));
    return place;
  }
};

Result<ShapeRecord> RecordAt(const ArgReader& in, size_t i) {
  if (!in.Has(i) || in[i].is_null() || in[i].kind() != ValueKind::kRecord) {
    return in.Invalid(i, fmt::format("must be a record, found {}", DescribeKind(in[i])));
  }
  return ShapeRecord{in, i, in[i].AsRecord()};
}

// Bounds may be given in either order.
Result<Shape> ReadBox(const ShapeRecord& from) {
  Box box;
  FLUX_TRY(box.low, from.ReadPlace("minLat", "minLon"));
  FLUX_TRY(box.high, from.ReadPlace("maxLat", "maxLon"));
  if (box.low.lat > box.high.lat) std::swap(box.low.lat, box.high.lat);
  if (box.low.lon > box.high.lon) std::swap(box.low.lon, box.high.lon);
  if (box.low.lat < -90 || box.high.lat > 90) {
    return from.Invalid(fmt::format("must be a box of latitudes from -90 to 90, found {} to {}",
                                    FormatFloat(box.low.lat), FormatFloat(box.high.lat)));
  }
  if (box.low.lon < -180 || box.high.lon > 180) {
    return from.Invalid(fmt::format("must be a box of longitudes from -180 to 180, found {} to {}",
                                    FormatFloat(box.low.lon), FormatFloat(box.high.lon)));
  }
  return box;
}

Result<Shape> ReadCircle(const ShapeRecord& from, double earth_radius) {
  Circle circle;
  FLUX_TRY(circle.center, from.ReadPlace("lat", "lon"));
  FLUX_TRY(const double radius, from.Number("radius"));
  if (radius < 0) return from.Invalid(fmt::format("must not have a negative `radius`, found {}", FormatFloat(radius)));
  circle.radius = radius / earth_radius;
  return circle;
}

Result<Shape> ReadPolygon(const ShapeRecord& from, const Sphere& sphere) {
  const Value& points = *from.record.Find("points");
  if (points.is_null() || points.kind() != ValueKind::kArray) {
    return from.Invalid(fmt::format("must have an array `points`, found {}", DescribeKind(points)));
  }
  const std::vector<Value>& elements = points.AsArray().elements;
  if (elements.size() < 3) {
    return from.Invalid(fmt::format("must be a polygon of at least 3 points, found {}", elements.size()));
  }
  Polygon polygon;
  for (const Value& element : elements) {
    const std::string name = fmt::format("(point {} of the polygon) ", polygon.corners.size() + 1);
    if (element.is_null() || element.kind() != ValueKind::kRecord) {
      return from.Invalid(fmt::format("{}must be a record, found {}", name, DescribeKind(element)));
    }
    const ShapeRecord corner{from.in, from.i, element.AsRecord(), name};
    if (!corner.record.Find("lat") || !corner.record.Find("lon")) {
      return corner.Invalid("must have the fields `lat` and `lon`");
    }
    FLUX_TRY(const Place place, corner.ReadPlace("lat", "lon"));
    polygon.corners.push_back(place);
  }
  if (const std::optional<std::string> mistake = sphere.MistakeIn(polygon)) {
    return from.Invalid("is not a polygon that has an inside: " + *mistake);
  }
  return polygon;
}

// The next word of a text, without it and the blanks around it.
std::string_view TakeWord(std::string_view& text) {
  constexpr std::string_view kBlanks = " \t\n\v\f\r";
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(kBlanks));
  text.remove_prefix(word.size());
  return word;
}

// A longitude and a latitude; what follows them, as a height, does not count.
std::optional<Place> ParsePlace(std::string_view text) {
  const std::string_view lon_text = TakeWord(text), lat_text = TakeWord(text);
  const Result<double> lon = ParseFloat(lon_text), lat = ParseFloat(lat_text);
  if (!lon || !lat || !std::isfinite(*lon) || !std::isfinite(*lat)) return std::nullopt;
  return Place{.lat = *lat, .lon = *lon};
}

Result<Shape> ReadPath(const ShapeRecord& from) {
  const Value& value = *from.record.Find("linestring");
  if (value.is_null() || value.kind() != ValueKind::kString) {
    return from.Invalid(fmt::format("must have a string `linestring`, found {}", DescribeKind(value)));
  }
  Path path;
  std::string_view rest = value.AsString();
  for (bool is_last = false; !is_last;) {
    const size_t comma = rest.find(',');
    const std::string_view part = rest.substr(0, comma);
    const std::optional<Place> place = ParsePlace(part);
    if (!place) {
      return from.Invalid(
          fmt::format("must have a `linestring` of longitudes and latitudes (`13.4 52.5, 2.3 48.9`), "
                      "found `{}` as its point {}",
                      part, path.places.size() + 1));
    }
    path.places.push_back(*place);
    is_last = comma == std::string_view::npos;
    rest.remove_prefix(is_last ? rest.size() : comma + 1);
  }
  return path;
}

}  // namespace

Result<double> EarthRadius(const ArgReader& in, size_t i) {
  FLUX_TRY(const ShapeRecord units, RecordAt(in, i));
  const Value* distance = units.record.Find("distance");
  if (distance == nullptr || distance->is_null() || distance->kind() != ValueKind::kString) {
    return units.Invalid("must have a string `distance`");
  }
  const auto known = std::ranges::find(kUnits, distance->AsString(), &Unit::name);
  if (known != kUnits.end()) return known->earth_radius;
  std::vector<std::string> names;
  for (const Unit& unit : kUnits) names.emplace_back(unit.name);
  const std::string hint = DidYouMean(distance->AsString(), names);
  return units.Invalid(
      fmt::format("must have `m`, `km` or `mile` as `distance`, found `{}`{}", distance->AsString(), hint));
}

Result<Shape> ShapeAt(const ArgReader& in, size_t i, const Sphere& sphere, double earth_radius) {
  FLUX_TRY(const ShapeRecord from, RecordAt(in, i));
  if (from.HasJust({"lat", "lon"})) return from.ReadPlace("lat", "lon");
  if (from.HasJust({"minLat", "minLon", "maxLat", "maxLon"})) return ReadBox(from);
  if (from.HasJust({"lat", "lon", "radius"})) return ReadCircle(from, earth_radius);
  if (from.HasJust({"points"})) return ReadPolygon(from, sphere);
  if (from.HasJust({"linestring"})) return ReadPath(from);
  std::vector<std::string> names;
  std::string hint;
  for (const RecordField& field : from.record.fields) {
    names.push_back(fmt::format("`{}`", field.name));
    if (hint.empty() && !IsFieldOfShapes(field.name)) hint = DidYouMean(field.name, FieldsOfShapes());
  }
  return from.Invalid(
      fmt::format("must be a point (`lat`, `lon`), a box (`minLat`, `maxLat`, `minLon`, `maxLon`), a circle (`lat`, "
                  "`lon`, `radius`), a polygon (`points`) or lines (`linestring`), found a record with {}{}",
                  names.empty() ? "no fields" : fmt::format("{}", fmt::join(names, ", ")), hint));
}

Result<Region> RegionAt(const ArgReader& in, size_t i, const Sphere& sphere, double earth_radius) {
  FLUX_TRY(Shape shape, ShapeAt(in, i, sphere, earth_radius));
  if (auto* box = std::get_if<Box>(&shape)) return *box;
  if (auto* circle = std::get_if<Circle>(&shape)) return *circle;
  if (auto* polygon = std::get_if<Polygon>(&shape)) return std::move(*polygon);
  return in.Invalid(i, fmt::format("must be a box, a circle or a polygon, found {}", Describe(shape)));
}

Result<Place> PlaceAt(const ArgReader& in, size_t i) {
  FLUX_TRY(const ShapeRecord from, RecordAt(in, i));
  if (!from.record.Find("lat") || !from.record.Find("lon")) {
    return from.Invalid("must have the fields `lat` and `lon`");
  }
  return from.ReadPlace("lat", "lon");
}

std::string_view Describe(const Shape& shape) {
  constexpr std::array<std::string_view, std::variant_size_v<Shape>> kNames = {"a point", "a box", "a circle",
                                                                               "a polygon", "lines"};
  return kNames[shape.index()];
}

}  // namespace flux::stdlib
