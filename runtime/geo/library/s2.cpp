#include <s2/mutable_s2shape_index.h>
#include <s2/s2cap.h>
#include <s2/s2cell.h>
#include <s2/s2cell_id.h>
#include <s2/s2closest_edge_query.h>
#include <s2/s2latlng.h>
#include <s2/s2latlng_rect.h>
#include <s2/s2lax_polyline_shape.h>
#include <s2/s2loop.h>
#include <s2/s2loop_measures.h>
#include <s2/s2measures.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

#include "runtime/geo/geo_library.h"

namespace flux::geo {
namespace {

using Points = std::vector<S2Point>;

// As S2LatLng::ToPoint, which complains of latitudes beyond the poles.
S2Point ToPoint(Place place) {
  const double lat = S1Angle::Degrees(place.lat).radians(), lon = S1Angle::Degrees(place.lon).radians();
  return {std::cos(lon) * std::cos(lat), std::sin(lon) * std::cos(lat), std::sin(lat)};
}

Points ToPoints(const std::vector<Place>& places) {
  Points points;
  for (const Place& place : places) points.push_back(ToPoint(place));
  return points;
}

S2LatLngRect ToRect(const Box& box) {
  return {R1Interval(S1Angle::Degrees(box.low.lat).radians(), S1Angle::Degrees(box.high.lat).radians()),
          S1Interval(S1Angle::Degrees(box.low.lon).radians(), S1Angle::Degrees(box.high.lon).radians())};
}

S2Cap ToCap(const Circle& circle) { return {ToPoint(circle.center), S1Angle::Radians(circle.radius)}; }

// A place that is named twice in a row, as where a ring is closed, is one corner.
Points Corners(const std::vector<Place>& places) {
  Points corners = ToPoints(places);
  corners.erase(std::ranges::unique(corners).begin(), corners.end());
  while (corners.size() > 1 && corners.front() == corners.back()) corners.pop_back();
  return corners;
}

// Whether the left of the edges is the larger part of the sphere. S2Loop::GetArea would know, but Debian's S2 aborts in
// it when edges cross so that nothing is left.
bool IsTurned(const Points& corners) {
  const S2PointLoopSpan loop(corners);
  const double area = std::remainder(S2::GetSurfaceIntegral(loop, S2::SignedArea), 4 * std::numbers::pi);
  const bool is_certain = std::abs(area) > S2::GetCurvatureMaxError(loop);
  return is_certain ? area < 0 && area > -2 * std::numbers::pi : S2::GetCurvature(loop) < 0;
}

// The loop of corners, turned so that it goes around the smaller part of the sphere.
std::unique_ptr<S2Loop> MakeLoop(const Points& corners) {
  auto loop = std::make_unique<S2Loop>(corners, S2Debug::DISABLE);
  if (IsTurned(corners)) loop->Invert();
  return loop;
}

// A polygon and what S2 makes of it.
struct KnownPolygon {
  std::vector<Place> places;
  std::optional<std::string> mistake;
  std::unique_ptr<S2Loop> loop;
};

// Edges may cross: inside is then what an odd number of them separates from the outside.
std::optional<std::string> FindMistake(const Points& corners) {
  if (corners.size() < 3) return "it has fewer than 3 different corners";
  return std::nullopt;
}

// The polygon that the thread asked for last is kept: scripts ask for one with many places, a row each.
const KnownPolygon& Know(const Polygon& polygon) {
  thread_local KnownPolygon known;
  if (known.places.empty() || known.places != polygon.corners) {
    const Points corners = Corners(polygon.corners);
    known.mistake = FindMistake(corners);
    known.loop = known.mistake ? nullptr : MakeLoop(corners);
    known.places = polygon.corners;
  }
  return known;
}

// Calls `use` with the region as S2 has it.
template <typename Use>
auto WithRegion(const Region& region, const Use& use) {
  if (const auto* box = std::get_if<Box>(&region)) return use(ToRect(*box));
  if (const auto* circle = std::get_if<Circle>(&region)) return use(ToCap(*circle));
  return use(*Know(std::get<Polygon>(region)).loop);
}

// For boxes, S2 only says this way that two bounds overlap.
bool Touches(const S2Region& region, const S2Cell& cell) { return region.MayIntersect(cell); }
bool Touches(const S2LatLngRect& rect, const S2Cell& cell) { return rect.Intersects(cell); }

// Adds the cells of a level below `cell` that the region touches; tells whether there is room for more.
template <typename Known>
bool AddCells(const Known& region, S2CellId cell, int level, size_t most, std::vector<uint64_t>& cells) {
  if (!Touches(region, S2Cell(cell))) return true;
  if (cell.level() == level) {
    cells.push_back(cell.id());
    return cells.size() <= most;
  }
  for (int i = 0; i < 4; ++i) {
    if (!AddCells(region, cell.child(i), level, most, cells)) return false;
  }
  return true;
}

std::vector<uint64_t> Cover(const Region& region, int level, size_t most) {
  std::vector<uint64_t> cells;
  WithRegion(region, [&](const auto& known) {
    for (int face = 0; face < 6; ++face) {
      if (!AddCells(known, S2CellId::FromFace(face), level, most, cells)) return;
    }
  });
  return cells;
}

bool Contains(const Region& region, Place place) {
  return WithRegion(region, [&](const S2Region& known) { return known.Contains(ToPoint(place)); });
}

// The least distance between edges, or the inside of loops, and a target.
template <typename Target>
double DistanceTo(const MutableS2ShapeIndex& index, Target target) {
  return S2ClosestEdgeQuery(&index).GetDistance(&target).ToAngle().radians();
}

double DistanceTo(const MutableS2ShapeIndex& index, const S2Point& point) {
  return DistanceTo(index, S2ClosestEdgeQuery::PointTarget(point));
}

double DistanceTo(const S2Loop& loop, const S2Point& point) {
  MutableS2ShapeIndex index;
  index.Add(std::make_unique<S2Loop::Shape>(&loop));
  return DistanceTo(index, point);
}

double DistanceTo(const S2Loop& loop, const MutableS2ShapeIndex& lines) {
  MutableS2ShapeIndex index;
  index.Add(std::make_unique<S2Loop::Shape>(&loop));
  return DistanceTo(index, S2ClosestEdgeQuery::ShapeIndexTarget(&lines));
}

void AddLines(MutableS2ShapeIndex& index, const Points& points) {
  index.Add(std::make_unique<S2LaxPolylineShape>(points));
}

double DistanceToPlace(const Shape& from, Place to) {
  const S2Point point = ToPoint(to);
  if (const auto* place = std::get_if<Place>(&from)) return S1Angle(ToPoint(*place), point).radians();
  if (const auto* box = std::get_if<Box>(&from)) return ToRect(*box).GetDistance(S2LatLng(point)).radians();
  if (const auto* circle = std::get_if<Circle>(&from)) {
    return std::max(0.0, S1Angle(ToPoint(circle->center), point).radians() - circle->radius);
  }
  return DistanceTo(*Know(std::get<Polygon>(from)).loop, point);
}

// The box with straight sides; the inside of one without any is its lines.
double DistanceToLines(const Box& box, const MutableS2ShapeIndex& lines) {
  const auto& [low, high] = box;
  Points corners = Corners({low, {low.lat, high.lon}, high, {high.lat, low.lon}});
  if (corners.size() >= 3) return DistanceTo(*MakeLoop(corners), lines);
  if (corners.size() == 1) return DistanceTo(lines, corners[0]);
  MutableS2ShapeIndex side;
  AddLines(side, corners);
  return DistanceTo(side, S2ClosestEdgeQuery::ShapeIndexTarget(&lines));
}

double DistanceToPath(const Shape& from, const Path& path) {
  MutableS2ShapeIndex lines;
  AddLines(lines, ToPoints(path.places));
  if (const auto* place = std::get_if<Place>(&from)) return DistanceTo(lines, ToPoint(*place));
  if (const auto* box = std::get_if<Box>(&from)) return DistanceToLines(*box, lines);
  if (const auto* circle = std::get_if<Circle>(&from)) {
    return std::max(0.0, DistanceTo(lines, ToPoint(circle->center)) - circle->radius);
  }
  return DistanceTo(*Know(std::get<Polygon>(from)).loop, lines);
}

double Distance(const Shape& from, const Shape& to) {
  if (const auto* place = std::get_if<Place>(&to)) return DistanceToPlace(from, *place);
  const auto& path = std::get<Path>(to);
  if (path.places.size() == 1) return DistanceToPlace(from, path.places[0]);
  return DistanceToPath(from, path);
}

uint64_t CellAt(Place place) { return S2CellId(ToPoint(place)).id(); }

std::optional<uint64_t> FindCell(std::string_view token) {
  const S2CellId cell = S2CellId::FromToken(std::string(token));
  return cell.is_valid() ? std::optional(cell.id()) : std::nullopt;
}

int LevelOf(uint64_t cell) { return S2CellId(cell).level(); }

uint64_t Ancestor(uint64_t cell, int level) { return S2CellId(cell).parent(level).id(); }

Place CenterOf(uint64_t cell) {
  const S2LatLng center = S2CellId(cell).ToLatLng();
  return {center.lat().degrees(), center.lng().degrees()};
}

std::optional<std::string> MistakeIn(const Polygon& polygon) { return Know(polygon).mistake; }

}  // namespace

extern "C" __attribute__((visibility("default"))) const SphereFunctions* FluxGeoFunctions1() {
  static const SphereFunctions functions = {.cell_at = CellAt,
                                            .find_cell = FindCell,
                                            .level_of = LevelOf,
                                            .ancestor = Ancestor,
                                            .center_of = CenterOf,
                                            .mistake_in = MistakeIn,
                                            .cover = Cover,
                                            .contains = Contains,
                                            .distance = Distance};
  return &functions;
}

}  // namespace flux::geo
